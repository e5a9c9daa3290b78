from django.contrib import admin

from results.admin.base import SportAdmin
from results.models import Penalty


@admin.register(Penalty)
class PenaltyAdmin(SportAdmin):
    list_display = ["session", "entry", "driver", "kind", "state", "decided_at"]
    list_display_links = ["session", "entry"]
    list_filter = ["kind", "state", "session__event__season__series"]
    list_select_related = ["session__event__season__series", "entry__team", "driver"]
    search_fields = ["entry__car_number", "entry__team__folded", "driver__folded", "session__event__folded"]
    autocomplete_fields = ["session", "entry", "driver", "document"]
    date_hierarchy = "decided_at"
