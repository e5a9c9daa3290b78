"""When a picture was taken and until when it may be used, as exactly as its file says."""

from datetime import date

import pytest

from newsroom import iptc
from newsroom.photo_data import iso_moment
from tests.newsroom.desk.photo_files import block, exif, packet, reading


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"exif": exif(taken="2026:05:03 14:35:10", offset="+02:00")}, "2026-05-03T14:35:10+02:00"),
        ({"exif": exif(taken="2026:05:03 14:35:10")}, "2026-05-03T14:35:10"),
        (
            {"extra": block([(iptc.DAY, b"20260503"), (iptc.TIME, b"143510+0200")])},
            "2026-05-03T14:35:10+02:00",
        ),
        ({"extra": block([(iptc.DAY, b"20260503")])}, "2026-05-03"),
        ({"xmp": packet(attributes='photoshop:DateCreated="2026-05-03T14:35"')}, "2026-05-03T14:35:00"),
        (
            {
                "xmp": packet(attributes='photoshop:DateCreated="2026-05-03"'),
                "exif": exif(taken="2026:05:03 14:35:10"),
            },
            "2026-05-03T14:35:10",
        ),
        (
            {
                "xmp": packet(attributes='photoshop:DateCreated="2026-05-02"'),
                "exif": exif(taken="2026:05:03 14:35:10"),
            },
            "2026-05-02",
        ),
    ],
)
def test_when_it_was_taken_is_as_exact_as_the_file(options, words):
    assert reading(**options).taken.words == words


@pytest.mark.pure
@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13-01", "2026-02-30", "0000-00-00", "9999-12-31T23:59:59-14:00", "soon"]
)
def test_a_date_that_is_none_is_silence(text):
    assert iso_moment(text) is None


def test_the_last_day_of_use_is_read():
    assert reading(extra=block([(iptc.EXPIRES, b"20301231")])).rights_until == date(2030, 12, 31)
    assert reading(xmp=packet(attributes='plus:LicenseEndDate="2030-12-31"')).rights_until == date(
        2030, 12, 31
    )


@pytest.mark.parametrize(
    "never", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31", "0001-01-01"]
)
def test_a_moment_at_either_end_of_the_calendar_is_none(never):
    """Programs write it for what they do not know; no other zone has a date for it."""
    said = f"<photoshop:DateCreated>{never}</photoshop:DateCreated>"
    end = f"<plus:LicenseEndDate>{never}</plus:LicenseEndDate>"
    data = reading(xmp=packet(said + end))
    assert (data.taken, data.rights_until) == (None, None)
