"""CSV and JSON: a session's current classification, a revision by its lasting address, an entry list."""

from hashlib import sha256
from http import HTTPStatus

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from results import entry_data
from results.data import as_csv, as_json
from results.entry_list import by_class
from results.models import Classification, Event
from results.tables import with_rows


@require_safe
def classification(request, series, year, event, session, ending, revision=None):
    found = find(series, year, event, session, revision, request.GET)
    with_rows([found])
    if ending == "csv":
        return send(request, as_csv(found), filename(found, ending))
    return send(request, as_json(found, request.build_absolute_uri), filename(found, ending))


@require_safe
def entries(request, series, year, event, ending):
    """The entry list of an event; empty where it is not known yet."""
    found = get_object_or_404(
        Event.objects.select_related("season__series"),
        season__series__slug=series,
        season__year=year,
        slug=event,
    )
    classes = by_class(found.entries.with_crew())
    name = f"{series}-{year}-{event}-entries.{ending}"
    if ending == "csv":
        return send(request, entry_data.as_csv(classes), name)
    return send(request, entry_data.as_json(found, classes, request.build_absolute_uri), name)


def send(request, data, name):
    """Text as CSV, anything else as JSON: to be saved under that name, and asked for again cheaply."""
    if isinstance(data, str):
        response = HttpResponse(data, content_type="text/csv; charset=utf-8")
    else:
        response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=60"
    response["ETag"] = etag = quote_etag(sha256(response.content).hexdigest()[:32])
    conditional = get_conditional_response(request, etag=etag, response=response)
    if conditional.status_code == HTTPStatus.NOT_MODIFIED:
        conditional["Cache-Control"] = response["Cache-Control"]
    return conditional


def find(series, year, event, session, revision, query):
    """The published classification that an address names; `kind` and `stage` say which one of a session."""
    kind, stage = query.get("kind", Classification.Kind.RESULT), query.get("stage", "")
    if "\0" in kind + stage:  # which PostgreSQL cannot even look for
        raise Http404("No such classification.")
    found = (
        Classification.objects.published()
        .with_session()
        .filter(
            session__event__season__series__slug=series,
            session__event__season__year=year,
            session__event__slug=event,
            session__slug=session,
            kind=kind,
            stage=stage,
        )
    )
    found = found.filter(revision=revision) if revision else found.current()
    if (one := found.first()) is None:
        raise Http404("No such classification.")
    return one


def filename(classification, ending):
    """Made of slugs and numbers alone."""
    session = classification.session
    parts = [session.event.season.series.slug, session.event.season.year, session.event.slug, session.slug]
    if classification.kind != Classification.Kind.RESULT:
        parts.append(classification.kind)
    return f"{'-'.join(map(str, parts))}-v{classification.revision}.{ending}"
