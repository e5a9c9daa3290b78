"""The page on which editors arrange the front page of an edition."""

import json
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from js_asset import Media, Script

from newsroom import front_page
from newsroom.admin.login_again import login_config, login_words
from newsroom.forms.editor import MODULES
from newsroom.forms.front_page import TIME, Arrangement
from newsroom.front_page import BRIEF, CARD, LEAD, ROOM, OvertakenError
from newsroom.models import Article, FrontPage
from newsroom.views.home import page_of
from results.folding import fold

PERMISSION = "newsroom.arrange_front_page"
PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow, noarchive"}
MOST_FOUND = 12


@dataclass
class Row:
    """A line of the page: an article that is shown there, or put there and not shown yet."""

    article: Article
    slot: str
    placed: bool = False
    typed: str = ""
    error: str = ""
    why_not: str = ""
    is_ended: bool = False


@admin.register(FrontPage)
class FrontPageAdmin(admin.ModelAdmin):
    """No list and no forms of Django’s own: each edition has one page, with its own address."""

    def has_module_permission(self, request):
        return request.user.has_perm(PERMISSION)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(PERMISSION)

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        site = self.admin_site.admin_view
        return [
            path("", site(self.choose), name="newsroom_frontpage_changelist"),
            path("<int:pk>/change/", site(self.of_entry), name="newsroom_frontpage_change"),
            path("<str:language>/", site(self.arranging), name="newsroom_frontpage_arrange"),
            path("<str:language>/preview/", site(self.preview), name="newsroom_frontpage_preview"),
        ]

    def choose(self, request):
        """To the edition whose language the desk speaks."""
        allow(request)
        return HttpResponseRedirect(address((get_language() or "en")[:2]))

    def of_entry(self, request, pk):
        """Where the log of the admin leads."""
        allow(request)
        found = FrontPage.objects.filter(pk=pk).first()
        if found is None:
            raise Http404
        return HttpResponseRedirect(address(found.language))

    def arranging(self, request, language):
        allow(request, language)
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if request.method == "POST":
            arrangement = Arrangement.sent(language, request.POST)
            if request.POST.get("do") == "save":
                return self.save(request, language, arrangement)
            arrangement.take(request.POST.get("do", ""))
            return self.page(request, language, arrangement)
        return self.page(request, language, kept(language))

    def save(self, request, language, arrangement):
        arrangement.refuse_the_past(front_page.places_of(language))
        if arrangement.errors:
            messages.error(request, _("Not kept: an end is not right."))
            return self.page(request, language, arrangement, status=422)
        try:
            front_page.arrange(language, arrangement.places(), by=request.user, version=arrangement.version)
        except OvertakenError as overtaken:
            arrangement.version = overtaken.front_page.version
            return self.page(request, language, arrangement, theirs=overtaken.front_page, status=409)
        except ValidationError as refused:
            for sentence in refused.messages:
                messages.error(request, sentence)
            return self.page(request, language, arrangement, status=422)
        messages.success(request, _("The front page is arranged: readers see it now."))
        return HttpResponseRedirect(address(language))

    def page(self, request, language, arrangement, theirs=None, status=200):
        errors = arrangement.errors
        places = arrangement.places()
        errors |= arrangement.errors
        stored = kept(language)
        query = request.POST.get("q", "").replace("\0", " ").strip()[:100]
        context = self.admin_site.each_context(request) | {
            "title": NAMES[language](),
            "opts": self.opts,
            "language": language,
            "arrangement": arrangement,
            "zone": arrangement.zone,
            "slots": slots_of(language, arrangement, places, errors),
            "query": query,
            "found": search(language, query) if query else None,
            "typed_at": request.POST.get("at", "")[:40],
            "theirs": theirs
            and {"by": theirs.arranged_by, "at": theirs.arranged_at, "rows": titles(language)},
            "is_changed": (stored.slots, stored.typed) != (arrangement.slots, only_placed(arrangement)),
            "log": front_page.log_of(language),
            "editions": [(code, NAMES[code](), address(code)) for code in ("fr", "en")],
            "config": json.dumps(login_config(request, words())),
            "media": Media(
                importmap=MODULES,
                css={"all": ["admin-look/editor.css", "admin-look/front-page.css"]},
                js=[Script("js/admin/front-page.js", type="module")],
                nonce=str(request.csp_nonce),
            ),
        }
        response = render(request, "admin/newsroom/front_page/page.html", context, status=status)
        response["Cache-Control"] = PRIVATE["Cache-Control"]
        return response

    def preview(self, request, language):
        """The page as readers would see it: as kept, or as the form has it; now or at a time to come."""
        allow(request, language)
        arrangement = Arrangement.sent(language, request.POST) if request.method == "POST" else kept(language)
        try:
            at = TIME.clean(request.POST.get("at", ""))
        except ValidationError:
            at = None
        at = at.replace(tzinfo=arrangement.zone) if at else timezone.now()
        composition = front_page.composed(language, arrangement.places(), at)
        with translation.override(language):
            context = page_of(composition) | {"noindex": True, "preview_at": at, "zone": arrangement.zone}
            response = render(request, "newsroom/home_preview.html", context)
        for name, value in PRIVATE.items():
            response[name] = value
        return response


