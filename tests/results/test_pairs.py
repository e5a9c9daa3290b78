"""Real sheets in two versions, entered in turn: the second is a revision that names what changed."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from results.attaching import attach, open_review
from results.models import Classification
from results.moves import changes
from results.reviewing.force import check, publish_review
from results.reviewing.work import Work

PROVISIONAL, OFFICIAL = Classification.Status.PROVISIONAL, Classification.Status.OFFICIAL


@pytest.fixture
def session(make):
    season = make.season()
    make.race_class(season, "Am")
    make.race_class(season, "Legends")
    return make.session(make.event(season, meeting=make.meeting()))


@pytest.fixture
def enter(session, samples):
    """`enter(name, status)`: the file comes into force as that, its points seen and its names confirmed."""

    def enter(name, status):
        data = (samples / "results-csv" / f"grcup-2025-{name}.csv").read_bytes()
        attached = attach(session, SimpleUploadedFile(f"{name}.csv", data))
        review = open_review(attached.version, session, by=None)
        work = Work.from_json(review.data)
        assert not work.facts["status"]  # nothing in the file says it, and its name does not decide
        checked = check(review, work)
        for row in checked.to_see:
            row.row.seen = True
        work.seen = True
        work.new_confirmed = [new.key for new in checked.new_names]
        work.facts["status"] = status
        review.data = work.to_json()
        review.save()
        return publish_review(review, by=None)

    return enter


def named(before, after):
    return {change.number for change in changes(before, after) if change.number}


def moved_by_one(before, after):
    """How many cars won a place, whether they are named or counted."""
    return sum(change.others or 1 for change in changes(before, after) if change.moved == 1)


def test_a_penalty_moves_one_car_back_and_eight_up(enter, session):
    before = enter("cota-race1-03-provisional-results", PROVISIONAL)
    after = enter("cota-race1-00-results-official", OFFICIAL)
    assert (before.revision, after.revision, after.is_amended) == (1, 2, True)
    assert session.documents.count() == 1
    assert after.document_version.document.versions.count() == 2
    found = {change.number: change for change in changes(before, after)}
    assert (found["89"].moved, found["51"].moved) == (-8, None)  # the other lost time, and no place
    assert moved_by_one(before, after) == 8
    assert not named(before, after) - {"89", "51", "3", "86", "80", "57", "8", "18", "73", "113"}


@pytest.mark.parametrize(
    ("first", "second", "car"),
    [
        (
            "indianapolis-race1-03-provisional-results",
            "indianapolis-race1-03-official-results",
            "72",
        ),
        ("sebring-race2-03-provisional-results", "sebring-race2-00-results-official", "5"),
    ],
)
def test_a_penalty_that_moves_nobody_names_its_car_alone(enter, session, first, second, car):
    before, after = enter(first, PROVISIONAL), enter(second, OFFICIAL)
    assert (after.revision, after.is_amended, session.documents.count()) == (2, True, 1)
    (change,) = changes(before, after)
    assert (change.number, change.moved) == (car, None)


def test_the_same_bytes_under_another_status_are_a_revision_in_which_nothing_moved(enter, session):
    before = enter("indianapolis-race2-03-provisional-results", PROVISIONAL)
    after = enter("indianapolis-race2-03-official-results", OFFICIAL)
    assert (after.revision, after.status, after.is_amended) == (2, OFFICIAL, False)
    assert after.document_version == before.document_version
    assert changes(before, after) == []


def test_the_same_bytes_under_the_same_status_are_none(enter, session):
    enter("indianapolis-race2-03-provisional-results", PROVISIONAL)
    with pytest.raises(ValidationError):
        enter("indianapolis-race2-03-official-results", PROVISIONAL)
    assert session.classifications.count() == 1
