"""Templates are used, exist and hold nothing inline."""

import re

import pytest
from django.template.loader import get_template
from django.utils.translation import override

from results.formats import colon
from tests.machine import ROOT

pytestmark = pytest.mark.pure

TEMPLATES = ROOT / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*"))
# Django asks for these by a name that it makes itself.
BY_CONVENTION = re.compile(r"^(admin/|registration/|(403|403_csrf|404|500)\.html$)")
REFERENCE = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml|svg))["']""")
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)
INLINE = re.compile(
    r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*\bsrc=)(?![^>]*\btype="application/(?:ld\+)?json")[^>]*>""",
    re.IGNORECASE,
)

SENTENCES = re.compile(r"\{%\s*blocktranslate\b.*?endblocktranslate\s*%\}", re.DOTALL)
GLUED = re.compile(r"(?:\}\}|%\}|<[^<>]*>):(?=[\s<])")


def source(name):
    return COMMENT.sub("", (TEMPLATES / name).read_text(encoding="utf-8"))


def code():
    for folder in ("newsroom", "results"):
        for path in (ROOT / folder).rglob("*.py"):
            yield path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def referenced():
    """Every template that a template or a module names."""
    texts = [*(source(name) for name in NAMES), *code()]
    return {name for text in texts for name in REFERENCE.findall(text)}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_can_be_compiled(name):
    get_template(name)


@pytest.mark.parametrize("name", [name for name in NAMES if not BY_CONVENTION.match(name)])
def test_a_template_is_used(name, referenced):
    assert name in referenced


@pytest.mark.parametrize("name", NAMES)
def test_what_a_template_includes_exists(name):
    for other in re.findall(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""", source(name)):
        get_template(other)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_nothing_inline(name):
    assert INLINE.findall(source(name)) == []


@pytest.mark.parametrize("text", ['<p style="color: red">', "<script>alert()</script>", '<a onclick="go()">'])
def test_the_rule_sees_what_is_inline(text):
    assert INLINE.search(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_colon_stands_as_the_language_has_it(name):
    """French has a space before it: `colon`, or a sentence that is translated whole."""
    assert GLUED.findall(SENTENCES.sub("", source(name))) == []


def test_french_has_a_space_before_the_colon_of_a_label():
    with override("fr"):
        assert colon("Monter") == "Monter\u00a0:"
    with override("en"):
        assert colon("Up") == "Up:"
