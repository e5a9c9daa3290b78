"""What a reader may have meant: "boccolaci" offers Boccolacci."""

from django.db.models import Aggregate, Q, TextField
from django.utils import timezone
from rapidfuzz import fuzz, process

from newsroom.models import SearchWord
from newsroom.search import tokens

SHORTEST = 4  # letters of a word that may be misspelt
ALIKE = 76  # per cent
OF_A_NAME = 6  # what a name gains over a word


def suggest(text):
    """The query with its unknown words as we know them, or "" where nothing resembles them."""
    asked = {}
    for piece in tokens.pieces(text):
        word = next(iter(tokens.spellings(piece)), "")
        if len(word) >= SHORTEST and word not in tokens.IDLE and word.isalpha():
            asked.setdefault(word, piece)
    public = SearchWord.objects.filter(Q(since=None) | Q(since__lte=timezone.now()))
    known = set(public.filter(word__in=asked).values_list("word", flat=True))
    unknown = {word: piece for word, piece in asked.items() if word not in known}
    if not unknown:
        return ""
    corrected = text
    for word, (piece, shown) in nearest(public, unknown).items():
        if shown.casefold() != word:
            corrected = corrected.replace(piece, shown)
    return corrected if corrected != text else ""


class InOne(Aggregate):
    """Words as one text, a space between them: ten thousand rows would take longer than to compare them."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="STRING_AGG", **context)


def nearest(public, unknown):
    """For each unknown word the one most like it: (as typed, as we write it)."""
    near = Q()
    for word in unknown:
        about = Q(length__gte=len(word) - 2, length__lte=len(word) + 2)
        near |= about & (Q(is_name=True) | Q(word__startswith=word[0]))
    words = (public.filter(near).aggregate(words=InOne("word"))["words"] or "").split(" ")
    alike = {
        word: process.extract(word, words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5) for word in unknown
    }
    guesses = {guess for found in alike.values() for guess, _score, _place in found}
    rows = public.filter(word__in=guesses).values_list("word", "shown", "is_name") if guesses else ()
    known = {word: (shown, is_name) for word, shown, is_name in rows}
    found = {}
    for word, piece in unknown.items():
        guesses = [guess for guess in alike[word] if guess[0] in known]
        best = max(guesses, key=lambda guess: guess[1] + OF_A_NAME * known[guess[0]][1], default=None)
        if best:
            found[word] = (piece, known[best[0]][0])
    return found
