"""On the article's page: the sentences that an amended result may have made false, until each is handled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from js_asset import Media

from newsroom import amending
from newsroom.models import Article, TouchedSentence
from newsroom.touching import place_words
from results.models import Classification

SHOWN = 200
LONGEST = 1000  # of what a correction says
FIELD = {"caption": "photo_uses-group", "alt": "photo_uses-group"}


class Touching:
    """For the article's admin: who may write in the article says of each sentence that it still stands."""

    @property
    def media(self):
        return super().media + Media(css={"all": ["admin-look/touched.css"]})

    def get_urls(self):
        view = self.admin_site.admin_view(self.touched)
        return [path("<int:pk>/touched/", view, name="newsroom_article_touched"), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.pk:
            context["touched"] = touched_in(obj, request.user, self.has_change_permission(request, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def touched(self, request, pk):
        """Handle one or all, or open one again; the answer is the list alone for the page's script."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = get_object_or_404(Article.objects.select_related("story"), pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        told = handle(article, request.POST, request.user)
        if request.headers.get("X-Requested-With") == "fetch":
            context = {"touched": touched_in(article, request.user, True, told)}
            response = render(request, "admin/newsroom/article/touched.html", context)
            response["Cache-Control"] = "private, no-store"
            return response
        messages.success(request, told)
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[pk]) + "#touched")


def handle(article, asked, user):
    """What was done, in words."""
    if (number := asked.get("reopen", "")).isdecimal():
        amending.reopen(article.touched.filter(pk=int(number[:18])))
        return _("The sentence is on the list again.")
    rows = article.touched.all()
    if (number := asked.get("stands", "")).isdecimal():
        amending.stands(rows.filter(pk=int(number[:18])), user)
        return _("The sentence is handled: still true.")
    if asked.get("all") == "named":
        amending.stands(rows.filter(certainty=TouchedSentence.Sure.NAMES), user)
        return _("All sentences that only name a car are handled.")
    return _("Nothing was chosen.")


def touched_in(article, user, may_handle, told=""):
    """All that the list shows: what is open, the surest first, by revision; and what was done. Or None."""
    revisions = Classification.objects.select_related("session__event__season__series")
    rows = list(
        article.touched.exclude(state=TouchedSentence.State.REPLACED)
        .select_related("handled_by")
        .prefetch_related(Prefetch("after", revisions), Prefetch("before", revisions))[:SHOWN]
    )
    if not rows:
        return None
    still_open = [row for row in rows if row.state == TouchedSentence.State.OPEN]
    return {
        "article": article,
        "action": reverse("admin:newsroom_article_touched", args=[article.pk]),
        "revisions": by_revision(still_open),
        "open": len(still_open),
        "named": sum(row.certainty == TouchedSentence.Sure.NAMES for row in still_open),
        "handled": [shown(row) for row in rows if row.state != TouchedSentence.State.OPEN],
        "may_handle": may_handle,
        "may_correct": article.is_public and user.has_perm("newsroom.add_correction"),
        "zone": article.zone,
        "told": told,
    }


def by_revision(rows):
    """Pairs of a change (before and after) and its sentences."""
    found = {}
    for row in rows:
        found.setdefault((row.before, row.after), []).append(shown(row))
    return [{"before": before, "after": after, "rows": rows} for (before, after), rows in found.items()]


def shown(row):
    field = row.place.partition(":")[0]
    return {
        "row": row,
        "place": place_words(row.place),
        "field": field,
        "anchor": FIELD.get(field, f"id_{field}"),
        "pieces": pieces(row.sentence, row.marks),
    }


def pieces(sentence, marks):
    """The sentence cut where words are marked: pairs of a text and whether it is marked."""
    found, place = [], 0
    for start, end in marks:
        found += [(sentence[place:start], False), (sentence[start:end], True)]
        place = end
    return [pair for pair in [*found, (sentence[place:], False)] if pair[0]]


# --- what a correction would say ------------------------------------------------------------------


def correction_of(article, after):
    """The fields of a correction in both languages: what was written, and how the cars stand now."""
    by_language = {}
    rows = TouchedSentence.objects.filter(
        article__story=article.story_id, after=after, certainty=TouchedSentence.Sure.LIKELY
    ).exclude(sentence="")
    for row in rows.select_related("article"):
        by_language.setdefault(row.article.language, []).append(row)
    wrong, right = words_of(by_language.get(article.language, []), article.language)
    there = words_of(by_language.get(article.other_language, []), article.other_language)
    found = {"article": article.pk, "what_was_wrong": wrong, "what_is_right": right}
    other = Article.objects.published().filter(story=article.story_id, language=article.other_language)
    if any(there) and other.exists():
        found |= {"there": "told", "wrong_there": there[0], "right_there": there[1]}
    return found


def words_of(rows, language):
    with override(language):
        written = [_("We wrote: “%(sentence)s”") % {"sentence": row.sentence} for row in rows]
    whys = dict.fromkeys(why for row in rows for why in row.why.get(language, []))
    return "\n".join(written)[:LONGEST], "\n".join(whys)[:LONGEST]
