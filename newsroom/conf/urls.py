"""Addresses: all that readers see begins with /fr/ or /en/; what has no language stands outside."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

import results.urls
from newsroom.views import announcements, cards, language, previews, renditions, robots, sitemaps, theme

handler403 = "newsroom.views.errors.forbidden"
handler404 = "newsroom.views.errors.not_found"
handler500 = "newsroom.views.errors.server_error"

urlpatterns = [
    path("", language.choose, name="root"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    re_path(
        r"^media/renditions/(?P<folder>[0-9a-f]{16})/(?P<name>[a-z]+-[0-9]+)\.(?P<ending>avif|jpg)$",
        renditions.rendition,
        name="rendition",
    ),
    re_path(
        r"^media/cards/(?P<language>fr|en)/(?P<kind>article|event|session|season|series|driver|team|person|site)"
        r"/(?P<pk>[0-9]{1,18})/(?P<digest>[0-9a-f]{16})\.png$",
        cards.card,
        name="card",
    ),
    path("media/announcements/<path:name>", announcements.picture, name="announcement"),
    path("preview/<str:token>/", previews.choose_language, name="preview_door"),
    path("theme/", theme.choose, name="theme"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    *i18n_patterns(
        path("", include("newsroom.urls")),
        path("", include(results.urls.in_language)),
    ),
    path("", include("results.urls")),
]
