from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedFieldAdmin

from newsroom import images
from newsroom.admin.searching import FoldedInPython
from newsroom.forms.article import thumbnail
from newsroom.forms.photo import PhotoForm, twin_warning
from newsroom.models import Photo


class CreditFilter(admin.SimpleListFilter):
    title = _("credit")
    parameter_name = "credit"

    def lookups(self, request, model_admin):
        return [("no", _("missing")), ("yes", _("there"))]

    def queryset(self, request, queryset):
        chosen = {"no": queryset.without_credit, "yes": queryset.with_credit}.get(self.value())
        return chosen() if chosen else queryset


@admin.register(Photo)
class PhotoAdmin(FoldedInPython, TranslatedFieldAdmin, admin.ModelAdmin):
    form = PhotoForm
    change_form_template = "admin/newsroom/photo/change_form.html"
    list_display = ["picture", "title", "credited", "size", "uploaded_at"]
    list_display_links = ["title"]
    list_filter = [CreditFilter, "uploaded_at"]
    list_select_related = ["photographer"]
    list_per_page = 40
    search_fields = ["caption_fr"]
    folded_texts = (
        "caption_fr",
        "caption_en",
        "alt_fr",
        "alt_en",
        "place",
        "agency",
        "photographer_name",
        "photographer__name",
    )
    autocomplete_fields = ["photographer"]
    formfield_overrides = {
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        }
    }
    fieldsets = [
        (None, {"fields": ["file"]}),
        (
            _("Credit"),
            {"fields": [("photographer", "photographer_name", "agency"), "rights", "copyright_notice"]},
        ),
        (_("Words"), {"fields": [("caption_fr", "caption_en"), ("alt_fr", "alt_en")]}),
        (_("Focal point"), {"fields": [("focal_x", "focal_y")], "classes": ["focal"]}),
        (_("Taken"), {"fields": [("taken_at", "place")]}),
    ]

    class Media:
        js = ["js/admin/focal-point.js"]

    @admin.display(description=_("picture"))
    def picture(self, photo):
        source = thumbnail(photo)
        return format_html('<img src="{}" alt="" class="thumb">', source) if source else "–"

    @admin.display(description=_("photo"))
    def title(self, photo):
        return str(photo)

    @admin.display(description=_("credit"))
    def credited(self, photo):
        return photo.credit or format_html('<span class="stop">{}</span>', _("No credit"))

    @admin.display(description=_("size"))
    def size(self, photo):
        return f"{photo.width} × {photo.height}"

    def save_model(self, request, obj, form, change):
        """Renditions are made here, while the editor waits, so that no reader ever does."""
        replaced = Photo.objects.get(pk=obj.pk).file.name if change and "file" in form.changed_data else ""
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)
        if not change or {"file", "focal_x", "focal_y"} & set(form.changed_data) or images.missing(obj):
            images.make_renditions(obj)
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

    def has_delete_permission(self, request, obj=None):
        """A photo that a story uses stays."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.uses.exists())

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
            context["crops"] = [(crop, crop_url(obj, crop)) for crop in ("wide", "card", "portrait")]
        context["uses"] = obj.uses.select_related("story").prefetch_related("story__articles") if obj else []
        return super().render_change_form(request, context, add, change, form_url, obj)


def crop_url(photo, crop):
    widths = photo.renditions.get(crop) or {}
    return photo.file.storage.url(widths[min(widths, key=int)]["jpeg"]) if widths else ""
