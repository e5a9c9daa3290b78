"""How the desk writes a day and an hour: as the pages do, in each language, whoever writes it."""

import runpy
from datetime import UTC, datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from newsroom.admin.desk_lists import moment
from newsroom.conf.formats.en import formats
from newsroom.editions import zone_of

pytestmark = pytest.mark.pure

WHEN = datetime(2026, 6, 28, 17, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "28 juin 2026, 19\u00a0h\u00a010"), ("en", "28 June 2026, 18:10")]
)
def test_a_moment_is_written_one_way_by_the_clock_of_the_edition(language, words):
    with override(language):
        assert moment(WHEN) == words
        assert date_format(WHEN.astimezone(zone_of(language)), "DATETIME_FORMAT") == words


def test_of_today_the_hour_alone(time_machine):
    time_machine.move_to(WHEN, tick=False)
    with override("fr"):
        assert moment(WHEN) == "19\u00a0h\u00a010"


def test_american_english_keeps_the_dates_of_django(settings):
    settings.EN_VARIANT = "en-US"
    assert "DATETIME_FORMAT" not in runpy.run_path(formats.__file__)
