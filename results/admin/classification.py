from django.contrib import admin
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from results.admin.base import ReadInline, SportAdmin
from results.admin.clocks import TrackTimeMixin
from results.admin.restating import restate_view
from results.models import Classification, ClassificationRow
from results.models.row import Status
from results.times import Gap, format_gap, format_time


class RowInline(ReadInline):
    """The rows as published: to be read; a correction is a new revision."""

    model = ClassificationRow
    fields = readonly_fields = [
        "place",
        "number",
        "crew",
        "team_name",
        "car_name",
        "in_classes",
        "laps",
        "time",
        "gap",
        "best_lap",
        "note",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).order_by("order").for_table()

    @admin.display(description=_("position"))
    def place(self, row):
        return row.position or Status(row.status).code or "–"

    @admin.display(description=_("drivers"))
    def crew(self, row):
        return ", ".join(drive.display_name for drive in row.drives.all())

    @admin.display(description=_("classes"))
    def in_classes(self, row):
        return ", ".join(str(placing) for placing in row.classes.all())

    @admin.display(description=_("time"))
    def time(self, row):
        return format_time(row.total_time_ms) if row.total_time_ms is not None else "–"

    @admin.display(description=_("gap"))
    def gap(self, row):
        if row.gap_ms is None and row.gap_laps is None:
            return "–"
        return format_gap(Gap(ms=row.gap_ms, laps=row.gap_laps))

    @admin.display(description=_("best lap"))
    def best_lap(self, row):
        return format_time(row.best_lap_ms) if row.best_lap_ms is not None else "–"


@admin.register(Classification)
class ClassificationAdmin(TrackTimeMixin, SportAdmin):
    """Every revision with its rows, for reading: what is published never changes and is never deleted."""

    change_form_template = "admin/results/classification/change_form.html"

    list_display = [
        "session",
        "kind",
        "stage",
        "revision",
        "status",
        "is_current",
        "is_amended",
        "published_at",
    ]
    list_filter = ["is_current", "status", "kind", "session__event__season__series"]
    list_select_related = ["session__event__season__series", "session__event__meeting__circuit"]
    search_fields = ["session__event__folded", "session__event__season__series__folded", "label"]
    date_hierarchy = "published_at"
    inlines = [RowInline]
    fields = [
        "session", "kind", "stage", "revision", "status", "label", "is_current", "is_amended", "is_complete",
        "document_version", "issued_at", "published_at", "entered_by", "confirmed_by", "reason_fr",
        "reason_en", "sources", "base", "decisions",
    ]  # fmt: skip
    readonly_fields = ["is_current", "published_at", "base", "decisions"]

    def zone_for(self, request, object_id):
        """A sheet says its hour by the clock of the track."""
        known = str(object_id).isdecimal() and Classification.objects.filter(pk=object_id).first()
        return known.session.zone if known else timezone.get_default_timezone()

    @admin.display(description=_("decisions worked out"))
    def decisions(self, classification):
        said = [
            f"{worked.penalty} ({_('taken back')})" if worked.is_undone else str(worked.penalty)
            for worked in classification.worked_out.select_related("penalty__entry__team", "penalty__driver")
        ]
        return ", ".join(said) or "–"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(restate_view)
        name = "results_classification_restate"
        return [
            path("<int:pk>/status/", view, {"model_admin": self}, name=name),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        found = Classification.objects.filter(pk=object_id).first() if str(object_id).isdecimal() else None
        ways = {
            "may_publish": request.user.has_perm("results.publish_classification"),
            "is_result": bool(found and found.kind == Classification.Kind.RESULT and not found.stage),
        }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | ways)
