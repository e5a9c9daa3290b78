"""All public pages for search engines, each with its versions in the other language, section by section.

A new kind of page is a class with `pages()`, named in SITEMAPS.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.urls import reverse

from newsroom.addresses import absolute, in_editions
from newsroom.crops import largest
from newsroom.models import Article, Person, PhotoUse, Rubric, StaticPage, Tag
from results.models import Driver, Event, Season, Series, Session, Team


@dataclass(frozen=True)
class Page:
    """A page by its paths in each language in which it can be read."""

    paths: dict[str, str]
    changed: datetime | None = None  # in substance
    story: int | None = None  # whose pictures it shows


def in_both(name, *args):
    return in_editions(reverse(name, args=args))


class Pages(Sitemap):
    """A list of pages; every version is an entry of its own that names them all."""

    limit = 5000  # versions in one file

    def pages(self):
        raise NotImplementedError

    def items(self):
        return self.versions

    @cached_property
    def versions(self):
        """Looked up once, however often Django asks for it."""
        return [(page, language) for page in self.pages() for language in page.paths]

    def get_urls(self, page=1, site=None, protocol=None):
        shown = self.paginator.page(page).object_list
        images = images_of({item.story for item, _language in shown if item.story})
        return [self.entry(item, language) | {"images": images[item.story]} for item, language in shown]

    def get_latest_lastmod(self):
        return max((page.changed for page, _language in self.items() if page.changed), default=None)

    def entry(self, page, language):
        versions = {code: absolute(path) for code, path in page.paths.items()}
        default = versions.get("fr") or versions[language]
        alternates = [{"location": url, "lang_code": code} for code, url in versions.items()]
        return {
            "item": page,
            "location": versions[language],
            "lastmod": page.changed,
            "changefreq": None,
            "priority": "",
            "alternates": [*alternates, {"location": default, "lang_code": "x-default"}],
        }


def images_of(stories):
    """The addresses of the pictures that articles show, by story: those with a credit, at their largest."""
    found = defaultdict(list)
    if not stories:
        return found
    for use in PhotoUse.objects.with_photos().filter(story__in=stories).order_by("order", "pk"):
        shown = use.shown
        jpeg = largest(shown.photo, "full") if shown and shown.photo.credit else None
        if jpeg:
            found[use.story_id].append(absolute(jpeg.url))
    return found


class Sections(Pages):
    """The front pages and what leads on from them."""

    def pages(self):
        names = (
            "home",
            "articles",
            "latest",
            "series_list",
            "calendar",
            "galleries",
            "on_this_day",
            "corrections",
        )
        return [Page(in_both(name)) for name in names]


class Articles(Pages):
    """What has been published, in the languages in which it is."""

    def pages(self):
        stories = {}
        for article in Article.objects.published().defer("body").order_by("-story_id", "-language"):
            stories.setdefault(article.story_id, []).append(article)
        return [
            Page(
                {article.language: article.get_absolute_url() for article in versions},
                max(article.updated_at or article.published_at for article in versions),
                story,
            )
            for story, versions in stories.items()
        ]


class House(Pages):
    """What the house says of itself, and its rubrics."""

    def pages(self):
        for page in StaticPage.objects.for_readers():
            paths = in_both("static_page", page.slug)
            yield Page({code: path for code, path in paths.items() if page.is_public(code)}, page.updated_at)
        for slug in Rubric.objects.values_list("slug", flat=True):
            yield Page(in_both("rubric", slug))


class Sport(Pages):
    """Series, seasons, events, and the sessions that have a result."""

    def pages(self):
        for slug in Series.objects.values_list("slug", flat=True):
            yield Page(in_both("series", slug))
        for args in Season.objects.values_list("series__slug", "year"):
            yield Page(in_both("season", *args))
        for args in Event.objects.values_list("season__series__slug", "season__year", "slug"):
            yield Page(in_both("event", *args))
        with_result = Session.objects.filter(classifications__is_current=True)
        for *args, changed in with_result.annotate(changed=Max("classifications__published_at")).values_list(
            "event__season__series__slug", "event__season__year", "event__slug", "slug", "changed"
        ):
            yield Page(in_both("session", *args), changed)


class People(Pages):
    """Drivers, teams, those who sign here, and subjects."""

    def pages(self):
        for model, name in ((Driver, "driver"), (Team, "team")):
            for slug in model.objects.values_list("slug", flat=True):
                yield Page(in_both(name, slug))
        published = Article.objects.published()
        for slug in (
            Person.objects.filter(bylines__article__in=published).distinct().values_list("slug", flat=True)
        ):
            yield Page(in_both("person", slug))
        tags = Tag.objects.filter(items__content_object__articles__in=published)
        for slug, changed in tags.annotate(
            changed=Max(
                Coalesce(
                    "items__content_object__articles__updated_at",
                    "items__content_object__articles__published_at",
                )
            )
        ).values_list("slug", "changed"):
            yield Page(in_both("tag", slug), changed)


SITEMAPS = {
    "sections": Sections,
    "articles": Articles,
    "house": House,
    "sport": Sport,
    "people": People,
}
