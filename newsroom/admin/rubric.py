from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedFieldAdmin

from newsroom.admin.searching import FoldedInPython
from newsroom.models import Rubric


@admin.register(Rubric)
class RubricAdmin(FoldedInPython, TranslatedFieldAdmin, admin.ModelAdmin):
    """Rubrics of the house and columns; their order is that of the bar above every page."""

    list_display = ["name", "kind", "author", "in_bar", "order", "uses"]
    list_editable = ["in_bar", "order"]
    list_filter = ["kind"]
    list_select_related = ["author"]
    search_fields = ["name_fr"]
    folded_texts = ("name_fr", "name_en")
    autocomplete_fields = ["author", "portrait"]
    prepopulated_fields = {"slug": ["name_fr"]}
    fieldsets = [
        (None, {"fields": ["kind", ("name_fr", "name_en"), "slug", "author", "portrait"]}),
        (_("At the head of its page"), {"fields": ["description_fr", "description_en"]}),
        (_("Above every page"), {"fields": [("in_bar", "order")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(with_uses=Count("stories"))

    def has_delete_permission(self, request, obj=None):
        """One under which something appeared stays."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.stories.exists())

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description=_("stories"), ordering="with_uses")
    def uses(self, rubric):
        return rubric.with_uses
