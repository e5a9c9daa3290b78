"""What a classification says as a table."""

from dataclasses import replace

import pytest
from django.template import Context, Template

from results.models import Classification
from results.publishing import Line, LineDrive
from results.tables import table_of


@pytest.fixture
def shown(make):
    def show(lines, **fields):
        session = fields.pop("session", None)
        variant = {name: fields.pop(name) for name in ("limit", "race_class", "against") if name in fields}
        return table_of(make.classification(session, lines, **fields), **variant)

    return show


def rows(table):
    return [row for band in table.bands for row in band.rows]


def test_the_winner_shows_the_time_and_the_others_their_gap(shown):
    table = shown(
        [
            Line(1, position=1, total_time_ms=3_723_004),
            Line(2, position=2, total_time_ms=3_724_763, gap_ms=1759),
            Line(3, position=3, gap_laps=1),
        ]
    )
    assert [row.gap for row in rows(table)] == ["1:02:03.004", "+1.759", "+1\u00a0lap"]


def test_a_dead_heat_says_so(shown):
    table = shown([Line(1, position=1), Line(2, position=2), Line(3, position=2), Line(4, position=4)])
    assert [row.position for row in rows(table)] == ["1", "2=", "2=", "4"]


def test_a_classified_car_that_did_not_reach_the_flag_shows_no_gap(shown):
    table = shown([Line(1, position=1), Line(2, position=2, running=False, gap_laps=3, laps=17)])
    last = rows(table)[1]
    assert (last.gap, last.laps, last.out.text) == ("", 17, "n. t.")


def test_those_who_are_not_classified_stand_under_a_heading(shown):
    table = shown(
        [
            Line(1, position=1),
            Line(2, status="retired", note="gearbox"),
            Line(3, status="disqualified", laps=20),
        ]
    )
    assert [(band.title, len(band.rows)) for band in table.bands] == [
        ("", 1),
        ("Retired", 1),
        ("Disqualified", 1),
    ]
    assert [code.text for code in table.codes] == ["Ret", "DSQ"]


def test_columns_that_the_data_does_not_fill_are_not_drawn(shown):
    bare = shown([Line(1, position=1), Line(2, position=2)]).columns
    assert not any([bare.laps, bare.gap, bare.interval, bare.best_lap, bare.classes, bare.segments])
    full = shown(
        [Line(1, position=1, laps=3, best_lap_ms=59104, times=(("Q1", 60000), ("Q2", 59104)))]
    ).columns
    assert (full.laps, full.best_lap, full.segments) == (True, True, ("Q1", "Q2"))


def test_a_segment_that_a_car_did_not_drive_stays_blank_in_its_column(shown):
    table = shown(
        [
            Line(1, position=1, times=(("Q1", 61000), ("Q2", 60000))),
            Line(2, position=2, times=(("Q1", 62000),)),
        ]
    )
    assert rows(table)[1].segments == (("Q1", "1:02.000"), ("Q2", ""))


def test_the_fastest_lap_is_the_printed_one_else_the_best_of_a_complete_race(shown):
    lines = [Line(1, position=1, best_lap_ms=60000), Line(2, position=2, best_lap_ms=59000)]
    assert [row.best_lap.is_fastest for row in rows(shown(lines))] == [False, True]
    printed = [replace(lines[0], fastest_lap=True), lines[1]]
    assert [row.best_lap.is_fastest for row in rows(shown(printed))] == [True, False]
    assert not any(row.best_lap.is_fastest for row in rows(shown(lines, is_complete=False)))


def test_a_class_alone_is_ordered_by_its_own_places_and_keeps_the_overall_ones(shown, make):
    session = make.session()
    pro, am = (make.race_class(session.event.season, code) for code in ("Pro", "Am"))
    lines = [
        Line(1, position=1, classes=((pro, 1),)),
        Line(2, position=2, classes=((am, 1),)),
        Line(3, position=3, classes=((pro, 2), (am, 2))),
    ]
    table = shown(lines, session=session, race_class="am")
    assert [(row.position, row.overall) for row in rows(table)] == [("1", "2"), ("2", "3")]
    assert (table.race_class, table.cars, table.field) == ("Am", 2, 3)
    assert [(c.name, c.cars) for c in table.classes] == [("Am", 2), ("Pro", 2)]


def test_the_head_of_the_field_keeps_a_dead_heat_whole(shown):
    lines = [Line(order, position=place) for order, place in enumerate([1, 2, 3, 3, 5], 1)]
    table = shown(lines, limit="podium")
    assert [row.position for row in rows(table)] == ["1", "2", "3=", "3="]
    assert table.is_cut


def test_movement_since_another_revision_is_counted_in_places(make):
    first = make.classification(lines=make.lines(3))
    lines = [
        Line(1, position=1, number="2"),
        Line(2, position=2, number="3"),
        Line(3, status="disqualified", number="1"),
    ]
    second = make.classification(first.session, lines)
    assert [row.moved for row in rows(table_of(second, against=first))] == [1, 1, None]


class TestTheSheet:
    """The tag, as pages use it."""

    def sheet(self, classification, options=""):
        text = "{% load results_tags %}{% classification c " + options + " %}"
        return Template(text).render(Context({"c": classification}))

    def test_it_links_the_driver_whom_we_know_and_names_the_one_whom_we_do_not(self, make):
        known = make.driver("Inès Hallström")
        drives = (LineDrive("HALLSTROM I.", driver=known), LineDrive("A. Nyman"))
        page = self.sheet(make.classification(lines=[Line(1, position=1, drives=drives)]))
        assert f'<a href="{known.get_absolute_url()}">Inès Hallström</a>' in page
        assert "A. Nyman" in page
        assert "HALLSTROM" not in page

    def test_a_driver_renamed_is_renamed_on_the_next_page(self, make):
        driver = make.driver("Ines Hallstrom")
        classification = make.classification(lines=[Line(1, position=1, drives=(LineDrive(driver=driver),))])
        assert "Ines Hallstrom" in self.sheet(classification)
        driver.given_name, driver.family_name = "Inès", "Hallström"
        driver.save()
        assert "Inès Hallström" in self.sheet(Classification.objects.with_session().get())

    def test_the_second_drawing_asks_nothing_of_the_database(self, make, django_assert_num_queries):
        classification = make.classification(lines=make.lines(3))
        self.sheet(classification)
        with django_assert_num_queries(0):
            self.sheet(classification)

    def test_what_a_name_contains_is_text(self, make):
        line = Line(1, position=1, number="<b>", team_name="<script>x</script>", note="a < b & c")
        page = self.sheet(make.classification(lines=[line]))
        assert "<script>" not in page
        assert "&lt;script&gt;x&lt;/script&gt;" in page

    def test_the_paper_and_the_badge_say_how_final_it_is(self, make):
        page = self.sheet(make.classification(status="under_appeal"))
        assert 'data-status="appeal"' in page
        assert "Subject to appeal" in page

    def test_the_story_learns_that_the_sheet_changed_after_it(self, make):
        first = make.classification()
        second = make.classification(first.session, make.lines(2))
        changed = "{% load results_tags %}{% classification c since=at %}"
        page = Template(changed).render(Context({"c": second, "at": first.published_at}))
        assert "has changed since this story was published" in page
