from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from taggit import admin as taggit_admin  # its own registration comes first, so that it can be undone

from newsroom.admin.searching import FoldedInPython
from newsroom.models import Tag

# Tags without a language are none of ours, and its merging of tags asks for no permission.
admin.site.unregister(taggit_admin.Tag)


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
