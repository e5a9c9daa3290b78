"""How many actions lie between a file and a published classification, and how long the page takes."""

import time
from itertools import product

import pytest
from playwright.sync_api import expect

from newsroom import roles
from results.drawing import RowToDraw
from results.models import Classification, SheetReview
from tests.results.sheets_drawn import drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GIVEN = ("Alix", "Bartosz", "Clémence", "Dorian", "Elke", "Fabrizio", "Greta", "Henk", "Inès", "Jorma")
FAMILY = (
    "Ashdown", "Brandvold", "Castellane", "Dvořáček", "Eklund", "Fontanelle", "Grzyb", "Hallström", "Iversen",
    "Jankowska", "Kerbrat", "Lindqvist", "Marchandeau", "Novotný", "Oyelaran", "Pettersen", "Quillfeldt",
    "Roussillac", "Szymański", "Tavernier", "Ulvestad", "Vandewalle", "Wiśniewski", "Ybarra", "Zwetsloot",
)  # fmt: skip
CLASSES = ("Pro", "Pro-Am", "Silver", "Bronze")
AT_ONCE = 5  # seconds of the server's own time, which others who keep the machine busy do not lengthen


def field_of(cars, crew):
    """That many cars with crews that nobody has heard of, on the lead lap or behind, in four classes."""
    people = [f"{given} {family}" for family, given in product(FAMILY, GIVEN)]
    places = dict.fromkeys(CLASSES, 0)
    for place in range(1, cars + 1):
        race_class = CLASSES[place % 4]
        places[race_class] += 1
        behind = (place - 1) // 20
        yield RowToDraw(
            position=place,
            number=str(place + 10),
            drivers=tuple(people[(place - 1) * crew + seat] for seat in range(crew)),
            team=f"{FAMILY[place % 25]} {('Racing', 'Sport', 'Compétition')[place // 25]}",
            car=("Vanneau V8 GT3", "Brabazon GT3", "Corvin 620 GT3")[place % 3],
            classes=((race_class, places[race_class]),),
            laps=131 - behind,
            total_time_ms=14_472_418 if place == 1 else None,
            gap_ms=None if place == 1 or behind else 1_000 * place,
            gap_laps=behind or None,
            best_lap_ms=107_000 + 31 * place,
        )


class Counted:
    """The desk with a counter: a click, a chord of keys, and a field that is filled are one action each."""

    def __init__(self, desk):
        self.desk, self.page, self.actions = desk, desk.page, 0

    def click(self, target):
        self.actions += 1
        target.click()

    def choose_file(self, target, data):
        self.actions += 1
        target.set_input_files({"name": "sheet.pdf", "mimeType": "application/pdf", "buffer": data})

    def chord(self, keys):
        self.actions += 1
        self.page.keyboard.press(keys)


def publish_counting(desk, session, data):
    """From the desk's first page to the message that the revision is in force."""
    at_work = Counted(desk)
    page = at_work.page
    desk.open("admin:results_session_change", session.pk)
    at_work.choose_file(page.get_by_label("Attach a result sheet"), data)
    at_work.click(page.get_by_role("button", name="Attach and read"))
    page.wait_for_selector("#review-form")
    page.wait_for_load_state()
    at_work.click(page.get_by_label("publishing puts them on record"))
    expect(page.locator("[data-part=bar]")).to_contain_text("0 to see")
    at_work.chord("Control+Enter")
    page.wait_for_selector(".messagelist .success")
    return at_work.actions


def test_a_clean_sheet_of_32_cars_takes_at_most_ten_actions(desk_of, make):
    session = make.session(make.event(meeting=make.meeting()))
    desk = desk_of("rosalind", roles.RESULTS_EDITOR)
    actions = publish_counting(desk, session, drawn(tuple(field_of(32, 2)), label="Provisional"))
    classification = Classification.objects.get()
    assert (classification.status, classification.rows.count()) == ("provisional", 32)
    assert actions <= 10
    assert actions == 4  # as docs/reviewing.md says


def test_62_cars_in_four_classes_with_crews_of_four_take_no_more(desk_of, make):
    session = make.session(make.event(meeting=make.meeting()))
    desk = desk_of("rosalind", roles.RESULTS_EDITOR)
    assert publish_counting(desk, session, drawn(tuple(field_of(62, 4)), label="Official")) <= 10
    rows = Classification.objects.get().rows
    assert rows.count() == 62
    assert all(row.drives.count() == 4 for row in rows.all())
    # Once all is on record the page of the next version opens quickly, and keeps an edit as quickly.
    desk.attach(session, drawn(tuple(field_of(62, 4)), label="Official", version="1.1"))
    review = SheetReview.objects.latest("pk")
    page, start = desk.page, time.process_time()
    assert page.request.get(f"{desk.site}{review.get_absolute_url()}").ok
    assert time.process_time() - start < AT_ONCE
    page.locator("details.clean > ol > li > details > summary").first.click()
    start = time.process_time()
    with page.expect_response(lambda answer: "/keep/" in answer.url) as kept:
        page.locator("#r1-note").fill("A remark")
    assert kept.value.ok
    assert time.process_time() - start < AT_ONCE
