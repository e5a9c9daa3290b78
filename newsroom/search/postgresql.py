"""The index on PostgreSQL: two vectors that the database makes from the words of an entry.

`document` holds all words and is indexed, never read; `head` holds those that rank and is short, so that ten
thousand of them are weighed at once.
"""

from django.db.models import FloatField
from django.db.models.expressions import RawSQL

from newsroom.search.tokens import marker

TABLE = "newsroom_searchentry"
INDEX = "newsroom_search"
WEIGHTS = "{0, 0.1, 0.3, 1.0}"  # of D, C, B and A


def install(cursor):
    """Put the columns and the index in place; what is there stays."""
    head = " || ".join(
        f"setweight(to_tsvector('simple', {name}), '{weight}')"
        for name, weight in {"title_tokens": "A", "lead_tokens": "B", "name_tokens": "C"}.items()
    )
    document = f"{head} || to_tsvector('simple', body_tokens)"
    for name, made in {"head": head, "document": document}.items():
        cursor.execute(
            f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS {name} tsvector "
            f"GENERATED ALWAYS AS ({made}) STORED"
        )
    cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (document)")


def remove(cursor):
    cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
    for name in ("head", "document"):
        cursor.execute(f"ALTER TABLE IF EXISTS {TABLE} DROP COLUMN IF EXISTS {name}")


def expression(language, groups, start="", *, every=True):
    """What to_tsquery is asked; tokens are letters and digits alone, in quotes all the same."""
    asked = []
    for place, group in enumerate(groups, 1):
        terms = [f"'{token}'" for token in group]
        if start and place == len(groups):
            terms.append(f"'{start}':*")
        asked.append(f"({' | '.join(terms)})")
    return f"'{marker(language)}' & ({(' & ' if every else ' | ').join(asked)})"


def matching(entries, language, groups, start="", *, every=True):
    """Of these entries, those that have the words; every one of them, or some."""
    asked = expression(language, groups, start, every=every)
    return entries.extra(where=[f"{TABLE}.document @@ to_tsquery('simple', %s)"], params=[asked])


def ranked(found, language, groups, start=""):
    """The best first; of those nearly as good, the newest."""
    asked = expression(language, groups, start, every=False)
    rank = RawSQL(
        f"-ROUND(ts_rank('{WEIGHTS}', {TABLE}.head, to_tsquery('simple', %s))::numeric, 2)",
        (asked,),
        output_field=FloatField(),
    )
    return found.annotate(rank=rank).order_by("rank", "-day", "-pk")
