"""The names by which a question may mean something that was raced, whole and in part."""

from dataclasses import dataclass

from newsroom.models import SearchName
from newsroom.search import tokens, vocabulary
from results.models import Circuit, Driver, Event, Meeting, RaceClass, Series, Team

Of = SearchName.Of
LONGEST = 6  # words of a part

# Words that many names bear: none of them alone, nor two together, means a thing.
COMMON_WORDS = """
    autodrome autodromo autosport by car challenge champion championnat championnats championship circuit
    competition coupe course courses cup driver ecurie endurance engineering equipe essai essais etape
    ete europe european festival final finale formula formule france gp grand gt heure heures hiver hour
    hours international kilometers kilometres laps manche meeting miles motorsport motorsports national
    night nuit open park pilote podium pole practice prix qualif qualification qualifications qualifying
    race races raceway racing rallye result resultat resultats results ring round serie series speedway
    sport sports sprint summer team the tour tours track trophee trophy vainqueur victoire ville voiture
    week weekend winner winter
"""
COMMON = frozenset(COMMON_WORDS.split())


@dataclass(frozen=True)
class Called:
    """All that something is called: names that mean it, and names of which a part does."""

    whole: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()


def keys_of(called):
    """Each key, and whether it is the whole name."""
    found = {}
    for words in (words for name in called.parted for words in tokens.keys(name)):
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + LONGEST) + 1):
                if means_something(words[start:end]):
                    found.setdefault(" ".join(words[start:end]), False)
    for words in (words for name in (*called.whole, *called.parted) for words in tokens.keys(name)):
        if words:
            found[" ".join(words)] = True
    return {key[:200]: is_whole for key, is_whole in found.items()}


def means_something(words):
    """Whether a part of a name is enough to mean it: it begins and ends with a word of its own kind."""
    own = [word for word in words if word not in COMMON and word not in tokens.IDLE and not word.isdigit()]
    ends = {words[0], words[-1]} & tokens.IDLE
    return any(len(word) > 2 for word in own) and not ends


def aliases(thing):
    return tuple(alias.name for alias in thing.aliases.all())


def both(thing, field="name"):
    return tuple(filter(None, (getattr(thing, f"{field}_fr"), getattr(thing, f"{field}_en"))))


def of_driver(driver):
    family, given = driver.family_name, driver.given_name
    return Called((*aliases(driver), driver.name, f"{family} {given}"), (family,))


CALLED = {
    Of.CLASS: (RaceClass.objects.all, lambda c: Called((c.code, *both(c)))),
    Of.SERIES: (Series.objects.all, lambda s: Called(both(s, "short_name"), both(s))),
    Of.CIRCUIT: (
        lambda: Circuit.objects.prefetch_related("aliases"),
        lambda c: Called(aliases(c), (*both(c), c.place)),
    ),
    Of.MEETING: (Meeting.objects.all, lambda m: Called((), both(m))),
    Of.EVENT: (Event.objects.all, lambda e: Called((), both(e))),
    Of.DRIVER: (lambda: Driver.objects.prefetch_related("aliases"), of_driver),
    Of.TEAM: (
        lambda: Team.objects.prefetch_related("aliases"),
        lambda t: Called(aliases(t), (t.name,)),
    ),
}


def index(of, ids=None):
    """Write the names of these things (all, if none are given) anew."""
    fetch, called = CALLED[of]
    things = fetch() if ids is None else fetch().filter(pk__in=ids)
    rows, words = [], {}
    for thing in things.iterator(chunk_size=500):
        what = called(thing)
        rows += [
            SearchName(of=of, object_id=thing.pk, key=key, is_whole=is_whole)
            for key, is_whole in keys_of(what).items()
        ]
        for name in (*what.whole, *what.parted):
            words |= vocabulary.words_in(name)
    old = SearchName.objects.filter(of=of)
    (old if ids is None else old.filter(object_id__in=ids)).delete()
    SearchName.objects.bulk_create(rows, batch_size=500)
    vocabulary.learn(words, is_name=True)
