from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    """What happened on track, and the sheets that say so."""

    name = "results"
    verbose_name = _("results")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from results import fragments, ledger

        fragments.listen()
        pre_migrate.connect(ledger.before_migrate, sender=self)
        post_migrate.connect(ledger.after_migrate, sender=self)
