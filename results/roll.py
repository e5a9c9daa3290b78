"""All who are on record under names, as printed names look them up: by words, initials, letters."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from results.likeness import tells
from results.name_words import (
    PARTICLES,
    is_initial,
    key_of,
    person_words,
    run_together,
    split_name,
    words,
    writings,
)


@dataclass(frozen=True, eq=False)
class Named:
    """Somebody or something on record, with all its names; people have a family name."""

    pk: int
    label: str
    aliases: tuple[str, ...] = ()  # other names, as they were printed
    given: str = ""
    family: str = ""
    nationality: str = ""

    @cached_property
    def words_of(self):
        return person_words if self.family else words

    @cached_property
    def keys(self):
        """Its own name in its writings, words sorted."""
        return frozenset(key_of(self.words_of(text)) for text in writings(self.label))

    @cached_property
    def alias_keys(self):
        """Likewise of the aliases that are whole names."""
        whole = (alias for alias in self.aliases if not (self.family and is_short(alias)))
        return frozenset(key_of(self.words_of(text)) for alias in whole for text in writings(alias))

    @cached_property
    def parts(self):
        """Of people: the given and the family name, then those of the aliases."""
        return ((self.given, self.family), *(split_name(alias) for alias in self.aliases))

    @cached_property
    def names(self):
        """Each name in words: of people the given and the family name."""
        if not self.family:
            return tuple(tuple(words(name)) for name in (self.label, *self.aliases))
        return tuple((tuple(words(given)), tuple(person_words(family))) for given, family in self.parts)

    @cached_property
    def shorts(self):
        """Family names, each with the initials of what stands before it: ({"nasr"}, "f")."""
        return {
            (frozenset(person_words(text)), "".join(word[0] for word in words(given)))
            for given, family in self.parts
            if given
            for text in writings(family)
        }

    @cached_property
    def letters(self):
        """The names without blanks, the family name first or last."""
        if not self.family:
            return {run_together(name) for name in self.names}
        pairs = (
            (run_together(words(one)), run_together(words(other)))
            for given, family in self.parts
            for one in writings(given)
            for other in writings(family)
        )
        return {text for one, other in pairs for text in (one + other, other + one)}

    @property
    def has_short_name(self):
        """Whether the given name is on record as an initial only."""
        return bool(self.given) and all(len(word) == 1 for word in words(self.given))


def person(pk, given, family, nationality="", aliases=()):
    """A driver."""
    name = f"{given} {family}".strip()
    return Named(pk, name, tuple(aliases), given, family or name, nationality)


def thing(pk, name, aliases=()):
    """A team, a car or a class."""
    return Named(pk, name, tuple(aliases))


def is_short(name):
    """ "F. Nasr": no given name but initials."""
    given, _family = split_name(name)
    return bool(given) and all(is_initial(part) for part in given.split())


class Roll:
    """All of one kind, each list of them made when it is first asked for."""

    def __init__(self, all_named):
        self.by_pk = {named.pk: named for named in all_named}

    @cached_property
    def by_key(self):
        found = defaultdict(list)
        for named in self.by_pk.values():
            for key in named.keys | named.alias_keys if named.aliases else named.keys:
                found[key].append(named)
        return found

    @cached_property
    def keys(self):
        return [key for key in self.by_key if key]

    @cached_property
    def by_family(self):
        """Whom a family name may mean, with the initials before it."""
        found = defaultdict(list)
        for named in self.by_pk.values():
            for family, initials in named.shorts:
                found[family].append((initials, named))
        return found

    @cached_property
    def by_letters(self):
        found = defaultdict(list)
        for named in self.by_pk.values():
            for letters in named.letters:
                found[letters].append(named)
        return found

    @cached_property
    def by_word(self):
        found = defaultdict(list)
        for key, all_named in self.by_key.items():
            for word in key.split():
                if tells(word) and word not in PARTICLES:
                    found[word] += all_named
        return found


@lru_cache(maxsize=6)
def roll_of(make, rows):
    """The roll of these rows, made once for as long as they are the same: a review asks at every change."""
    return Roll([make(*row) for row in rows])
