from django.contrib import admin

from results.admin.base import AliasInline, SportAdmin
from results.admin.merging import MergingAdmin
from results.models import CarModel, CarModelAlias, Manufacturer


@admin.register(Manufacturer)
class ManufacturerAdmin(SportAdmin):
    list_display = ["name"]
    search_fields = ["folded"]
    prepopulated_fields = {"slug": ["name"]}


class CarModelAliasInline(AliasInline):
    model = CarModelAlias


@admin.register(CarModel)
class CarModelAdmin(MergingAdmin):
    list_display = ["name", "manufacturer"]
    list_filter = ["manufacturer"]
    list_select_related = ["manufacturer"]
    search_fields = ["folded", "aliases__folded", "manufacturer__folded"]
    autocomplete_fields = ["manufacturer"]
    inlines = [CarModelAliasInline]
