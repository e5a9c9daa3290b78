from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedFieldAdmin

from newsroom import images
from newsroom.admin.searching import FoldedSearch
from newsroom.models import Person


@admin.register(Person)
class PersonAdmin(FoldedSearch, TranslatedFieldAdmin, admin.ModelAdmin):
    list_display = ["name", "job_title", "agency", "user"]
    list_select_related = ["user"]
    search_fields = ["folded"]
    autocomplete_fields = ["user", "portrait"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "user", "agency"]}),
        (
            _("On the page"),
            {
                "fields": [
                    ("job_title_fr", "job_title_en"),
                    "about_fr",
                    "about_en",
                    "portrait",
                    "public_email",
                    "links",
                ]
            },
        ),
    ]

    def save_model(self, request, obj, form, change):
        """The name stands inside the renditions of their photos."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            for photo in obj.photos.select_for_update(of=("self",)).select_related("photographer"):
                images.renew(photo)
                photo.save(update_fields=["renditions"])
