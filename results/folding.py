"""Text without accents, ligatures and case, so that a search for "alizes" finds "Alizés"."""

import unicodedata

# Letters that NFKD does not take apart.
LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "‑": "-"}
)


def fold(text: str) -> str:
    """The text for comparison: no accents, no case, single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.split())
