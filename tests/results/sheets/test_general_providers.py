"""Sheets as timing houses draw them: what headings leave out, and what a page holds beside its table."""

from io import BytesIO

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure
FONT, SIZE, STEP = "Helvetica", 8, 12
NAMES = ["Ana Rey", "Ben Ono", "Ida Poe", "Max Lia", "Zoe Ost", "Tom Wit", "Eva Lund", "Ugo Sala"]


class Sheet:
    """Texts put on pages, each in one drawing; the edge that they share is left, right or middle."""

    def __init__(self):
        self.file = BytesIO()
        self.canvas = Canvas(self.file, pagesize=(842, 595))
        self.y = 0

    def text(self, x, y, text, edge="left", size=SIZE):
        wide = stringWidth(text, FONT, size)
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x - {"left": 0, "right": wide, "middle": wide / 2}[edge], 595 - y, text)

    def begin(self, *heading):
        self.y = 30
        for text in heading:
            self.text(40, self.y, text, size=12)
            self.y += 16
        self.y += 10

    def row(self, columns, cells):
        for (x, edge), cell in zip(columns, cells, strict=True):
            if cell:
                self.text(x, self.y, cell, edge)
        self.y += STEP

    def line(self, text, x=40):
        self.text(x, self.y, text)
        self.y += STEP

    def readings(self):
        self.canvas.showPage()
        self.canvas.save()
        return read_sheet(self.file.getvalue())

    def reading(self):
        (reading,) = self.readings()
        return reading


def told(reading, *names):
    return [tuple(getattr(row, name) for name in names) for row in reading.rows]


def codes(row):
    return {problem.code for problem in row.problems}


R, L, M = "right", "left", "middle"
RACE = [(50, R), (80, R), (90, L), (240, L), (420, R), (480, R), (540, R)]
HEADS = ["Pos", "No.", "Driver", "Team", "Laps", "Time", "Gap"]


def race(count=4, number=10, first=1, seconds=600):
    """Rows of a race: place, number, driver, team, laps, time, gap."""
    return [
        [
            str(first + at), str(number + at), NAMES[at], f"{NAMES[at].split()[1]} Racing", "20",
            f"{(seconds + at) // 60}:{(seconds + at) % 60:02}.500", f"{at}.000" if at else "",
        ]
        for at in range(count)
    ]  # fmt: skip


def test_places_under_no_heading_are_places_and_begin_anew_with_each_class():
    """As endurance series print them: no word over the place, the status sections within each class."""
    columns = [(40, R), (62, R), (70, L), (200, L), (330, L), (420, R), (480, R)]
    sheet = Sheet()
    sheet.begin("6 Hours of Nowhere", "Race", "Provisional Classification by Category")
    sheet.row(columns, ["", "No", "Team", "Drivers", "Cat", "Laps", "Total Time"])
    for name, number in (("HYPER", 5), ("LMX", 40)):
        sheet.line(name)
        for at in range(3):
            sheet.row(
                columns,
                [str(at + 1), str(number + at), "Poe Sport", f"{NAMES[at]} / {NAMES[at + 3]}", name, "99",
                 f"6:00:{10 + at:02}.100"],
            )  # fmt: skip
        sheet.line("Retired", x=60)
        sheet.row(columns, ["", str(number + 9), "Lia Sport", "Eva Lund / Ugo Sala", name, "12", ""])
    reading = sheet.reading()
    assert told(reading, "number", "position", "main_class", "status") == [
        ("5", 1, "HYPER", "classified"), ("6", 2, "HYPER", "classified"), ("7", 3, "HYPER", "classified"),
        ("14", None, "HYPER", "retired"),
        ("40", 1, "LMX", "classified"), ("41", 2, "LMX", "classified"), ("42", 3, "LMX", "classified"),
        ("49", None, "LMX", "retired"),
    ]  # fmt: skip
    assert not any(row.problems for row in reading.rows)


