from django.contrib import admin

from results.admin.base import AliasInline
from results.admin.merging import MergingAdmin
from results.models import Driver, DriverAlias, Team, TeamAlias


class DriverAliasInline(AliasInline):
    model = DriverAlias


@admin.register(Driver)
class DriverAdmin(MergingAdmin):
    list_display = ["family_name", "given_name", "nationality", "birth_date"]
    list_display_links = ["family_name", "given_name"]
    list_filter = ["nationality"]
    search_fields = ["folded", "aliases__folded"]
    prepopulated_fields = {"slug": ["given_name", "family_name"]}
    inlines = [DriverAliasInline]


class TeamAliasInline(AliasInline):
    model = TeamAlias


@admin.register(Team)
class TeamAdmin(MergingAdmin):
    list_display = ["name", "nationality", "base"]
    list_filter = ["nationality"]
    search_fields = ["folded", "aliases__folded"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [TeamAliasInline]
