"""Races as they really come, each stored and shown in both languages. All names are invented."""

from dataclasses import replace

import pytest

from results.models import Classification
from results.publishing import Line, LineDrive, lines_of, publish
from tests.results.pages import codes, positions, read, words

BOTH = pytest.mark.parametrize("language", ["fr", "en"])


class TestAPartialResult:
    """A report gives the first eight and the class podiums, and one gap."""

    @pytest.fixture
    def session(self, make):
        session = make.session()
        pro_am, am = (make.race_class(session.event.season, code) for code in ("Pro-Am", "Am"))
        top = [
            Line(place, position=place, number=str(place), gap_ms=1759 if place == 2 else None)
            for place in range(1, 9)
        ]
        podiums = [
            Line(9, number="20", classes=((pro_am, 1),)),
            Line(10, number="21", classes=((pro_am, 2),)),
            Line(11, number="30", classes=((am, 1),)),
        ]
        make.classification(session, top + podiums, is_complete=False, status="provisional")
        return session

    def test_it_is_stored_as_it_was_told(self, session):
        rows = session.classifications.get().rows
        assert rows.filter(position=None, status="classified").count() == 3
        assert rows.get(position=2).gap_ms == 1759

    @BOTH
    def test_the_page_says_partial_and_invents_no_place(self, client, session, language):
        page = read(client, session, language)
        assert 'class="meta partial"' in page
        assert language == "fr" or "Partial result." in page
        assert "+1.759" in page
        assert positions(page) == ["1", "2", "3", "4", "5", "6", "7", "8", "", "", ""]
        assert "Pro-Am <b>1</b>" in page


class TestSixtyCarsInFourClasses:
    """Crews of four, a class inside another, and cars that are classified without running at the flag."""

    @pytest.fixture
    def session(self, make):
        session = make.session()
        season = session.event.season
        hyper, lmp, gtd, bronze = (
            make.race_class(season, code, order=order)
            for order, code in enumerate(["Hyper", "LMP", "GTD", "Bronze"])
        )
        lines = []
        for place in range(1, 61):
            main = hyper if place <= 10 else lmp if place <= 25 else gtd
            first = {hyper: 0, lmp: 10, gtd: 25}[main]
            classes = ((main, place - first),)
            if place > 40:
                classes += ((bronze, place - 40),)
            lines.append(
                Line(
                    place,
                    position=place,
                    number=f"{place:02}",
                    laps=200 - place,
                    running=place != 58,
                    gap_laps=place - 1 if place > 1 else None,
                    classes=classes,
                    drives=tuple(LineDrive(f"Driver {place}-{seat}") for seat in "ABCD"),
                )
            )
        make.classification(session, lines)
        return session

    @BOTH
    def test_all_are_shown_with_their_crews(self, client, session, language):
        page = read(client, session, language)
        assert positions(page) == [str(place) for place in range(1, 61)]
        assert page.count("Driver 7-") == 4
        assert "GTD 35 · Bronze 20" in words(page)

    @BOTH
    def test_who_was_not_running_is_classified_and_shows_no_gap(self, client, session, language):
        row = session.classifications.get().rows.get(running=False)
        assert (row.position, row.status, row.gap_laps) == (58, "classified", 57)
        page = read(client, session, language)
        assert codes(page) == ["n. t."]
        assert "+57" not in page

    @BOTH
    def test_bronze_is_shown_alone_in_its_own_order(self, client, session, language):
        page = read(client, session, language, "?class=bronze")
        assert positions(page) == [str(place) for place in range(1, 21)]
        assert 'aria-current="true">Bronze <small>20</small>' in page

    def test_a_class_that_is_none_is_not_found(self, client, session):
        assert client.get(session.get_absolute_url() + "?class=gt9").status_code == 404


class TestGridHourSixAndFlag:
    """Three classifications of one race, side by side."""

    @pytest.fixture
    def session(self, make):
        session = make.session()
        for order, variant in enumerate([{"kind": "grid"}, {"stage": "6 h"}, {}], 1):
            lines = [Line(1, position=1, number=str(order)), Line(2, position=2, number="99")]
            make.classification(session, lines, **variant)
        return session

    @BOTH
    @pytest.mark.parametrize(
        ("query", "winner"), [("", "3"), ("?kind=grid", "1"), ("?stage=6+h", "2"), ("?kind=result", "3")]
    )
    def test_each_has_its_page(self, client, session, language, query, winner):
        page = read(client, session, language, query)
        assert f'<td class="pos">1</td>\n<td class="no"><span class="plate">{winner}</span>' in page
        assert "?kind=grid" in page
        assert "?stage=6+h" in page

    def test_each_revision_has_a_lasting_address(self, client, session):
        for classification in session.classifications.all():
            assert client.get(classification.get_absolute_url()).status_code == 200

    def test_a_stage_that_is_none_is_not_found(self, client, session):
        assert client.get(session.get_absolute_url() + "?stage=12+h").status_code == 404


