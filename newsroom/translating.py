"""The two languages of a story beside each other: which agrees with which, and what changed since.

The first article of a story is its original. Its translation keeps the digest of the wording that it agrees
with, and the version that had it. Either of them is stale as long as the other's words differ from that.
"""

from dataclasses import dataclass

from newsroom import agreement, blocks
from newsroom.models import Article
from newsroom.models.translated import SAID, substance_of
from results.models import Circuit, Driver, Team

PLAIN = [name for name in SAID if name != "body"]
LOOKED_BACK = 200


def other_of(article):
    """The article that tells the same story in the other language, or None."""
    return Article.objects.filter(story=article.story_id).exclude(pk=article.pk).first()


def version_with(article, substance):
    """The newest version of an article with these words, or None."""
    for version in article.versions.order_by("-number")[:LOOKED_BACK]:
        if substance_of(version.fields) == substance:
            return version
    return None


def agree(article, with_substance, other):
    """Write down that the article says what its counterpart said in those words."""
    article.agrees_with = with_substance
    article.translated_from = version_with(other, with_substance)
    Article.objects.filter(pk=article.pk).update(
        agrees_with=article.agrees_with, translated_from=article.translated_from
    )


def agree_both(article, other):
    """Somebody has looked: the two say the same."""
    agree(article, other.substance, other)
    if other.agrees_with:
        agree(other, article.substance, article)


def follow(article, before, *, is_small=False):
    """After a save: whose turn is it? `before` is the digest that the article had, empty for a new one.

    A translation that is being brought up to date asks nothing of its original; a change that begins in a
    published translation does.
    """
    other = other_of(article)
    if other is None or article.substance == before:
        return
    if not before:
        if not other.agrees_with:
            agree(article, other.substance, other)
        return
    if not article.agrees_with and not other.agrees_with:  # written apart: until now they were taken to agree
        if article.pk > other.pk:
            agree(article, other.substance, other)
        else:
            other.agrees_with = before
            agree(other, before, article)
    if other.agrees_with == before:
        if is_small or article.is_stale(other):
            agree(other, article.substance, article)
    elif not other.agrees_with and article.is_public and not is_small and not article.is_stale(other):
        agree(other, before, article)


# --- What changed ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """A field of the counterpart that says something else now."""

    name: str
    before: str
    now: str


def basis(article, other):
    """The fields of the counterpart with which the article agrees, or None where they are not known."""
    if not article.is_stale(other):
        return None
    version = article.translated_from
    if version is None or substance_of(version.fields) != article.agrees_with:
        version = version_with(other, article.agrees_with)
    return version.fields if version else None


def changes(article, other):
    """What changed in the counterpart since the article agreed with it, field by field."""
    earlier = basis(article, other)
    if earlier is None:
        return []
    pairs = [(name, earlier.get(name, ""), getattr(other, name)) for name in SAID]
    return [
        Change(*pair)
        for pair in pairs
        if substance_of({pair[0]: pair[1]}) != substance_of({pair[0]: pair[2]})
    ]


# --- What both say --------------------------------------------------------------------------------


def text_of(values):
    """All that a language says, in plain words, a line for each paragraph."""
    lines = [values.get(name) or "" for name in PLAIN] + [blocks.plain(values.get("body") or "")]
    return "\n".join(line for line in lines if line)


def values_of(article):
    return {name: getattr(article, name) for name in SAID}


def known_names():
    """Drivers, teams and circuits in all the ways in which they are written."""
    drivers = {
        pk: (f"driver {pk}", [f"{given} {family}", family])
        for pk, given, family in Driver.objects.values_list("pk", "given_name", "family_name")
    }
    teams = {pk: (f"team {pk}", [name]) for pk, name in Team.objects.values_list("pk", "name")}
    circuits = {
        pk: (f"circuit {pk}", [french, english])
        for pk, french, english in Circuit.objects.values_list("pk", "name_fr", "name_en")
    }
    for known, model, owner in (
        (drivers, Driver, "driver"),
        (teams, Team, "team"),
        (circuits, Circuit, "circuit"),
    ):
        aliases = model._meta.get_field("aliases").related_model.objects
        for pk, name in aliases.values_list(f"{owner}_id", "name"):
            known[pk][1].append(name)
    return agreement.forms([*drivers.values(), *teams.values(), *circuits.values()])


def lone_facts(values, language, other):
    """What one language says and the other does not; `values` may be typed and not saved yet."""
    mine, theirs = text_of(values), text_of(values_of(other))
    french, english = (mine, theirs) if language == "fr" else (theirs, mine)
    return agreement.compare(french, english, known_names())
