"""Entry lists on pages: in any column order, in several lists side by side, in five languages."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure
CARS = [
    ("3", "Équipe Aurore", "Anna Novák", "CZE", "Pro"),
    ("04", "Northfield Racing", "Tom Hart", "GBR", "Am"),
    ("12", "Squadra Verde", "Ugo Conti", "ITA", "Pro"),
    ("44", "Brun Compétition", "Léa Brun", "FRA", "Am"),
]


def pdf(draw):
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 8)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def side_by_side(canvas):
    """Two lists, each car on two lines: the team over its driver."""
    canvas.drawString(50, 790, "Final Entry List")
    for left in (50, 310):
        for x, y, word in ((0, 760, "Comp."), (0, 748, "No."), (30, 760, "Team"), (30, 748, "Driver"),
                           (170, 760, "Cls"), (205, 760, "Nat.")):  # fmt: skip
            canvas.drawString(left + x, y, word)
    for at, (number, team, driver, nation, name) in enumerate(CARS):
        left, y = (50, 310)[at // 2], 720 - 40 * (at % 2)
        canvas.drawString(left + 2, y, number)
        canvas.drawString(left + 30, y, f"{team} *" if number == "12" else team)
        canvas.drawString(left + 205, y, "BEL")
        canvas.drawString(left + 30, y - 14, driver)
        canvas.drawCentredString(left + 178, y - 14, name)
        canvas.drawString(left + 205, y - 14, nation)
    canvas.drawString(50, 600, "* Not registered for points")


def test_two_lists_side_by_side_are_read_one_after_the_other():
    (reading,) = read_sheet(pdf(side_by_side))
    assert reading.kind == "entry_list"
    assert (reading.title, reading.status) == ("Final Entry List", "official")
    teams = [team if number != "12" else f"{team} *" for number, team, *_ in CARS]
    assert [(r.number, r.team, r.drivers, r.nationalities, r.main_class) for r in reading.rows] == [
        (number, team, (driver,), (nation,), name)
        for (number, _, driver, nation, name), team in zip(CARS, teams, strict=True)
    ]
    assert [row.note for row in reading.rows] == [None, None, "* Not registered for points", None]
    assert not reading.has_problems


WORDS = {
    "Entry list": ("No", "Drivers", "Nat", "Team", "Car", "Class", "Grade"),
    "Liste des engagés": ("N°", "Pilotes", "Nat", "Équipe", "Voiture", "Classe", "Cat. pilote"),
    "Starterliste": ("Startnr.", "Fahrerpaarung", "Nat", "Bewerber", "Fahrzeug", "Klasse", "Grade"),
    "Elenco iscritti": ("N.", "Conduttori", "Naz", "Scuderia", "Vettura", "Classe", "Grade"),
    "Lista de inscritos": ("Nº", "Pilotos", "Nac", "Equipo", "Coche", "Clase", "Grade"),
}


def mates(team):
    """Two more drivers for a team, others than those of the next."""
    return (f"Mia {team.split()[0]}", "SWE"), (f"Jan de {team.split()[1]}", "NED")


def crews(title, words, number_in_the_middle=False):
    """One list, each crew over as many lines as it has drivers."""

    def draw(canvas):
        canvas.drawString(50, 790, title)
        for x, word in zip((40, 90, 200, 240, 350, 460, 510), words, strict=True):
            canvas.drawString(x, 760, word)
        for at, (number, team, driver, nation, name) in enumerate(CARS):
            y = 740 - 50 * at
            first = y - 12 if number_in_the_middle else y
            for x, text in ((40, number), (240, team), (350, "Aurora GT3"), (460, name)):
                canvas.drawString(x, first, text)
            for line, (one, code) in enumerate(((driver, nation), *mates(team))):
                canvas.drawString(90, y - 12 * line, one)
                canvas.drawString(200, y - 12 * line, code)
                canvas.drawString(510, y - 12 * line, ("Gold", "Silver", "Bronze")[line])

    return pdf(draw)


@pytest.mark.parametrize("title", WORDS)
@pytest.mark.parametrize("number_in_the_middle", [False, True])
def test_a_list_is_read_in_five_languages(title, number_in_the_middle):
    (reading,) = read_sheet(crews(title, WORDS[title], number_in_the_middle))
    assert reading.kind == "entry_list"
    assert [(r.number, r.drivers, r.nationalities) for r in reading.rows] == [
        (number, (driver, *(name for name, _ in mates(team))), (nation, "SWE", "NED"))
        for number, team, driver, nation, _ in CARS
    ]
    assert [(r.team, r.car, r.main_class) for r in reading.rows] == [
        (team, "Aurora GT3", name) for _, team, _, _, name in CARS
    ]
    assert {tuple(row.cells.values()) for row in reading.rows} == {("Gold / Silver / Bronze",)}
    assert not reading.has_problems


def test_the_official_lists_are_read_whole(samples):
    for path in sorted((samples / "entry-lists").glob("*.pdf")):
        (reading,) = read_sheet(path.read_bytes())
        assert reading.kind == "entry_list"
        assert len(reading.rows) == 26
        assert not reading.has_problems
        assert all(row.number and row.team and len(row.drivers) == 1 and row.classes for row in reading.rows)
        assert all(len(row.nationalities) == 1 for row in reading.rows)
