"""What changed between two texts, word by word. It knows no article and no database.

A tag of HTML is a word of its own, so that a new paragraph or a heading turned into one shows as such.
"""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import groupby

SAME, REMOVED, ADDED = "same", "removed", "added"

# A tag, a word ("l’écurie", "1:31.759", "Magny-Cours" are one), or a sign; each with the space behind it.
WORD = re.compile(r"(</?[a-z][^<>]*>|&#?\w+;|\w+(?:[’'.,:‑-]\w+)*|[^\w\s]|\A(?=\s))(\s*)")
BLOCK_END = re.compile(r"(?<=</p>)|(?<=</h2>)|(?<=</h3>)|(?<=</li>)|(?<=</tr>)|(?<=</figure>)|(?<=\n)")
TOO_MUCH = 400_000  # pairs of the same word: beyond, a text is shown as written anew


def word_difference(a, b):
    """`[("same", "The "), ("removed", "red"), ("added", "blue"), ("same", " car")]`, in reading order.

    What is the same or added, joined, is `b`; what is the same or removed, joined, is `a`.
    """
    steps = []
    before, after = blocks(a), blocks(b)
    for kind, i, j, k, m in opcodes(before, after):
        if kind == "equal":
            steps.append((SAME, "".join(before[i:j])))
        else:
            steps += words_apart(words("".join(before[i:j])), words("".join(after[k:m])))
    return joined(without_islands(joined(steps)))


def blocks(text):
    return [block for block in BLOCK_END.split(text) if block]


def words(text):
    return WORD.findall(text)


def words_apart(a, b):
    """The steps from one list of words to another; the same word with other space behind it is the same."""
    for kind, i, j, k, m in opcodes([word for word, _ in a], [word for word, _ in b]):
        if kind != "equal":
            yield REMOVED, whole(a[i:j])
            yield ADDED, whole(b[k:m])
            continue
        for (word, space), (_word, space_now) in zip(a[i:j], b[k:m], strict=True):
            yield SAME, word
            if space == space_now:
                yield SAME, space
            else:
                yield REMOVED, space
                yield ADDED, space_now


def opcodes(a, b):
    """As `difflib` has them: in a long text it looks for no "the" alone, only beside other words."""
    left, right = Counter(a), Counter(b)
    if sum(count * right[one] for one, count in left.items()) > TOO_MUCH:
        return [("replace", 0, len(a), 0, len(b))]
    return SequenceMatcher(None, a, b).get_opcodes()


def whole(some):
    return "".join(word + space for word, space in some)


def joined(steps):
    """The same steps with neighbours in one: of each change what went first, then what came."""
    done = []
    for is_same, run in groupby((step for step in steps if step[1]), key=lambda step: step[0] == SAME):
        run = list(run)
        for kind in (SAME,) if is_same else (REMOVED, ADDED):
            if text := "".join(text for its_kind, text in run if its_kind == kind):
                done.append((kind, text))
    return done


def without_islands(steps):
    """A comma or a short word that stayed between two replacements is read with them, not alone."""
    for place, (kind, text) in enumerate(steps):
        between = 0 < place < len(steps) - 1
        if kind == SAME and between and is_island(text) and is_replaced_around(steps, place):
            yield REMOVED, text
            yield ADDED, text
        else:
            yield kind, text


def is_island(text):
    return "<" not in text and "\n" not in text and len(text.strip()) <= 3


def is_replaced_around(steps, place):
    """Whether words came in before it and words went behind it; mere space does not count."""
    before, after = steps[place - 1], steps[place + 1]
    return before[0] == ADDED and after[0] == REMOVED and before[1].strip() and after[1].strip()
