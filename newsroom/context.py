"""What every public page knows: the site's name, its languages and this page's address in each."""

from django.conf import settings
from django.utils.translation import get_language, get_language_from_path

from newsroom.addresses import in_editions
from newsroom.frame import lazy_frame
from newsroom.spoilers import covering
from newsroom.theme import theme_of
from results.formats import variant


def site(request):
    """Addresses are the same in both editions but for the language; a view whose slugs differ says its own.

    A view may say better: `alternates` (language: path), `canonical`, `noindex`, `section`. No query is
    made, but for the `frame` where a template looks at it and the cache has none.
    """
    path, language = request.path, (get_language() or "en")[:2]
    prefix = get_language_from_path(path)
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "page_language": language,
        "page_variant": variant(language),
        "og_locale": variant(language).replace("-", "_"),
        "page_path": path,
        "canonical": path,
        "noindex": False,
        "section": "",
        "frame": lazy_frame(language),
        "theme": theme_of(request),
        "covering": covering(request),
        "alternates": in_editions(path) if prefix else {},
    }
