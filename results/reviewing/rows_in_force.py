"""A review that begins with rows on record: what decisions could not move is put right there by hand."""

from results import fragments
from results.models import Penalty, PrintedDecision, SheetReview
from results.publishing import Line
from results.reviewing.columns import SEGMENT, gap_text, list_of, printed, time_text
from results.reviewing.work import Work, blank_cells, name_key

NO_TABLE = 9_999  # instead of the number of a table of the file: the rows come from none
DECISIONS = "decisions"  # the fact that says which decisions the rows will contain


def open_one(session):
    """The review of this sort that is under way for a session, or None."""
    reviews = SheetReview.objects.filter(session=session, state=SheetReview.State.OPEN)
    return next((review for review in reviews if review.data.get("document") == NO_TABLE), None)


def work_from_lines(lines, facts, *, is_complete=True):
    """The lines as an editor would have typed them, with the people and classes that they are linked to."""
    work = Work(is_complete=is_complete, facts=facts, document=NO_TABLE)
    work.segments = list(dict.fromkeys(name for line in lines for name, _time in line.times))
    for line in lines:
        classes = class_names(line)
        work.add_row(cells_of(line, classes))
        for name, (race_class, _place) in zip(classes, line.classes, strict=False):
            work.choices[name_key("class", name)] = str(race_class.pk)
        for drive in line.drives:
            if drive.driver:
                name = drive.name or drive.driver.name
                work.choices[name_key("driver", f"{name}#{line.number}")] = str(drive.driver.pk)
    work.facts["fastest"] = next((line.number for line in lines if line.fastest_lap), "")
    return work


def class_names(line):
    """As they were printed, where each is one of the line's classes; else by their codes."""
    names = list_of(line.class_name)
    if len(names) == len(line.classes):
        return names
    return [race_class.code for race_class, _place in line.classes] or names


def cells_of(line: Line, classes):
    crew = [
        (drive.name or (drive.driver.name if drive.driver else ""), drive.nationality)
        for drive in line.drives
    ]
    return blank_cells() | {
        "position": printed(line.position),
        "number": line.number,
        "drivers": " / ".join(f"{name} ({code})" if code else name for name, code in crew),
        "team": line.team_name,
        "car": line.car_name,
        "class": " / ".join(classes),
        "class_position": class_places(line),
        "laps": printed(line.laps),
        "total_time": time_text(line.total_time_ms),
        "gap": gap_text(line.gap_ms, line.gap_laps),
        "interval": gap_text(line.interval_ms, line.interval_laps),
        "best_lap": time_text(line.best_lap_ms),
        "best_lap_number": printed(line.best_lap_number),
        "status": str(line.status),
        "running": "1" if line.running else "",
        "note": line.note,
        **{SEGMENT + name: time_text(ms) for name, ms in line.times},
    }


def class_places(line):
    places = [place for _race_class, place in line.classes]
    return " / ".join(printed(place) or "–" for place in places) if any(places) else ""


def contains(classification, work, *, by):
    """Say that the rows now in force contain the decisions that the review was opened for."""
    keys = [int(key) for key in work.fact(DECISIONS).split(",") if key.isdecimal()]
    penalties = classification.session.penalties.filter(pk__in=keys, state__in=Penalty.IN_FORCE)
    PrintedDecision.objects.bulk_create(
        PrintedDecision(classification=classification, penalty=penalty, said_by=by) for penalty in penalties
    )
    fragments.forget()
