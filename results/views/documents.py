"""Documents: the page of all versions, and the bytes of one, sent so that no browser runs them."""

import re
from http import HTTPStatus

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header, parse_etags, quote_etag
from django.utils.translation import override
from django.views.decorators.http import require_safe

from results.addresses import absolute
from results.models import Document, DocumentVersion
from results.page_pictures import pages_of
from results.ranges import range_of

SHOWN_IN_BROWSER = {"application/pdf"}
SENT_AS = {
    "application/pdf": "application/pdf",
    "text/csv": "text/csv; charset=utf-8",
    "application/json": "application/json",
    "text/plain": "text/plain; charset=utf-8",
}
# Browsers show a PDF in a viewer of their own. In a sandbox Safari shows an empty window, and Chromium
# leaves the policy aside, but for older ones, which let it hide the viewer's own inline styles.
POLICY = "default-src 'none'; frame-ancestors 'none'; form-action 'none'"
POLICIES = {"application/pdf": f"{POLICY}; style-src 'unsafe-inline'"}
IN_A_SANDBOX = f"{POLICY}; sandbox"


@require_safe
def choose_language(request, pk):
    """The lasting address of a document has no language; who follows it reads the page in his own."""
    get_object_or_404(Document.objects.public(), pk=pk)
    response = redirect(reverse("document_page", args=[pk]))
    response["Cache-Control"] = "private"
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def latest(request, pk):
    """The bytes of the version in force, by an address that outlives it."""
    version = (
        get_object_or_404(Document.objects.public(), pk=pk).versions.public().latest("received_at", "pk")
    )
    response = redirect(version.get_absolute_url())
    response["Cache-Control"] = "public, max-age=60"
    response["Link"] = link(reverse("document", args=[pk]), "describedby")
    return response


@require_safe
def page(request, pk):
    documents = Document.objects.public().select_related(
        "session__event__season__series",
        "session__event__meeting__circuit",
        "event__season__series",
        "event__meeting__circuit",
    )
    document = get_object_or_404(documents, pk=pk)
    event = document.session.event if document.session else document.event
    versions = list(document.versions.public().order_by("-received_at", "-pk"))
    return render(
        request,
        "results/document.html",
        {
            "document": document,
            "latest": versions[0],
            "replaced": list(zip(versions[1:], versions, strict=False)),
            "looked_at": {version.pk for version in versions if pages_of(version)},
            "zone": event.circuit.zone if event and event.circuit else None,
        },
    )


@require_safe
def version(request, pk, label, ending):
    """The bytes, under a type of ours and a name made harmless; anything but a PDF is for saving only."""
    found = get_object_or_404(
        DocumentVersion.objects.public().select_related("document"), document_id=pk, label=label
    )
    if ending != found.ending:
        raise Http404("No such file.")
    etag = quote_etag(found.sha256)
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        try:
            response = bytes_of(found, request, etag)
        except FileNotFoundError as error:
            raise Http404("The file is missing.") from error
        response["Content-Type"] = SENT_AS.get(found.media_type, "application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(
            found.media_type not in SHOWN_IN_BROWSER, f"document-{pk}-v{safe_label(label)}.{found.ending}"
        )
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "public, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICIES.get(found.media_type, IN_A_SANDBOX)
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = links_of(found)
    response["Content-Language"] = found.document.language or "und"  # not the reader's
    return response


def bytes_of(version, request, etag):
    """All of them, or the part that was asked for."""
    size = version.file.size
    asked = request.headers.get("Range", "")
    if not asked or request.headers.get("If-Range", etag) != etag or (part := range_of(asked, size)) is None:
        return FileResponse(version.file.open("rb"))
    first, last = part
    if first < 0:
        response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        response["Content-Range"] = f"bytes */{size}"
        return response
    with version.file.open("rb") as file:
        file.seek(first)
        response = HttpResponse(file.read(last - first + 1), status=HTTPStatus.PARTIAL_CONTENT)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def links_of(version):
    """What a file cannot say of itself: its address, the page of all its versions, and those around it."""
    document = version.document
    links = [link(version.get_absolute_url(), "canonical")]
    for code, _name in settings.LANGUAGES:
        with override(code):
            links.append(link(reverse("document_page", args=[document.pk]), "describedby", code))
    versions = list(document.versions.public().order_by("received_at", "pk"))
    place = versions.index(version)
    if place:
        links.append(link(versions[place - 1].get_absolute_url(), "predecessor-version"))
    if version != versions[-1]:
        links.append(link(versions[place + 1].get_absolute_url(), "successor-version"))
        links.append(link(versions[-1].get_absolute_url(), "latest-version"))
    return ", ".join(links)


def link(path, relation, language=""):
    written = f'<{absolute(path)}>; rel="{relation}"'
    return f'{written}; hreflang="{language}"' if language else written


def safe_label(label):
    return re.sub(r"[^A-Za-z0-9.-]", "-", label)
