"""Links of a text that lead nowhere: to pages of ours that no reader finds, or to what is no address.

Only our own pages are looked up, those of one kind in one query; nothing is asked of the network.
"""

import re
from collections import defaultdict
from functools import reduce
from html import unescape
from operator import or_
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import translation

from newsroom.middleware import may_lead_to
from newsroom.models import Article, Person, Tag
from results.models import (
    Classification,
    Document,
    Driver,
    Event,
    FormerAddress,
    Season,
    Series,
    Session,
    Team,
)

HREF = re.compile(r'<a href="([^"]*)"')
HOST = re.compile(r"\A(?:[^\s.@/]+\.)+[^\s.@/]{2,}\Z")
MAILBOX = re.compile(r"\Amailto:[^\s@]+@(?:[^\s.@]+\.)+[^\s.@]{2,}(?:\?\S*)?\Z")

SEASON = {"series": "series__slug", "year": "year"}
EVENT = {"series": "season__series__slug", "year": "season__year", "event": "slug"}
SESSION = {
    "series": "event__season__series__slug",
    "year": "event__season__year",
    "event": "event__slug",
    "session": "slug",
}
REVISION = {name: f"session__{field}" for name, field in SESSION.items()} | {"revision": "revision"}

# What stands at an address of each name: whose rows, and by which of their fields each part of it is found.
PAGES = {
    "article": (lambda: Article.objects.published(), {"language": "language", "slug": "slug"}),
    "series": (lambda: Series.objects.all(), {"series": "slug"}),
    "season": (lambda: Season.objects.all(), SEASON),
    "event": (lambda: Event.objects.all(), EVENT),
    "session": (lambda: Session.objects.all(), SESSION),
    "revision": (lambda: Classification.objects.all(), REVISION),
    "driver": (lambda: Driver.objects.all(), {"slug": "slug"}),
    "team": (lambda: Team.objects.all(), {"slug": "slug"}),
    "person": (lambda: Person.objects.all(), {"slug": "slug"}),
    "tag": (lambda: Tag.objects.all(), {"slug": "slug"}),
    "document_page": (lambda: Document.objects.all(), {"pk": "pk"}),
}


def dead_links(html):
    """The addresses in a clean text that lead nowhere, in order, each once."""
    links = list(dict.fromkeys(unescape(link) for link in HREF.findall(html)))
    wanted, dead = defaultdict(dict), set()
    for link in links:
        path = own_path(link)
        if path is None:
            dead |= set() if is_address(link) else {link}
        elif (found := page_at(path)) is None:
            dead.add(link)
        elif found[0] in PAGES:
            wanted[found[0]][link] = found[1]
    for name, pages in wanted.items():
        present = present_among(name, pages.values())
        dead |= {link for link, parts in pages.items() if key_of(name, parts) not in present}
    moved = followed([link for link in links if link in dead])
    return [link for link in links if link in dead and link not in moved]


def own_path(link):
    """The path of an address of ours, or None for one elsewhere."""
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme in {"http", "https"}:
        return unquote(parts.path or "/") if host == settings.SITE_HOST else None
    return unquote(parts.path) if link.startswith("/") else None


def is_address(link):
    """Whether an address elsewhere could be one, by its form alone."""
    if link.startswith("mailto:"):
        return bool(MAILBOX.match(link))
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return False
    return bool(HOST.match(host)) and not re.search(r"\s", link)


def page_at(path):
    """(name, parts) of the page that such an address would have, or None; the desk is no page of readers."""
    if "\0" in path:
        return None
    language = path[1:3] if path[1:3] in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE[:2]
    with translation.override(language):
        try:
            match = resolve(path)
        except (Resolver404, Http404):
            return None
    if match.namespaces:
        return None
    return match.url_name, match.kwargs | {"language": language}


def key_of(name, parts):
    return tuple(str(parts[part]) for part in PAGES[name][1])


def present_among(name, wanted):
    """Which of these pages exist, in one query."""
    rows, fields = PAGES[name]
    anyone = reduce(or_, (Q(**{field: parts[part] for part, field in fields.items()}) for parts in wanted))
    return {tuple(map(str, row)) for row in rows().filter(anyone).values_list(*fields.values())}


def followed(links):
    """Those at whose address a page once stood that has moved; only what is dead is asked for."""
    return {link for link in links if (path := own_path(link)) and "\0" not in path and has_moved(path)}


def has_moved(path):
    now = FormerAddress.moved(path)
    if not now:
        return False
    with translation.override(now[1:3]):
        return may_lead_to(now)
