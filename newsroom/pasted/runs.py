"""Words with their marks (bold, italic, raised, linked), and the spaces between them."""

import re
from dataclasses import dataclass, replace

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00]")
JOINER = re.compile("(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")  # it holds some emoji together
FIXED = "\u00a0\u2007\u2009\u202f"
BEFORE = ";:!?»%"  # a fixed space stands before these, after « and between a figure and its unit
UNIT = re.compile(r"(?:\d|[%€$£°]|(?:h|min|s|m|km|kg|l|t|ch|cv|hp|bhp|mph|mm|cm)(?![^\W\d_]))", re.IGNORECASE)


@dataclass(frozen=True)
class Marks:
    strong: bool = False
    em: bool = False
    raised: str = ""  # sup | sub
    href: str = ""
    exact: bool = False  # spaces and line ends count

    @property
    def tags(self):
        """From the outermost in; the editor nests them in this order."""
        named = [("a", self.href), ("strong", self.strong), ("em", self.em), (self.raised, self.raised)]
        return [(tag, self.href if tag == "a" else "") for tag, is_on in named if is_on]

    def shared(self, other):
        """What holds on both sides of a space."""
        return Marks(
            self.strong and other.strong,
            self.em and other.em,
            self.raised if self.raised == other.raised else "",
            self.href if self.href == other.href else "",
        )


def marked(marks, node):
    """The marks inside an element: its tag says, its style has the last word."""
    style = node.style
    tag = node.tag
    weight = style.get("font-weight", "bold" if tag in {"b", "strong"} else "")
    slant = style.get("font-style", "italic" if tag in {"i", "em"} else "")
    height = style.get("vertical-align", {"sup": "super", "sub": "sub"}.get(tag, ""))
    if weight:
        is_heavy = int(weight) >= 600 if re.fullmatch(r"[0-9]{1,4}", weight) else weight in {"bold", "bolder"}
        marks = replace(marks, strong=is_heavy)
    if slant:
        marks = replace(marks, em=slant.startswith(("italic", "oblique")))
    if height in {"super", "sub"}:
        marks = replace(marks, raised={"super": "sup"}.get(height, "sub"))
    return marks


def lines(runs):
    """The runs tidied, as paragraphs: a break, and a break that is not alone ends one."""
    text = "".join(words for words, _marks in runs)
    marks = [mark for words, mark in runs for _letter in words]
    kept = [i for i, letter in enumerate(text) if not INVISIBLE.match(letter) and not is_stray(text, i)]
    text, marks = "".join(text[i] for i in kept), [marks[i] for i in kept]
    letters = list(zip(freed(text), marks, strict=True))
    paragraphs, line = [], []
    for letter, mark in [*single_spaced(letters), ("\n", None), ("\n", None)]:
        if letter == "\n" and line and line[-1][0] == "\n":
            if tidy := joined(trimmed(line)):
                paragraphs.append(tidy)
            line = []
        elif letter != "\n" or line:
            line.append((letter, mark))
    return paragraphs


def is_stray(text, place):
    return text[place] == "\u200d" and JOINER.match(text, place) is not None


def freed(text):
    """Fixed spaces made plain where they only keep words apart."""
    made = []
    for place, letter in enumerate(text):
        before, after = text[place - 1 : place], text[place + 1 : place + 8]
        keeps = after[:1] in BEFORE if after else False
        keeps = keeps or before == "«" or (before in "0123456789" and before and UNIT.match(after))
        made.append(" " if letter == "\t" or (letter in FIXED and not keeps) else letter)
    return "".join(made)


def single_spaced(letters):
    """One space where several stood, none beside a break."""
    kept = []
    for letter, marks in letters:
        last = kept[-1][0] if kept else "\n"
        if letter == " " and last in {" ", "\n", *FIXED}:
            continue
        if kept and last == " " and letter in {"\n", *FIXED}:
            kept.pop()
        kept.append((letter, marks))
    return kept


def trimmed(letters):
    is_space = [letter in {" ", "\n", *FIXED} for letter, _marks in letters]
    if all(is_space):
        return []
    return letters[is_space.index(False) : len(letters) - is_space[::-1].index(False)]


def joined(letters):
    """Letters with the same marks together; a space wears what both its neighbours wear."""
    runs: list[tuple[str, Marks]] = []
    for place, (letter, marks) in enumerate(letters):
        if letter in {" ", "\n"}:
            marks = letters[place - 1][1].shared(letters[min(place + 1, len(letters) - 1)][1])
        marks = replace(marks, exact=False)
        if runs and runs[-1][1] == marks:
            runs[-1] = (runs[-1][0] + letter, marks)
        else:
            runs.append((letter, marks))
    return runs


def plain(runs):
    return "".join(words for words, _marks in runs)


def unbold(runs):
    """Without the bold type that the element wears by itself."""
    return joined([(letter, replace(marks, strong=False)) for words, marks in runs for letter in words])


def without_start(runs, length):
    """Without the first characters."""
    kept = []
    for words, marks in runs:
        if words[length:]:
            kept.append((words[length:], marks))
        length = max(0, length - len(words))
    return kept
