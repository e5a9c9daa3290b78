"""A small season with its results, and an index of it."""

from datetime import date
from types import SimpleNamespace

import pytest

from newsroom.search import index
from results import publishing


@pytest.fixture
def find(client, db):
    """`find("boccolaci")` gives the page of the search, with an index of all that is there."""

    def find(q="", language="en", **query):
        index.reindex()
        response = client.get(f"/{language}/search/", {"q": q} | query)
        assert response.status_code == 200
        return response

    return find


def line(order, driver=None, *classes, **fields):
    drives = (publishing.LineDrive(name=driver.name, driver=driver),) if driver else ()
    return publishing.Line(
        **{"order": order, "position": order, "drives": drives, "classes": classes} | fields
    )


@pytest.fixture
def season(make):
    """Two races and a qualifying at Magny-Cours in 2021, a race in 2020 and one to come in 2022."""
    series = make.series("Carrera Cup France")
    circuit = make.circuit("Magny-Cours")
    found = SimpleNamespace(series=series, circuit=circuit)
    found.boccolacci = make.driver("Dorian Boccolacci")
    found.muller = make.driver("Ilse Müller")
    found.boullery = make.driver("Jérôme Boullery")
    found.seasons = {year: make.season(series, year) for year in (2020, 2021, 2022)}
    found.classes = {
        year: {code: make.race_class(season, code) for code in ("Pro", "Pro-Am")}
        for year, season in found.seasons.items()
    }
    found.events = {}
    for year, season in found.seasons.items():
        day = date(year, 5, 7)
        meeting = make.meeting(circuit, "Magny-Cours", start_date=day, end_date=day)
        found.events[year] = make.event(season, "Magny-Cours", meeting=meeting)
    found.team = make.team("Ébène Compétition")
    found.entry = make.entry(
        found.events[2021], "98", [found.boullery], [found.classes[2021]["Pro-Am"]], team=found.team
    )
    found.race_1 = make.session(found.events[2021], number=1, date=date(2021, 5, 7))
    found.race_2 = make.session(found.events[2021], number=2, date=date(2021, 5, 8))
    found.qualifying = make.session(found.events[2021], "qualifying", date=date(2021, 5, 6))
    found.past = make.session(found.events[2020], number=1, date=date(2020, 5, 7))
    found.coming = make.session(found.events[2022], number=1, date=date(2022, 5, 7))
    pro, am = found.classes[2021].values()
    found.lines = [
        line(1, found.boccolacci, (pro, 1), number="7", best_lap_ms=99_482, fastest_lap=True),
        line(2, found.muller, (pro, 2), number="11", gap_ms=1759),
        line(3, found.boullery, (am, 1), number="98", gap_ms=2500, entry=found.entry),
    ]
    make.classification(found.race_1, found.lines)
    make.classification(found.race_2, [line(1, found.muller, (pro, 1)), line(2, found.boccolacci, (pro, 2))])
    make.classification(
        found.qualifying, [line(1, found.boccolacci, (pro, 1)), line(2, found.boullery, (am, 1))]
    )
    make.classification(found.past, [line(1, found.muller, (found.classes[2020]["Pro"], 1))])
    return found
