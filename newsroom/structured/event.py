"""Events, sessions, and the classification as data. schema.org has no finishing position: we make none up."""

from datetime import timedelta

from django.utils.translation import gettext as _

from newsroom import spoilers
from newsroom.addresses import link, to
from newsroom.structured.naming import identity, known, moment
from newsroom.structured.people import of_team, racing
from newsroom.structured.publisher import publisher_id
from newsroom.typography import typeset
from results.formats import variant
from results.templatetags.results_tags import title_of

SCHEDULED, CANCELLED = "https://schema.org/EventScheduled", "https://schema.org/EventCancelled"


def naming_event(event):
    return known(at_type="SportsEvent", at_id=identity("event", event.uid), name=event.name, url=link(event))


def naming_session(session):
    return known(
        at_type="SportsEvent",
        at_id=identity("session", session.uid),
        name=f"{session.event.name}, {session.title}",
        url=link(session),
    )


def season_of(event):
    season = event.season
    return known(
        at_type="EventSeries",
        at_id=identity("season", season.pk),
        name=f"{season.series.name} {season.year}",
        url=link(season),
    )


def place_of(circuit):
    if circuit is None:
        return None
    geo = None
    if circuit.latitude is not None and circuit.longitude is not None:
        geo = known(
            at_type="GeoCoordinates", latitude=float(circuit.latitude), longitude=float(circuit.longitude)
        )
    return known(
        at_type="Place",
        name=circuit.name,
        address=known(at_type="PostalAddress", addressLocality=circuit.place, addressCountry=circuit.country)
        if circuit.place or circuit.country
        else None,
        geo=geo,
    )


def common(event):
    organiser = event.season.series.organiser
    return known(
        inLanguage=variant(),
        sport="Auto racing",
        eventStatus=CANCELLED if event.is_cancelled else SCHEDULED,
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=place_of(event.circuit),
        organizer=known(at_type="SportsOrganization", name=organiser) if organiser else None,
    )


def of_event(event, sessions=(), articles=(), entries=()):
    meeting = event.meeting
    return (
        naming_event(event)
        | common(event)
        | known(
            startDate=meeting.start_date.isoformat() if meeting and meeting.start_date else None,
            endDate=meeting.end_date.isoformat() if meeting and meeting.end_date else None,
            superEvent=season_of(event),
            subEvent=[naming_session(session) | dates_of(session) for session in sessions],
            subjectOf=[telling(article) for article in articles],
            competitor=competitors(entries),
        )
    )


def of_session(session, classification=None, articles=()):
    told = [telling(article) for article in articles]
    data = [dataset_of(classification)] if classification else []
    return (
        naming_session(session)
        | common(session.event)
        | dates_of(session)
        | known(superEvent=naming_event(session.event), subjectOf=[*told, *data])
    )


def dates_of(session):
    """With the offset of the track; the day alone where the hour is not known."""
    if session.starts_at is None:
        return known(startDate=session.date.isoformat() if session.date else None)
    end = session.starts_at + timedelta(minutes=session.length_minutes) if session.length_minutes else None
    return known(startDate=moment(session.starts_at, session.zone), endDate=moment(end, session.zone))


def telling(article):
    return known(
        at_type="NewsArticle",
        at_id=link(article),
        headline=typeset(spoilers.headline(article)),
        url=link(article),
    )


def competitors(entries):
    """Each driver and each team once."""
    found = {}
    for entry in entries:
        for member in entry.crew.all():
            found["driver", member.driver_id] = racing(member.driver)
        if entry.team:
            found["team", entry.team_id] = of_team(entry.team)
    return list(found.values())


def dataset_of(classification):
    """The table as files, under the address of its revision, which never changes."""
    session = classification.session
    season = session.event.season
    args = [season.series.slug, season.year, session.event.slug, session.slug, classification.revision]
    name = title_of(classification)
    query = classification.variant_query
    return known(
        at_type="Dataset",
        at_id=link(classification),
        name=f"{name}, {season.series.name} {season.year}",
        description=_(
            "The classification of %(name)s car by car: positions, crews, teams, laps, times and gaps."
        )
        % {"name": f"{name}, {season.series.name} {season.year}"},
        url=link(classification),
        inLanguage=variant(),
        version=str(classification.revision),
        datePublished=moment(classification.issued_at or classification.published_at, session.zone),
        creator=publisher_id(),
        isAccessibleForFree=True,
        isBasedOn=paper_of(classification),
        distribution=[
            known(
                at_type="DataDownload",
                encodingFormat=kind,
                contentUrl=f"{to('revision_data', *args, ending)}{query}",
            )
            for ending, kind in (("csv", "text/csv"), ("json", "application/json"))
        ],
    )


def paper_of(classification):
    version = classification.document_version
    if version is None:
        return None
    return known(
        at_type="DigitalDocument",
        name=version.document.title,
        version=version.label,
        encodingFormat=version.media_type,
        url=link(version.document),
    )
