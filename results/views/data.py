"""CSV and JSON of a classification: the current one of a session, or a revision by its lasting address."""

from hashlib import sha256
from http import HTTPStatus

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from results.data import as_csv, as_json
from results.models import Classification
from results.tables import with_rows


@require_safe
def classification(request, series, year, event, session, ending, revision=None):
    found = find(series, year, event, session, revision, request.GET)
    with_rows([found])
    if ending == "csv":
        response = HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    else:
        response = JsonResponse(
            as_json(found, request.build_absolute_uri), json_dumps_params={"ensure_ascii": False, "indent": 1}
        )
    response["Content-Disposition"] = f'attachment; filename="{filename(found, ending)}"'
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
    found = (
        Classification.objects.published()
        .with_session()
        .filter(
            session__event__season__series__slug=series,
            session__event__season__year=year,
            session__event__slug=event,
            session__slug=session,
            kind=query.get("kind", Classification.Kind.RESULT),
            stage=query.get("stage", ""),
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
