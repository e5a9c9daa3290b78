"""The register of corrections for feed readers."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.feeds import MOST, ArticleFeed, kept
from newsroom.spoilers import headline, is_covered
from newsroom.typography import typeset
from newsroom.views.corrections import register


class CorrectionFeed(ArticleFeed):
    """What was wrong in this edition and what is right."""

    def title(self, thing=None):
        return _("%(site)s: corrections") % {"site": settings.SITE_NAME}

    def description(self, thing=None):
        return _("What was wrong in our articles, what is right, and when we said so.")

    def link(self, thing=None):
        return kept(reverse("corrections"))

    def feed_url(self, thing=None):
        return kept(reverse("correction_feed"))

    def items(self, thing=None):
        return register(get_language())[:MOST]

    def item_title(self, correction):
        return _("Correction: %(headline)s") % {"headline": typeset(headline(correction.article))}

    def item_description(self, correction):
        if is_covered(correction.article):
            return ""
        return "\n\n".join(typeset(text) for text in (correction.what_was_wrong, correction.what_is_right))

    def item_link(self, correction):
        return kept(f"{correction.article.get_absolute_url()}#correction-{correction.pk}")

    def item_guid(self, correction):
        return f"tag:{settings.SITE_HOST},2026:correction/{correction.pk}"

    def item_pubdate(self, correction):
        return correction.at

    def item_categories(self, correction):
        return []

    def item_extra_kwargs(self, correction):
        return {"authors": [], "updated": None, "picture": None}
