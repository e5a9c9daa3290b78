"""The article's page keeps what is typed, tells who else is there, and knows when its login has expired."""

import json
import re

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from js_asset import Media

from newsroom import keeping
from newsroom.admin.login_again import login_config, login_words
from newsroom.forms import kept
from newsroom.forms.editor import MODULES
from newsroom.models import Article, Story

MOST_BYTES = 1024 * 1024
PAGE = re.compile(r"\A[0-9a-f]{16,32}\Z")
DONE = "saved_pages"  # in the session: what they had typed is stored, put back elsewhere or thrown away


class Keeping:
    """For the article's admin."""

    def get_urls(self):
        return [
            path("typed/", self.keep_view, name="newsroom_article_keep"),
            path("typed/left/", self.left_view, name="newsroom_article_left"),
            path("typed/session/", self.session_view, name="newsroom_article_session"),
            *super().get_urls(),
        ]

    def may_keep(self, request):
        return self.admin_site.has_permission(request) and (
            self.has_change_permission(request) or self.has_add_permission(request)
        )

    # --- what the page asks for -------------------------------------------------------------------

    @method_decorator([never_cache, require_GET])
    def session_view(self, request):
        """Who is logged in, and the token that forms need since then."""
        user = request.user.pk if self.admin_site.has_permission(request) else None
        return JsonResponse({"user": user, "csrf": get_token(request)})

    @method_decorator([never_cache, require_POST])
    def keep_view(self, request):
        """Keep what is typed, or only note that the page is open; answer with who else is there."""
        if len(request.body) > MOST_BYTES:
            return JsonResponse({"why": gettext("it is too long to be kept")}, status=413)
        try:
            data = json.loads(request.body)
            page, user = one_page(data["page"]), int(data["user"])
            typed = keeping.clean_typing(data["typed"]) if data.get("typed") is not None else None
            instead_of, forgotten = (
                [one_page(key) for key in data.get(name, [])] for name in ("insteadOf", "forget")
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            why = gettext("the page sent something that is not understood")
            return JsonResponse({"why": why}, status=400)
        if not self.admin_site.has_permission(request) or request.user.pk != user:
            return JsonResponse({"login": True}, status=401)
        article, story = self.place(data)
        if not self.may_keep(request) or (article and not self.has_view_permission(request, article)):
            return JsonResponse({"why": gettext("you may not write here")}, status=403)
        if page in request.session.get(DONE, []):
            return JsonResponse({"done": True})
        if forgotten:
            self.done_with(request, forgotten)
        if data.get("left"):
            keeping.leave(request.user, page)
            return JsonResponse({})
        try:
            row = keeping.keep(request.user, page, article=article, story=story, typed=typed)
        except keeping.Refused:
            return JsonResponse({"why": gettext("too much at once; it is tried again")}, status=429)
        if row.typed_at and instead_of:
            self.done_with(request, instead_of)
        return JsonResponse(self.answer(request, row, data))

    def done_with(self, request, pages):
        """Their rows go; if such a page is still open somewhere, it begins anew with its next request."""
        keeping.forget(request.user, pages)
        done = request.session.get(DONE, [])
        if news := [page for page in pages if page not in done]:
            request.session[DONE] = [*done, *news][-20:]

    def place(self, data):
        """The article and the story that the page names; typing is kept even if they are gone by now."""
        articles = Article.objects.select_related("story", "saved_by__person")
        article = articles.filter(pk=number(data, "article")).first()
        return article, article.story if article else Story.objects.filter(pk=number(data, "story")).first()

    def answer(self, request, row, data):
        article = row.article
        answer = {"at": row.typed_at and row.typed_at.isoformat(), "others": [], "saved": None}
        answer["locked"] = bool(number(data, "article")) and not article
        if article:
            answer["others"] = [
                {"name": one.name, "writing": one.is_writing} for one in keeping.others(article, request.user)
            ]
            answer["locked"] = not self.has_change_permission(request, article)
            if data.get("token") and data["token"] != article.token:
                answer["saved"] = {
                    "who": keeping.name_of(article.saved_by) if article.saved_by else "",
                    "at": article.saved_at.isoformat(),
                }
        return answer

    @method_decorator([never_cache, require_GET])
    def left_view(self, request):
        """What was typed at this place and not saved, as a piece of the page."""
        if not self.may_keep(request):
            return JsonResponse({"login": True}, status=401)
        article, story = self.place(request.GET)
        return render(
            request,
            "admin/newsroom/article/left.html",
            {"left": self.left(request, article, story), "may_put_back": True},
        )

    def left(self, request, article, story):
        """Offers, newest first; what turns out to be stored is forgotten."""
        found, stored = [], []
        pages = keeping.left(request.user, article, story if story and story.pk else None)
        for row in pages.exclude(page__in=pages_in(request.GET or request.POST)):
            offered = kept.offer(row, article or Article(), story or Story())
            if offered:
                found.append(offered)
            else:
                stored.append(row.page)
        keeping.forget(request.user, stored)
        return found

    @property
    def media(self):
        """What notes and the like need on a page that may only be read, too."""
        return super().media + Media(importmap=MODULES)

    # --- the page ---------------------------------------------------------------------------------

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        story = self.story_of(request, obj)
        article = obj if obj and obj.pk else None
        if self.may_keep(request):
            context["left"] = self.left(request, article, story)
            context["page"] = " ".join(pages_in(request.POST))
            context["keeping"] = json.dumps(
                login_config(request, words())
                | {
                    "article": article.pk if article else None,
                    "story": story.pk,
                    "unsaved": request.method == "POST",
                    "done": request.session.get(DONE, []),
                    "keep": reverse("admin:newsroom_article_keep"),
                    "left": reverse("admin:newsroom_article_left"),
                }
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        """All is stored: what this page kept, and what was put back into it, is needed no more."""
        super().save_related(request, form, formsets, change)
        self.done_with(request, pages_in(request.POST))


def one_page(key):
    if not PAGE.match(key):
        raise ValueError
    return key


def pages_in(data):
    """The page's own key, and those of what was put back into it."""
    return [key for key in data.get("page", "").split() if PAGE.match(key)]


def number(data, name):
    text = str(data.get(name) or "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def words():
    """What the page says while somebody writes, in the language of the admin."""
    again = login_words(
        why=gettext("Your login has expired. What you typed is kept in this browser: go on where you were."),
        barred=gettext("Too many attempts. What you typed stays here: try again in a quarter of an hour."),
    )
    return again | {
        "kept": gettext("Kept at %(time)s"),
        "keptHere": gettext("Kept in this browser; it is sent when the network is back"),
        "keptHereOnly": gettext("Kept in this browser: %(why)s"),
        "notKept": gettext("Not kept: %(why)s"),
        "noStorage": gettext("the network is gone and this browser keeps nothing"),
        "noNetworkSave": gettext("There is no network. Nothing is lost: save again when it is back."),
        "serverTrouble": gettext("the server does not answer as it should"),
        "loggedOut": gettext("your login has expired"),
        "locked": gettext("By now the article is no longer yours to change; what you type is kept for you."),
        "writing": gettext("%(name)s is writing here"),
        "open": gettext("%(name)s has it open"),
        "savedBy": gettext(
            "%(name)s saved this article at %(time)s. When you save, your changes are joined with these; "
            "what cannot be joined is shown to you."
        ),
        "somebody": gettext("Somebody"),
        "discard": gettext("Throw away what was typed here? It cannot be brought back."),
    }