def test_german_words_for_classes_and_exclusion_are_told_apart_by_their_cells():
    columns = [(40, R), (60, R), (90, R), (100, L), (260, L), (420, R), (480, R)]
    sheet = Sheet()
    sheet.begin("Rennen - Ergebnis")
    sheet.row(columns, ["Pl.", "Kl.", "St.-Nr.", "Fahrer", "Klasse", "Rd.", "Gesamtzeit"])
    for at, (name, place) in enumerate((("SP9", "1"), ("SP9", "2"), ("VT2", "1"), ("SP9", "3"))):
        sheet.row(columns, [str(at + 1), place, str(20 + at), NAMES[at], name, "9", f"80:0{at}.100"])
    sheet.line("Wertungsausschluss")
    sheet.row(columns, ["", "", "77", "Eva Lund", "VT2", "8", ""])
    assert told(sheet.reading(), "number", "main_class", "class_position", "status") == [
        ("20", "SP9", 1, "classified"), ("21", "SP9", 2, "classified"), ("22", "VT2", 1, "classified"),
        ("23", "SP9", 3, "classified"), ("77", "VT2", None, "disqualified"),
    ]  # fmt: skip


def test_car_over_numbers_is_the_number_and_vehicle_the_car():
    sheet = Sheet()
    sheet.begin("Race 2 - Result")
    columns = [(50, R), (80, R), (90, L), (240, L), (420, R), (480, R)]
    sheet.row(columns, ["Pos", "Car", "Driver", "Vehicle", "Laps", "Race Time"])
    for place, number, driver, _, laps, time, _ in race():
        sheet.row(columns, [place, number, driver, "Tern 5", laps, time])
    assert told(sheet.reading(), "number", "car")[:2] == [("10", "Tern 5"), ("11", "Tern 5")]


def test_the_sheets_of_a_booklet_are_readings_of_their_own_and_what_is_none_is_counted():
    sheet = Sheet()
    for title, number in (("Cup A - Race 1 - Results", 10), ("Cup B - Race 1 - Results", 50)):
        sheet.y += 30
        sheet.text(40, sheet.y, title, size=12)
        sheet.y += 24
        sheet.row(RACE, HEADS)
        for cells in race(number=number):
            sheet.row(RACE, cells)
    sheet.canvas.showPage()
    sheet.begin("Cup B - Race 1 - Sector Times")
    sheet.row(RACE, ["Pos", "No.", "Driver", "Team", "Laps", "Best Lap", "Gap"])
    for cells in race(number=50, seconds=90):
        sheet.row(RACE, cells)
    first, second = sheet.readings()
    assert [row.number for row in first.rows] == ["10", "11", "12", "13"]
    assert [row.number for row in second.rows] == ["50", "51", "52", "53"]
    assert (first.title, second.title) == ("Cup A - Race 1 - Results", "Cup B - Race 1 - Results")
    assert {row.main_class for row in (*first.rows, *second.rows)} == {None}
    assert [problem.params for problem in first.problems] == [{"count": 1, "tables": 3}]


def test_a_grid_in_two_columns_is_read_in_the_order_of_its_places():
    columns = [(50, R), (80, R), (90, L), (260, R)]
    sheet = Sheet()
    sheet.begin("Race 1 - Starting Grid")
    both = [*columns, *((x + 400, edge) for x, edge in columns)]
    sheet.row(both, ["Pos", "No.", "Driver", "Time"] * 2)
    slots = [[str(at + 1), str(30 + at), NAMES[at], f"1:40.{at}00"] for at in range(8)]
    for left, right in zip(slots[::2], slots[1::2], strict=True):
        sheet.row(both, left + right)
    reading = sheet.reading()
    assert told(reading, "position", "number", "drivers", "best_lap_ms") == [
        (at + 1, str(30 + at), (NAMES[at],), 100_000 + 100 * at) for at in range(8)
    ]
    assert not any(row.problems for row in reading.rows)


def test_a_list_of_fastest_laps_below_the_rows_invents_no_car():
    columns = [*RACE, (620, R)]
    sheet = Sheet()
    sheet.begin("RACE 1 - CLASSIFICATION")
    sheet.row(columns, [*HEADS, "Best Lap"])
    for at, cells in enumerate(race()):
        sheet.row(columns, [*cells, f"1:29.{at}00"])
    sheet.y += STEP
    sheet.line("FASTEST LAP")
    sheet.row(columns, ["", "12", "Ida Poe", "Poe Racing", "", "", "", "1:29.200"])
    assert [row.number for row in sheet.reading().rows] == ["10", "11", "12", "13"]


