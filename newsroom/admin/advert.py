from django import forms
from django.contrib import admin
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from translated_fields import TranslatedFieldAdmin

from newsroom import announcements
from newsroom.editions import HOUSE_ZONE
from newsroom.forms.advert import AdvertForm, sizes_in_words
from newsroom.models import Advert
from results.admin.clocks import OwnClock


class RunningFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("running", _("running")), ("to_come", _("to come")), ("over", _("over or switched off"))]

    def queryset(self, request, queryset):
        now, ahead = timezone.now(), Advert.objects.running_or_to_come().values("pk")
        if self.value() == "running":
            return queryset.filter(pk__in=ahead, starts_at__lte=now)
        if self.value() == "to_come":
            return queryset.filter(pk__in=ahead, starts_at__gt=now)
        return queryset.exclude(pk__in=ahead) if self.value() == "over" else queryset


@admin.register(Advert)
class AdvertAdmin(OwnClock, TranslatedFieldAdmin, admin.ModelAdmin):
    """Advertisements of the house, or sold directly: no script, no counting, labelled on the page."""

    form = AdvertForm
    list_display = ["advertiser", "place", "language", "starts_at", "until", "is_active", "picture"]
    list_filter = [RunningFilter, "place", "language"]
    search_fields = ["advertiser", "link", "alt_fr", "alt_en"]
    date_hierarchy = "starts_at"
    readonly_fields = ["shown"]
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        },
    }

    def zone_for(self, request, object_id):
        """The house’s clock, whatever the server’s."""
        return HOUSE_ZONE

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "starts_at":
            field.help_text = _("Time of %(zone)s.") % {"zone": HOUSE_ZONE.key}
        return field

    def get_fieldsets(self, request, obj=None):
        pictures = ["shown"] if obj else []
        if self.has_change_permission(request, obj) or obj is None:
            pictures += ["desk_picture", "phone_picture"]
        return [
            (None, {"fields": ["advertiser", "place", "link", ("alt_fr", "alt_en")]}),
            (_("Pictures"), {"fields": pictures, "description": sizes_in_words()}),
            (_("Where and when"), {"fields": ["language", ("starts_at", "until"), "is_active"]}),
        ]

    def delete_model(self, request, obj):
        announcements.remove(obj.pictures)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for advert in queryset:
            self.delete_model(request, advert)

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, advert):
        return drawn(advert, "phone", "thumb")

    @admin.display(description=gettext_lazy("as shown"))
    def shown(self, advert):
        return format_html("{} {}", drawn(advert, "desk"), drawn(advert, "phone"))


def drawn(advert, name, classes=""):
    kept = advert.pictures.get(name)
    if not kept:
        return "–"
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" class="{}">',
        default_storage.url(kept["name"]),
        kept["width"],
        kept["height"],
        advert.alt,
        classes,
    )
