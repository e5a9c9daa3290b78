from datetime import UTC

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedFieldAdmin

from newsroom import images, photo_places
from newsroom.admin import photo_file
from newsroom.admin.batch import Batches
from newsroom.admin.library import Library
from newsroom.admin.uploading import Uploading
from newsroom.crops import smallest, thumbnail, url_of
from newsroom.editions import HOUSE_ZONE
from newsroom.forms.photo import PhotoForm, twin_warning
from newsroom.models import Photo, PhotoUse
from results.admin.clocks import OwnClock
from results.admin.watchful import Watchful

BY_WHICH_CLOCK = _("To the minute: time of %(zone)s. Else as the camera or the file says it.")


@admin.register(Photo)
class PhotoAdmin(Watchful, OwnClock, Uploading, Batches, Library, TranslatedFieldAdmin, admin.ModelAdmin):
    form = PhotoForm
    change_form_template = "admin/newsroom/photo/change_form.html"
    autocomplete_fields = ["photographer", "replaced_by"]
    formfield_overrides = {
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        }
    }
    fieldsets = [
        (None, {"fields": ["file"]}),
        (_("Credit"), {"fields": [("photographer", "photographer_name", "agency"), "copyright_notice"]}),
        (
            _("Rights"),
            {
                "fields": [
                    "rights",
                    ("rights_until", "replaced_by"),
                    ("rights_url", "licensor_url"),
                    ("source", "instructions"),
                ]
            },
        ),
        (_("Words"), {"fields": [("caption_fr", "caption_en"), ("alt_fr", "alt_en")]}),
        (_("Focal point"), {"fields": [("focal_x", "focal_y")], "classes": ["focal"]}),
        (_("Taken"), {"fields": [("taken_at", "taken_precision", "place")]}),
    ]

    class Media:
        css = {"all": ["admin-look/photo.css"]}
        js = ["js/admin/focal-point.js"]

    def zone_for(self, request, object_id):
        """The house's clock for a moment; what is less exact is kept as it was told, as if it were UTC."""
        asked = request.POST.get("taken_precision")
        if not asked and str(object_id).isdecimal() and len(object_id) < 19:
            asked = Photo.objects.filter(pk=object_id).values_list("taken_precision", flat=True).first()
        return UTC if asked in {Photo.Precision.CLOCK, Photo.Precision.DAY} else HOUSE_ZONE

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "taken_at":
            field.help_text = BY_WHICH_CLOCK % {"zone": HOUSE_ZONE.key}
        return field

    @admin.display(description=_("picture"))
    def picture(self, photo):
        source = thumbnail(photo)
        return format_html('<img src="{}" alt="" class="thumb">', source) if source else "–"

    @admin.display(description=_("photo"))
    def title(self, photo):
        return str(photo)

    @admin.display(description=_("credit"))
    def credited(self, photo):
        credit = photo.credit or format_html('<span class="stop">{}</span>', _("No credit"))
        ended = "" if photo.is_usable else format_html(' <span class="stop">{}</span>', _("Rights ended"))
        return format_html("{}{}", credit, ended)

    @admin.display(description=_("size"))
    def size(self, photo):
        return f"{photo.width} × {photo.height}"

    def save_model(self, request, obj, form, change):
        """Renditions are made here, while the editor waits, so that no reader ever does."""
        replaced = Photo.objects.get(pk=obj.pk).file.name if change and "file" in form.changed_data else ""
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)
        if {"file", "focal_x", "focal_y"} & set(form.changed_data) or images.missing(obj):
            images.make_renditions(obj)
            obj.save(update_fields=["renditions"])
        elif images.outdated(obj):
            images.renew(obj)
            obj.save(update_fields=["renditions"])
        if replaced and replaced != obj.file.name:
            transaction.on_commit(lambda: obj.file.storage.delete(replaced))
        if "file" in form.changed_data and (twin := form.twin()):
            address = reverse("admin:newsroom_photo_change", args=[twin.pk])
            messages.warning(request, twin_warning(twin, address))
        if not obj.credit:
            messages.warning(
                request, _("Kept without a credit: until it has one, no published article can show it.")
            )
        for level, sentence in photo_file.told(form, obj):
            messages.add_message(request, level, sentence)

    def get_object(self, request, object_id, from_field=None):
        """Who saves it has it alone: neither its files nor its credit change meanwhile."""
        if request.method == "POST" and str(object_id).isdecimal():
            list(Photo.objects.select_for_update(no_key=True).filter(pk=object_id))
        return super().get_object(request, object_id, from_field)

    def has_delete_permission(self, request, obj=None):
        """A photo that a story uses stays."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.uses.exists())

    def get_deleted_objects(self, objs, request):
        """Of several chosen in the list, one that a story uses: the story is named, not a permission."""
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        uses = PhotoUse.objects.filter(photo__in=objs).select_related("photo", "story")
        if self.has_delete_permission(request) and (kept := [f"{use} · {use.story}" for use in uses]):
            return found, counts, lacking - {self.opts.verbose_name}, kept
        return found, counts, lacking, protected

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["picture"] = obj.renditions.get("full", {}) if obj else {}
        if context["picture"]:
            width = max(context["picture"], key=lambda width: (int(width) <= 1280, int(width)))
            names = context["picture"][width]
            context["picture"] = {
                "url": obj.file.storage.url(names["jpeg"]),
                "width": width,
                "height": names["height"],
            }
            context["crops"] = [(crop, url_of(smallest(obj, crop))) for crop in ("wide", "card", "portrait")]
        context["said"] = photo_file.rows(obj) if obj else []
        context["uses"] = photo_places.uses_of(obj) if obj else []
        return super().render_change_form(request, context, add, change, form_url, obj)
