from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from results.admin.base import SportAdmin
from results.models import CrewMember, Entry


class CrewInline(admin.TabularInline):
    model = CrewMember
    extra = 0
    autocomplete_fields = ["driver"]


@admin.register(Entry)
class EntryAdmin(SportAdmin):
    list_display = ["car_number", "team", "car_model", "crew_names", "event", "is_guest", "is_withdrawn"]
    list_display_links = ["car_number", "team"]
    list_filter = ["is_guest", "is_withdrawn", "event__season__series", "event__season__year"]
    list_select_related = ["team", "car_model", "event__season__series"]
    search_fields = ["car_number", "team__folded", "drivers__folded", "car_model__folded", "event__folded"]
    autocomplete_fields = ["event", "team", "car_model", "classes"]
    inlines = [CrewInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("crew__driver")

    @admin.display(description=_("crew"))
    def crew_names(self, entry):
        return ", ".join(member.driver.name for member in entry.crew.all())
