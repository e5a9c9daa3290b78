"""The words that readers may have meant: of names, and of what is public."""

from django.db import connections
from django.utils import timezone

from newsroom.models import SearchEntry, SearchWord
from newsroom.search import engine, tokens

SHORTEST = 3  # letters of a word that is worth offering
MOST_AT_ONCE = 400  # what SQLite takes in one question
MOST_TITLES = 200  # in which a word is looked for before it is let go


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


def forget(words):
    """Let go of words that stood in a title: of those that no other title has, and that are no name."""
    for word in SearchWord.objects.filter(word__in=list(words)[:MOST_AT_ONCE], is_name=False):
        moments = moments_of(word.word)
        if moments == set():
            word.delete()
        elif moments and None not in moments and word.since != (since := min(moments)):
            word.since = since if since > timezone.now() else None
            word.save(update_fields=["since"])


def moments_of(word):
    """From when on each title that has this word is public; None where there are too many to look at."""
    index = engine.of(connections[SearchEntry.objects.db])
    moments = set()
    for language in tokens.LANGUAGES:
        forms = tokens.forms(word, language)
        if not forms:  # an idle word, in no index
            return None
        tables, where, asked = index.matching(language, [forms])
        others = [table for table in tables if table != SearchEntry._meta.db_table]
        found = SearchEntry.objects.order_by().extra(tables=others, where=where, params=asked)
        titles = list(found.values_list("title", "published_at")[:MOST_TITLES])
        moments |= {moment for title, moment in titles if word in words_in(title)}
        if len(titles) == MOST_TITLES:
            return None
    return moments
