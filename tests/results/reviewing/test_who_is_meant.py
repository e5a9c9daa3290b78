"""Two people of one name stay two: what a review asks before it takes a name for a person on record."""

from dataclasses import replace

import pytest

from results.models import Driver, SheetReview
from results.reviewing.force import check, publish_review
from results.reviewing.work import name_key
from tests.results.reviews import review_of, typed
from tests.results.sheets_drawn import ROWS

NAME = ROWS[0].drivers[0]


def rows(*drivers, nationality=None):
    first = replace(ROWS[0], drivers=drivers, nationalities=(nationality,) if nationality else ())
    return (first, *ROWS[1:])


def said(review):
    checked = check(review)
    return [finding.sentence for row in checked.rows for finding in row.findings] + [
        finding.sentence for finding in checked.findings
    ]


def publish(review, **fields):
    ticks = {f"r{row['id']}__seen": "1" for row in review.data["rows"]}
    sent = {"status": "official", "sheet-seen": "1", "has-facts": "1", "is_complete": "1"} | ticks | fields
    review = typed(review, **sent)
    new = {"has-new": "1", "new-ok": "1", "new-name": [new.key for new in check(review).new_names]}
    review = typed(review, **new)
    return publish_review(review, by=None)


@pytest.fixture
def elsewhere(make):
    """Somebody of the name that the sheet prints, who races in another series."""
    driver = make.driver(NAME, nationality="FRA")
    make.entry(make.event(), "99", drivers=[driver])
    return driver


def test_who_is_known_from_another_series_is_asked_about_once_for_the_sheet(session, elsewhere):
    review = review_of(session, rows(NAME))
    series = elsewhere.crews.get().entry.event.season.series
    sentence = (
        f"Known from other series, and taken for the same people: {NAME}, no. {ROWS[0].number} ({series})."
    )
    assert said(review).count(sentence) == 1
    assert [choice.chosen for choice in check(review).rows[0].choices][:1] == [str(elsewhere.pk)]


def test_who_is_of_another_nation_than_the_one_on_record_is_a_choice(session, elsewhere):
    assert f"Who is “{NAME}”?" in said(review_of(session, rows(NAME, nationality="SWE")))
    assert f"Who is “{NAME}”?" not in said(review_of(session, rows(NAME, nationality="FRA")))


def test_two_of_one_name_are_two_once_an_editor_says_so(session, elsewhere):
    review = review_of(session, rows(NAME))
    key = name_key("driver", f"{NAME}#{ROWS[0].number}")
    result = publish(review, **{f"n-{key}": "new"})
    namesakes = Driver.objects.filter(folded=elsewhere.folded)
    assert namesakes.count() == 2
    drive = result.rows.get(number=ROWS[0].number).drives.get()
    assert drive.driver != elsewhere
    assert drive.driver in namesakes


def test_initials_that_were_understood_in_one_series_mean_nobody_in_another(session, make, elsewhere):
    given, family = NAME.split()
    elsewhere.aliases.create(name=f"{given[0]}. {family}")
    other = make.driver(f"{given[0]}rmin {family}")
    make.entry(session.event, ROWS[0].number, drivers=[other])
    checked = check(review_of(session, rows(f"{given[0]}. {family}")))
    assert checked.rows[0].matches[0][1].candidate.pk == other.pk


def test_a_choice_is_remembered_though_the_initials_fit_another_as_well(session, make):
    tom, tim = make.driver("Tom Harrow"), make.driver("Tim Harrow")
    make.entry(session.event, "99", drivers=[tom])
    review = review_of(session, rows("T. Harrow"))
    key = name_key("driver", f"T. Harrow#{ROWS[0].number}")
    publish(review, **{f"n-{key}": str(tim.pk)})
    assert list(tim.aliases.values_list("name", flat=True)) == ["T. Harrow"]


def test_a_new_name_that_stands_in_two_cars_is_asked_about(session):
    twice = rows("Ilona Kovács")
    twice = (*twice[:2], replace(twice[2], drivers=("Ilona Kovács",)))
    assert f"Ilona Kovács is in the crew of no. {ROWS[0].number} as well." in said(review_of(session, twice))


def test_where_an_entry_list_is_on_record_names_and_numbers_that_it_lacks_are_said_on_their_rows(
    session, make
):
    row = ROWS[0]
    make.entry(session.event, row.number, drivers=[make.driver(row.drivers[1])])
    strange = f"{row.drivers[0]} is not in the crew entered here as no. {row.number}."
    missing = [f"No. {each.number} is not in the entry list of this event." for each in ROWS[1:]]
    review = review_of(session)
    assert not {strange, *missing} & set(said(review))  # entered by an earlier sheet, perhaps not whole
    SheetReview.objects.create(
        event=session.event, state="published", data=review.data | {"facts": {"kind": "entry_list"}}
    )
    found = check(review)
    assert strange in [finding.sentence for finding in found.rows[0].findings]
    for each, sentence in zip(found.rows[1:], missing, strict=True):
        assert sentence in [finding.sentence for finding in each.findings]