def test_cars_below_the_fastest_lap_that_stand_nowhere_above_are_rows():
    sheet = Sheet()
    sheet.begin("RACE 1 - CLASSIFICATION")
    sheet.row(RACE, HEADS)
    for cells in race():
        sheet.row(RACE, cells)
    sheet.y += STEP
    sheet.line("FASTEST LAP")
    sheet.row(RACE, ["DNF", "77", "Ida Poe", "Poe Racing", "3", "", ""])
    assert "77" in [row.number for row in sheet.reading().rows]


def test_type_that_is_drawn_twice_to_look_bold_is_read_once():
    sheet = Sheet()
    sheet.begin("Race 1 - Results")
    sheet.row(RACE, HEADS)
    for cells in race():
        sheet.row(RACE, cells)
        sheet.y -= STEP
        sheet.row([(x + 0.25, edge) for x, edge in RACE], cells)
    reading = sheet.reading()
    assert told(reading, "drivers", "team")[0] == (("Ana Rey",), "Rey Racing")
    assert not any(row.problems for row in reading.rows)


def test_a_letter_that_is_lost_within_a_word_is_said():
    """A long name runs under the next cell, and the two have the same letter in the same place."""
    sheet = Sheet()
    sheet.begin("Race 1 - Results")
    sheet.row(RACE, HEADS)
    rows = race(6)
    rows[2][2] = "Maximilian Bern"
    edge = 90 + stringWidth("Maximilian B", FONT, SIZE) - stringWidth("V", FONT, SIZE)
    columns = [*RACE[:3], (edge, L), *RACE[4:]]
    for cells in rows:
        sheet.row(columns, [*cells[:3], "Vela Racing", *cells[4:]])
    (row,) = [row for row in sheet.reading().rows if row.number == "12"]
    assert row.team != "Vela Racing"
    assert "letters_unreadable" in codes(row)


def test_a_note_whose_middle_is_that_of_a_column_is_no_cell_of_the_last_row():
    columns = [(30, R), (50, R), (70, M), (120, L), (420, R), (480, R)]
    sheet = Sheet()
    sheet.begin("Race 1 - Results")
    sheet.row(columns, ["Pos", "No.", "Cl.", "Driver", "Laps", "Time"])
    for at, (place, number, driver, _, laps, time, _) in enumerate(race()):
        sheet.canvas.line(20, 595 - sheet.y + 9, 500, 595 - sheet.y + 9)
        sheet.row(columns, [place, number, str(at % 2 + 1), driver, laps, time])
    sheet.text(70, sheet.y + 14, "Car 12: 5 second penalty", M)
    reading = sheet.reading()
    assert reading.rows[-1].main_class == "2"
    assert reading.notes == ("Car 12: 5 second penalty",)


def test_cells_nearer_than_words_are_parted_where_they_were_drawn_apart():
    """Numbers, classes and places in them stand closer than two words of a name."""
    heads = [(38, R), (40, L), (60, L), (99, R), (103, L), (200, L), (330, R), (372, R)]
    cells = [(38, R), (50, L), (66, R), (99, R), (101.7, L), (200, L), (330, R), (372, R)]
    sheet = Sheet()
    sheet.begin("Gara 1 - Classifica")
    sheet.row(heads, ["Pos.", "Num.", "Cl.", "Pos. Cl.", "Vettura", "Pilota", "Giri", "Tempo"])
    for place, number, driver, _, laps, time, _ in race(8):
        sheet.row(cells, [place, number, str(int(place) % 2), place, "Tern R 5", driver, laps, time])
    assert told(sheet.reading(), "number", "main_class", "car", "drivers") == [
        (str(10 + at), str((at + 1) % 2), "Tern R 5", (NAMES[at],)) for at in range(8)
    ]


def test_a_heading_over_two_lines_that_are_words_only_together():
    """ "M." says nothing and "Tour" is a lap: over each other they are the best lap, Temps is the race."""
    columns = [(50, R), (80, R), (90, L), (320, R), (400, R), (460, R), (500, R)]
    sheet = Sheet()
    sheet.begin("Course 1 - Classement officiel")
    sheet.text(460, sheet.y, "M.", R)
    sheet.y += 9
    sheet.row(columns, ["Clt", "N°", "Pilote", "Tours", "Temps", "Tour", "au tour"])
    for place, number, driver, _, laps, _, _ in race():
        sheet.row(columns, [place, number, driver, laps, f"34:1{place}.500", f"1:41.{place}00", "7"])
    reading = sheet.reading()
    assert told(reading, "total_time_ms", "best_lap_ms", "best_lap_number")[0] == (2_051_500, 101_100, 7)


