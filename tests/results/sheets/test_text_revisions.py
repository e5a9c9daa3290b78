"""A provisional sheet and the final one, entered in turn as text: revision 2 names just what changed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from results.attaching import attach, open_review
from results.models import Document
from results.reviewing.effect import Effect
from results.reviewing.force import check, current_of, publish_review
from results.reviewing.work import Work
from tests.results.sheets.fia_drawn import a_race, race

PAIRS = ["miami", "japanese"]
ROW = re.compile(r"(?:(?P<place>\d{1,2}) )?(?P<number>\d{1,2}) [^\W\d_]")


@pytest.fixture
def session(make):
    return make.session(make.event(make.season(), meeting=make.meeting()))


@pytest.fixture
def editor(make):
    return make.user("helene", is_superuser=True)


def reviewed(session, data, editor):
    """The review of a pasted sheet after an editor has looked at everything, and what it will change."""
    attached = attach(session, SimpleUploadedFile("pasted.txt", data), by=editor)
    assert attached.sentence == ""
    review = open_review(attached.version, session, by=editor)
    work = Work.from_json(review.data)
    checked = check(review, work)
    for each in checked.to_see:
        each.row.seen = True
    work.seen = True
    work.new_confirmed = [new.key for new in checked.new_names]
    review.data = work.to_json()
    review.save()
    return review, Effect(checked, current_of(session, work))


def two_revisions(session, editor, provisional, final):
    first = publish_review(reviewed(session, provisional, editor)[0], by=editor)
    review, effect = reviewed(session, final, editor)
    second = publish_review(review, by=editor)
    assert (first.revision, first.status, second.revision, second.status) == (1, "provisional", 2, "official")
    assert session.documents.filter(kind=Document.Kind.CLASSIFICATION).count() == 1
    return effect


def test_the_final_sheet_is_revision_two_and_names_the_car_that_was_moved_back(session, editor):
    provisional = a_race(
        heading="Race Provisional Classification after 58 Laps - 306.183 km",
        cover=[line.replace("Final", "Provisional") for line in a_race().cover],
    )
    final = a_race()
    moved = "58 1:29:04.685 78.771 1.840 205.971 1:29.719 48 15"
    third = "58 1:29:02.845 76.931 76.931 206.305 1:29.620 42 18"
    final.rows[1:3] = [
        race("2 12", "LIN Mei", "Very Long Named Company Motor Yak F1 Team", third),
        race("3 16", "Tom HART *", "BLU Alpha Racing", moved),
    ]
    effect = two_revisions(session, editor, provisional.text(), final.text())
    assert {(each.number, each.before, each.after) for each in effect.moved} == {
        ("16", "2nd", "3rd"),
        ("12", "3rd", "2nd"),
    }
    assert {row.number: {cell.label for cell in row.cells} for row in effect.rows} == {
        "12": {"Place", "Interval"},
        "16": {"Place", "Time", "Gap", "Interval"},
    }


@pytest.mark.parametrize("event", PAIRS)
def test_the_real_pairs_differ_in_just_the_rows_that_were_printed_anew(samples, session, editor, event):
    name = f"2022-{event}-grand-prix-%s-race-classification.txt"
    texts = [(samples / "results-text" / (name % status)).read_bytes() for status in ("provisional", "final")]
    before, after = (rows_by_number(text.decode()) for text in texts)
    changed = {number for number in after if without_speed(before[number]) != without_speed(after[number])}
    moved = {number for number in after if place_in(before[number]) != place_in(after[number])}
    effect = two_revisions(session, editor, *texts)
    assert {each.number for each in effect.moved} == moved
    assert {row.number for row in effect.rows} == changed
    assert (effect.came, effect.went) == ([], [])
    assert 2 <= len(changed) <= 5


def rows_by_number(text):
    """The lines of the table by the car's number, without the reader."""
    table = text.split("ON PTS", 1)[1].split("FASTEST LAP")[0]
    return {match["number"]: line for line in table.splitlines() if (match := ROW.match(line))}


def without_speed(line):
    """What the ledger keeps of a line: no star, no speed, no points."""
    return re.sub(r" \d{2,3}\.\d{3}(?= \d:\d\d\.\d{3})| \*|(?<=\.\d{3} )(\d+) \d+$", r"\1", line)


def place_in(line):
    return ROW.match(line)["place"]
