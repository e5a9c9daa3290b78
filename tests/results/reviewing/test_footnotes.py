"""A footnote that names cars stands beside their rows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from results.attaching import attach, open_review
from results.reviewing.footnotes import by_car, cars_in
from tests.results.sheets_drawn import ROWS, drawn


@pytest.mark.parametrize(
    ("note", "cars"),
    [
        ("Car 12: five seconds added for track limits.", {"12"}),
        ("Cars 14 & 20 - 5 second time penalties - Stewards' document nos. 53 & 60", {"14", "20"}),
        ("#04, #7 and #31: lap times deleted", {"04", "7", "31"}),
        ("Voitures n° 3 et 14 : avertissement", {"3", "14"}),
        ("Voiture n°912 – pénalité de 30 s", {"912"}),
        ("Fahrzeug Nr. 31: Rückversetzung um 3 Plätze", {"31"}),
        ("Document 66", set()),
        ("Race stopped after 12 laps, restarted at 15:10.", set()),
        ("All cars 1:45.000 or slower are excluded", set()),
    ],
)
def test_the_cars_that_a_note_names(note, cars):
    assert cars_in(note) == cars


def test_a_note_of_half_the_field_is_not_repeated_at_each_row():
    assert by_car([f"Cars {', '.join(f'#{number}' for number in range(1, 31))} – times deleted"]) == {}


@pytest.mark.django_db
def test_the_row_of_the_car_shows_its_note_and_no_other(session, helene):
    note = f"Car {ROWS[0].number}: five seconds added for a false start."
    version = attach(session, SimpleUploadedFile("sheet.pdf", drawn(notes=(note,)))).version
    page = helene.look(open_review(version, session, by=None))
    rows = page.context["page"].on_sheet
    assert [list(row.footnotes) for row in rows] == [[note], *([[]] * (len(rows) - 1))]
    assert page.content.decode().count("The sheet says of this car:") == 1
