from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import corrections
from newsroom.admin.touching import correction_of
from newsroom.forms.correction import CorrectionForm
from newsroom.models import Article, Correction
from newsroom.templatetags.admin_house import known_as, on_the_clock


class OpenFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("open", _("open: the other language waits")), ("closed", _("closed"))]

    def queryset(self, request, queryset):
        still_open = Correction.objects.open()
        if self.value() == "open":
            return queryset.filter(pk__in=still_open)
        return queryset.exclude(pk__in=still_open) if self.value() == "closed" else queryset


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):
    """Each correction with its answer in the other language. What readers were told is never deleted."""

    form = CorrectionForm
    list_display = ["what_was_wrong", "article", "language", "at", "told_by", "is_closed"]
    list_filter = [OpenFilter, "article__language"]
    list_select_related = ["article", "by"]
    search_fields = ["what_was_wrong", "what_is_right", "article__folded"]
    autocomplete_fields = ["article"]
    date_hierarchy = "at"

    def get_queryset(self, request):
        self.open_now = set(Correction.objects.open().values_list("pk", flat=True))
        return super().get_queryset(request)

    def get_changelist_instance(self, request):
        page = super().get_changelist_instance(request)
        page.queryset = page.queryset.filter(applies=True)
        return page

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return ["article", "told_at", "told_by"] if obj else []

    def get_fieldsets(self, request, obj=None):
        own = ["article", "what_was_wrong", "what_is_right"]
        there = ["there", "wrong_there", "right_there"]
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": [*own, "told_at", "told_by"]})]
        return [
            (None, {"fields": own + (["told_at", "told_by"] if obj else [])}),
            (_("The other language"), {"fields": there}),
        ]

    def get_changeform_initial_data(self, request):
        """From an amended result: what was written, and how the cars stand now, in both languages."""
        number, amended = request.GET.get("article", ""), request.GET.get("amended", "")
        if not number.isdecimal():
            return {}
        article = Article.objects.filter(pk=int(number[:18])).first()
        if article and amended.isdecimal():
            return correction_of(article, int(amended[:18]))
        return {"article": number}

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What does not apply is dealt with on the page of the correction that it answers."""
        found = Correction.objects.filter(pk=object_id).first() if str(object_id).isdecimal() else None
        if found and not found.applies and found.counterpart:
            return HttpResponseRedirect(
                reverse("admin:newsroom_correction_change", args=[found.counterpart.pk])
            )
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        corrections.tell(obj, by=request.user)
        form.answer(obj, request.user)

    @admin.display(description=gettext_lazy("corrected"))
    def told_at(self, correction):
        return on_the_clock(correction.at, correction.article.zone)

    @admin.display(description=gettext_lazy("by"), ordering="by")
    def told_by(self, correction):
        return known_as(correction.by)

    @admin.display(description=gettext_lazy("language"), ordering="article__language")
    def language(self, correction):
        return correction.article.get_language_display()

    @admin.display(description=gettext_lazy("closed"), boolean=True)
    def is_closed(self, correction):
        return correction.pk not in self.open_now
