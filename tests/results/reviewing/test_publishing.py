"""From a review to a classification in force, without a browser."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from results import publishing
from results.models import (
    Classification,
    Driver,
    DriverAlias,
    Entry,
    RaceClass,
    SheetReview,
    Team,
    TeamAlias,
)
from results.reviewing.effect import Effect
from results.reviewing.force import check, current_of, publish_review
from results.reviewing.pasted_rows import add_pasted
from results.reviewing.work import Work, name_key, work_by_hand
from tests.results.reviews import ready, review_of, sentences, session_with_classes, typed
from tests.results.sheets_drawn import ROWS


@pytest.fixture
def session(make):
    return session_with_classes(make)


@pytest.fixture
def season(session):
    return session.event.season


def test_publishing_creates_what_was_confirmed_and_nothing_before(session, make):
    review = review_of(session)
    assert not Classification.objects.exists()
    assert not Driver.objects.exists()
    classification = publish_review(ready(review), by=make.user("helene"))
    rows = list(classification.rows.order_by("order").for_table())
    assert [(row.position, row.number, row.laps, row.gap_ms, row.gap_laps) for row in rows] == [
        (1, "12", 131, None, None),
        (2, "31", 131, 611, None),
        (3, "64", 130, None, 1),
    ]
    assert rows[0].team_name == "Delorme Compétition"
    assert [drive.driver.name for drive in rows[0].drives.all()] == ["Alix Marchandeau", "Inès Hallström"]
    assert rows[0].drives.all()[0].driver.nationality == "FRA"
    assert [(str(p.race_class), p.position) for p in rows[2].classes.all()] == [("Pro-Am", 1)]
    assert rows[0].total_time_ms == 14_472_418
    assert [row.fastest_lap for row in rows] == [False, True, False]
    assert (Driver.objects.count(), Team.objects.count(), Entry.objects.count()) == (6, 3, 3)
    entry = rows[0].entry
    assert (entry.event, entry.car_number, entry.team.name) == (session.event, "12", "Delorme Compétition")
    assert [member.driver.name for member in entry.crew.all()] == ["Alix Marchandeau", "Inès Hallström"]
    assert [str(each) for each in entry.classes.all()] == ["Pro"]
    assert classification.entered_by.username == "helene"
    assert classification.document_version == review.version
    review.refresh_from_db()
    assert review.state == SheetReview.State.PUBLISHED


def test_a_second_sheet_creates_nothing_anew(session, make):
    publish_review(ready(review_of(session)), by=None)
    other = make.session(session.event, slug="race-2")
    checked = check(review_of(other))
    assert checked.left == 0
    publish_review(ready(review_of(other)), by=None)
    assert (Driver.objects.count(), Team.objects.count(), Entry.objects.count()) == (6, 3, 3)


def test_new_names_that_nobody_confirmed_are_not_created(session):
    review = review_of(session)
    work = Work.from_json(review.data)
    work.facts["status"] = "official"
    review.data = work.to_json()
    review.save()
    with pytest.raises(ValidationError):
        publish_review(review, by=None)
    assert not Driver.objects.exists()


def test_the_status_is_chosen_by_the_editor_when_the_sheet_says_none(session):
    review = ready(review_of(session))
    work = Work.from_json(review.data)
    work.facts["status"] = ""
    review.data = work.to_json()
    review.save()
    with pytest.raises(ValidationError) as refused:
        publish_review(review, by=None)
    assert "status" in refused.value.error_dict


def test_a_status_that_the_sheet_prints_is_proposed(session):
    assert review_of(session, label="Provisional").data["facts"]["status"] == "provisional"


def test_the_time_of_issue_is_the_clock_of_the_track(session):
    review = ready(typed(review_of(session), issued_at="2026-07-05T18:30"))
    issued = publish_review(review, by=None).issued_at
    assert issued.isoformat() == "2026-07-05T18:30:00+02:00"


def test_a_new_name_is_written_as_the_editor_corrected_it(session):
    key = name_key("driver", "Alix Marchandeau")
    review = typed(review_of(session), **{f"s-{key}-given": "Alix-Marie", f"s-{key}-family": "Marchandeau"})
    publish_review(ready(review), by=None)
    driver = Driver.objects.get(given_name="Alix-Marie")
    assert driver.drives.get().name == "Alix Marchandeau"
    assert [alias.name for alias in driver.aliases.all()] == ["Alix Marchandeau"]


def test_a_new_name_written_as_one_on_record_is_that_one(session, make):
    known = make.driver("Alexandra Marchandeau")
    key = name_key("driver", "Alix Marchandeau")
    work = {f"n-{name_key('driver', 'Alix Marchandeau#12')}": "new"}
    review = review_of(session)
    asked = [f for c in check(review).rows for f in c.findings]
    if asked:  # alike enough to be offered
        work = {f"n-{name_key('driver', 'Alix Marchandeau#12')}": str(known.pk)}
    else:
        work = {f"s-{key}-given": "Alexandra", f"s-{key}-family": "Marchandeau"}
    publish_review(ready(typed(review, **work)), by=None)
    assert Driver.objects.filter(family_name="Marchandeau").get() == known


def test_a_choice_is_remembered_as_an_alias(session, make):
    team = make.team("Harrow Moor Racing")
    rows = (ROWS[0], replace(ROWS[1], team="Harow Moor Racng"), ROWS[2])
    review = review_of(session, rows)
    assert sentences(check(review)) == ["“Harow Moor Racng” is read as Harrow Moor Racing."]
    classification = publish_review(ready(review), by=None)
    assert TeamAlias.objects.get().team == team
    assert classification.rows.get(order=2).team_name == "Harow Moor Racng"
    other = make.session(session.event, slug="race-2")
    assert sentences(check(review_of(other, rows))) == []


def test_a_name_that_is_the_same_but_for_its_capitals_needs_no_alias(session, make):
    make.driver("Alix Marchandeau")
    rows = (replace(ROWS[0], drivers=("MARCHANDEAU Alix", "Inès Hallström")), *ROWS[1:])
    publish_review(ready(review_of(session, rows)), by=None)
    assert not DriverAlias.objects.exists()


def test_a_namesake_may_be_somebody_else(session, make):
    make.driver("Alix Marchandeau")
    field = f"n-{name_key('driver', 'Alix Marchandeau#12')}"
    publish_review(ready(typed(review_of(session), **{field: "new"})), by=None)
    assert Driver.objects.filter(family_name="Marchandeau").count() == 2


def test_a_new_class_is_made_when_it_was_chosen_and_confirmed(session, season):
    rows = (replace(ROWS[0], classes=(("Am", 1),)), *ROWS[1:])
    review = typed(review_of(session, rows), **{f"n-{name_key('class', 'Am')}": "new"})
    publish_review(ready(review), by=None)
    assert RaceClass.objects.filter(season=season, code="Am").exists()


def test_a_class_may_be_mapped_to_one_of_the_season(session, season):
    pro = RaceClass.objects.get(season=season, code="Pro")
    rows = (replace(ROWS[0], classes=(("Pro Cup", 1),)), *ROWS[1:])
    review = typed(review_of(session, rows), **{f"n-{name_key('class', 'Pro Cup')}": str(pro.pk)})
    row = publish_review(ready(review), by=None).rows.get(order=1)
    assert row.classes.get().race_class == pro
    assert row.class_name == "Pro Cup"


def test_a_fault_in_the_middle_leaves_nothing_behind(session, monkeypatch):
    review = ready(review_of(session))

    def refuse(*args, **kwargs):
        raise ValidationError("no")

    monkeypatch.setattr(publishing, "publish", refuse)
    with pytest.raises(ValidationError):
        publish_review(review, by=None)
    assert not Driver.objects.exists()
    review.refresh_from_db()
    assert review.state == SheetReview.State.OPEN


def test_a_review_is_published_once(session):
    review = ready(review_of(session))
    publish_review(review, by=None)
    with pytest.raises(ValidationError):
        publish_review(review, by=None)
    assert session.classifications.count() == 1


# --- the next revision --------------------------------------------------------------------------------


def test_the_effect_tells_who_moved_and_who_was_disqualified(session):
    publish_review(ready(review_of(session)), by=None)
    rows = (
        replace(ROWS[1], position=1, gap_ms=None, total_time_ms=14_473_029),
        replace(ROWS[2], position=2),
        replace(ROWS[0], position=None, status="disqualified", classes=(("Pro", None),)),
    )
    review = review_of(session, rows, version="2.0")
    checked = check(review)
    said = Effect(checked, current_of(session, checked.work)).sentences()
    assert said[:3] == ["No. 31: 2nd → 1st", "No. 64: 3rd → 2nd", "No. 12: 1st → disqualified"]


def test_the_same_sheet_under_the_same_status_makes_no_revision(session):
    review = ready(review_of(session))
    publish_review(review, by=None)
    again = SheetReview.objects.create(version=review.version, session=session, data=review.data)
    with pytest.raises(ValidationError):
        publish_review(ready(again), by=None)
    assert publish_review(ready(again, "official"), by=None).revision == 2


# --- without a sheet ----------------------------------------------------------------------------------


def test_a_partial_result_is_entered_by_hand_and_says_where_it_comes_from(session):
    work = work_by_hand()
    add_pasted(work, "1;12;Alix Marchandeau / Inès Hallström;Delorme;;Pro;;;\n2;31;Tom Ashdown;;;;;+1.759;")
    review = SheetReview.objects.create(session=session, data=work.to_json())
    with pytest.raises(ValidationError) as refused:
        publish_review(ready(review), by=None)
    assert "sources" in refused.value.error_dict
    classification = publish_review(ready(typed(review, sources="The organiser’s report")), by=None)
    assert not classification.is_complete
    assert [(row.number, row.gap_ms) for row in classification.rows.order_by("order")] == [
        ("12", None),
        ("31", 1759),
    ]
    assert classification.document_version is None


def test_prepared_rows_that_nobody_touched_are_no_rows(session):
    review = SheetReview.objects.create(session=session, data=work_by_hand().to_json())
    assert check(review).rows == []


def test_rows_are_published_by_position_and_who_has_none_stays_behind():
    work = work_by_hand(0)
    for position, number in (("2", "a"), ("", "b"), ("1", "c")):
        work.add_row({"position": position, "number": number})
    assert [row.number for row in work.rows_in_order()] == ["c", "a", "b"]
