"""The search: a question answered by the rows of results, then what was written, then what has a page."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from translated_fields import to_attribute

from newsroom import spoilers
from newsroom.addresses import in_editions
from newsroom.models import Photo, SearchEntry, SearchName, Story
from newsroom.search import finding, looking, sentences
from newsroom.typography import typeset
from results import formats
from results.models import Circuit, Driver, Event, Meeting, RaceClass, Series, Team

Thing = SearchEntry.Thing
NARROWED_BY = ("kind", "series", "year")


@dataclass(frozen=True)
class Facet:
    """A value by which the list can be narrowed, or no value: everything."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Hit:
    """An article as the list shows it, its words marked."""

    address: str
    headline: str
    excerpt: str
    series: Series | None
    kind: str
    stamp: str
    day: str  # by the clock of the edition
    photo: Photo | None


@require_safe
def search(request):
    language = (get_language() or "en")[:2]
    text = looking.tidy(request.GET.get("q", ""))
    chosen = {name: request.GET.get(name, "") for name in NARROWED_BY}
    found = looking.look(text, language, chosen, request.GET.get("page", ""))
    found.answers = [
        sentences.covered(told) if told.session and spoilers.is_covered(told.session) else told
        for told in found.answers
    ]
    address = urlencode({"q": text} if text else {})
    context = {
        "q": text,
        "search": found,
        "noindex": True,
        "section": "search",
        "canonical": request.path,
        "alternates": in_editions(f"{request.path}{'?' * bool(address)}{address}"),
    }
    if found.query:
        context |= results_of(found, request.GET.get("page"))
    return render(request, "newsroom/search.html", context)


def results_of(found, page):
    chosen, counts = found.chosen, found.counts
    alone = chosen.get("kind") if chosen.get("kind") in finding.ORDER else None
    written, records = counts.total(articles=True), counts.total(articles=False)
    total = records if alone else written
    paginator = Paginator(range(total), looking.THINGS_PER_PAGE if alone else looking.PER_PAGE)
    shown = paginator.get_page(page)
    start, stop = max(shown.start_index() - 1, 0), shown.end_index()
    articles = [] if alone or not total else looking.articles(found, start, stop)
    things = []
    if alone:
        things = looking.things(found, start, stop)
    elif shown.number == 1 and records:
        things = looking.things(found, of_each=looking.OF_EACH)
    return {
        "hits": hits(articles, found),
        "things": of_kinds(things),
        "page_obj": shown,
        "total": written,
        "records": records,
        "facets": facets(found),
        "query": f"{urlencode(address_of(found))}&",
        "understood": understood(found.asked),
    }


KINDS = dict(Story.Kind.choices)


def hits(articles, found):
    marker = found.marker()
    is_french = found.language == "fr"

    def hit(article, series):
        is_covered = spoilers.is_covered(article)
        moment = timezone.localtime(article.published_at, article.zone)
        use = None if is_covered else article.story.lead
        return Hit(
            address=article.get_absolute_url(),
            headline=marker.marked(typeset(spoilers.headline(article)), is_french=is_french),
            excerpt="" if is_covered else marker.marked(marker.excerpt(article), is_french=is_french),
            series=series,
            kind=capfirst(str(KINDS.get(article.story.kind, ""))),
            stamp=moment.isoformat(timespec="minutes"),
            day=formats.day(moment.date()),
            photo=use.photo if use and use.photo.renditions else None,
        )

    return [hit(*listed) for listed in articles]


def of_kinds(things):
    """[("Drivers", [entry …]), …] in the order in which they come."""
    by_kind = {}
    for entry in things:
        by_kind.setdefault(entry.thing, []).append(entry)
    return [(kind_name(thing), entries) for thing, entries in by_kind.items()]


