"""What a check says of one place in a text."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    LINK = "link"
    NAME = "name"
    STYLE = "style"
    GRAMMAR = "grammar"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    DATE = "date"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Kind.LINK: _("link"),
    Kind.NAME: _("name"),
    Kind.STYLE: _("house style"),
    Kind.GRAMMAR: _("grammar"),
    Kind.PUNCTUATION: _("punctuation"),
    Kind.SPELLING: _("spelling"),
    Kind.DATE: _("date"),
}


@dataclass(frozen=True)
class Finding:
    """`start` and `end` count the characters of the field's plain text."""

    kind: Kind
    field: str
    start: int
    end: int
    found: str
    why: str
    suggestions: tuple[str, ...] = ()

    @property
    def key(self):
        """By what it is recognised when the text around it has moved."""
        return self.kind.value, self.found


def at(passage, kind, start, end, why, *suggestions):
    found = passage.text[start:end]
    return Finding(kind, passage.field, start, end, found, why, tuple(s for s in suggestions if s != found))