@BOTH
def test_three_parts_of_qualifying_are_three_columns(client, make, language):
    session = make.session(kind="qualifying")
    lines = [
        Line(
            1, position=1, number="5", best_lap_ms=88001, times=(("Q1", 90000), ("Q2", 89000), ("Q3", 88001))
        ),
        Line(2, position=2, number="6", best_lap_ms=89100, times=(("Q1", 90100), ("Q2", 89100))),
        Line(3, position=3, number="7", best_lap_ms=90200, times=(("Q1", 90200),)),
    ]
    make.classification(session, lines)
    page = read(client, session, language)
    assert [page.count(f'data-label="{part}"') for part in ("Q1", "Q2", "Q3")] == [3, 3, 3]
    assert "1:28.001" in page


@BOTH
def test_a_car_shared_in_mid_race_shows_who_drove_how_long(client, make, language):
    session = make.session()
    first, second = make.driver("Odile Brancourt"), make.driver("Ruben Castelbranco")
    drives = (
        LineDrive(driver=first, time_driven_ms=2_400_500),
        LineDrive(driver=second, time_driven_ms=1_201_000),
    )
    make.classification(session, [Line(1, position=1, number="8", drives=drives)])
    page = read(client, session, language)
    assert words(page).count("Odile Brancourt") == 2  # in the crew, and unseen beside the time
    assert "40:00.500" in page
    for driver in (first, second):
        assert session.event.name in client.get(driver.get_absolute_url()).content.decode()


class TestADisqualificationItsAppealAndItsReversal:
    """Four revisions, each at its address, the last with the places of the first."""

    @pytest.fixture
    def revisions(self, make):
        lines = make.lines(4)
        out = [replace(lines[0], status="disqualified", position=None, order=4, gap_ms=None)]
        moved = [replace(line, order=line.order - 1, position=line.position - 1) for line in lines[1:]]
        first = make.classification(lines=lines, status="provisional")
        session = first.session
        second = publish(
            session, moved + out, status="official", reason_en="Ride height.", reason_fr="Garde au sol."
        )
        third = publish(
            session, lines_of(second), status="under_appeal", reason_en="Appeal.", reason_fr="Appel."
        )
        fourth = publish(
            session, lines, status="official", reason_en="Appeal upheld.", reason_fr="Appel fondé."
        )
        return [first, second, third, fourth]

    def test_all_four_are_kept_and_one_is_in_force(self, revisions):
        kept = Classification.objects.order_by("revision")
        assert [c.is_current for c in kept] == [False, False, False, True]
        assert [c.paper for c in kept] == ["provisional", "amended", "appeal", "amended"]
        first, *_, last = (list(c.rows.values_list("number", "position")) for c in revisions)
        assert first == last

    @BOTH
    def test_each_page_says_why_and_what_moved(self, client, revisions, language):
        session = revisions[0].session
        last = read(client, session, language)
        assert {"fr": "Appel fondé.", "en": "Appeal upheld."}[language] in last
        assert 'class="moved"' in last
        page = client.get(f"/{language}" + revisions[1].get_absolute_url()[3:]).content.decode()
        assert {"fr": "Garde au sol.", "en": "Ride height."}[language] in page
        assert positions(page) == ["1", "2", "3", ""]

    def test_nothing_moved_where_only_the_status_did(self, client, revisions):
        page = client.get(revisions[2].get_absolute_url()).content.decode()
        assert "Nothing has moved since version 2" in page
        assert 'class="moved"' not in page

    def test_an_old_revision_says_that_it_is_no_longer_in_force(self, client, revisions):
        page = client.get(revisions[0].get_absolute_url()).content.decode()
        assert "no longer in force" in page
        assert "no longer in force" not in client.get(revisions[3].get_absolute_url()).content.decode()
