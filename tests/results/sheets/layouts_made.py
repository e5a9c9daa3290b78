"""The layouts that the general reader is proved on."""

from tests.results.sheets.layouts_drawn import LEFT, MIDDLE, RIGHT, Col, Layout

PROVISIONAL = "Race 1 - Provisional Classification"


def english_race():
    """Plain: figures to the right, texts to the left, one crew a line."""
    return Layout(
        [
            Col("position", "Pos", 55, RIGHT),
            Col("number", "No.", 85, RIGHT),
            Col("class", "Class", 95),
            Col("class_position", "PIC", 145, RIGHT),
            Col("drivers", "Drivers", 155),
            Col("team", "Team", 330),
            Col("car", "Car", 490),
            Col("laps", "Laps", 585, RIGHT),
            Col("total_time", "Total Time", 645, RIGHT),
            Col("gap", "Gap Leader", 700, RIGHT),
            Col("interval", "Interval", 750, RIGHT),
            Col("best_lap", "Best Lap", 800, RIGHT),
            Col("best_lap_number", "On", 820, RIGHT),
        ],
        crews=2,
        heading=("Northern Endurance Cup", "Circuit de Val-Saint-Aubin"),
    )


def french_race():
    """Other columns in another order, middled, in Times, some headings over two lines."""
    return Layout(
        [
            Col("number", "N°", 50, MIDDLE),
            Col("position", "Clt", 80, MIDDLE),
            Col("team", "Concurrent", 100),
            Col("drivers", "Équipage", 270),
            Col("car", "Voiture", 450),
            Col("class", "Cat.", 560, MIDDLE),
            Col("class_position", ("Clt", "Cat."), 600, MIDDLE),
            Col("best_lap", ("Meilleur", "tour"), 640, MIDDLE),
            Col("laps", "Tours", 680, MIDDLE),
            Col("gap", ("Écart", "1er"), 720, MIDDLE),
            Col("total_time", ("Temps", "total"), 785, MIDDLE),
        ],
        title="Course 2 - Classement officiel",
        font="Times-Roman",
        laps_word=("1 tour", "{} tours"),
        decimal=",",
        crews=2,
        foot=("Voiture 12 : pénalité de 5 secondes, limites de piste",),
    )


def german_by_class():
    """By class under headings of its own, rows without line, laps as Rd., those not classified below."""
    return Layout(
        [
            Col("position", "Pl.", 60, RIGHT),
            Col("number", "St.-Nr.", 95, RIGHT),
            Col("drivers", "Fahrer", 105),
            Col("team", "Bewerber", 300),
            Col("car", "Fahrzeug", 470),
            Col("laps", "Rd.", 590, RIGHT),
            Col("total_time", "Gesamtzeit", 660, RIGHT),
            Col("gap", "Rückstand", 725, RIGHT),
            Col("best_lap", "Schnellste Runde", 800, RIGHT),
        ],
        title="Rennen - Vorläufiges Ergebnis",
        class_heading="Klasse {}",
        laps_word=("1 Rd.", "{} Rd."),
        sections={"not_classified": "Nicht gewertet", "disqualified": "Disqualifiziert"},
        plus="",
        crews=3,
    )


def italian_qualifying():
    """Qualifying in two parts, ruled, one driver a car."""
    return Layout(
        [
            Col("position", "POS", 60, MIDDLE),
            Col("number", "N.", 95, MIDDLE),
            Col("drivers", "PILOTA", 120),
            Col("team", "SQUADRA", 290),
            Col("car", "VETTURA", 450),
            Col("Q1", "Q1", 570, RIGHT),
            Col("Q2", "Q2", 630, RIGHT),
            Col("best_lap", "MIGLIOR TEMPO", 705, RIGHT),
            Col("gap", "DISTACCO", 760, RIGHT),
            Col("laps", "GIRI", 800, RIGHT),
        ],
        title="Prove Ufficiali - Classifica finale",
        kind="qualifying",
        rules="lines",
        font="Courier",
        size=7,
        pitch=13,
    )


