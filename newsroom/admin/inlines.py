"""The lists on the article's page: its bylines, and those of its story."""

from django.contrib import admin
from django.db.models import Case, When
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from js_asset import ImportMap, Media, Script

from newsroom import roles
from newsroom.crops import thumbnail
from newsroom.forms.rows import PhotoUseForm, StorySessionForm
from newsroom.models import Byline, PhotoUse, Story, StorySeries, StorySession

Place = PhotoUse.Place
LEAD_FIRST = Case(When(place=Place.LEAD, then=0), When(place=Place.BODY, then=1), default=2)


class Careful:
    """A person, a session or a photo is not deleted from a row that names it: no button for that here."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(getattr(field, "widget", None), "can_delete_related"):
            field.widget.can_delete_related = False
            if db_field.name in {"race_class", "pinned"}:
                field.widget.can_add_related = field.widget.can_change_related = False
        return field


class BylineInline(Careful, admin.StackedInline):
    model = Byline
    autocomplete_fields = ["person"]
    fields = [("person", "role", "order")]

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj and obj.pk else max(1, len(proposed_bylines(request)))


def proposed_bylines(request):
    """Who writes signs; a sibling keeps the original's authors, and who writes it translates them."""
    mine = getattr(request.user, "person", None)
    story = getattr(request, "story", None)
    sibling = story.articles.first() if story and story.pk else None
    if sibling is None:
        return [{"person": mine.pk, "role": Byline.Role.AUTHOR, "order": 1}] if mine else []
    rows = [
        {"person": byline.person_id, "role": Byline.Role.AUTHOR, "order": order}
        for order, byline in enumerate(sibling.bylines.filter(role=Byline.Role.AUTHOR), 1)
    ]
    if mine and mine.pk not in {row["person"] for row in rows}:
        rows.append({"person": mine.pk, "role": Byline.Role.TRANSLATOR, "order": len(rows) + 1})
    return rows


class OfStory(Careful):
    """Rows of the article's story, shown and saved with the article; closed once the story is out."""

    extra = 0

    def __init__(self, parent_model, admin_site):
        super().__init__(Story, admin_site)

    def is_open(self, request):
        story = getattr(request, "story", None)
        return story is None or roles.may_change_facts(request.user, story)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and self.is_open(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_open(request)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_open(request)


class SeriesInline(OfStory, admin.StackedInline):
    model = StorySeries
    fields = [("series", "order")]
    autocomplete_fields = ["series"]


class SessionInline(OfStory, admin.StackedInline):
    model = StorySession
    form = StorySessionForm
    fields = ["session", ("role", "table", "order"), ("kind", "stage"), ("race_class", "pinned")]
    autocomplete_fields = ["session"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("session__event__season__series")


class PhotoInline(OfStory, admin.StackedInline):
    model = PhotoUse
    template = "admin/newsroom/article/photos.html"
    form = PhotoUseForm
    fields = [
        ("photo", "place", "order"),
        "picture",
        ("own_caption_fr", "own_caption_en"),
        ("own_alt_fr", "own_alt_en"),
    ]
    readonly_fields = ["picture"]
    autocomplete_fields = ["photo"]

    @property
    def media(self):
        return super().media + Media(
            importmap=ImportMap({"newsroom/gallery-drag": "js/admin/gallery-drag.js"}),
            css={"all": ["admin-look/gallery.css"]},
            js=[Script("js/admin/gallery-order.js", type="module")],
        )

    def get_queryset(self, request):
        uses = super().get_queryset(request).select_related("photo__photographer")
        return uses.order_by(LEAD_FIRST, "order", "pk")

    @admin.display(description=_("picture"))
    def picture(self, use):
        """The picture with its credit, or the warning that it has none."""
        if not use.photo_id:
            return ""
        credit = use.photo.credit
        words = (
            format_html("{}", credit)
            if credit
            else format_html('<span class="stop">{}</span>', _("No credit"))
        )
        if not use.photo.is_usable:
            words += format_html(' <span class="stop">{}</span>', _("Rights ended"))
        source = thumbnail(use.photo)
        told = {"caption": use.photo.caption or use.photo.alt, "credit": credit or _("No credit")}
        picture = picture_of(source, told) if source else ""
        return format_html("{}{}", picture, words)


def picture_of(source, told):
    """The thumbnail; what the gallery's order tells beside it goes with it."""
    return format_html(
        '<img src="{}" alt="" class="thumb" data-caption="{}" data-credit="{}"> ',
        source,
        told["caption"],
        told["credit"],
    )
