"""Rendered tables, kept for each language and variant: a revision never changes, so its table is drawn once.

What may change are the names that it links to. Saving one of them here starts a new stamp, so that no
older fragment is found; a process that shares no cache with this one follows within `LIFETIME`.
"""

import secrets
from dataclasses import dataclass, replace

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.template.loader import render_to_string
from django.utils.translation import get_language

from results.models import CrewMember, Drive, Driver, Entry, Event, RaceClass, Season, Series, Session, Team
from results.tables import Table, table_of, with_rows

LIFETIME = 120  # seconds
STAMP = "sheet-names"
NAMED = (CrewMember, Drive, Driver, Entry, Event, RaceClass, Season, Series, Session, Team)


@dataclass(frozen=True)
class Fragment:
    """A drawn table, and what the sheet around it tells of it (its rows are in the drawing alone)."""

    table: Table
    html: str


def fragment_of(classification, *, limit="all", race_class="", against=None):
    """The table of a classification, drawn or remembered."""
    key = key_of(classification, limit=limit, race_class=race_class, against=against)
    found = cache.get(key)
    if found is None:
        table = table_of(classification, limit=limit, race_class=race_class, against=against)
        context = {"table": table, "classification": classification, "against": against}
        html = render_to_string("components/sheet_table.html", context)
        found = Fragment(replace(table, bands=()), html)
        if table.shown:  # what asks for an unknown class shall not fill the cache
            cache.set(key, found, LIFETIME)
    return found


def fetch_rows(classifications, **variant):
    """As `fetch_tables`, where all are shown alike."""
    fetch_tables([(classification, variant) for classification in classifications if classification])


def fetch_tables(tables):
    """Load the rows of those whose table is not remembered yet, in a fixed number of queries.

    To be called before a page draws several tables: each with how it is shown, such as {"limit": "ten"}.
    """
    keys = {key_of(classification, **variant): classification for classification, variant in tables}
    known = cache.get_many(keys)
    with_rows([classification for key, classification in keys.items() if key not in known])


def key_of(classification, *, limit="all", race_class="", against=None):
    published = classification.published_at.timestamp() if classification.published_at else 0
    parts = [stamp(), classification.pk, published, get_language(), limit, race_class, against and against.pk]
    return "sheet:" + ":".join(str(part) for part in parts)


def stamp():
    return cache.get_or_set(STAMP, lambda: secrets.token_hex(8), None)


def forget(**kwargs):
    """A name has changed: from now on every table is drawn anew.

    Once more when it is certain: whoever drew one in between saw the name of before.
    """
    cache.set(STAMP, secrets.token_hex(8), None)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(lambda: cache.set(STAMP, secrets.token_hex(8), None))


def listen():
    for model in NAMED:
        post_save.connect(forget, sender=model, dispatch_uid=f"sheet-names-{model.__name__}")
        post_delete.connect(forget, sender=model, dispatch_uid=f"sheet-names-{model.__name__}")
