"""Where a page stands: the same steps as its crumbs show, for search engines."""

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom import spoilers
from newsroom.addresses import absolute
from results.templatetags.results_formats import with_round


def front():
    return [(_("Front page"), reverse("home"))]


def of_article(page):
    article, series, event = page.get("article"), page.get("series"), page.get("event")
    steps = front()
    steps.append((series.name, series.get_absolute_url()) if series else (_("Articles"), reverse("articles")))
    if event:
        steps.append((event.name, event.get_absolute_url()))
    return [*steps, (spoilers.headline(article), article.get_absolute_url())]


def championships():
    return [(_("Championships"), reverse("series_list"))]


def of_series(page):
    return [*championships(), (page["series"].name, page["series"].get_absolute_url())]


def of_season(page):
    season = page["season"]
    return [*of_series(page), (str(season.year), season.get_absolute_url())]


def of_event(page):
    return [*of_season(page), (page["event"].name, page["event"].get_absolute_url())]


def of_entries(page):
    return [*around(page), (_("Entry list"), page["request"].path)]


def around(page):
    event = page["event"]
    return [*of_season(page), (with_round(event), event.get_absolute_url())]


def of_session(page):
    session = page["session"]
    return [*around(page), (session.title, session.get_absolute_url())]


def here(words):
    """A page that stands right below the front page."""
    return lambda page: [*front(), (str(words(page)), page["request"].path)]


CRUMBS = {
    "articles": here(lambda page: _("Articles")),
    "calendar": here(lambda page: _("Calendar")),
    "corrections": here(lambda page: _("Corrections")),
    "galleries": here(lambda page: _("Galleries")),
    "latest": here(lambda page: _("Latest news")),
    "person": here(lambda page: page["person"].name),
    "rubric": here(lambda page: page["rubric"].name),
    "series_list": lambda page: championships(),
    "series": of_series,
    "season": of_season,
    "static_page": here(lambda page: page["static_page"].title),
    "tag": here(lambda page: page["tag"].label),
    "article": of_article,
    "gallery_photo": of_article,
    "event": of_event,
    "entries": of_entries,
    "session": of_session,
    "revision": of_session,
}


def list_of(steps):
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": absolute(path)}
            for at, (name, path) in enumerate(steps, 1)
        ],
    }
