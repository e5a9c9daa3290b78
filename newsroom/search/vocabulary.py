"""The words that readers may have meant: of names, and of what is public."""

from django.utils import timezone

from newsroom.models import SearchWord
from newsroom.search import tokens

SHORTEST = 3  # letters of a word that is worth offering
MOST_AT_ONCE = 400  # what SQLite takes in one question


def words_in(text):
    """The words of a text, folded, each as it is written first."""
    found = {}
    for piece in tokens.pieces(text):
        spellings = tokens.spellings(piece)
        if spellings and len(spellings[0]) >= SHORTEST and not spellings[0][0].isdigit():
            for spelling in spellings:
                found.setdefault(spelling, piece[:60])
    return found


def learn(words, *, since=None, is_name=False):
    """Keep words; a text's are offered from its publication on, a name's at once."""
    asked, known = list(words), {}
    for start in range(0, len(asked), MOST_AT_ONCE):
        found = SearchWord.objects.filter(word__in=asked[start : start + MOST_AT_ONCE])
        known |= {word.word: word for word in found}
    changed = []
    for word in known.values():
        is_earlier = word.since is not None and (since is None or since < word.since)
        if is_earlier or is_name > word.is_name:
            word.since = since if is_earlier else word.since
            if is_name > word.is_name:
                word.is_name, word.shown = True, words[word.word]
            changed.append(word)
    SearchWord.objects.bulk_update(changed, ["since", "is_name", "shown"], batch_size=200)
    new = [
        SearchWord(word=word, shown=shown, length=len(word), is_name=is_name, since=since)
        for word, shown in words.items()
        if word not in known
    ]
    SearchWord.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)


def learn_texts(texts):
    """Keep the words of many texts at once: pairs of a text and the moment from which it is public."""
    now, by_moment = timezone.now(), {}
    for text, since in texts:
        since = None if since is None or since <= now else since
        by_moment.setdefault(since, {}).update(words_in(text))
    for since, words in by_moment.items():
        learn(words, since=since)
