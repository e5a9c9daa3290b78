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


def of_season(page):
    series, season = page["series"], page["season"]
    steps = [(_("Championships"), reverse("series_list")), (series.name, series.get_absolute_url())]
    return [*steps, (str(season.year), season.get_absolute_url())]


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


CRUMBS = {
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
