"""The index on SQLite: an FTS5 table over the words of the entries, kept by triggers."""

from newsroom.search.tokens import marker

TABLE = "newsroom_search"
COLUMNS = ("title_tokens", "lead_tokens", "name_tokens", "body_tokens")


def install(cursor):
    """Put the table and its triggers in place; what is there stays."""
    columns = ", ".join(COLUMNS)
    old, new = (", ".join(f"{side}.{name}" for name in COLUMNS) for side in ("old", "new"))
    # No positions: nothing asks for phrases.
    cursor.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5({columns}, content='newsroom_searchentry', "
        "content_rowid='id', tokenize='ascii', detail='column')"
    )
    add = f"INSERT INTO {TABLE}(rowid, {columns}) VALUES (new.id, {new});"
    drop = f"INSERT INTO {TABLE}({TABLE}, rowid, {columns}) VALUES ('delete', old.id, {old});"
    for event, body in {"INSERT": add, "DELETE": drop, "UPDATE": drop + add}.items():
        cursor.execute(
            f"CREATE TRIGGER IF NOT EXISTS {TABLE}_{event.lower()} AFTER {event} ON newsroom_searchentry "
            f"BEGIN {body} END"
        )


def remove(cursor):
    for event in ("insert", "delete", "update"):
        cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{event}")
    cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def words(groups, start="", *, every=True):
    """The words for FTS5; each term in quotes, or a reader's AND or - would be an operator.

    `start`: the beginning of the last word, as typed.
    """
    asked = []
    for place, group in enumerate(groups, 1):
        terms = [f'"{token}"' for token in group]
        if start and place == len(groups):
            terms.append(f'"{start}" *')
        asked.append(f"({' OR '.join(terms)})")
    return f"({(' AND ' if every else ' OR ').join(asked)})"


def expression(language, groups, start="", *, every=True):
    """What FTS5 is asked: entries of that language with every one of the words, or some."""
    return f'name_tokens : "{marker(language)}" AND {words(groups, start, every=every)}'


def matching(language, groups, start="", *, every=True):
    """Tables, conditions and parameters of the entries that have the words; every one of them, or some."""
    asked = expression(language, groups, start, every=every)
    # The plus: the words are looked up first, then the entries; never one entry after the other.
    where = [f"newsroom_searchentry.id = +{TABLE}.rowid", f"{TABLE} MATCH %s"]
    return ["newsroom_searchentry", TABLE], where, [asked]


def standing(tier, depth):
    """Whether the words of a tier stand that deep in an entry. bm25 would read every text again."""
    within = f"newsroom_searchentry.id IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)"
    asked = words(tier.groups, tier.start, every=tier.every)
    return within, f"{{{' '.join(COLUMNS[:depth])}}} : {asked}"
