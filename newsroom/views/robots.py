"""What robots are told."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsroom.addresses import to


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {to('sitemap')}",
        f"Sitemap: {to('news_sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