NAMES = {"fr": lambda: _("Front page in French"), "en": lambda: _("Front page in English")}


def allow(request, language="fr"):
    if language not in NAMES:
        raise Http404
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def address(language):
    return reverse("admin:newsroom_frontpage_arrange", args=[language])


def kept(language):
    version = FrontPage.objects.filter(language=language).values_list("version", flat=True).first()
    return Arrangement(language, version or 0, front_page.places_of(language))


def only_placed(arrangement):
    return {pk: arrangement.typed.get(pk, "") for pk in arrangement.slots}


def slots_of(language, arrangement, places, errors):
    """The three parts of the page with their lines: what is put there in order, then what the rule adds."""
    now = timezone.now()
    composition = front_page.composed(language, places, now)
    shown = {
        LEAD: [composition.lead] if composition.lead else [],
        CARD: composition.cards,
        BRIEF: composition.briefs,
    }
    known = {article.pk: article for part in shown.values() for article in part}
    missing = [place.article for place in places if place.article not in known]
    known |= {article.pk: article for article in Article.objects.in_language(language).filter(pk__in=missing)}
    parts = []
    for slot in ROOM:
        rows = []
        for place in places:
            if place.slot == slot and place.article in known:
                article = known[place.article]
                rows.append(
                    Row(
                        article, slot, True, arrangement.typed.get(article.pk, ""), errors.get(article.pk, "")
                    )
                )
                rows[-1].is_ended = bool(place.until and place.until <= now)
                rows[-1].why_not = why_not(article, rows[-1].is_ended)
        rows += [Row(article, slot) for article in shown[slot] if article.pk not in arrangement.slots]
        parts.append({"slot": slot, "label": slot.label, "rows": rows, "room": ROOM[slot]})
    return parts


def why_not(article, is_ended):
    """What keeps an article that is put on the page from being seen there."""
    if article.is_scheduled:
        return "scheduled"
    if not article.is_public:
        return "unpublished"
    return "ended" if is_ended else ""


def search(language, query):
    """Published and scheduled articles whose headline has every word; the scheduled ones first."""
    found = Article.objects.in_language(language).filter(status=Article.Status.PUBLISHED)
    for word in fold(query).split():
        found = found.filter(folded__contains=word)
    return list(found.order_by("-published_at", "-pk")[:MOST_FOUND])


def titles(language):
    """What the other editor has put on the page."""
    places = front_page.places_of(language)
    known = Article.objects.in_bulk([place.article for place in places])
    return [(FrontPageSlot(place.slot).label, known[place.article].headline) for place in places]


FrontPageSlot = type(LEAD)


def words():
    """What the page says while it is being arranged."""
    again = login_words(
        why=_("Your login has expired. The arrangement waits here and goes on where it was."),
        barred=_("Too many attempts. Try again in a quarter of an hour."),
    )
    return again | {"offline": _("There is no network. Nothing is lost: try again when it is back.")}
