"""The names of a sheet under review: what each means after the editor's choices, and which are new."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from results.name_words import split_name, unmarked
from results.names import Circle, Guess, Match, State
from results.reviewing.work import name_key

CIRCLES = {
    Circle.EVENT: lambda: _("entered here"),
    Circle.SEASON: lambda: _("this season"),
    Circle.SERIES: lambda: _("in this series"),
    Circle.ALL: lambda: _("elsewhere"),
}


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Choice:
    """What the editor may take a printed name for."""

    key: str
    sentence: str
    options: tuple[Option, ...]
    chosen: str

    @property
    def field(self):
        return f"n-{self.key}"


@dataclass(frozen=True)
class NewName:
    """A name that is on record nowhere and would make a new one, as it will be written."""

    key: str
    kind: str
    printed: str
    given: str = ""
    name: str = ""  # the family name of a driver
    chosen: bool = False  # an editor chose that it is new, and need not say so again

    @property
    def written(self):
        return f"{self.given} {self.name}".strip()


class Naming:
    """Asks the registers, hears the editor."""

    def __init__(self, work, registers):
        self.work, self.registers = work, registers
        self.found = {}
        self._new = {}

    @property
    def new(self):
        order = {"driver": 0, "team": 1, "car": 2, "class": 3}
        return sorted(self._new.values(), key=lambda new: order[new.kind])

    def meaning(self, kind, printed, number="", nationality=""):
        """A Match, and the Choice where there is or was something to choose.

        A driver is chosen for each car: two people of one name may drive two of them.
        """
        key = name_key(kind, f"{printed}#{number}" if kind == "driver" else printed)
        register = self.registers.of(kind)
        match = register.match(printed, number, nationality)
        choice = None
        chosen = self.work.choices.get(key, "")
        if kind == "class" and match.state is State.NEW and register.candidates:
            match = Match(printed, State.CHOOSE, tuple(Guess(c, 0) for c in register.candidates[:12]))
        if match.state in (State.PROPOSED, State.CHOOSE):
            choice = self.choice(kind, key, match, chosen)
            match = self.decided(match, chosen, register)
        elif chosen:
            if match.state is State.KNOWN:
                choice = self.choice(kind, key, match, chosen)
            match = self.decided(match, chosen, register)
        if match.state is State.NEW:
            match = self.as_spelt(kind, printed, match, register, anew=chosen == "new")
        return match, choice

    def namesake(self, match, number):
        """The question whether a known driver is meant or another of the same name."""
        key = name_key("driver", f"{match.printed}#{number}")
        return self.choice("driver", key, match, self.work.choices.get(key) or str(match.candidate.pk))

    def decided(self, match, chosen, register):
        if chosen == "new":
            return replace(match, state=State.NEW, guesses=())
        candidate = register.candidate(int(chosen)) if chosen.isdecimal() else None
        if candidate is None:
            return match
        proposed = match.state is State.PROPOSED and match.candidate == candidate
        state = State.PROPOSED if proposed else State.KNOWN
        return replace(match, state=state, guesses=(Guess(candidate, 100),))

    def as_spelt(self, kind, printed, match, register, *, anew):
        """Somebody new as the editor wrote him; if that is a name on record, it is that one."""
        key = name_key(kind, printed)
        spelt = self.work.spelling.get(key, {})
        given, name = split_name(printed) if kind == "driver" else ("", unmarked(printed))
        given, name = spelt.get("given", given), spelt.get("family" if kind == "driver" else "name") or name
        new = NewName(key, kind, printed, given, name, chosen=anew)
        if spelt and new.written != printed and not anew:
            meant = register.match(new.written)
            if meant.state is State.KNOWN:
                return replace(meant, printed=printed)
        self._new.setdefault(key, new)
        return match

    def choice(self, kind, key, match, chosen):
        options = [
            Option(str(guess.candidate.pk), guess.candidate.label, self.detail(guess))
            for guess in match.guesses
        ]
        options.append(Option("new", NEW_WORDS[kind]()))
        if not chosen and match.state is State.PROPOSED:
            chosen = options[0].value
        return Choice(key, self.sentence(kind, match), tuple(options), chosen)

    def sentence(self, kind, match):
        words = {"printed": match.printed}
        if match.state is State.PROPOSED:
            words["meant"] = match.guesses[0].candidate.label
            return _("“%(printed)s” is read as %(meant)s.") % words
        return UNKNOWN_WORDS[kind]() % words

    def detail(self, guess):
        candidate = guess.candidate
        said = []
        if candidate.circle is Circle.EVENT and any(candidate.numbers):
            numbers = ", ".join(sorted(number for number in candidate.numbers if number))
            said.append(_("no. %(numbers)s entered here") % {"numbers": numbers})
        elif guess.score:
            said.append(CIRCLES[candidate.circle]())
        if 0 < guess.score < 100:
            said.append(pgettext("likeness", "%(score)s%%") % {"score": guess.score})
        return ", ".join(said)


NEW_WORDS = {
    "driver": lambda: _("A new driver"),
    "team": lambda: _("A new team"),
    "car": lambda: _("A new car"),
    "class": lambda: _("A new class"),
}
UNKNOWN_WORDS = {
    "driver": lambda: _("Who is “%(printed)s”?"),
    "team": lambda: _("Unknown team “%(printed)s”."),
    "car": lambda: _("Unknown car “%(printed)s”."),
    "class": lambda: _("The season has no class “%(printed)s”."),
}
