"""What results tells to whoever listens."""

from dataclasses import dataclass

from django.dispatch import Signal

# A classification has come into force. Sent after the transaction, with `classification` and the one that was
# `replaced`, or None.
classification_published = Signal()

# Before a classification is published, with `session`, `kind`, `stage` and the `lines` to come (None where
# they are not known yet): what else would show the change? A receiver returns a list of Following.
asking_what_follows = Signal()


@dataclass(frozen=True)
class Following:
    """What a publication touches elsewhere: a heading, and lines of (text, address, language)."""

    heading: str
    lines: tuple[tuple[str, str, str], ...]
