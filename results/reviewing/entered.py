"""A sheet beside the entries of its event: the car of each row, its crew, and who races two cars."""

from collections import defaultdict

from django.utils.translation import gettext as _

from results.folding import fold
from results.names import Circle, State
from results.reviewing.effect import LISTED
from results.reviewing.findings import Finding, Level
from results.reviewing.registers import raced_elsewhere


def find_entry(checked, row):
    """The car entered under this number; where two are, the one whose crew or team it is."""
    registers, number = checked.registers, row.row.number
    entered = registers.entries.get(number, []) if number else []
    crew = {m.candidate.pk for kind, m in row.matches if kind == "driver" and m.candidate}
    team = next((m.candidate.pk for kind, m in row.matches if kind == "team" and m.candidate), None)
    ranked = sorted(entered, key=lambda e: (-len(e.crew & crew), e.team != team))
    if not ranked:
        return
    best = ranked[0]
    is_crew = bool(best.crew & crew)
    fits = is_crew or (team is not None and best.team == team)
    says_nothing = not (best.crew and (crew or is_unheard_of(row, "driver"))) and not (
        best.team and (team or is_unheard_of(row, "team"))
    )
    row.entry = best if fits or says_nothing or row.row.seen else None
    if row.row.seen:
        return
    if not fits and not says_nothing:
        label = registers.team.candidate(best.team).label if best.team else _("another crew")
        sentence = _("No. %(number)s is entered here for %(team)s.") % {"number": number, "team": label}
        row.findings.append(Finding(Level.CONFIRM, sentence, ("number", "team")))
    elif best.crew and not checked.work.is_entry_list:
        row.findings += strangers(row, best, ask_new=is_crew and registers.is_listed)


def is_unheard_of(row, kind):
    """Whether a row prints names of that kind, and each of them is on record nowhere."""
    states = [match.state for of, match in row.matches if of == kind]
    return bool(states) and all(state is State.NEW for state in states)


def strangers(row, entry, *, ask_new):
    """Who is in the row and not in the crew that is entered."""
    names = [
        match.candidate.label if match.candidate else match.printed
        for kind, match in row.matches
        if kind == "driver"
        and (
            match.candidate.pk not in entry.crew if match.candidate else ask_new and match.state is State.NEW
        )
    ]
    if not names:
        return []
    sentence = _("%(driver)s is not in the crew entered here as no. %(number)s.")
    said = sentence % {"driver": ", ".join(names), "number": row.row.number}
    return [Finding(Level.CONFIRM, said, ("drivers",))]


def look_for_numbers(checked):
    """Cars that the entry list lacks, where one is kept, or where most of the others are entered."""
    entries = checked.registers.entries
    if checked.work.is_entry_list or not entries:
        return
    strange = [row for row in checked.rows if row.row.number and row.row.number not in entries]
    if not checked.registers.is_listed and 2 * len(strange) >= len(checked.rows):
        return
    for row in strange:
        if not row.row.seen:
            sentence = _("No. %(number)s is not in the entry list of this event.")
            said = sentence % {"number": row.row.number}
            row.findings.append(Finding(Level.CONFIRM, said, ("number",)))


def compare_crews(checked):
    """Who is in the crews of two cars, unless the season allows it."""
    if checked.registers.event.season.may_race_two_cars:
        return
    by_person = defaultdict(list)
    for row in checked.rows:
        for kind, match in row.matches:
            if kind == "driver" and (match.candidate or match.state is State.NEW):
                by_person[match.candidate or fold(match.printed)].append((row, match))
    for same in by_person.values():
        first = same[0][0]
        for row, match in same[1:]:
            if row is first or row.row.seen:
                continue
            choice = checked.naming.namesake(match, row.row.number) if match.candidate else None
            row.findings.append(in_two_cars(match, first.row.number, choice))


def compare_with_cars_left_out(checked):
    """Who is on the list, and in the crew of a car that stays entered though the list lacks it."""
    work = checked.work
    if not work.is_entry_list or work.withdraw or checked.registers.event.season.may_race_two_cars:
        return
    listed = {row.entry.pk for row in checked.rows if row.entry}
    left_out = [e for entries in checked.registers.entries.values() for e in entries if e.pk not in listed]
    for row in checked.rows:
        for kind, match in row.matches:
            if kind != "driver" or not match.candidate or row.row.seen:
                continue
            for entry in left_out:
                if match.candidate.pk in entry.crew:
                    row.findings.append(in_two_cars(match, entry.number))


def in_two_cars(match, number, choice=None):
    sentence = _("%(driver)s is in the crew of no. %(number)s as well.") % {
        "driver": match.candidate.label if match.candidate else match.printed,
        "number": number or "–",
    }
    return Finding(Level.CONFIRM, sentence, ("drivers",), choice)


def ask_about_others(checked):
    """Drivers known by name from other series alone: the same people, or others of that name?"""
    known = {}
    for row in checked.rows:
        for kind, match in row.matches:
            if kind != "driver" or match.state is not State.KNOWN or match.candidate.circle < Circle.ALL:
                continue
            choice = checked.naming.namesake(match, row.row.number)
            known.setdefault(match.candidate.pk, (match.candidate, row))
            if all(each.key != choice.key for each in row.choices):
                row.choices.append(choice)
    series = raced_elsewhere(known, checked.registers.event.season.series_id) if known else {}
    told = [
        _("%(driver)s, no. %(number)s (%(series)s)")
        % {
            "driver": candidate.label,
            "number": row.row.number or "–",
            "series": ", ".join(series[pk]),
        }
        for pk, (candidate, row) in known.items()
        if pk in series
    ]
    if told:
        more = f" … (+{len(told) - LISTED})" if len(told) > LISTED else ""
        sentence = _("Known from other series, and taken for the same people: %(drivers)s.")
        said = sentence % {"drivers": "; ".join(told[:LISTED]) + more}
        checked.findings.append(Finding(Level.CONFIRM, said))
