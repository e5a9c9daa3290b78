"""What feed readers subscribe to: the newest articles of an edition, all or of one thing, as RSS.

`?spoilers=off` gives a feed without results: neutral headlines for what is young, no standfirst, no picture.
"""

from html import escape

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom import spoilers
from newsroom.addresses import absolute
from newsroom.crops import largest
from newsroom.models import Article, Byline, Person, Rubric, Tag
from newsroom.typography import typeset
from newsroom.xml_text import writable
from results.formats import variant
from results.models import Series

MOST = 30
MEDIA = "http://search.yahoo.com/mrss/"


def as_html(text):
    """Plain text for a description, which feed readers take for HTML."""
    return escape(text, quote=False).replace("\n", "<br>")


class Rss(Rss201rev2Feed):
    """RSS 2.0 with its authors one by one, and the picture with whose it is."""

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
        }

    def __init__(self, title, link, description, **kwargs):
        super().__init__(writable(title), link, writable(description), **kwargs)

    def add_item(self, title, link, description, **kwargs):
        kwargs["categories"] = [writable(name) for name in kwargs.get("categories") or ()]
        super().add_item(writable(title), link, writable(as_html(description)), **kwargs)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", writable(name))
        if item["updated"]:
            handler.addQuickElement("atom:updated", item["updated"].isoformat(timespec="seconds"))
        if picture := item["picture"]:
            attributes = {key: str(picture[key]) for key in ("url", "type", "width", "height")}
            handler.startElement("media:content", attributes | {"medium": "image"})
            handler.addQuickElement("media:credit", writable(picture["credit"]), {"role": "photographer"})
            if picture["description"]:
                handler.addQuickElement(
                    "media:description", writable(picture["description"]), {"type": "plain"}
                )
            handler.endElement("media:content")


def kept(path):
    """The address with the wish for no results, where this feed is one without."""
    if spoilers.reading() is None:
        return absolute(path)
    path, mark, anchor = path.partition("#")
    return absolute(f"{path}?{spoilers.NAME}={spoilers.OFF}{mark}{anchor}")


class ArticleFeed(Feed):
    """The newest articles of the page's language."""

    feed_type = Rss
    item_guid_is_permalink = False

    def title(self, thing=None):
        if not thing:
            return settings.SITE_NAME
        return _("%(site)s: %(subject)s") % {"site": settings.SITE_NAME, "subject": thing_name(thing)}

    def description(self, thing=None):
        return _("Motor racing, told and checked.")

    def link(self, thing=None):
        return kept(thing.get_absolute_url() if thing else reverse("home"))

    def feed_url(self, thing=None):
        return kept(reverse("feed"))

    @property
    def language(self):
        """Django takes an attribute here and calls nothing."""
        return variant().lower()

    def items(self, thing=None):
        articles = Article.objects.published().in_language(get_language()).for_listing()
        return self.narrowed(articles, thing).prefetch_related("story__tags")[:MOST]

    def narrowed(self, articles, thing):
        return articles

    def item_title(self, article):
        return typeset(spoilers.headline(article))

    def item_description(self, article):
        return "" if spoilers.is_covered(article) else typeset(article.standfirst)

    def item_link(self, article):
        return kept(article.get_absolute_url())

    def item_guid(self, article):
        """The same for ever, whatever becomes of slug and headline; another in the other language."""
        return f"tag:{settings.SITE_HOST},2026:story/{article.story_id}/{article.language}"

    def item_pubdate(self, article):
        return article.first_published_at or article.published_at

    def item_categories(self, article):
        series = [str(belonging.series) for belonging in article.story.story_series.all()]
        if spoilers.is_covered(article):
            return series
        return [*series, *(tag.label for tag in article.story.tags.all())]

    def item_extra_kwargs(self, article):
        bylines = sorted(article.bylines.all(), key=lambda byline: (byline.order, byline.pk))
        return {
            "authors": [b.person.name for b in bylines if b.role == Byline.Role.AUTHOR],
            "updated": article.updated_at,
            "picture": None if spoilers.is_covered(article) else picture_of(article),
        }


def thing_name(thing):
    return getattr(thing, "label", None) or thing.name


class FeedOf(ArticleFeed):
    """The newest articles that belong to one thing, which the address names by its slug."""

    model: type
    address: str

    def get_object(self, request, slug):
        return get_object_or_404(self.model, slug=slug)

    def feed_url(self, thing=None):
        return kept(reverse(self.address, args=[thing.slug]))


class SeriesFeed(FeedOf):
    model, address = Series, "series_feed"

    def narrowed(self, articles, thing):
        return articles.filter(story__story_series__series=thing)


class TagFeed(FeedOf):
    model, address = Tag, "tag_feed"

    def narrowed(self, articles, thing):
        return articles.filter(story__tags=thing)


class PersonFeed(FeedOf):
    """What somebody has signed, in whatever part."""

    model, address = Person, "person_feed"

    def narrowed(self, articles, thing):
        return articles.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), person=thing)))


class RubricFeed(FeedOf):
    model, address = Rubric, "rubric_feed"

    def narrowed(self, articles, thing):
        return articles.filter(story__rubric=thing)


def picture_of(article):
    """The lead photo, as large as feed readers show it, with its credit; none without a credit."""
    use = article.story.lead
    jpeg = largest(use.photo, "screen") if use and use.photo.credit else None
    if jpeg is None:
        return None
    return {
        "url": absolute(jpeg.url),
        "type": "image/jpeg",
        "width": jpeg.width,
        "height": jpeg.height,
        "credit": use.photo.credit,
        "description": use.caption or use.alt,
    }
