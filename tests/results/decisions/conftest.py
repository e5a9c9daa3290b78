import pytest

from results.publishing import Line, LineDrive


@pytest.fixture
def race(make):
    """Five cars in two classes, a sheet of which is in force."""
    session = make.session()
    pro, am = (make.race_class(session.event.season, code) for code in ("Pro", "Am"))
    lines = []
    for place in range(1, 6):
        race_class = pro if place % 2 else am
        lines.append(
            Line(
                place,
                position=place,
                number=str(place),
                laps=20,
                total_time_ms=3_600_000 + 2000 * (place - 1),
                gap_ms=2000 * (place - 1) or None,
                interval_ms=2000 if place > 1 else None,
                best_lap_ms=90_000 + place,
                entry=make.entry(session.event, str(place), team=make.team(f"Team {place}")),
                drives=(LineDrive(name=f"Driver {place}"),),
                classes=((race_class, (place + 1) // 2),),
                note="as printed" if place == 3 else "",
            )
        )
    make.classification(session, lines, status="provisional")
    return session
