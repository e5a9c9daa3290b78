"""The index on PostgreSQL: two vectors that the database makes from the words of an entry.

`document` holds all words and is indexed, never read; `head` holds those that rank and is short, so that
thousands of them are weighed at once. The planner takes reading every `document` for as cheap as reading a
number, and would rather do that than ask the index: `fetched` does not let it.
"""

from django.db import connections, transaction
from django.db.models import IntegerField
from django.db.models.expressions import RawSQL

from newsroom.search.tokens import marker

TABLE = "newsroom_searchentry"
INDEX = "newsroom_search"
LABELS = "ABC"  # of headlines, of standfirsts, of names


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


def words(groups, start="", labels="", *, every=True):
    """The words for to_tsquery; tokens are letters and digits alone, in quotes all the same.

    `start`: the beginning of the last word, as typed. `labels`: where they have to stand.
    """
    asked = []
    for place, group in enumerate(groups, 1):
        terms = [f"'{token}'{':' * bool(labels)}{labels}" for token in group]
        if start and place == len(groups):
            terms.append(f"'{start}':*{labels}")
        asked.append(f"({' | '.join(terms)})")
    return f"({(' & ' if every else ' | ').join(asked)})"


def expression(language, groups, start="", *, every=True):
    """What to_tsquery is asked: entries of that language with every one of the words, or some."""
    return f"'{marker(language)}' & {words(groups, start, every=every)}"


def matching(entries, language, groups, start="", *, every=True):
    """Of these entries, those that have the words; every one of them, or some."""
    asked = expression(language, groups, start, every=every)
    return entries.extra(where=[f"{TABLE}.document @@ to_tsquery('simple', %s)"], params=[asked])


def fetched(entries):
    """What a search has found, as a list: the index is asked, however many it names."""
    connection = connections[entries.db]
    within = connection.in_atomic_block
    with transaction.atomic(using=entries.db), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        found = list(entries)
        if within:  # else it ends with the transaction
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return found


def rank(tiers):
    """The sum of the weights of the tiers that an entry stands in, by its short vector."""
    return RawSQL(
        " + ".join(f"{tier.weight} * ({TABLE}.head @@ to_tsquery('simple', %s))::int" for tier in tiers),
        [words(tier.groups, tier.start, LABELS[: tier.depth], every=tier.every) for tier in tiers],
        output_field=IntegerField(),
    )
