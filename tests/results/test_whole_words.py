"""Headlines set large: a name with a hyphen stays on one line."""

import pytest
from django.utils.safestring import mark_safe

from results.templatetags.results_formats import whole_words


@pytest.mark.parametrize(
    ("headline", "set_"),
    [
        ("4 Heures de Val-Brun, course", '4 Heures de <span class="whole">Val-Brun,</span> course'),
        ("L’après-midi", '<span class="whole">L’après-midi</span>'),
        ("Monza, race 2", "Monza, race 2"),
        ("Monza – race 2", "Monza – race 2"),
    ],
)
def test_a_line_does_not_end_at_a_hyphen_nor_begin_with_a_comma(headline, set_):
    assert whole_words(headline) == set_


def test_what_somebody_typed_stays_text():
    assert whole_words("<b>Val-Brun</b>") == '&lt;b&gt;<span class="whole">Val-Brun</span>&lt;/b&gt;'


def test_what_is_html_already_is_not_escaped_twice():
    assert whole_words(mark_safe("La 2<sup>e</sup> &amp; Val-Brun")) == (
        'La 2<sup>e</sup> &amp; <span class="whole">Val-Brun</span>'
    )
