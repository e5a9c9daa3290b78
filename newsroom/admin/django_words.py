"""Words of Django’s admin that our catalogue says otherwise; named here, so that the catalogue keeps them."""

from django.utils.translation import gettext_noop as _

SAID_OTHERWISE = [
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Add another %(verbose_name)s"),
    _("Change"),
    _("Currently"),
    _(" By %(filter_title)s "),
]
