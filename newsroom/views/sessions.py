"""The page of a session: its classification in force, or one of its revisions by a lasting address."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.views.looking_up import headlines
from results.fragments import fetch_rows
from results.models import Classification, Document, Session
from results.moves import changes
from results.neighbours import around
from results.tables import classes_of

STORIES = 12


@require_safe
def session(request, series, year, event, session):
    return page(request, find(series, year, event, session))


@require_safe
def revision(request, series, year, event, session, revision):
    return page(request, find(series, year, event, session), revision)


def find(series, year, event, session):
    return get_object_or_404(
        Session.objects.with_event(),
        event__season__series__slug=series,
        event__season__year=year,
        event__slug=event,
        slug=session,
    )


def page(request, session, revision=None):
    published = list(
        session.classifications.published()
        .with_session()
        .select_related("session__event__season__series", "document_version__document")
    )
    shown = chosen(published, request.GET, revision)
    revisions = [c for c in published if shown and variant_of(c) == variant_of(shown)]
    earlier = next((c for c in revisions if c.revision < shown.revision), None) if shown else None
    race_class = request.GET.get("class", "")
    fetch_rows([c for c in (shown, earlier) if c], race_class=race_class)
    moved = changes(earlier, shown) if earlier else []
    sessions = list(session.event.sessions.in_running_order())
    before, after = around(session, sessions)
    context = {
        "session": session,
        "event": session.event,
        "season": session.event.season,
        "series": session.event.season.series,
        "section": "series",
        "sessions": sessions,
        "session_before": before,
        "session_after": after,
        "has_entries": session.event.entries.exists(),
        "classification": shown,
        "variants": variants(published),
        "revisions": revisions,
        "terms": terms(revisions),
        "earlier": earlier,
        "compared": earlier if moved else None,
        "changes": moved,
        "race_class": race_class,
        "filter_query": query_of(shown),
        "decisions": list(session.penalties.for_readers()),
        "documents": Document.objects.with_public_versions().filter(session=session),
        "articles": headlines().filter(story__sessions=session).distinct()[:STORIES],
    }
    if race_class and not (shown and race_class in {c.slug for c in classes_of(shown.rows.all())}):
        raise Http404("No such class.")
    return render(request, "results/session.html", context)


def terms(revisions):
    """Each revision with the moment at which another took its place, newest first."""
    ends = [None, *(revision.published_at for revision in revisions)]
    return list(zip(revisions, ends, strict=False))


def chosen(published, query, revision):
    """The classification that the address asks for; the result at the flag, else whatever there is."""
    kind, stage = query.get("kind"), query.get("stage", "")
    if revision is not None or kind or stage:
        wanted = (kind or Classification.Kind.RESULT, stage)
        for classification in published:
            is_asked = classification.revision == revision if revision else classification.is_current
            if variant_of(classification) == wanted and is_asked:
                return classification
        raise Http404("No such classification.")
    current = variants(published)
    return current[0] if current else None


def variants(published):
    """The current classification of each kind and stage: the result first, then the stages, then the grid."""
    current = [classification for classification in published if classification.is_current]
    return sorted(current, key=lambda c: (c.kind == Classification.Kind.GRID, c.stage != "", c.stage))


def variant_of(classification):
    return classification.kind, classification.stage


def query_of(classification):
    """What the links of the class filter keep of the address."""
    query = classification.variant_query if classification else ""
    return f"{query[1:]}&" if query else ""
