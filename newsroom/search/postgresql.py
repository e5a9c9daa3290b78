"""The index on PostgreSQL: of the vector of all words of an entry, which is kept nowhere but in the index.

PostgreSQL knows that it is dear to make that vector from the words: so its planner asks the index, and never
reads one entry after the other. `head` holds the words that rank and is short, so that thousands of them
are weighed at once.
"""

from newsroom.search.tokens import marker

TABLE = "newsroom_searchentry"
INDEX = "newsroom_search"
LABELS = "ABC"  # of headlines, of standfirsts, of names
HEAD = " || ".join(
    f"setweight(to_tsvector('simple', {name}), '{weight}')"
    for name, weight in {"title_tokens": "A", "lead_tokens": "B", "name_tokens": "C"}.items()
)
WORDS = " || ".join(
    f"to_tsvector('simple', {TABLE}.{name})"
    for name in ("title_tokens", "lead_tokens", "name_tokens", "body_tokens")
)


def install(cursor):
    """Put the column and the index in place; what is there stays, but for what an earlier version kept."""
    cursor.execute(f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS document")  # with its index
    cursor.execute(
        f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS head tsvector GENERATED ALWAYS AS ({HEAD}) STORED"
    )
    # No list of what is to be sorted in later: each search would read it.
    cursor.execute(
        f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (({WORDS})) WITH (fastupdate = off)"
    )


def remove(cursor):
    cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
    cursor.execute(f"ALTER TABLE IF EXISTS {TABLE} DROP COLUMN IF EXISTS head")


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


def matching(language, groups, start="", *, every=True):
    """Tables, conditions and parameters of the entries that have the words; every one of them, or some."""
    asked = expression(language, groups, start, every=every)
    return [TABLE], [f"({WORDS}) @@ to_tsquery('simple', %s)"], [asked]


def standing(tier, depth):
    """Whether the words of a tier stand that deep in an entry."""
    asked = words(tier.groups, tier.start, LABELS[:depth], every=tier.every)
    return f"{TABLE}.head @@ to_tsquery('simple', %s)", asked
