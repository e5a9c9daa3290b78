"""The photo library in the admin: pictures on a grid, found by typing, and handed to an article's page."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import JsonResponse
from django.template.defaultfilters import date as date_words
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from newsroom import library
from newsroom.crops import thumbnail
from newsroom.models import Photo, PhotoUse
from newsroom.models.photo import day_of

AT_ONCE = 24  # in the dialog of an article's page


class CreditFilter(admin.SimpleListFilter):
    title = _("credit")
    parameter_name = "credit"

    def lookups(self, request, model_admin):
        return [("no", _("missing")), ("yes", _("there"))]

    def queryset(self, request, queryset):
        chosen = {"no": queryset.without_credit, "yes": queryset.with_credit}.get(self.value())
        return chosen() if chosen else queryset


class RightsFilter(admin.SimpleListFilter):
    title = _("rights")
    parameter_name = "until"

    def lookups(self, request, model_admin):
        return [
            ("soon", _("end within a month")),
            ("ended", _("ended")),
            ("due", _("ended or soon to end, in a story, without a replacement")),
        ]

    def queryset(self, request, queryset):
        today = day_of()
        if self.value() == "due":
            return queryset.filter(pk__in=Photo.objects.ending(library.SOON.days).values("pk"))
        if self.value() == "soon":
            return queryset.filter(rights_until__gte=today, rights_until__lte=today + library.SOON)
        return queryset.filter(rights_until__lt=today) if self.value() == "ended" else queryset


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("yes", _("in a story")), ("no", _("in none"))]

    def queryset(self, request, queryset):
        is_used = Exists(PhotoUse.objects.filter(photo=OuterRef("pk")))
        chosen = {"yes": is_used, "no": ~is_used}.get(self.value())
        return queryset.filter(chosen) if chosen is not None else queryset


class AltFilter(admin.SimpleListFilter):
    title = _("alternative text")
    parameter_name = "alt"

    def lookups(self, request, model_admin):
        return [("fr", _("missing in French")), ("en", _("missing in English"))]

    def queryset(self, request, queryset):
        return queryset.filter(**{f"alt_{self.value()}": ""}) if self.value() in {"fr", "en"} else queryset


class Library(admin.ModelAdmin):
    """For the photos' admin."""

    change_list_template = "admin/newsroom/photo/change_list.html"
    list_display = ["picture", "title", "credited", "uses", "rights_end", "size", "uploaded_at"]
    list_display_links = ["title"]
    list_filter = [CreditFilter, RightsFilter, UseFilter, AltFilter, "uploaded_at", "taken_at"]
    list_select_related = ["photographer"]
    list_per_page = 48
    search_fields = ["words__text"]

    def get_urls(self):
        return [path("find/", self.find_view, name="newsroom_photo_find"), *super().get_urls()]

    def get_queryset(self, request):
        return library.with_uses(super().get_queryset(request))

    def get_search_results(self, request, queryset, search_term):
        return library.search(queryset, search_term), False

    @admin.display(description=_("stories"), ordering="used_in")
    def uses(self, photo):
        return photo.used_in

    @admin.display(description=_("rights end"), ordering="rights_until")
    def rights_end(self, photo):
        return photo.rights_until

    def changelist_view(self, request, extra_context=None):
        context = {"may_upload": self.has_add_permission(request), "today": day_of()}
        context["soon"] = context["today"] + library.SOON
        if not request.GET.get("_popup"):
            context["title"] = gettext("Photo library")
        return super().changelist_view(request, context | (extra_context or {}))

    @method_decorator(never_cache)
    def find_view(self, request):
        """Photos for the dialog of an article's page, the newest first, some at a time."""
        if not self.admin_site.has_permission(request):
            return JsonResponse({"login": True}, status=401)
        if not self.has_view_permission(request):
            return JsonResponse({"photos": []}, status=403)
        found = library.newest(library.search(Photo.objects.all(), request.GET.get("q", "")[:200]))
        page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
        return JsonResponse(
            {
                "photos": [as_choice(photo) for photo in page],
                "count": page.paginator.count,
                "next": page.next_page_number() if page.has_next() else None,
                "told": told(page.paginator.count),
            }
        )


def told(count):
    return ngettext("%(count)s photo", "%(count)s photos", count) % {"count": count}


def as_choice(photo):
    """A photo as the dialog draws it, with what stands against its use."""
    today = day_of()
    warnings = []
    if not photo.credit:
        warnings.append(gettext("No credit"))
    if photo.rights_until and photo.rights_until < today:
        warnings.append(gettext("Rights ended"))
    elif photo.rights_until and photo.rights_until < today + library.SOON:
        until = date_words(photo.rights_until, "SHORT_DATE_FORMAT")
        warnings.append(gettext("Rights until %(day)s") % {"day": until})
    return {
        "id": photo.pk,
        "label": str(photo),
        "credit": photo.credit,
        "image": thumbnail(photo),
        "used": photo.used_in,
        "usedIn": ngettext("in %(count)s story", "in %(count)s stories", photo.used_in)
        % {"count": photo.used_in},
        "warnings": warnings,
    }