def spanish_grid():
    """A grid in small type, the crew in lines beneath its car, without a heading of its own."""
    return Layout(
        [
            Col("position", "Pos.", 60, RIGHT),
            Col("number", "Dorsal", 110, RIGHT),
            Col("team", "Equipo", 130),
            Col("car", "Vehículo", 330),
            Col("class", "Clase", 460),
            Col("best_lap", "Tiempo", 560, RIGHT),
        ],
        title="Carrera - Parrilla de salida",
        kind="grid",
        crew="below",
        size=5,
        pitch=8,
        crews=3,
        nationalities=True,
        cars=14,
    )


def two_pages():
    """The second page has no header; those who did not finish stand under headings, notes behind."""
    layout = english_race()
    layout.rows_a_page, layout.header_on_every_page = 14, False
    layout.sections = {"retired": "Retired", "did_not_start": "Did not start", "disqualified": "Disqualified"}
    layout.foot = (
        "Car #12: 5 second penalty added for track limits",
        "The results remain subject to scrutineering",
    )
    return layout


def turned_page():
    layout = english_race()
    layout.rotate, layout.rules = 90, "zebra"
    return layout


def turned_text():
    layout = french_race()
    layout.turned = True
    return layout


def abutting():
    """Laps and times without a space between, one heading over two gaps, words printed over them."""
    return Layout(
        [
            Col("position", "Pos", 46, RIGHT),
            Col("class_position", "Pic", 61, RIGHT),
            Col("number", "Nr.", 79, RIGHT),
            Col("class", "Class", 95, MIDDLE),
            Col("drivers", "Drivers", 120),
            Col("team", "Team", 300),
            Col("car", "Vehicle", 455),
            Col("laps", "Laps", 564, RIGHT),
            Col("total_time", "Time", 606.5, RIGHT),
            Col("gap", "Gap", 652, RIGHT, 652, LEFT),
            Col("interval", "", 694, RIGHT),
            Col("best_lap_number", "Lap", 715, RIGHT),
            Col("best_lap", "Time", 755, RIGHT),
        ],
        title="Race Official Results",
        crew="wrapped",
        crews=4,
        plus="",
        overprint="Not Running",
        spans=(("Best Lap", 728),),
        order="columns",
        sections={"retired": "Retired"},
    )


def scattered():
    """Every word is drawn by itself, in no order."""
    layout = english_race()
    layout.order = "scattered"
    return layout


def numbers_in_the_middle():
    """Crews over several lines with their number beside the middle of them, on shaded rows."""
    layout = english_race()
    layout.crew, layout.crews, layout.number_at, layout.rules, layout.pitch = (
        "lines",
        3,
        "middle",
        "zebra",
        14,
    )
    layout.cars = 14
    return layout


def stacked():
    """The team over its drivers in one column, headed by both words."""
    return Layout(
        [
            Col("position", "Pos", 60, RIGHT),
            Col("number", "#", 90, RIGHT),
            Col("drivers", ("Team", "Drivers"), 110),
            Col("car", "Vehicle", 340),
            Col("laps", "Laps", 480, RIGHT),
            Col("total_time", "Elapsed", 550, RIGHT),
            Col("gap", "Behind", 620, RIGHT),
            Col("best_lap", "Fastest Lap", 700, RIGHT),
        ],
        title=PROVISIONAL,
        crew="stacked",
        crews=3,
        cars=12,
        pitch=14,
    )


def by_class_with_headers():
    """A header of its own for each class, named in the line above it."""
    layout = german_by_class()
    layout.class_heading, layout.repeat_header, layout.title = "{}", True, "Race - Results by Class"
    layout.sections, layout.cars = {}, 21
    return layout


LAYOUTS = [
    english_race,
    french_race,
    german_by_class,
    italian_qualifying,
    spanish_grid,
    two_pages,
    turned_page,
    turned_text,
    abutting,
    scattered,
    numbers_in_the_middle,
    stacked,
    by_class_with_headers,
]
