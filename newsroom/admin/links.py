"""Pages of ours by name, for the link dialog of the editor."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from newsroom.models import Article, Person
from results.folding import fold
from results.models import Driver, Event, Series, Team

MOST = 6

KINDS = [
    (_("person"), Person.objects.all()),
    (_("driver"), Driver.objects.all()),
    (_("team"), Team.objects.all()),
    (_("series"), Series.objects.all()),
    (_("event"), Event.objects.with_place()),
]


def find_pages(request):
    """Names that contain every word, accents and case aside, with the address in the article's language."""
    if not request.user.has_perm("newsroom.view_article"):
        raise PermissionDenied
    words = fold(request.GET.get("q", "")[:100]).split()
    language = "fr" if request.GET.get("language") == "fr" else "en"
    found = []
    if words:
        articles = Article.objects.published().in_language(language).order_by("-published_at")
        for kind, rows in [*KINDS, (_("article"), articles)]:
            for word in words:
                rows = rows.filter(folded__contains=word)
            found += [entry(kind, row, language) for row in rows[:MOST]]
    return JsonResponse({"pages": found})


def entry(kind, row, language):
    label = str(row)
    with translation.override(language):
        return {"kind": str(kind), "label": label, "url": row.get_absolute_url()}
