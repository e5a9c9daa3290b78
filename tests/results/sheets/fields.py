"""Invented fields of cars for property tests: sheets that agree with themselves."""

from datetime import datetime

from hypothesis import strategies as st

from results.drawing import RowToDraw, SheetToDraw

LETTERS = "abcdefghijklmnopqrstuvwxyzéèàçñöüßøåæœśłžčřăő"
words = st.text(LETTERS, min_size=1, max_size=14).map(str.capitalize)
short_words = st.text(LETTERS, min_size=2, max_size=8).map(str.capitalize)
names = st.builds("{} {}".format, words, words)
teams = st.lists(words, min_size=1, max_size=6).map(" ".join)
numbers = st.builds("{}{}".format, st.sampled_from(["", "", "0"]), st.integers(1, 999))
crews = st.lists(names, min_size=1, max_size=4).map(tuple)
gaps = st.one_of(st.just(0), st.integers(1, 90_000))
OUT = [
    "not_classified",
    "retired",
    "did_not_start",
    "disqualified",
    "excluded",
    "withdrawn",
    "did_not_qualify",
]


@st.composite
def cars(draw, least=2, most=70):
    """Cars with numbers, crews, teams and overlapping classes, without results."""
    least = draw(st.sampled_from([least, 12, most]))  # left alone, lists stay short
    chosen = draw(st.lists(numbers, min_size=least, max_size=most, unique=True))
    classes = draw(st.lists(short_words, min_size=1, max_size=4, unique=True))
    inner = draw(st.sampled_from(["Bronze", "Master", ""]))
    with_nations = draw(st.booleans())
    cast = draw(st.lists(crews, min_size=1, max_size=8))
    stables = draw(st.lists(teams, min_size=1, max_size=6))
    return [
        {
            "number": number,
            "drivers": cast[place % len(cast)],
            "nationalities": ("FRA", "POL", "BRA", "JPN")[: len(cast[place % len(cast)])]
            if with_nations
            else (),
            "team": stables[place % len(stables)],
            "car": stables[(place * 7) % len(stables)],
            "class_names": [classes[place % len(classes)], *([inner] if inner and place % 3 == 0 else [])],
        }
        for place, number in enumerate(chosen)
    ]


def row(car, places=None, **values):
    """The car's row; `places` counts the cars of each class so far."""
    car = dict(car)
    classes = []
    for name in car.pop("class_names"):
        if places is not None:
            places[name] = places.get(name, 0) + 1
        classes.append((name, places[name] if places is not None else None))
    return RowToDraw(**car, classes=tuple(classes), **values)


@st.composite
def races(draw):
    """A race: gaps, laps down, a dead heat, cars that stopped, cars that do not count."""
    field = draw(cars())
    finishers = draw(st.integers(2, len(field)))
    laps, ahead = draw(st.integers(30, 700)), None
    time = laps * draw(st.integers(60_000, 125_000)) + draw(st.integers(0, 999))
    leader, places, rows, shared = None, {}, [], 1
    for count, car in enumerate(field[:finishers]):
        lost = draw(st.sampled_from([0, 0, 0, 0, 1, 2])) if ahead and laps > 10 else 0
        laps -= lost
        time = (leader[1] + draw(gaps)) if lost else time + (draw(gaps) if ahead else 0)
        tie = ahead is not None and (laps, time) == ahead
        shared = shared + 1 if tie else 1
        leader = leader or (laps, time)
        down = leader[0] - laps
        rows.append(
            row(
                car,
                places,
                position=count + 2 - shared,
                laps=laps,
                total_time_ms=time,
                running=draw(st.sampled_from([True, True, True, False])),
                gap_laps=down or None,
                gap_ms=None if down or not ahead else time - leader[1],
                interval_laps=lost or None,
                interval_ms=None if lost or not ahead else time - ahead[1],
                best_lap_ms=draw(st.integers(59_000, time // laps)),
                best_lap_number=draw(st.integers(1, 30)),
                note=draw(st.sampled_from(["", "", "", "+5.000 s: track limits"])),
            )
        )
        ahead = (laps, time)
    for car in field[finishers:]:
        status = draw(st.sampled_from(OUT))
        rows.append(row(car, status=status, laps=draw(st.one_of(st.none(), st.integers(0, 5)))))
    return draw(sheet_of(rows, "Race 2"))


@st.composite
def qualifyings(draw):
    """Qualifying over two segments, or a grid."""
    field, rows, places, time, pole = draw(cars()), [], {}, draw(st.integers(58_000, 400_000)), None
    grid = draw(st.booleans())
    for count, car in enumerate(field):
        before, time = time, time + draw(st.integers(1, 3_000))
        pole = pole or time
        timed = (
            {} if grid else {"segments": (("Q1", time + 50), ("Q2", time)), "best_lap_number": 4, "laps": 7}
        )
        if not grid and count:
            timed |= {"gap_ms": time - pole, "interval_ms": time - before}
        rows.append(row(car, places, position=count + 1, best_lap_ms=time, **timed))
    return draw(sheet_of(rows, "Qualifying" if not grid else "Race 1", "grid" if grid else "classification"))


@st.composite
def entry_lists(draw):
    return draw(sheet_of([row(car) for car in draw(cars())], "", "entry_list"))


@st.composite
def sheet_of(draw, rows, session, kind="classification"):
    label = draw(
        st.sampled_from(["Provisional", "Official", "Provisoire", "Officiel", "Final – Revised", ""])
    )
    language = draw(st.sampled_from(["en", "fr", "both"]))
    return SheetToDraw(
        title=f"{session} – {label}".strip(" –") or "Entry list",
        kind=kind,
        series=draw(teams),
        event=draw(teams),
        circuit=draw(names),
        session=session,
        label=label,
        version=draw(st.sampled_from(["", "1.0", "2"])),
        issued_at=draw(st.one_of(st.none(), st.just(datetime(2026, 5, 3, 19, 40)))),
        rows=in_printed_order(rows),
        notes=tuple(draw(st.lists(teams, max_size=3))),
        language=language,
    )


def in_printed_order(rows):
    """Sections stand in the order in which a sheet prints them."""
    from results.sheets.headings import SECTIONS

    return tuple(each for status in SECTIONS for each in rows if each.status == status)