def test_a_time_beside_the_lap_it_was_driven_on_is_the_races_where_it_is_as_long():
    columns = [(50, R), (80, R), (90, L), (320, R), (400, R), (460, R)]
    for time, lap, name in (
        ("34:1{}.500", 2_051_500, "total_time_ms"),
        ("1:41.{}00", 101_100, "best_lap_ms"),
    ):
        sheet = Sheet()
        sheet.begin("Race 1 - Results")
        sheet.row(columns, ["Pos", "No.", "Driver", "Laps", "Time", "On Lap"])
        for place, number, driver, _, laps, _, _ in race():
            sheet.row(columns, [place, number, driver, laps, time.format(place), "7"])
        assert told(sheet.reading(), name)[0] == (lap,)


def test_headings_of_place_and_class_a_space_apart_are_two_where_the_rows_have_two_cells():
    columns = [(40, R), (58, R), (60.2, L), (132, R), (140, L), (300, R), (370, R)]
    sheet = Sheet()
    sheet.begin("Carrera 1 - Clasificación")
    sheet.row(columns, ["Nº", "Pos.", "Cat.", "Pos. Clase", "Piloto", "Vtas", "Tiempo"])
    for place, number, driver, _, laps, time, _ in race():
        sheet.row(columns, [number, place, "Pro-Am", place, driver, laps, time])
    assert told(sheet.reading(), "number", "position", "main_class", "class_position") == [
        (str(10 + at), at + 1, "Pro-Am", at + 1) for at in range(4)
    ]


def test_a_column_headed_best_lap_is_no_reason_to_call_a_sheet_a_list_of_fastest_laps():
    """Headings that stand upright are not read; the refusal does not take one of them for the title."""
    sheet = Sheet()
    for x, heading in ((420, "Laps"), (480, "Time"), (540, "Gap"), (600, "Best Lap")):
        sheet.canvas.saveState()
        sheet.canvas.translate(x, 500)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, heading)
        sheet.canvas.restoreState()
    sheet.begin("Race 1 - Results")
    sheet.row(RACE[:4], HEADS[:4])
    for cells in race():
        sheet.row([*RACE, (600, R)], [*cells, "1:41.100"])
    with pytest.raises(NotAResult) as refused:
        sheet.readings()
    assert refused.value.code == "unknown_layout"


def crews_told(crews, word="Drivers"):
    sheet = Sheet()
    sheet.begin("Race 1 - Results")
    sheet.row(RACE, [*HEADS[:2], word, *HEADS[3:]])
    for cells, crew in zip(race(len(crews)), crews, strict=True):
        sheet.row(RACE, [*cells[:2], crew, *cells[3:]])
    return [(row.drivers, row.nationalities, bool(row.problems)) for row in sheet.reading().rows]


def test_a_surname_of_two_words_before_a_comma_is_no_driver_of_its_own():
    assert crews_told(["Rock, Ana", "van der Stone, Guy Paul"]) == [
        (("Rock, Ana",), (), False),
        (("van der Stone, Guy Paul",), (), True),
    ]


def test_what_stands_in_brackets_and_is_no_nation_is_none():
    assert crews_told(["Ana Rock (PRO)", "Guy Stone (FRA)"]) == [
        (("Ana Rock (PRO)",), (), True),
        (("Guy Stone",), ("FRA",), False),
    ]


@pytest.mark.parametrize("last", ["Total time", "Status"])
def test_a_place_beside_a_retirement_is_kept_and_said(last):
    sheet = Sheet()
    sheet.begin("Nowhere Cup", "Race Classification")
    columns = [(40, "left"), (80, "left"), (120, "left"), (300, "right"), (380, "left")]
    sheet.row(columns, ["Pos", "No", "Driver", "Laps", last])
    for place, name in enumerate(NAMES[:5], 1):
        ends = "DNF" if place == 4 else f"10:0{place}.123" if last == "Total time" else ""
        sheet.row(columns, [str(place), str(10 + place), name, str(21 - place), ends])
    rows = sheet.reading().rows
    assert [row.position for row in rows] == [1, 2, 3, 4, 5]
    assert [codes(row) for row in rows] == [set(), set(), set(), {"position_with_status"}, set()]
