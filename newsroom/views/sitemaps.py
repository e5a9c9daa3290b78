"""The sitemap, file by file, and the one for news."""

from datetime import timedelta
from math import ceil

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.addresses import to
from newsroom.models import Article
from newsroom.sitemaps import SITEMAPS

NEWS_DAYS, NEWS_MOST = 2, 1000
XML = "application/xml; charset=utf-8"


@require_safe
def index(request):
    """Every file: one for each section, more where a section is long."""
    files = []
    for name, section in SITEMAPS.items():
        sitemap = section()
        changed = sitemap.get_latest_lastmod()
        address = to("sitemap_section", name)
        for number in range(1, sitemap.paginator.num_pages + 1):
            files.append((address if number == 1 else f"{address}?p={number}", changed))
    return render(request, "sitemap_index.xml", {"files": files}, content_type=XML)


@require_safe
def section(request, section):
    return views.sitemap(
        request, SITEMAPS, section=section, template_name="sitemap.xml", content_type=XML
    ).render()


@require_safe
def news(request):
    """What was first published within the last two days, in both languages; an index where that is much."""
    since = timezone.now() - timedelta(days=NEWS_DAYS)
    articles = Article.objects.published().filter(first_published_at__gte=since).defer("body")
    articles = articles.order_by("-first_published_at", "-pk")
    pages = max(1, ceil(articles.count() / NEWS_MOST))
    asked = request.GET.get("p", "")
    if pages > 1 and not asked:
        address = to("news_sitemap")
        files = [(f"{address}?p={number}", None) for number in range(1, pages + 1)]
        return render(request, "sitemap_index.xml", {"files": files}, content_type=XML)
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1 if not asked else 0
    if not 1 <= number <= pages:
        raise Http404("No such page.")
    shown = articles[(number - 1) * NEWS_MOST : number * NEWS_MOST]
    return render(
        request, "news_sitemap.xml", {"articles": shown, "site_url": settings.SITE_URL}, content_type=XML
    )
