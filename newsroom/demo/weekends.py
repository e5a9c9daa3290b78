"""The invented seasons: every session run by the simulator, every sheet drawn, read back and published."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsroom.demo import decisions, sheets, simulator
from newsroom.demo.calendar import at_the_track, make_season, make_series, make_session
from newsroom.demo.field import Car, enter, field_of, load_field
from results.attaching import open_review
from results.drawing import RowToDraw
from results.models import Classification, Document, Entry, Session
from results.publishing import publish

LABELS = {"official": "Official / Officiel", "provisional": "Provisional / Provisoire"}


@dataclass(frozen=True)
class Run:
    """A session that was run: who came out of it how, and what the data file says of it."""

    session: Session
    facts: dict
    arrivals: tuple
    cars: dict[str, Car]
    entries: dict[str, Entry]
    classes: dict

    @property
    def ended_at(self):
        """When the winner saw the flag; of a session without a distance, when its time was up."""
        took = timedelta(milliseconds=self.arrivals[0].total_time_ms or 0)
        ended = self.session.starts_at + (took or timedelta(minutes=self.session.length_minutes))
        return ended.replace(second=0, microsecond=0)


@dataclass(frozen=True)
class Sheet:
    """A sheet to be drawn, read and published."""

    run: Run
    rows: tuple[RowToDraw, ...]
    kind: str
    issued_at: datetime
    status: str
    version: str
    label: str
    notes: tuple = ()
    reason_fr: str = ""
    reason_en: str = ""
    waits: bool = False  # attached and read, for an editor to look at
    decided: tuple = ()  # what the stewards decide once it is out
    contains: tuple = ()  # their decisions that it contains already

    @property
    def filename(self):
        session = self.run.session
        return f"{session.event.slug}-{session.slug}-{self.kind}-{self.version}.pdf"

    def drawn_and_read(self):
        event, title = self.run.session.event, self.run.session.title
        how = {"label": self.label, "version": self.version, "issued_at": self.issued_at, "notes": self.notes}
        data = sheets.draw(event, self.rows, kind=self.kind, title=title, **how)
        return data, *sheets.rows_read(data, self.filename)


def load_series(facts, calendar, register):
    """A series with its seasons; gives the sheets that are to be published."""
    series, waiting = make_series(facts["series"]), []
    for year in facts["seasons"]:
        season, classes = make_season(series, year["year"], facts.get("classes", ()))
        cars = load_field(year["field"])
        for event_facts in year["events"]:
            event = calendar.event(season, event_facts)
            waiting += load_event(event, event_facts, cars, classes, register)
    return waiting


def load_event(event, facts, cars, classes, register):
    if event.is_cancelled:
        return []
    cars = field_of(facts, cars)
    for number, car in cars.items():
        enter(event, car, register, classes, is_guest=number in facts.get("guests", ()))
    entries = {entry.car_number: entry for entry in event.entries.prefetch_related("crew__driver")}
    waiting, runs = [], {}
    for order, one in enumerate(facts["sessions"], 1):
        session = make_session(event, one, classes, order)
        if "seed" not in one:
            continue
        run = Run(session, one, run_session(one, facts["lap_ms"], cars), cars, entries, classes)
        runs[session.slug] = run
        waiting += sheets_of(run, runs)
    if "entry_list" in facts:
        draw_entry_list(event, cars, facts["entry_list"])
    return waiting


def run_session(facts, lap_ms, cars):
    racers = [simulator.Racer(car.number, car.race_class) for car in cars.values()]
    if facts["kind"] == "qualifying":
        return simulator.qualifying(racers, seed=facts["seed"], lap_ms=lap_ms, front=facts.get("front", ()))
    script = {
        name: {
            number: tuple(value) if isinstance(value, list) else value
            for number, value in facts[name].items()
        }
        for name in ("gaps", "best", "out", "added")
        if name in facts
    }
    return simulator.race(
        racers,
        seed=facts["seed"],
        lap_ms=lap_ms,
        minutes=facts.get("minutes"),
        laps=facts.get("laps"),
        stop_every=36 if facts.get("minutes", facts.get("laps")) > 60 else 0,
        script=simulator.Script(**script),
    )


def sheets_of(run, runs):
    """The sheets of a session in the order in which they are issued."""
    facts, event = run.facts, run.session.event
    first = Sheet(
        run,
        drawn(run, run.arrivals),
        "classification",
        run.ended_at + timedelta(minutes=38),
        status=facts["sheet"],
        version="1.0",
        label=LABELS[facts["sheet"]],
        decided=tuple(facts.get("decisions", ())),
    )
    sheets_ = [first]
    if before := runs.get(facts.get("grid_of")):
        places = tuple(grid_row(row) for row in drawn(before, before.arrivals))
        issued = run.session.starts_at - timedelta(hours=2)
        sheets_.insert(
            0,
            replace(
                first,
                rows=places,
                kind="grid",
                issued_at=issued,
                status="official",
                label=LABELS["official"],
                decided=(),
            ),
        )
    if later := facts.get("amended"):
        gone = {later["car"]: {"status": "disqualified", "note": later["note"]}}
        after = [replace(car, **gone.get(car.number, {})) for car in run.arrivals]
        rows = drawn(run, simulator.placed(after))
        penalty = decisions.disqualify(
            run.session, run.entries[later["car"]], later, at_the_track(event, later["decided"])
        )
        sheets_.append(next_version(first, later, event, rows=rows, status="official", contains=(penalty,)))
    if later := facts.get("waiting"):
        moved = [with_time(car, later) if car.number == later["car"] else car for car in run.arrivals]
        rows = drawn(run, simulator.placed(moved))
        sheets_.append(next_version(first, later, event, rows=rows, status="official", waits=True))
    if later := facts.get("confirmed"):
        sheets_.append(next_version(first, later, event, status=later["status"]))
    return sheets_


def with_time(arrival, facts):
    return replace(arrival, total_time_ms=arrival.total_time_ms + facts["added"], note=facts["note"])


def next_version(sheet, facts, event, **changes):
    reasons = {name: facts.get(name, "") for name in ("reason_fr", "reason_en", "label")}
    issued_at = at_the_track(event, facts["issued"])
    if issued_at <= sheet.issued_at:
        raise ValueError(f"Version 1.1 of {sheet.filename} would be issued before version 1.0.")
    return replace(sheet, version="1.1", issued_at=issued_at, **reasons, **changes)


def drawn(run, arrivals):
    return sheets.rows_to_draw(arrivals, run.cars, sheets.bronze_places(arrivals, run.cars))


def grid_row(row):
    """A place on the grid: what qualifying gave, without its gaps."""
    return replace(row, gap_ms=None, interval_ms=None, segments=())


def draw_entry_list(event, cars, issued):
    rows = tuple(
        RowToDraw(
            number=car.number,
            drivers=tuple(member.name for member in car.crew),
            nationalities=tuple(member.nationality for member in car.crew),
            team=car.team,
            car=car.model,
            classes=tuple((code, None) for code in car.classes),
        )
        for car in sorted(cars.values(), key=lambda car: (int(car.number), car.number))
    )
    issued = at_the_track(event, issued)
    data = sheets.draw(event, rows, kind="entry_list", title=event.name_fr, issued_at=issued)
    document = Document.objects.create(
        kind=Document.Kind.ENTRY_LIST,
        title=f"{event.name_fr} – {sheets.TITLES['entry_list']}",
        issuer=event.season.series.organiser,
        event=event,
    )
    sheets.keep(document, data, label="1.0", issued_at=issued, filename=f"{event.slug}-entries.pdf")


def publish_all(waiting, by, confirmed_by):
    """Every sheet drawn and read, then published in the order in which it was issued."""
    waiting = sorted(waiting, key=lambda sheet: (sheet.issued_at, sheet.run.session.pk))
    with ThreadPoolExecutor(max_workers=2) as pool:
        read = list(pool.map(Sheet.drawn_and_read, waiting))
    documents = {}
    for sheet, (data, rows, reading) in zip(waiting, read, strict=True):
        run, key = sheet.run, (sheet.run.session.pk, sheet.kind)
        if key not in documents:
            documents[key] = Document.objects.create(
                kind=Document.Kind.GRID if sheet.kind == "grid" else Document.Kind.CLASSIFICATION,
                title=f"{run.session.event.name_fr}, {run.session.title} – {sheets.TITLES[sheet.kind]}",
                issuer=run.session.event.season.series.organiser,
                event=run.session.event,
                session=run.session,
            )
        version = sheets.keep(
            documents[key],
            data,
            label=sheet.version,
            issued_at=sheet.issued_at,
            filename=sheet.filename,
            reading={"documents": [reading]},
        )
        if sheet.waits:
            open_review(version, run.session, by=by)
            continue
        published = publish(
            run.session,
            sheets.lines_from(rows, run.entries, run.classes),
            status=sheet.status,
            by=by,
            confirmed_by=confirmed_by if sheet.status == "official" else None,
            kind=Classification.Kind.GRID if sheet.kind == "grid" else Classification.Kind.RESULT,
            label=sheet.label,
            document_version=version,
            issued_at=sheet.issued_at,
            reason_fr=sheet.reason_fr,
            reason_en=sheet.reason_en,
        )
        for penalty in sheet.contains:
            published.prints.create(penalty=penalty, said_by=by)
        for one in sheet.decided:
            decisions.take(run, one, by, confirmed_by)
