"""The list of articles, and an article."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.generic import ListView

from newsroom import body, film, rendering, roles
from newsroom.embedding import embedded_in
from newsroom.figures import figures_of
from newsroom.filters import ArticleFilter
from newsroom.models import Article
from newsroom.related import related_to
from newsroom.timetables import timetables_of
from newsroom.views import errors
from results.models import Document

PER_PAGE = 21


class ArticleList(ListView):
    """All published articles of an edition, by series, kind, year, tag and author."""

    template_name = "newsroom/article_list.html"
    paginate_by = PER_PAGE
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        articles = Article.objects.published().in_language(get_language()).for_listing()
        self.filter = ArticleFilter(self.request.GET, queryset=articles)
        return self.filter.qs

    def paginate_queryset(self, queryset, page_size):
        """A page that does not exist, or is no number, is the nearest that does."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page, query = context["page_obj"], self.filter.query
        path = self.request.path + address_query(query, page.number)
        return context | {
            "section": "articles",
            "filter": self.filter,
            "cards": [(article, None) for article in page],
            "query": f"{query}&" if query else "",
            "is_untranslated": "untranslated" in self.request.GET,
            "canonical": path,
            "alternates": {code: f"/{code}{path[3:]}" for code in ("fr", "en")},
        }


def address_query(query, page):
    parts = [query] * bool(query) + [f"page={page}"] * (page > 1)
    return f"?{'&'.join(parts)}" if parts else ""


@require_safe
def article(request, slug):
    """An article of this edition: to everybody when it is published, else to the desk as a preview."""
    found = whole().in_language(get_language()).filter(slug=slug).first()
    if found is None:
        raise Http404
    is_preview = not found.is_public
    if is_preview and not roles.may_preview(request.user, found):
        if found.status == Article.Status.WITHDRAWN:
            return errors.gone(request, note=found.withdrawal_note)
        raise Http404
    response = render(request, "newsroom/article.html", page_of(found, request) | {"is_preview": is_preview})
    if is_preview:
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
    return response


def whole():
    """Articles with all that their page shows."""
    return (
        Article.objects.for_listing()
        .select_related("story__rubric")
        .prefetch_related(
            "story__tags",
            "story__events__season__series",
            Prefetch("story__documents", Document.objects.with_public_versions()),
        )
    )


def page_of(article, request):
    """All that the article's page shows."""
    story = article.story
    marked = {ref for kind, ref in body.embeds(article.body) if kind == "classification"}
    embedded = embedded_in([story], marked=marked, race_class=request.GET.get("class", "").replace("\0", ""))
    in_text = {use.pk: use for use in story.pictures if use.place == use.Place.BODY}
    pieces, tables = rendering.pieces(article, in_text, embedded)
    versions = [article, *story.articles.published().exclude(pk=article.pk)]
    return {
        "section": "galleries" if story.kind == story.Kind.GALLERY else "articles",
        "article": article,
        "story": story,
        "series": story.main_series,
        "event": next(iter(story.events.all()), None),
        "tags": story.tags.all(),
        "corrections": article.corrections.filter(applies=True).newest_first(),
        "lead": shown_lead(story),
        "film": film.film_of(article, linked=article.is_public),
        "figures": [] if shown_lead(story) else figures_of([story])[story.pk],
        "pieces": pieces,
        "tables": tables,
        "timetables": timetables_of(story),
        "documents": documents_of(story, embedded),
        "related": related_to(article),
        "noindex": not article.is_public,
        "alternates": {
            version.language: version.get_absolute_url()
            for version in sorted(versions, key=lambda version: version.language, reverse=True)
            if version.is_public
        },
    }


def shown_lead(story):
    """The lead photo, once its renditions are made."""
    lead = story.lead
    return lead if lead and lead.photo.renditions else None


def documents_of(story, tables):
    """The papers attached to the story and those that its tables were read from, each once."""
    found = {document.pk: document for document in story.documents.all()}
    sources = {
        table.classification.document_version.document_id
        for table in tables.values()
        if table.classification.document_version_id
    } - found.keys()
    return [*found.values(), *Document.objects.with_public_versions().filter(pk__in=sources)]
