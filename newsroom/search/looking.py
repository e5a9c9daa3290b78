"""A search: what is asked, what answers it, what is found, and how it can be narrowed."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db import connections, models
from django.db.models import Case, Count, Prefetch, When

from newsroom.models import Article, Photo, PhotoUse, SearchEntry, StorySeries
from newsroom.search import engine, question, suggestions, tokens
from newsroom.search.answers import answers
from newsroom.search.marking import Marker
from results.models import Series

Thing = SearchEntry.Thing
MOST_SIGNS = 200
MOST_WORDS = 12
PER_PAGE = 12
LEAST_START = 3  # letters of a word that may be the beginning of another
FEW = 2  # so little is found that something else may have been meant
OF_EACH = 5  # things of a kind beside the articles
THINGS = 60
LITTLE = 2_000  # entries that are put in order all at once


def tidy(text):
    """The query as it is answered and shown again."""
    return " ".join(text.replace("\0", " ").split())[:MOST_SIGNS].strip()


@dataclass
class Query:
    """Words for the index."""

    text: str
    language: str
    every: bool = True  # all words, or some

    def __post_init__(self):
        self.groups = tokens.groups(self.text, self.language)[:MOST_WORDS]
        last = tokens.key(self.text)[-1:]
        is_start = last and len(last[0]) >= LEAST_START and last[0].isascii() and last[0][0].isalpha()
        self.start = last[0][: tokens.LONGEST] if is_start and last[0] not in tokens.IDLE else ""

    @property
    def engine(self):
        return engine.of(connections[SearchEntry.objects.db])

    def found(self):
        """All entries that have the words, in no order."""
        public = SearchEntry.objects.published()
        if not self.groups:
            return public.none()
        return self.engine.matching(public, self.language, self.groups, self.start, every=self.every)

    def ranked(self, found):
        """The best first; of those as good, the newest."""
        if not self.groups:
            return found
        tiers = engine.tiers(self.groups, self.start, every=self.every)
        return found.annotate(rank=self.engine.rank(tiers)).order_by("-rank", "-day", "-pk")

    def marker(self):
        return Marker(self.groups, self.start, self.language)


@dataclass
class Counts:
    """How many things there are of each kind, series and year: counted once, cut in memory."""

    rows: list  # (thing, kind, series, year, count)
    chosen: dict = field(default_factory=dict)  # kind, series, year, as far as they are chosen

    def under(self, chosen):
        """The rows that have what is chosen."""
        if not chosen:
            return self.rows
        return [row for row in self.rows if all(row[name] == value for name, value in chosen)]

    def by(self, name):
        """The counts under each value of one, with the others as they are chosen."""
        counts = Counter()
        for row in self.under([choice for choice in self.chosen.items() if choice[0] != name]):
            counts[row[name]] += row["count"]
        return counts

    def total(self, *, articles=None):
        return sum(
            row["count"]
            for row in self.under(self.chosen.items())
            if articles is None or (row["thing"] == Thing.ARTICLE) == articles
        )


@dataclass
class Search:
    """What the page shows."""

    text: str
    language: str
    query: Query | None = None
    asked: question.Question | None = None
    answers: list = field(default_factory=list)
    counts: Counts = field(default_factory=lambda: Counts([]))
    suggestion: str = ""
    instead: str = ""  # what was searched, as nothing was found for what was typed
    series: dict = field(default_factory=dict)

    def entries(self):
        return self.query.found().filter(**self.counts.chosen)

    @cached_property
    def best(self):
        """What is found of each thing, best first, (pk, thing, its pk): asked once, where it is little."""
        if self.counts.total() > LITTLE:
            return None
        found = self.query.ranked(self.entries()).values_list("pk", "thing", "object_id")
        return self.query.engine.fetched(found)


def look(text, language, chosen=None):
    """Search for a tidy text."""
    search = Search(text, language)
    if not tokens.key(text) and not text:
        return search
    search.asked = question.read(text)
    search.answers = answers(search.asked)
    search.query = Query(text, language)
    search.counts.rows = counted(search.query)
    if search.counts.total() <= FEW and not search.answers:
        offer(search)
    if search.answers and not search.counts.rows:
        about(search)
    if not search.counts.rows and len(search.query.groups) > 1:
        search.query.every = False
        search.counts.rows = counted(search.query)
    narrow(search, chosen or {})
    return search


def about(search):
    """Of a question that is answered, what is about the same: no article need say "who won"."""
    query = Query(" ".join(search.asked.subject), search.language)
    if query.groups and query.groups != search.query.groups:
        search.query = query
        search.counts.rows = counted(query)


def counted(query):
    rows = query.found().order_by().values("thing", "kind", "series", "year").annotate(count=Count("pk"))
    return query.engine.fetched(rows) if query.groups else []


def offer(search):
    """Another spelling, where it finds more; where nothing was found, its results at once."""
    corrected = suggestions.suggest(search.text)
    if not corrected:
        return
    query = Query(corrected, search.language)
    rows = counted(query)
    asked = question.read(corrected)
    told = answers(asked)
    if not told and (not rows or sum(row["count"] for row in rows) < search.counts.total()):
        return
    search.suggestion = corrected
    if not search.counts.rows:
        search.instead, search.query, search.asked, search.answers = corrected, query, asked, told
        search.counts.rows = rows


def narrow(search, chosen):
    """Keep to the kind, series and year that are asked for, as far as something is found under them."""
    series = {row["series"] for row in search.counts.rows if row["series"]}
    search.series = Series.objects.order_by().in_bulk(series)
    slugs = {series.slug: pk for pk, series in search.series.items()}
    known = {
        "kind": {row["kind"]: row["kind"] for row in search.counts.rows},
        "series": slugs,
        "year": {str(row["year"]): row["year"] for row in search.counts.rows if row["year"]},
    }
    search.counts.chosen = {
        name: known[name][value] for name, value in chosen.items() if name in known and value in known[name]
    }


PHOTOS = Photo.objects.select_related("photographer", "replaced_by__photographer").order_by()


def articles(search, start, stop):
    """The articles of a page, best first, each with its headline and excerpt marked."""
    if search.best is not None:
        wanted = [pk for _pk, thing, pk in search.best if thing == Thing.ARTICLE][start:stop]
    else:
        found = search.query.ranked(search.entries().filter(thing=Thing.ARTICLE))
        wanted = search.query.engine.fetched(found.values_list("object_id", flat=True)[start:stop])
    public = Article.objects.published().select_related("story").order_by().filter(pk__in=wanted)
    public = public.prefetch_related(
        Prefetch("story__story_series", StorySeries.objects.select_related("series").order_by()),
        Prefetch("story__photo_uses", PhotoUse.objects.order_by()),
        Prefetch("story__photo_uses__photo", PHOTOS),
    )
    by_pk = {article.pk: article for article in public}
    return [by_pk[pk] for pk in wanted if pk in by_pk]


ORDER = [
    Thing.DRIVER,
    Thing.TEAM,
    Thing.EVENT,
    Thing.SESSION,
    Thing.SERIES,
    Thing.PERSON,
    Thing.TAG,
    Thing.DOCUMENT,
]
PLACES = {thing: place for place, thing in enumerate(ORDER)}


def things(search, start=0, stop=THINGS, of_each=None):
    """What has a page of its own: drivers first, then teams, events … the best of each first.

    `of_each`: no more of a kind than that.
    """
    counts, wanted = Counter(), []
    for pk, thing in ordered_things(search, start, stop):
        counts[thing] += 1
        if of_each is None or counts[thing] <= of_each:
            wanted.append(pk)
    # Sorted by what the index holds; titles and addresses are read of those alone that are shown.
    by_pk = SearchEntry.objects.only("thing", "title", "url").in_bulk(wanted)
    return [by_pk[pk] for pk in wanted if pk in by_pk]


def ordered_things(search, start, stop):
    """Entry and kind of what is no article."""
    if search.best is not None:
        found = [(pk, thing) for pk, thing, _object in search.best if thing != Thing.ARTICLE]
        return sorted(found, key=lambda entry: PLACES.get(entry[1], len(ORDER)))[start:stop]
    in_order = Case(
        *(When(thing=thing, then=place) for thing, place in PLACES.items()),
        default=len(ORDER),
        output_field=models.IntegerField(),
    )
    found = search.query.ranked(search.entries().exclude(thing=Thing.ARTICLE))
    found = found.order_by(in_order, *found.query.order_by).values_list("pk", "thing")
    return search.query.engine.fetched(found[start:stop])
