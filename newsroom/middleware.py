"""An address that was once public still leads to its page."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve

from newsroom.models import Article
from results.models import FormerAddress


class FormerAddresses:
    """Where nothing is found, what stood there before is asked for; one query, on a 404 alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"} or "\0" in request.path:
            return response
        moved = FormerAddress.moved(request.path)
        if not moved or not may_lead_to(moved):
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{moved}?{query}" if query else moved)


def may_lead_to(path):
    """To a page of ours; not to an article that was taken back, whose new slug is nobody's business."""
    try:
        match = resolve(path)
    except (Resolver404, Http404):
        return False
    if match.url_name != "article":
        return True
    article = Article.objects.filter(slug=match.kwargs["slug"], language=path[1:3]).first()
    return bool(article and (article.is_public or article.status == Article.Status.WITHDRAWN))
