"""Letters joined into words, and a page of them as it reads, whichever way most of its letters run."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from results.sheets.documents import Page, Word

SPACE_IN_EMS = 0.12  # how far two letters of one word may stand apart, in parts of the type's size
KERNING = 0.25  # how far two letters of one word may stand into each other, in the same
SEAM = 0.4  # the same in points, where the two were drawn apart
LOST = "\ufffd"
UPRIGHT, DOWNWARDS, UPSIDE_DOWN, UPWARDS, SLANTED = 0, 90, 180, 270, None


@dataclass(slots=True)
class Letter:
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    drawing: int  # which drawing operation it belongs to
    turn: int | None


def arrange(number, view, letters, boxes, rules):
    """The page as it reads, whichever way most of its letters run."""
    ways = Counter(letter.turn for letter in letters if not letter.text.isspace() and letter.turn is not None)
    turn = ways.most_common(1)[0][0] if ways else UPRIGHT
    page = Page(number, *turned_size(view, turn), (), (), turn=turn)
    others = [way for way in dict.fromkeys(letter.turn for letter in letters) if way != turn]
    aslant = [page.moved(word) for way in others for word in words_running(letters, way, view)]

    def turned(shapes):
        return tuple(page.moved(box) for box in shapes)

    return Page(
        number,
        page.width,
        page.height,
        tuple(words_running(letters, turn, view, keep=True)),
        turned(boxes),
        turned(rules),
        tuple(aslant),
        turn,
    )


def words_running(letters, turn, view, keep=False):
    """The words among the letters that run one way, on the page as they read, or as it is displayed."""
    frame = Page(0, *turned_size(view, turn), (), (), turn=turn or 0)
    running = [letter for letter in letters if letter.turn == turn]
    for each in running:
        each.x0, each.top, each.x1, each.bottom = frame.as_read((each.x0, each.top, each.x1, each.bottom))
    if turn is None:
        words = [word_from(list(drawn)) for _, drawn in groupby(running, key=lambda letter: letter.drawing)]
        return [word for word in words if word.text.strip()]
    words = words_of(running)
    if keep:
        return list(words)
    return [Word(word.text, *frame.as_displayed((word.x0, word.top, word.x1, word.bottom))) for word in words]


def turned_size(view, turn):
    return (view.height, view.width) if turn in (DOWNWARDS, UPWARDS) else (view.width, view.height)


def words_of(letters):
    """Letters joined into words: parted by spaces, by a gap, or by a step back or to another line."""
    word, last = [], None
    for letter in letters:
        if letter.text.isspace():
            if word:
                yield word_from(word)
            word, last = [], None
            continue
        if word and not goes_on(last, letter):
            yield word_from(word)
            word = []
        word.append(letter)
        last = letter
    if word:
        yield word_from(word)


def goes_on(last, letter):
    if LOST in (letter.text, last.text) and letter.drawing == last.drawing:
        return True
    apart = letter.drawing != last.drawing
    most = SEAM if apart else max(SEAM, SPACE_IN_EMS * letter.size)
    pair = last.text.isalpha() and letter.text.isalpha()
    least = (KERNING if pair or not apart else SPACE_IN_EMS / 2) * letter.size
    return (
        -max(least, SEAM) <= letter.x0 - last.x1 <= most
        and abs(letter.bottom - last.bottom) <= 1
        and letter.x1 > last.x0 + 0.1
        and abs(letter.size - last.size) <= 0.35 * max(letter.size, last.size)
    )


def word_from(letters):
    seams, count = [], 0
    for before, letter in zip([None, *letters], letters, strict=False):
        if before and before.drawing != letter.drawing:
            seams.append(count)
        count += len(letter.text)
    edges = [letter.x0 for letter in letters for _ in letter.text] + [letters[-1].x1]
    return Word(
        "".join(letter.text for letter in letters),
        letters[0].x0,
        min(letter.top for letter in letters),
        letters[-1].x1,
        max(letter.bottom for letter in letters),
        tuple(edges),
        tuple(seams),
        letters[0].drawing,
    )
