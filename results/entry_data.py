"""An entry list as data for others, as results/data.py gives classifications. docs/data.md describes it."""

import csv
import io

from results.data import names, safe

HEADER = ["number", "drivers", "nationalities", "grades", "team", "car", "classes", "guest", "withdrawn"]


def as_json(event, classes, absolute):
    return {
        "series": names(event.season.series) | {"slug": event.season.series.slug},
        "season": event.season.year,
        "event": names(event)
        | {"slug": event.slug, "round": event.number, "is_cancelled": event.is_cancelled},
        "url": absolute(event.get_absolute_url()),
        "entries": [entry_of(entry, absolute) for each in classes for entry in each.entries],
    }


def entry_of(entry, absolute):
    return {
        "number": entry.car_number,
        "drivers": [
            {
                "name": member.driver.name,
                "nationality": member.driver.nationality,
                "grade": member.grade,
                "driver": absolute(member.driver.get_absolute_url()),
            }
            for member in entry.crew.all()
        ],
        "team": entry.team.name if entry.team else "",
        "car": entry.car_model.name if entry.car_model else "",
        "classes": [race_class.code for race_class in entry.classes.all()],
        "guest": entry.is_guest,
        "withdrawn": entry.is_withdrawn,
    }


def as_csv(classes):
    """One line a car, UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for each in classes:
        for entry in each.entries:
            writer.writerow([safe(cell) for cell in cells_of(entry)])
    return "\ufeff" + out.getvalue()


def cells_of(entry):
    crew = list(entry.crew.all())
    return [
        entry.car_number,
        " / ".join(member.driver.name for member in crew),
        " / ".join(member.driver.nationality for member in crew),
        " / ".join(member.grade for member in crew),
        entry.team.name if entry.team else "",
        entry.car_model.name if entry.car_model else "",
        " / ".join(race_class.code for race_class in entry.classes.all()),
        "true" if entry.is_guest else "false",
        "true" if entry.is_withdrawn else "false",
    ]
