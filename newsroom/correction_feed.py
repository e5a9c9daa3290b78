"""The register of corrections for feed readers."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.feeds import MOST, ArticleFeed, absolute
from newsroom.typography import typeset
from newsroom.views.corrections import register


class CorrectionFeed(ArticleFeed):
    """What was wrong in this edition and what is right."""

    def title(self):
        return _("%(site)s: corrections") % {"site": settings.SITE_NAME}

    def description(self):
        return _("What was wrong in our articles, what is right, and when we said so.")

    def link(self):
        return absolute(reverse("corrections"))

    def feed_url(self):
        return absolute(reverse("correction_feed"))

    def items(self):
        return register(get_language())[:MOST]

    def item_title(self, correction):
        return _("Correction: %(headline)s") % {"headline": typeset(correction.article.headline)}

    def item_description(self, correction):
        return "\n\n".join(typeset(text) for text in (correction.what_was_wrong, correction.what_is_right))

    def item_link(self, correction):
        return absolute(f"{correction.article.get_absolute_url()}#correction-{correction.pk}")

    def item_guid(self, correction):
        return f"tag:{settings.SITE_HOST},2026:correction/{correction.pk}"

    def item_pubdate(self, correction):
        return correction.at

    def item_categories(self, correction):
        return []

    def item_extra_kwargs(self, correction):
        return {"authors": [], "updated": None, "picture": None}
