from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    """What happened on track, and the sheets that say so."""

    name = "results"
    verbose_name = _("results")
    default_auto_field = "django.db.models.BigAutoField"
