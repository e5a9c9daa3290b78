from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as PlainTag

from newsroom.admin.searching import FoldedInPython
from newsroom.models import Tag

if admin.site.is_registered(PlainTag):
    admin.site.unregister(PlainTag)  # tags without a language; its merging asks for no permission


@admin.register(Tag)
class TagAdmin(FoldedInPython, admin.ModelAdmin):
    list_display = ["name", "name_fr", "name_en", "uses"]
    search_fields = ["name"]
    folded_texts = ("name", "name_fr", "name_en")
    fields = ["name", "name_fr", "name_en", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(with_uses=Count("items"))

    @admin.display(description=_("stories"), ordering="with_uses")
    def uses(self, tag):
        return tag.with_uses
