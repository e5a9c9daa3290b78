"""The words that were looked for, marked in what is shown."""

import re
from html import unescape
from string import ascii_letters

from django.utils.html import escape
from django.utils.safestring import mark_safe

from newsroom import body
from newsroom.search import tokens
from newsroom.typography import RAISED, typeset

PIECE = r"[^\W_]*(?:['’ʼ][^\W_]+)*"  # the rest of a word behind its first letter
HEADING = re.compile(r"<h([2-6])>.*?</h\1>", re.DOTALL)
APOSTROPHES = "'’ʼ"
APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
LONGEST = 260  # signs of an excerpt
READ = 20_000  # signs of a text in which it is looked for
BEFORE = 90  # signs that may stand before the first word marked


class Marker:
    """Knows the words of a query, and marks them in a text of one language."""

    def __init__(self, groups, start, language):
        self.wanted = {token for group in groups for token in group}
        self.start, self.language = start, language
        # No writing and no ending changes a plain first letter: a word with another one is not wanted.
        firsts = {token[0] for token in self.wanted} | set(start[:1])
        others = "".join(sign for sign in ascii_letters if sign.lower() not in firsts)
        self.word = re.compile(rf"[^\W_{others}](?<![^\W_].){PIECE}")
        self.known = {}  # words seen so far, as `found_in` has them

    def found_in(self, word):
        """Where in a run of letters a word begins that is wanted, behind what is elided; -1: nowhere."""
        start = 0
        while not word.isalnum() and (cut := APOSTROPHE.search(word)):
            if word[: cut.start()].casefold() not in tokens.ELIDED:
                break
            start, word = start + cut.end(), word[cut.end() :]
        return start if self.is_one(word) else -1

    def is_one(self, word):
        if not self.wanted.isdisjoint(tokens.forms(word, self.language)):
            return True
        return bool(self.start) and "".join(tokens.spellings(word)[:1]).startswith(self.start)

    def places(self, text):
        """Where the words are: (start, end); the parts of a name with hyphens are one."""
        last, known = None, self.known
        for found in self.word.finditer(text):
            word, start = found[0], found.start()
            at = known.get(word)
            if at is None:
                at = known[word] = self.found_in(word)
            if at < 0 or not begins(text, start):
                continue
            start += at
            if last and start == last[1] + 1 and text[last[1]] in "-‑":
                last = last[0], found.end()
                continue
            if last:
                yield last
            last = start, found.end()
        if last:
            yield last

    def marked(self, text, *, is_french):
        """The text as HTML, escaped, its ordinals raised, the words marked."""
        parts, end = [], 0
        for start, stop in self.places(text):
            parts += [set_out(text[end:start], is_french), f"<mark>{escape(text[start:stop])}</mark>"]
            end = stop
        return mark_safe("".join([*parts, set_out(text[end:], is_french)]))

    def has(self, text):
        return next(self.places(text), None) is not None

    def excerpt(self, article):
        """The standfirst; where it has none of the words, the first sentence of the text that has one."""
        standfirst = typeset(article.standfirst, article.language)
        if self.has(standfirst):
            return shortened(standfirst)
        text = unescape(body.plain(HEADING.sub(" ", article.body[: 2 * READ])))[:READ]
        first = next(self.places(text), None)
        if first or not standfirst:
            return typeset(around(text, first[0] if first else 0), article.language)
        return shortened(standfirst)


def begins(text, start):
    """Whether a word begins there: nothing stands before it in its run of letters but what is elided."""
    while start > 1 and text[start - 1] in APOSTROPHES:
        end = start - 1
        start = end
        while start and text[start - 1].isalnum():
            start -= 1
        if start == end:
            return True
        if text[start:end].casefold() not in tokens.ELIDED:
            return False
    return True


def set_out(text, is_french):
    html = escape(text)
    return RAISED.sub(r"\1<sup>\2</sup>", html) if is_french else html


def shortened(text):
    """No longer than an excerpt, cut between two words."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def around(text, place):
    """The sentence about that place, as far as an excerpt goes."""
    begin = max(0, place - BEFORE)
    sentence = max(text.rfind(mark, begin, place) for mark in (". ", "! ", "? ", "… "))
    if sentence >= 0:
        begin = sentence + 2
    elif begin:
        begin = text.find(" ", begin) + 1
    lead = "" if begin == 0 or sentence >= 0 else "… "
    return lead + shortened(text[begin:])
