"""The list of articles, and an article."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsroom import body, film, rendering
from newsroom.amended_since import amended_since
from newsroom.embedding import embedded_in
from newsroom.figures import figures_of
from newsroom.filters import ArticleFilter
from newsroom.models import Article
from newsroom.related import related_to
from newsroom.timetables import timetables_of
from newsroom.views import looking_up
from newsroom.views.paging import paged
from newsroom.views.showing import alternates, shows_article
from results.models import Document

PER_PAGE = 21


@require_safe
def article_list(request):
    """All published articles of an edition, by series, kind, rubric, year, tag and author."""
    chosen = ArticleFilter(request.GET, queryset=looking_up.articles())
    page = paged(request, chosen.qs, PER_PAGE, chosen.query)
    context = page | {
        "section": "articles",
        "filter": chosen,
        "cards": [(article, None) for article in page["page_obj"]],
        "is_untranslated": "untranslated" in request.GET,
    }
    return render(request, "newsroom/article_list.html", context)


@require_safe
@shows_article(lambda: whole())
def article(request, article):
    """An article of this edition."""
    context = page_of(article, request) | {"is_preview": not article.is_public}
    return render(request, "newsroom/article.html", context)


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
        "amended": amended_since(article, embedded.values()),
        "timetables": timetables_of(story),
        "documents": documents_of(story, embedded),
        "related": related_to(article),
        "noindex": not article.is_public,
        "alternates": alternates(article),
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
