"""The index kept: the entries of the things that changed, made anew when their transaction has ended."""

from dataclasses import dataclass, field
from itertools import islice

from django.db import connection, connections, transaction

from newsroom.models import SearchEntry, SearchName, SearchWord
from newsroom.search import engine, names, things, vocabulary

Thing = SearchEntry.Thing
Of = SearchName.Of
AT_ONCE = 200


def batched(items, size):
    """Lists of that many."""
    items = iter(items)
    while part := list(islice(items, size)):
        yield part


KEPT = [
    field.name
    for field in SearchEntry._meta.fields
    if field.name not in ("id", "thing", "object_id", "language")
]


def index(thing, ids=None):
    """Make the entries of these things (all, if none are given) anew; who is no more has none."""
    gone = SearchEntry.objects.filter(thing=thing)
    gone = gone if ids is None else gone.filter(object_id__in=ids)
    gone = list(gone.values_list("pk", "object_id", "title"))
    languages, said = {}, set()
    for entries in batched(things.entries_of(thing, ids), AT_ONCE):
        SearchEntry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["thing", "object_id", "language"],
            update_fields=KEPT,
        )
        for entry in entries:
            languages.setdefault(entry.object_id, set()).add(entry.language)
            said.add(entry.title)
        vocabulary.learn_texts((entry.title, entry.published_at) for entry in entries)
    stale = [pk for pk, object_id, _title in gone if object_id not in languages]
    for part in batched(stale, AT_ONCE):
        SearchEntry.objects.filter(pk__in=part).delete()
    vocabulary.forget(
        {word for *_, title in gone if title not in said for word in vocabulary.words_in(title)}
    )


def reindex():
    """Everything from the beginning; readers go on to search the former index until it is done."""
    with transaction.atomic():
        SearchWord.objects.all().delete()
        SearchName.objects.all().delete()
        SearchEntry.objects.all().delete()
        for thing in things.KINDS:
            index(thing)
        for of in names.CALLED:
            names.index(of)


@dataclass
class Pending:
    """What a transaction has touched: indexed once, when it has ended."""

    entries: dict = field(default_factory=dict)  # thing: ids
    names: dict = field(default_factory=dict)  # of: ids

    def run(self):
        with transaction.atomic():
            for thing, ids in self.entries.items():
                for part in batched(sorted(ids), AT_ONCE):
                    index(thing, part)
            for of, ids in self.names.items():
                for part in batched(sorted(ids), AT_ONCE):
                    names.index(of, part)


def pending():
    """What this transaction has touched so far, to be added to.

    It may have been begun within a savepoint that is released by now: what still waits is dropped only with
    a savepoint in which we are as well.
    """
    waiting = (getattr(action, "__self__", None) for _savepoints, action, _robust in connection.run_on_commit)
    return next((work for work in waiting if isinstance(work, Pending)), None) or Pending()


def touch(*, entries=(), names=()):
    """Remember things whose entries or names are to be made anew: pairs of a kind and ids."""
    work = pending()
    is_new = not work.entries and not work.names
    for kept, given in ((work.entries, entries), (work.names, names)):
        for kind, ids in given:
            if ids := set(ids):
                kept.setdefault(kind, set()).update(ids)
    if is_new and (work.entries or work.names):
        # A failure of the index is logged, and loses nobody what was saved.
        transaction.on_commit(work.run, robust=True)


def after_migrate(using, **kwargs):
    """What a migration has remade has its triggers again."""
    if using != "default" or SearchEntry._meta.db_table not in connections[using].introspection.table_names():
        return
    engine.install(using)
