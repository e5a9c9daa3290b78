"""Under which of its tables an article stands that changed after its text was last changed: told to readers.

Text that is changed afterwards (a change of substance, a correction) ends the notice; the sheet goes on
saying that it has changed since the story was published.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import get_language

from results.fragments import LIFETIME, stamp
from results.models import Classification
from results.moves import Change, changes
from results.tables import with_rows

NAMED = 4  # changes that the notice tells; the revision's own page tells all


@dataclass(frozen=True)
class Amended:
    """A table of the article: what was in force when its text was last changed, and what is now."""

    before: Classification
    after: Classification
    changes: tuple[Change, ...]
    more: int
    is_updated: bool  # the text was changed since it was published, but before the result was

    @property
    def is_annulled(self):
        return self.after.status == Classification.Status.ANNULLED


def amended_since(article, tables):
    """The notices of an article for the tables that it carries, in a fixed number of queries."""
    told = max((at for at in (article.published_at, article.updated_at) if at), default=None)
    newer = [
        table.classification
        for table in tables
        if told
        and table.link.pinned_id is None
        and table.classification.revision > 1
        and table.classification.published_at > told
    ]
    pairs = pairs_of(newer, told) if newer else []
    return [
        Amended(before, after, moved[:NAMED], len(moved[NAMED:]), told != article.published_at)
        for (before, after), moved in zip(pairs, moves_of(pairs), strict=True)
        if moved or annulled(before, after)
    ]


def pairs_of(newer, told):
    """Each with the revision that was in force at that moment, where there was one.

    Of results that came to us later than the text, as those of an archive do, the hour of issue decides.
    """
    sessions = {classification.session_id for classification in newer}
    seen = list(Classification.objects.published().filter(session__in=sessions).order_by("revision"))
    found = {}
    for now in newer:
        earlier = [one for one in seen if variant(one) == variant(now) and one.revision < now.revision]
        known = [one for one in earlier if one.published_at <= told]
        if not known and now.issued_at and now.issued_at > told:
            known = [one for one in earlier if one.issued_at and one.issued_at <= told]
        if known:
            found[now.pk] = (known[-1], now)
    return list(found.values())


def moves_of(pairs):
    """What moved in each pair; revisions do not change, so it is remembered as long as a drawn table."""
    keys = [
        f"moved:{stamp()}:{before.pk}:{after.pk}:{after.published_at.timestamp()}:{get_language()}"
        for before, after in pairs
    ]
    known = cache.get_many(keys)
    missing = [pair for key, pair in zip(keys, pairs, strict=True) if key not in known]
    with_rows([classification for pair in missing for classification in pair])
    for key, pair in zip(keys, pairs, strict=True):
        if key not in known:
            known[key] = tuple(changes(*pair))
            cache.set(key, known[key], LIFETIME)
    return [known[key] for key in keys]


def annulled(before, after):
    return after.status == Classification.Status.ANNULLED != before.status


def variant(classification):
    return classification.session_id, classification.kind, classification.stage
