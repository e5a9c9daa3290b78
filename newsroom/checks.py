"""Settings that are each right but wrong together."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register()
def the_site_speaks_french_and_english(app_configs, **kwargs):
    if {code for code, _ in settings.LANGUAGES} != {"fr", "en"}:
        return [Error("The site speaks French and English.", id="newsroom.E001")]
    return []


@register(Tags.security, deploy=True)
def addresses_agree(app_configs, **kwargs):
    """Canonical addresses, feeds and the sitemap name SITE_URL: a server must answer there."""
    if settings.SITE_HOST in settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        return []
    if any(host.startswith(".") and settings.SITE_HOST.endswith(host) for host in settings.ALLOWED_HOSTS):
        return []
    return [
        Warning(
            f"The host of SITE_URL ({settings.SITE_HOST}) is not one of ALLOWED_HOSTS.",
            hint="Set SITE_URL to the address that readers use.",
            id="newsroom.W001",
        )
    ]


@register(Tags.security, deploy=True)
def the_cache_is_shared(app_configs, **kwargs):
    """Two server processes with a cache each would show two states of a page."""
    if settings.CACHES["default"]["BACKEND"].endswith("LocMemCache") and settings.WORKERS > 1:
        return [
            Warning(
                "Each server process has a cache of its own.",
                hint="Set CACHE_URL, for example to redis://127.0.0.1:6379/0.",
                id="newsroom.W002",
            )
        ]
    return []
