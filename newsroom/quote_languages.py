"""The languages in which a quote may stand, besides that of the article."""

from django.utils.translation import gettext_lazy as _

QUOTE_LANGUAGES = {
    "fr": _("French"),
    "en": _("English"),
    "de": _("German"),
    "es": _("Spanish"),
    "it": _("Italian"),
    "ja": _("Japanese"),
    "nl": _("Dutch"),
    "pt": _("Portuguese"),
}
