from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from results.admin import entry_lists
from results.admin.attaching import attach_view, by_hand_view, choose_view
from results.admin.base import AliasInline, SportAdmin, TranslatedInline
from results.admin.clocks import TrackTimeMixin
from results.admin.columns import columns_view
from results.admin.decisions import decisions_view
from results.admin.merging import MergingAdmin
from results.formats import time_of_day
from results.models import Circuit, CircuitAlias, Event, Meeting, Penalty, Session, SheetReview


def beside(model_admin, views):
    """The addresses of pages that stand beside an object's own."""
    return [
        path(
            f"<int:pk>/{ending}",
            model_admin.admin_site.admin_view(view),
            {"model_admin": model_admin},
            name=f"results_{model_admin.opts.model_name}_{name}",
        )
        for name, ending, view in views
    ]


class CircuitAliasInline(AliasInline):
    model = CircuitAlias


@admin.register(Circuit)
class CircuitAdmin(MergingAdmin):
    list_display = ["name", "place", "country", "time_zone"]
    list_filter = ["country"]
    search_fields = ["folded", "aliases__folded", "place"]
    prepopulated_fields = {"slug": ["name_en"]}
    inlines = [CircuitAliasInline]


@admin.register(Meeting)
class MeetingAdmin(SportAdmin):
    list_display = ["name", "circuit", "start_date", "end_date"]
    list_filter = ["circuit"]
    list_select_related = ["circuit"]
    search_fields = ["name_fr", "name_en", "circuit__folded"]
    autocomplete_fields = ["circuit"]
    date_hierarchy = "start_date"


class SessionInline(TranslatedInline):
    model = Session
    fields = ["kind", "number", "name_fr", "name_en", "slug", "date", "starts_at", "order"]
    show_change_link = True


@admin.register(Event)
class EventAdmin(TrackTimeMixin, SportAdmin):
    change_form_template = "admin/results/event/change_form.html"
    list_display = ["name", "season", "number", "meeting", "is_cancelled", "entries_link"]
    list_filter = ["season__series", "season__year", "is_cancelled"]
    list_select_related = ["season__series", "meeting__circuit"]
    search_fields = ["folded", "season__series__folded"]
    autocomplete_fields = ["season", "meeting"]
    prepopulated_fields = {"slug": ["name_en"]}
    readonly_fields = ["entries_link"]
    inlines = [SessionInline]

    def get_urls(self):
        views = [
            ("attach", "attach/", entry_lists.attach_view),
            ("choose", "versions/<int:version>/choose/", entry_lists.choose_view),
        ]
        return beside(self, views) + super().get_urls()

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            open_ones = obj.reviews.filter(state=SheetReview.State.OPEN)
            context |= {
                "entry_count": obj.entries.filter(is_withdrawn=False).count(),
                "open_reviews": open_ones.select_related("version__document", "by"),
                "event_documents": obj.documents.with_versions(),
                "may_attach": request.user.has_perms(
                    ["results.add_documentversion", "results.add_sheetreview"]
                ),
                "may_review": request.user.has_perm("results.change_sheetreview"),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description=_("entries"))
    def entries_link(self, event):
        if not event.pk:
            return "–"
        address = reverse("admin:results_entry_changelist")
        return format_html('<a href="{}?event__id__exact={}">{}</a>', address, event.pk, _("Entries"))


class DecisionsFilter(admin.SimpleListFilter):
    """Sessions whose result does not say what was decided."""

    title = _("decisions")
    parameter_name = "decisions"

    def lookups(self, request, model_admin):
        return [("waiting", _("to apply"))]

    def queryset(self, request, queryset):
        if self.value() != "waiting":
            return queryset
        return queryset.filter(Exists(Penalty.objects.pending().filter(session=OuterRef("pk"))))


@admin.register(Session)
class SessionAdmin(TrackTimeMixin, SportAdmin):
    change_form_template = "admin/results/session/change_form.html"
    list_display = ["title", "event", "date", "start", "sheet_link"]
    list_filter = ["kind", DecisionsFilter, "event__season__series", "event__season__year"]
    list_select_related = ["event__season__series", "event__meeting__circuit"]
    search_fields = ["event__folded", "event__season__series__folded", "name_fr", "name_en", "slug"]
    autocomplete_fields = ["event", "classes", "combines"]
    date_hierarchy = "date"

    @admin.display(description=_("session"), ordering="kind")
    def title(self, session):
        return session.title

    @admin.display(description=_("start"), ordering="starts_at")
    def start(self, session):
        """By the clock of the track."""
        return time_of_day(session.starts_at, session.zone) if session.starts_at else None

    @admin.display(description=_("result sheet"))
    def sheet_link(self, session):
        address = reverse("admin:results_session_attach", args=[session.pk])
        return format_html('<a href="{}">{}</a>', address, _("Attach"))

    def get_urls(self):
        views = [
            ("attach", "attach/", attach_view),
            ("choose", "versions/<int:version>/choose/", choose_view),
            ("columns", "versions/<int:version>/columns/", columns_view),
            ("by_hand", "by-hand/", by_hand_view),
            ("decisions", "decisions/", decisions_view),
        ]
        return beside(self, views) + super().get_urls()

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context["classifications"] = obj.classifications.select_related("document_version__document")
            context["open_reviews"] = obj.reviews.filter(state=SheetReview.State.OPEN).select_related(
                "version__document", "session__event__season__series", "by"
            )
            context["session_documents"] = obj.documents.with_versions()
            if request.user.has_perm("results.change_penalty"):
                context["decisions"] = {
                    "penalties": list(obj.penalties.for_listing().in_document_order()),
                    "pending": obj.penalties.pending().count(),
                    "current": obj.classifications.current().results().first(),
                }
            context["may_attach"] = request.user.has_perm("results.add_documentversion")
            context["may_review"] = request.user.has_perm("results.change_sheetreview")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
