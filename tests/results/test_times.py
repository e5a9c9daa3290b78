"""Times, gaps and positions: read as timing companies print them, printed as the house does."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from results.times import (
    Gap,
    format_gap,
    format_position,
    format_time,
    gap_aloud,
    gap_in_prose,
    parse_gap,
    parse_laps,
    parse_position,
    parse_status,
    parse_time,
    time_aloud,
    time_in_prose,
)

pytestmark = pytest.mark.pure
DAY = 24 * 60 * 60 * 1000


@pytest.mark.parametrize(
    ("printed", "ms"),
    [
        ("1:39.482", 99_482),
        ("01:39.482", 99_482),
        ("1'39.482", 99_482),
        ("1’39.482", 99_482),
        ("1'39\"482", 99_482),
        ("1:39,482", 99_482),
        ("1.39,482", 99_482),
        ("59.104", 59_104),
        ("0.012", 12),
        ("73.250", 73_250),
        ("24:01:20.108", 86_480_108),
        ("24h01'20.108", 86_480_108),
        ("65:12.345", 3_912_345),
        ("12:26.1", 746_100),
        ("1:39", 99_000),
        (" 1:39.482 ", 99_482),
        ("-", None),
        ("–", None),
        ("", None),
        (None, None),
    ],
)
def test_a_time_is_read_as_printed(printed, ms):
    assert parse_time(printed) == ms


@pytest.mark.parametrize(
    "garbage",
    [
        "1:60.000",
        "1:5.000",
        "1:75:00.000",
        "99",
        "24:2:20.108",
        "1:39.4821",
        "DNF",
        "1:39.482 x",
        "+1.759",
        "-1.759",
        "1::2",
    ],
)
def test_what_is_no_time_is_refused_rather_than_guessed(garbage):
    with pytest.raises(ValueError, match=r".+"):
        parse_time(garbage)


@pytest.mark.parametrize(
    ("printed", "gap"),
    [
        ("+1.759", Gap(ms=1_759)),
        ("1.759", Gap(ms=1_759)),
        ("+1:02.310", Gap(ms=62_310)),
        ("+ 12.4", Gap(ms=12_400)),
        ("2 Laps", Gap(laps=2)),
        ("+1 lap", Gap(laps=1)),
        ("1 LAPS", Gap(laps=1)),
        ("+1\u00a0tour", Gap(laps=1)),
        ("1 tour", Gap(laps=1)),
        ("1 Rd.", Gap(laps=1)),
        ("5 Runden", Gap(laps=5)),
        ("3 giri", Gap(laps=3)),
        ("2 vueltas", Gap(laps=2)),
        ("+2L", Gap(laps=2)),
        ("-", None),
        ("", None),
    ],
)
def test_a_gap_is_read_in_time_or_in_laps(printed, gap):
    assert parse_gap(printed) == gap


@pytest.mark.parametrize("garbage", ["2", "laps", "+", "1 lip", "Leader?", "1.2.3.4"])
def test_what_is_no_gap_is_refused(garbage):
    with pytest.raises(ValueError, match=r".+"):
        parse_gap(garbage)


@pytest.mark.parametrize("values", [{}, {"ms": 1, "laps": 1}])
def test_a_gap_is_either_time_or_laps(values):
    with pytest.raises(ValueError, match="time or in laps"):
        Gap(**values)


@pytest.mark.parametrize(
    ("printed", "position"),
    [
        ("2", 2),
        ("2.0", 2),
        ("2.", 2),
        ("2=", 2),
        ("=2", 2),
        ("1st", 1),
        ("2nd", 2),
        ("1er", 1),
        ("12e", 12),
        ("2ème", 2),
        ("2 ex æquo", 2),
        ("P3", 3),
        ("-", None),
        ("", None),
        ("NC", None),
        ("DSQ", None),
    ],
)
def test_a_position_is_read_as_printed(printed, position):
    assert parse_position(printed) == position


@pytest.mark.parametrize("garbage", ["0", "first", "2.5", "1/2"])
def test_what_is_no_position_is_refused(garbage):
    with pytest.raises(ValueError, match=r".+"):
        parse_position(garbage)


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("NC", "not_classified"),
        ("Not started", "did_not_start"),
        ("Disqualifiés", "disqualified"),
        ("Ab.", "retired"),
        ("Abandons", "retired"),
        ("DNQ", "did_not_qualify"),
        ("Classified", "classified"),
        ("Gold", None),
        ("", None),
    ],
)
def test_a_code_or_heading_names_a_status(printed, status):
    assert parse_status(printed) == status


def test_laps_are_counted():
    assert [parse_laps(text) for text in ("705", "17.0", "12 laps", "-")] == [705, 17, 12, None]


@given(st.integers(0, 3 * DAY))
def test_a_printed_time_reads_back(ms):
    assert parse_time(format_time(ms)) == ms


@given(st.one_of(st.builds(Gap, ms=st.integers(0, DAY)), st.builds(Gap, laps=st.integers(0, 999))))
def test_a_printed_gap_reads_back(gap):
    for language in ("fr", "en"):
        with override(language):
            assert parse_gap(format_gap(gap)) == gap


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    for parse in (parse_time, parse_gap, parse_position, parse_laps):
        try:
            parse(text)
        except ValueError:
            continue


def test_every_millisecond_of_two_hours_reads_back():
    wrong = [ms for ms in range(7_200_001) if parse_time(format_time(ms)) != ms]
    assert wrong == []


def test_tables_print_times_alike_in_both_languages():
    assert [format_time(ms) for ms in (59_104, 99_482, 3_723_004)] == ["59.104", "1:39.482", "1:02:03.004"]
    assert format_gap(Gap(ms=1_759)) == "+1.759"
    assert format_gap(Gap(ms=62_310)) == "+1:02.310"
    assert format_gap(Gap(laps=2), word="tours") == "+2\u00a0tours"


def test_english_words():
    with override("en"):
        assert format_gap(Gap(laps=1)) == "+1\u00a0lap"
        assert format_gap(Gap(laps=2)) == "+2\u00a0laps"
        assert format_position(2, tied=True) == "2="
        assert time_in_prose(99_482) == "1m39.482s"
        assert time_in_prose(59_104) == "59.104s"
        assert time_in_prose(3_723_004) == "1h02m03.004s"
        assert gap_in_prose(Gap(ms=1_759)) == "1.759 seconds"
        assert gap_in_prose(Gap(laps=1)) == "a lap down"
        assert time_aloud(99_482) == "1 minute 39.482 seconds"


def test_french_words():
    with override("fr"):
        assert format_gap(Gap(laps=1)) == "+1\u00a0tour"
        assert format_gap(Gap(laps=2)) == "+2\u00a0tours"
        assert format_position(2, tied=True) == "2\u00a0ex æquo"
        assert time_in_prose(99_482) == "1\u00a0min 39\u00a0s 482".replace(" ", "\u00a0")
        assert time_in_prose(59_104) == "59,104\u00a0s"
        assert time_in_prose(3_723_004) == "1 h 2 min 3 s 004".replace(" ", "\u00a0")
        assert gap_in_prose(Gap(ms=1_759)) == "1,759\u00a0s"
        assert gap_in_prose(Gap(laps=1)) == "à un tour"
        assert time_aloud(99_482) == "1 minute 39 secondes 482"
        assert gap_aloud(Gap(laps=2)) == "à 2 tours"
