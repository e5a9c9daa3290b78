from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    """What was written about it, and the site that readers see."""

    name = "newsroom"
    verbose_name = _("newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("newsroom.checks")
        import_module("newsroom.amending").listen()
        import_module("newsroom.following")
        import_module("newsroom.frame").listen()
        import_module("newsroom.library")
        import_module("newsroom.copydesk.house").listen()
        import_module("newsroom.search.listening").listen()
        import_module("newsroom.cards.keeping").listen()
