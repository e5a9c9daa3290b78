from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from results.admin.base import SportAdmin, TranslatedInline
from results.models import RaceClass, Season, Series


class SeasonInline(admin.TabularInline):
    model = Season
    fields = ["year"]
    extra = 0
    show_change_link = True


@admin.register(Series)
class SeriesAdmin(SportAdmin):
    list_display = ["name", "short_name", "organiser", "order"]
    list_editable = ["order"]
    search_fields = ["folded", "slug"]
    prepopulated_fields = {"slug": ["name_en"]}
    inlines = [SeasonInline]


class RaceClassInline(TranslatedInline):
    model = RaceClass
    prepopulated_fields = {"slug": ["code"]}


@admin.register(Season)
class SeasonAdmin(SportAdmin):
    list_display = ["series", "year", "events", "classes"]
    list_display_links = ["series", "year"]
    list_filter = ["year", "may_race_two_cars", "series"]
    list_select_related = ["series"]
    search_fields = ["series__folded", "year"]
    autocomplete_fields = ["series"]
    inlines = [RaceClassInline]

    def get_queryset(self, request):
        counts = {
            "events_count": Count("events", distinct=True),
            "classes_count": Count("classes", distinct=True),
        }
        return super().get_queryset(request).annotate(**counts)

    @admin.display(description=_("events"), ordering="events_count")
    def events(self, season):
        return season.events_count

    @admin.display(description=_("classes"), ordering="classes_count")
    def classes(self, season):
        return season.classes_count


@admin.register(RaceClass)
class RaceClassAdmin(SportAdmin):
    list_display = ["code", "name", "season", "order"]
    list_filter = ["season__series", "season__year"]
    list_select_related = ["season__series"]
    search_fields = ["code", "name_fr", "name_en", "season__series__folded"]
    autocomplete_fields = ["season"]
    prepopulated_fields = {"slug": ["code"]}
