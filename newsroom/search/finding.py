"""What the index gives for some words, in one pass: how much there is of each kind, and the best of it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connections
from django.utils import timezone

from newsroom.models import SearchEntry
from newsroom.search import engine, tokens
from results.models import Series

Thing = SearchEntry.Thing
MOST_WORDS = 12
LEAST_START = 3  # letters of a word that may be the beginning of another
# What has a page of its own, in the order in which it is shown.
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
PLACE = " ".join(f"WHEN '{thing}' THEN {place}" for place, thing in enumerate(ORDER))
ENTRY = SearchEntry._meta.db_table
# Named once, read three times: both databases keep `found` and ask the index once.
PASS = """
WITH found AS (
    SELECT {entry}.id, {entry}.thing, {entry}.object_id, {entry}.kind, {entry}.series_id, {entry}.year,
           {entry}.day, {rank} AS rank
    FROM {tables} WHERE ({entry}.published_at IS NULL OR {entry}.published_at <= %s) AND {matching}
)
SELECT thing, kind, series_id, year, COUNT(*) AS number, 0 AS part FROM found GROUP BY 1, 2, 3, 4
UNION ALL SELECT * FROM (
    SELECT thing, kind, series_id, year, object_id, 1 FROM found WHERE thing = 'article' {narrowed}
    ORDER BY rank DESC, day DESC NULLS LAST, id DESC LIMIT %s
) AS articles
UNION ALL SELECT * FROM (
    SELECT thing, kind, series_id, year, id, 2 FROM found WHERE thing <> 'article' {narrowed}
    ORDER BY CASE thing {place} ELSE {last} END, rank DESC, day DESC NULLS LAST, id DESC LIMIT %s
) AS things
"""
# By what the list can be narrowed, as an address says it.
NARROWED = {
    "kind": "kind = %s",
    "series": f"series_id = (SELECT id FROM {Series._meta.db_table} WHERE slug = %s)",
    "year": "year = %s",
}


class Row(NamedTuple):
    """How many there are of one thing, of one kind, series and year."""

    thing: str
    kind: str
    series: int | None
    year: int | None
    number: int


@dataclass
class Found:
    """What a pass has brought."""

    rows: list[Row] = field(default_factory=list)
    # The best first, as far as they were asked for: articles with their series, entries with their kind.
    articles: list[tuple[int, int | None]] = field(default_factory=list)
    things: list[tuple[int, str]] = field(default_factory=list)

    @property
    def total(self):
        return sum(row.number for row in self.rows)


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

    def find(self, reach, chosen=None):
        """The counts of all that has the words; of the articles and of the rest the first `reach`.

        `chosen`: values of kind, series and year, to which those are narrowed, but not the counts.
        """
        found = Found()
        if not self.groups:
            return found
        connection = connections[SearchEntry.objects.db]
        with connection.cursor() as cursor:
            cursor.execute(*self.statement(connection, reach, chosen or {}))
            for *row, number, part in cursor.fetchall():
                if part == 0:
                    found.rows.append(Row(*row, number))
                elif part == 1:
                    found.articles.append((number, row[2]))
                else:
                    found.things.append((number, row[0]))
        return found

    def statement(self, connection, reach, chosen):
        """The pass as the database is asked it, and its parameters."""
        index = engine.of(connection)
        rank, weighed = engine.rank(index, engine.tiers(self.groups, self.start, every=self.every))
        tables, matching, asked = index.matching(self.language, self.groups, self.start, every=self.every)
        narrowed = "".join(f" AND {NARROWED[name]}" for name in chosen)
        sql = PASS.format(
            entry=ENTRY,
            rank=rank,
            tables=", ".join(tables),
            matching=" AND ".join(matching),
            narrowed=narrowed,
            place=PLACE,
            last=len(ORDER),
        )
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        narrowing = list(chosen.values())
        return sql, [*weighed, now, *asked, *narrowing, reach, *narrowing, reach]
