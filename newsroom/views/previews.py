"""A story shown before its time to who was given the address, in each language that it is told in."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Article, PreviewLink
from newsroom.views import articles, errors, language
from results import formats

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@require_safe
def choose_language(request, token):
    """To the language that the reader's browser asks for, where the story is told in it."""
    code = language.wanted(request)
    told = versions_of(alive(token).first(), token) or {code: address(token, code)}
    return private(HttpResponseRedirect(told.get(code) or next(iter(told.values()))))


@require_safe
def preview(request, token):
    links = alive(token)
    link = links.first()
    told = versions_of(link, token)
    if not told:
        return gone(request)
    if (get_language() or "en")[:2] not in told:
        return private(HttpResponseRedirect(next(iter(told.values()))))
    article = shown(link.story_id).in_language(get_language()).get()
    if request.method == "GET":
        links.note_opening()
    context = articles.page_of(article, request) | {
        "is_preview": False,
        "noindex": True,
        "alternates": told,
        "until": formats.day_and_time(link.expires_at, article.zone),
    }
    return private(render(request, "newsroom/shared_preview.html", context))


def alive(token):
    return PreviewLink.objects.alive().of_token(token)


def shown(story):
    """What was withdrawn stays so: an address that was given away before does not bring it back."""
    return articles.whole().filter(story=story).exclude(status=Article.Status.WITHDRAWN)


def versions_of(link, token):
    """The address of the preview in each language that the story is told in."""
    if link is None:
        return {}
    told = Article.objects.filter(story=link.story_id).exclude(status=Article.Status.WITHDRAWN)
    return {
        code: address(token, code) for code in sorted(told.values_list("language", flat=True), reverse=True)
    }


def address(token, code):
    with translation.override(code):
        return reverse("preview", args=[token])


def gone(request):
    """Expired, revoked and never given look the same."""
    return private(errors.say(request, "newsroom/preview_gone.html", 404))


def private(response):
    for name, value in HEADERS.items():
        response[name] = value
    return response
