"""What feed readers subscribe to: the newest articles of an edition, as RSS."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.models import Article, Byline
from newsroom.typography import typeset
from results.formats import variant

MOST = 30
MEDIA = "http://search.yahoo.com/mrss/"


class Rss(Rss201rev2Feed):
    """RSS 2.0 with its authors one by one, and the picture with whose it is."""

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        if item["updated"]:
            handler.addQuickElement("atom:updated", item["updated"].isoformat(timespec="seconds"))
        if picture := item["picture"]:
            attributes = {key: str(picture[key]) for key in ("url", "type", "width", "height")}
            handler.startElement("media:content", attributes | {"medium": "image"})
            handler.addQuickElement("media:credit", picture["credit"], {"role": "photographer"})
            if picture["description"]:
                handler.addQuickElement("media:description", picture["description"], {"type": "plain"})
            handler.endElement("media:content")


def absolute(path):
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"


class ArticleFeed(Feed):
    """The newest articles of the page's language."""

    feed_type = Rss
    item_guid_is_permalink = False

    def title(self):
        return settings.SITE_NAME

    def description(self):
        return _("Motor racing, told and checked.")

    def link(self):
        return absolute(reverse("home"))

    def feed_url(self):
        return absolute(reverse("feed"))

    @property
    def language(self):
        """Django takes an attribute here and calls nothing."""
        return variant().lower()

    def items(self):
        articles = Article.objects.published().in_language(get_language()).for_listing()
        return articles.prefetch_related("story__tags")[:MOST]

    def item_title(self, article):
        return typeset(article.headline)

    def item_description(self, article):
        return typeset(article.standfirst)

    def item_link(self, article):
        return absolute(article.get_absolute_url())

    def item_guid(self, article):
        """The same for ever, whatever becomes of slug and headline; another in the other language."""
        return f"tag:{settings.SITE_HOST},2026:story/{article.story_id}/{article.language}"

    def item_pubdate(self, article):
        return article.first_published_at or article.published_at

    def item_categories(self, article):
        series = [str(belonging.series) for belonging in article.story.story_series.all()]
        return [*series, *(tag.label for tag in article.story.tags.all())]

    def item_extra_kwargs(self, article):
        bylines = sorted(article.bylines.all(), key=lambda byline: (byline.order, byline.pk))
        return {
            "authors": [b.person.name for b in bylines if b.role == Byline.Role.AUTHOR],
            "updated": article.updated_at,
            "picture": picture_of(article),
        }


def picture_of(article):
    """The lead photo, as large as feed readers show it, with its credit; none without a credit."""
    use = article.story.lead
    widths = use.photo.renditions.get("screen") if use and use.photo.credit else None
    if not widths:
        return None
    width = max(widths, key=int)
    name = widths[width]["jpeg"]
    return {
        "url": absolute(default_storage.url(name)),
        "type": "image/jpeg",
        "width": width,
        "height": widths[width]["height"],
        "credit": use.photo.credit,
        "description": use.caption or use.alt,
    }
