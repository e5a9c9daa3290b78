"""The data of a page, by the name of its view; nothing of pages that are not to be indexed."""

import json

from django.utils.safestring import mark_safe

from newsroom import spoilers
from newsroom.addresses import absolute
from newsroom.structured import event, people
from newsroom.structured.article import of_article
from newsroom.structured.crumbs import CRUMBS, list_of
from newsroom.structured.naming import known
from newsroom.structured.photo import image_of
from newsroom.structured.publisher import publisher, publisher_id, website
from results.formats import variant

# Nothing in a text ends the script element or begins another.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def of_front(page):
    return [website()]


def of_story(page):
    return [of_article(page["article"], page)]


def of_picture(page):
    article, use = page["article"], page["shot"].use
    whole = None if spoilers.is_covered(article) else image_of(use.photo, "full", use.caption)
    return [of_article(article, {"event": page["event"], "alternates": {}}), *[whole] * bool(whole)]


def of_event(page):
    sessions = [session for _date, its in page["days"] for session, _result in its]
    articles = [*(page.get("cards") or ()), *page["articles"]]
    return [event.of_event(page["event"], sessions, articles)]


def of_entries(page):
    entries = [entry for each in page["classes"] for entry in each.entries]
    return [event.of_event(page["event"], entries=entries)]


def of_session(page):
    classification = page["classification"]
    shown = classification if classification and classification.published_at else None
    return [event.of_session(page["session"], shown, page["articles"])]


def of_driver(page):
    return [people.of_driver(page["driver"])]


def of_team(page):
    return [people.of_team(page["team"])]


def of_person(page):
    return [
        known(
            at_type="ProfilePage",
            url=absolute(page["canonical"]),
            inLanguage=variant(),
            mainEntity=people.of_person(page["person"]),
            publisher=publisher_id(),
        )
    ]


PAGES = {
    "home": of_front,
    "article": of_story,
    "gallery_photo": of_picture,
    "event": of_event,
    "entries": of_entries,
    "session": of_session,
    "revision": of_session,
    "driver": of_driver,
    "team": of_team,
    "person": of_person,
}


def name_of(page):
    """The name of the view that made the page; "" for one that is not to be indexed, and for errors."""
    match = getattr(page.get("request"), "resolver_match", None)
    return "" if match is None or page.get("noindex") else match.url_name or ""


def graph_of(page):
    """`page`: the context of its template."""
    name = name_of(page)
    nodes = PAGES[name](page) if name in PAGES else []
    if name in CRUMBS:
        nodes.append(list_of(CRUMBS[name](page)))
    return [*nodes, publisher()] if nodes else []


def as_text(graph):
    said = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(said.translate(ESCAPES))
