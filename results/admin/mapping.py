"""The columns that editors have named: to be looked over, and forgotten where they were wrong."""

from django.contrib import admin

from results.admin.base import SportAdmin
from results.models import SheetMapping


@admin.register(SheetMapping)
class SheetMappingAdmin(SportAdmin):
    """Made where a sheet needs it; here a wrong one is found and taken away."""

    list_display = ["series", "sheet_kind", "file_kind", "header", "by", "updated_at"]
    list_filter = ["series", "file_kind"]
    list_select_related = ["series", "by"]
    search_fields = ["header", "series__folded"]
    fields = readonly_fields = ["series", "sheet_kind", "file_kind", "header", "by", "updated_at"]

    def has_add_permission(self, request):
        return False