NAMES = {
    Story.Kind.REPORT: gettext_lazy("Reports"),
    Story.Kind.PREVIEW: gettext_lazy("Previews"),
    Story.Kind.INTERVIEW: gettext_lazy("Interviews"),
    Story.Kind.FEATURE: gettext_lazy("Features"),
    Story.Kind.PRESS_RELEASE: gettext_lazy("Press releases"),
    Story.Kind.GALLERY: gettext_lazy("Galleries"),
    Story.Kind.BRIEF: gettext_lazy("Briefs"),
    Story.Kind.HISTORY: gettext_lazy("History"),
    Thing.DRIVER: gettext_lazy("Drivers"),
    Thing.TEAM: gettext_lazy("Teams"),
    Thing.EVENT: gettext_lazy("Events"),
    Thing.SESSION: gettext_lazy("Sessions"),
    Thing.SERIES: gettext_lazy("Championships"),
    Thing.PERSON: gettext_lazy("People"),
    Thing.TAG: gettext_lazy("Subjects"),
    Thing.DOCUMENT: gettext_lazy("Documents"),
}


def kind_name(kind):
    return str(NAMES.get(kind, "")) or capfirst(kind.replace("_", " "))


def address_of(found, **changed):
    """What an address says of the search, with some of it changed; None leaves it out."""
    slugs = {pk: series.slug for pk, series in found.series.items()}
    chosen = {
        name: slugs.get(value, value) if name == "series" else value for name, value in found.chosen.items()
    }
    said = {"q": found.text} | chosen | changed
    return {name: said[name] for name in ("q", *NARROWED_BY) if said.get(name)}


def facets(found):
    """[(heading, [facet …])] of what tells the found apart."""
    headings = {"kind": _("Kind"), "series": _("Series"), "year": _("Year")}
    order = [*Story.Kind, *finding.ORDER]
    made = []
    for name, heading in headings.items():
        counts = found.counts.by(name)
        values = [value for value in counts if value]
        if name == "kind":
            values.sort(key=lambda kind: order.index(kind) if kind in order else len(order))
            labels = {kind: kind_name(kind) for kind in values}
            keys = {kind: kind for kind in values}
        elif name == "series":
            values.sort(key=lambda pk: (-counts[pk], pk))
            values = [pk for pk in values if pk in found.series]
            labels = {pk: str(found.series[pk]) for pk in values}
            keys = {pk: found.series[pk].slug for pk in values}
        else:
            values.sort(reverse=True)
            labels = keys = {year: str(year) for year in values}
        chosen = found.chosen.get(name)
        if len(values) < 2 and not chosen:
            continue
        everything = Facet(_("Everything"), sum(counts.values()), query(found, **{name: None}), not chosen)
        rest = [
            Facet(labels[value], counts[value], query(found, **{name: keys[value]}), value == chosen)
            for value in values
        ]
        made.append((heading, [everything, *rest]))
    return made


def query(found, **changed):
    return urlencode(address_of(found, **changed))


MODELS = {
    SearchName.Of.CLASS: RaceClass,
    SearchName.Of.SERIES: Series,
    SearchName.Of.CIRCUIT: Circuit,
    SearchName.Of.MEETING: Meeting,
    SearchName.Of.EVENT: Event,
    SearchName.Of.DRIVER: Driver,
    SearchName.Of.TEAM: Team,
}


def understood(asked):
    """The names that a question was understood by; of several that bear it, what they have in common."""
    wanted = {}
    first = [next(iter(named.items())) for named in asked.named]
    for of, pks in first:
        wanted.setdefault(of, set()).update(pks)
    called = {of: names_of(MODELS[of].objects.filter(pk__in=pks)) for of, pks in wanted.items()}
    names = [" / ".join(sorted({called[of][pk] for pk in pks if pk in called[of]})[:3]) for of, pks in first]
    return list(dict.fromkeys(filter(None, names)))


def names_of(things):
    """What each is called, by its pk."""
    if things.model is RaceClass:  # one for every season: values are read sooner than models
        found = things.order_by().values_list("pk", to_attribute("name"), "code")
        return {pk: name or code for pk, name, code in found}
    return {thing.pk: thing.name for thing in things.order_by()}
