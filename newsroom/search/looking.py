"""A search: what is asked, what answers it, what is found, and how it can be narrowed."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Prefetch

from newsroom.models import Article, Photo, PhotoUse, SearchEntry
from newsroom.search import question, suggestions, tokens
from newsroom.search.answers import answers
from newsroom.search.finding import Found, Query
from newsroom.search.marking import Marker
from results.models import Series

Thing = SearchEntry.Thing
MOST_SIGNS = 200
PER_PAGE = 12
FEW = 2  # so little is found that something else may have been meant
OF_EACH = 5  # things of a kind beside the articles
THINGS = 60  # that are looked at on a first page
THINGS_PER_PAGE = 24  # where one kind of them is listed alone
LITTLE = 2_000  # entries that are put in order at once, whatever page is asked for


def tidy(text):
    """The query as it is answered and shown again."""
    return " ".join(text.replace("\0", " ").split())[:MOST_SIGNS].strip()


@dataclass
class Counts:
    """How many things there are of each kind, series and year: counted once, cut in memory."""

    rows: list  # of `finding.Row`
    chosen: dict = field(default_factory=dict)  # kind, series, year, as far as they are chosen

    def under(self, chosen):
        """The rows that have what is chosen."""
        if not chosen:
            return self.rows
        return [row for row in self.rows if all(getattr(row, name) == value for name, value in chosen)]

    def by(self, name):
        """The counts under each value of one, with the others as they are chosen."""
        counts = Counter()
        for row in self.under([choice for choice in self.chosen.items() if choice[0] != name]):
            counts[getattr(row, name)] += row.number
        return counts

    def total(self, *, articles):
        """How many articles there are, or how many of all the rest."""
        rows = self.under(self.chosen.items())
        return sum(row.number for row in rows if (row.thing == Thing.ARTICLE) == articles)


@dataclass
class Search:
    """What the page shows."""

    text: str
    language: str
    wish: dict = field(default_factory=dict)  # kind, series and year as the address has them
    reach: int = THINGS  # how many of the best are asked for
    query: Query | None = None
    asked: question.Question | None = None
    answers: list = field(default_factory=list)
    found: Found = field(default_factory=Found)
    suggestion: str = ""
    instead: str = ""  # what was searched, as nothing was found for what was typed
    series: dict = field(default_factory=dict)
    chosen: dict = field(default_factory=dict)  # of what was wished, what is found

    @property
    def counts(self):
        return Counts(self.found.rows, self.chosen)

    def find(self, query):
        return query.find(self.reach, self.wish)

    def marker(self):
        return Marker(self.query.groups, self.query.start, self.language)


def look(text, language, chosen=None, page=""):
    """Search for a tidy text."""
    search = Search(text, language, wish_of(chosen or {}), reach_of(page))
    if not tokens.key(text) and not text:
        return search
    search.asked = question.read(text)
    search.answers = answers(search.asked)
    search.query = Query(text, language)
    search.found = search.find(search.query)
    if search.found.total <= FEW and not search.answers:
        offer(search)
    if search.answers and not search.found.rows:
        about(search)
    if not search.found.rows and len(search.query.groups) > 1:
        search.query.every = False
        search.found = search.find(search.query)
    narrow(search)
    return search


def wish_of(chosen):
    """What may narrow the list: values that the index can be asked for."""
    is_year = chosen.get("year", "").isdecimal() and len(chosen["year"]) <= 4
    wish = {name: chosen[name].replace("\0", "") for name in ("kind", "series") if chosen.get(name)}
    return wish | ({"year": int(chosen["year"])} if is_year else {})


def reach_of(page):
    """As many as the page that is asked for may show."""
    number = int(page) if page and page.isdecimal() and len(page) < 5 else 1
    return min(max(THINGS, number * THINGS_PER_PAGE), LITTLE)


def about(search):
    """Of a question that is answered, what is about the same: no article need say "who won"."""
    query = Query(" ".join(search.asked.subject), search.language)
    if query.groups and query.groups != search.query.groups:
        search.query = query
        search.found = search.find(query)


def offer(search):
    """Another spelling, where it finds more; where nothing was found, its results at once."""
    corrected = suggestions.suggest(search.text)
    if not corrected:
        return
    query = Query(corrected, search.language)
    found = search.find(query)
    asked = question.read(corrected)
    told = answers(asked)
    if not told and (not found.rows or found.total < search.found.total):
        return
    search.suggestion = corrected
    if not search.found.rows:
        search.instead, search.query, search.asked, search.answers = corrected, query, asked, told
        search.found = found


def narrow(search):
    """Keep to the kind, series and year that are asked for, as far as something is found under them."""
    rows = search.found.rows
    search.series = Series.objects.order_by().in_bulk({row.series for row in rows if row.series})
    known = {
        "kind": {row.kind: row.kind for row in rows},
        "series": {series.slug: pk for pk, series in search.series.items()},
        "year": {row.year: row.year for row in rows if row.year},
    }
    wish = {name: value for name, value in search.wish.items() if value in known[name]}
    search.chosen = {name: known[name][value] for name, value in wish.items()}
    if wish != search.wish:  # something was wished that is not there: the list is not narrowed by it
        search.wish = wish
        search.found = search.find(search.query)


def reach(search, stop, *, articles):
    """Ask for more of the best where a page shows more than was thought."""
    if search.reach < stop and search.reach < search.counts.total(articles=articles):
        search.reach = stop
        search.found = search.find(search.query)


PHOTOS = Photo.objects.select_related("photographer", "replaced_by__photographer").order_by()


def articles(search, start, stop):
    """The articles of a page, best first, each with its series."""
    reach(search, stop, articles=True)
    wanted = search.found.articles[start:stop]
    public = Article.objects.published().select_related("story").order_by()
    public = public.filter(pk__in=[pk for pk, _series in wanted]).prefetch_related(
        Prefetch("story__photo_uses", PhotoUse.objects.order_by()),
        Prefetch("story__photo_uses__photo", PHOTOS),
    )
    by_pk = {article.pk: article for article in public}
    return [(by_pk[pk], search.series.get(series)) for pk, series in wanted if pk in by_pk]


def things(search, start=0, stop=THINGS, of_each=None):
    """What has a page of its own: drivers first, then teams, events … the best of each first.

    `of_each`: no more of a kind than that.
    """
    reach(search, stop, articles=False)
    counts, wanted = Counter(), []
    for pk, thing in search.found.things[start:stop]:
        counts[thing] += 1
        if of_each is None or counts[thing] <= of_each:
            wanted.append(pk)
    # Sorted by what the index holds; titles and addresses are read of those alone that are shown.
    by_pk = SearchEntry.objects.only("thing", "title", "url").in_bulk(wanted)
    return [by_pk[pk] for pk in wanted if pk in by_pk]
