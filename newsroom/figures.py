"""The fact that takes the place of a missing picture: a report's figures, or a preview's start times."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.embedding import in_force, with_links
from newsroom.models import StorySession
from results import formats
from results.models import Classification, ClassificationRow
from results.times import Gap, format_gap, format_time

MOST = 4


@dataclass(frozen=True)
class Figure:
    """One figure with what it counts."""

    value: str
    label: str
    is_time: bool = False  # of the day


def figures_of(stories):
    """Up to four figures for each story without a photo, by its pk. Three queries in all."""
    bare = [story for story in stories if not (story.lead and story.lead.photo.renditions)]
    if not bare:
        return {}
    with_links(bare)
    told = {story.pk: [link for link in story.story_sessions.all() if link.stage == ""] for story in bare}
    reports = {pk: next((link for link in links if is_told(link)), None) for pk, links in told.items()}
    classified = in_force([link for link in reports.values() if link])
    rows = rows_of(classified.values())
    found = {}
    for pk, links in told.items():
        report = reports[pk]
        current = classified.get((report.session_id, report.kind, "")) if report else None
        found[pk] = of_report(rows[current.pk]) if current else of_preview(links)
    return found


def is_told(link):
    """A reported result as it stands, overall: not that of a class, nor one whose table is held back."""
    return (
        link.role == StorySession.Role.REPORT
        and link.kind == Classification.Kind.RESULT
        and link.table != StorySession.Table.NONE
        and not (link.race_class_id or link.pinned_id)
    )


def rows_of(classifications):
    wanted = [c.pk for c in classifications if c.status != Classification.Status.ANNULLED]
    found = defaultdict(list)
    if wanted:
        rows = ClassificationRow.objects.filter(Q(position__lte=2) | Q(fastest_lap=True))
        for row in rows.filter(classification__in=wanted).order_by("order"):
            found[row.classification_id].append(row)
    return found


def of_report(rows):
    """The winner's number and laps, the gap to the second, the fastest lap."""
    winner = next((row for row in rows if row.position == 1), None)
    second = next((row for row in rows if row.position == 2), None)
    fastest = next((row for row in rows if row.fastest_lap and row.best_lap_ms), None)
    figures = []
    if winner and winner.number:
        figures.append(Figure(winner.number, _("the winner’s number")))
    if second and (second.gap_ms is not None or second.gap_laps is not None):
        gap = format_gap(Gap(ms=second.gap_ms, laps=second.gap_laps))
        figures.append(Figure(gap, _("from first to second")))
    if fastest:
        figures.append(Figure(format_time(fastest.best_lap_ms), _("the fastest lap")))
    if winner and winner.laps:
        figures.append(Figure(str(winner.laps), _("laps for the winner")))
    return figures


def of_preview(links):
    """When the sessions start, at the track."""
    sessions = [
        link.session for link in links if link.session.starts_at and link.role == StorySession.Role.PREVIEW
    ]
    sessions = sorted(sessions, key=lambda session: session.starts_at)[:MOST]
    several = len({session.date for session in sessions}) > 1
    return [
        Figure(
            formats.clock(session.starts_at, session.zone),
            f"{session.title}, {formats.short_day(session.date)}" if several else session.title,
            is_time=True,
        )
        for session in sessions
    ]
