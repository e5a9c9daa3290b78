from django import forms
from django.contrib import admin
from django.http import FileResponse
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from results.admin.base import SportAdmin
from results.admin.pictures import page_view, strip_view, version_or_404
from results.attaching import add_version, readings_of, refusal_of
from results.models import Document, DocumentVersion

FACTS = [
    "label",
    "file_link",
    "media_type",
    "weight",
    "pages",
    "received_at",
    "uploaded_by",
    "why",
    "sha256",
]


class VersionInline(admin.TabularInline):
    """The files as received: facts about them, and the one that we may add, where they were taken from."""

    model = DocumentVersion
    fields = [*FACTS[:-1], "source_url", FACTS[-1]]
    readonly_fields = FACTS
    formfield_overrides = SportAdmin.formfield_overrides
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False  # a new file comes by its own field, which reads it

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("uploaded_by")

    @admin.display(description=_("file"))
    def file_link(self, version):
        return format_html(
            '<a href="{}">{}</a>', file_address(version), version.filename or version.file.name
        )

    @admin.display(description=_("size"))
    def weight(self, version):
        return filesizeformat(version.size)

    @admin.display(description=_("why it was not read"))
    def why(self, version):
        return refusal_of(version) or "–"


def file_address(version):
    return reverse("admin:results_document_file", args=[version.pk])


class DocumentForm(forms.ModelForm):
    """A document, and a file that becomes its newest version."""

    new_file = forms.FileField(
        label=_("New version"),
        required=False,
        help_text=_("Kept beside the earlier ones, which stay as they are."),
    )

    class Meta:
        model = Document
        fields = ["kind", "title", "issuer", "number", "language", "event", "session"]


@admin.register(Document)
class DocumentAdmin(SportAdmin):
    form = DocumentForm
    list_display = ["title", "kind", "issuer", "number", "session", "event"]
    list_filter = ["kind", "language"]
    list_select_related = ["session__event__season__series", "event__season__series"]
    search_fields = ["title", "issuer", "number", "versions__filename", "session__event__folded"]
    autocomplete_fields = ["event", "session"]
    inlines = [VersionInline]

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        if request.user.has_perm("results.add_documentversion"):
            return fields
        return [field for field in fields if field != "new_file"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        upload = form.cleaned_data.get("new_file")
        if upload and request.user.has_perm("results.add_documentversion"):
            add_version(form.instance, upload, by=request.user)

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("file/<int:pk>/", wrap(file_view), {"model_admin": self}, name="results_document_file"),
            path(
                "file/<int:pk>/table/", wrap(table_view), {"model_admin": self}, name="results_document_table"
            ),
            path(
                "file/<int:pk>/page/<int:page>.png",
                wrap(page_view),
                {"model_admin": self},
                name="results_document_page",
            ),
            path(
                "file/<int:pk>/page/<int:page>/<int:left>-<int:top>-<int:right>-<int:bottom>.png",
                wrap(strip_view),
                {"model_admin": self},
                name="results_document_strip",
            ),
        ]
        return own + super().get_urls()


def table_view(request, pk, model_admin):
    """What was read of a version, as a table: of a points table there is nothing to publish yet."""
    version = version_or_404(request, pk, model_admin)
    context = model_admin.admin_site.each_context(request) | {
        "title": version.filename or str(version),
        "opts": model_admin.model._meta,
        "version": version,
        "tables": [ReadTable(reading) for reading in readings_of(version)],
    }
    return TemplateResponse(request, "admin/results/document/table.html", context)


class ReadTable:
    """The rows of a reading under the heads of its columns, cells as they were printed."""

    def __init__(self, reading):
        self.reading = reading
        self.heads = list(dict.fromkeys(head for row in reading.rows for head in row.cells))
        self.rows = [(row, [row.cells.get(head, "") for head in self.heads]) for row in reading.rows]


def file_view(request, pk, model_admin):
    """The bytes of a version, for those who may see documents. Nothing but a PDF is opened in the browser."""
    version = version_or_404(request, pk, model_admin)
    return FileResponse(
        version.file.open("rb"),
        as_attachment=version.media_type != "application/pdf",
        filename=version.filename or f"document.{version.ending}",
        content_type=version.media_type,
    )
