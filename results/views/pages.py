"""A document page by page as pictures: for a phone, without a viewer."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from results import page_pictures
from results.models import DocumentVersion


def find(pk, label, number):
    """The public version that has such a page."""
    versions = DocumentVersion.objects.public().select_related("document")
    version = get_object_or_404(versions, document_id=pk, label=label)
    if number not in page_pictures.pages_of(version):
        raise Http404("No such page.")
    return version


@require_safe
def page(request, pk, label, number):
    version = find(pk, label, number)
    pages = page_pictures.pages_of(version)
    context = {
        "document": version.document,
        "version": version,
        "number": number,
        "pages": pages,
        "before": number - 1 if number - 1 in pages else None,
        "after": number + 1 if number + 1 in pages else None,
        "latest": version.document.versions.public().latest("received_at", "pk"),
        "noindex": True,
    }
    return render(request, "results/document_look.html", context)


@require_safe
def picture(request, pk, label, number):
    version = find(pk, label, number)
    etag = quote_etag(f"{version.sha256[:32]}-{number}")
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        try:
            drawn = page_pictures.picture_of(version, number)
        except page_pictures.BusyError:
            return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "3"})
        except FileNotFoundError as error:
            raise Http404("The file is missing.") from error
        if drawn is None:
            raise Http404("The page cannot be drawn.")
        response = HttpResponse(drawn, content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
