"""Plain text set as each edition prints it: spaces, quotes, dashes, ordinals. Twice is as once.

Addresses and times (1:39.482, 14:35) are left as they are.
"""

import re
from functools import lru_cache

from babel.dates import get_month_names
from django.utils.html import escape
from django.utils.safestring import mark_safe

from results.formats import variant

NBSP = "\u00a0"  # as wide as a space, and not broken at
FINE = "\u202f"  # a narrow one
BLANK = "[ \t\u00a0\u2009\u202f]"  # what may be replaced: never a line break

KEPT = re.compile(
    r"(?:https?://|mailto:|www\.)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?)…–—’'\]]"
    r"|(?<![\w@.-])(?:[A-Za-z0-9-]+\.)+[a-z]{2,8}(?:/|\?\w+=)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?)…–—’'\]]"
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|(?<![\w:.'’])\d{1,3}['’]\d\d(?:(?:[.,]|['’]{1,2}|[\"”])\d{1,3})?(?![\w'’])"
    r"|(?<![\w:.])\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?![\w:])"
    r"|[\ue000-\uf8ff]"
)
# A sign of the private area stands for each thing kept: a unit may follow a time, never an address.
A_TIME, ELSE = 0xE000, 0xF000
TIMES, STAND_IN = "\ue000-\uefff", "\ue000-\uf8ff"
MOST = 2300
ROUNDS = 8

UNITS = (
    "km/h|km|cm|mm|kg|kW|ms|min|°C|mph|bhp|hp|ch|m|s|l|€|\\$|£|%|"
    "tours?|points?|places?|secondes?|minutes?|heures?|kilomètres?|mètres?|dixièmes?|centièmes?|millièmes?|"
    "laps?|seconds?|hours?|kilometres?|metres?|miles?"
)
UNIT = re.compile(rf"(?<=[\d{TIMES}]){BLANK}+(?=(?:{UNITS})(?![\w/'’]))")
GLUED_UNIT = re.compile(r"(?<![\w.,:+])(\d+(?:[.,]\d+)?)(?=(?:km/h|km|cm|mm|kg|kW|°C|€|\$)(?![\w/'’]))")
DURATIONS = [  # 1 h 2 min 3 s 004 is one number
    re.compile(rf"(?<=\d{NBSP}h){BLANK}+(?=\d{{1,2}}{BLANK}min(?!\w))"),
    re.compile(rf"(?<=\d{NBSP}min){BLANK}+(?=\d{{1,2}}(?:[.,]\d+)?{BLANK}s(?![\w'’]))"),
    re.compile(rf"(?<=\d{NBSP}s){BLANK}+(?=\d{{1,3}}(?![\w.,]*\d)(?!\w))"),
]
DECIMAL_POINT = re.compile(rf"(?<![\w.,:+])(\d+)\.(\d+)(?={BLANK}?(?:{UNITS})(?![\w/'’]))")
ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
STRAIGHT_QUOTES = re.compile(r"(?:^|(?<=[\s(\[–—’]))\"(?=\S)([^\"\n]*?)(?<=\S)\"(?=$|[\s).,;:!?…\]–—])")
SINGLE_QUOTES = re.compile(r"(?:^|(?<=[\s(\[«“]))'(?=[^\W\d_])([^'\n]*?)(?<=\S)'(?=$|[\s).,;:!?…\]»”])")
CLIPPED = re.compile(r"(?<!\w)'(?=(?:n'|n’|em|til|tis|twas|cause|bout|round)(?!\w))", re.IGNORECASE)
MONTH = "|".join(
    name for language in ("fr", "en") for name in get_month_names("wide", locale=language).values()
)
RANGES = [  # "7 - 9 mai", "May 7 – 9", "10:00 - 11:30"
    re.compile(
        rf"(?<![\w.,:–—-])(\d{{1,2}}){BLANK}[-–—]{BLANK}(\d{{1,2}})(?=(?:er|st|nd|rd|th)?{BLANK}(?:{MONTH})(?!\w))"
    ),
    re.compile(rf"(?<!\w)((?:{MONTH}){BLANK}\d{{1,2}}){BLANK}[-–—]{BLANK}(\d{{1,2}})(?![\w.:])"),
    re.compile(rf"([{TIMES}]){BLANK}[-–—]{BLANK}([{TIMES}])"),
]
APOSTROPHE = re.compile(r"(?<=\w)'|'(?=\w)")
SPACED_HYPHEN = re.compile(r"(?<=[^\s-])[ \u00a0\u202f]-{1,2}[ \u00a0\u202f](?=[^\s-])")
SPACED_DASH = re.compile(rf"(?<=\S){BLANK}+([–—]){BLANK}+(?=\S)")
HIGH_MARKS = re.compile(rf"(?<=[^\s(\[;!?]){BLANK}*([;!?]+)")
LEADING_MARKS = re.compile(rf"^{BLANK}+(?=[;!?:])")
COLON = re.compile(rf"(?<=[^\s(\[:]){BLANK}*:(?=$|[\s«“\"\u00a0\u202f])")
GUILLEMET = re.compile(f"«{NBSP}?|{NBSP}?»")
NUMBER_SIGN = re.compile(rf"\b([Nn])[°º]{BLANK}*(?=\d)")
NUMBER_WORD = re.compile(rf"\b(Nos?\.){BLANK}+(?=\d)")
HOUR = re.compile(rf"(?<![\w:.,+])([01]?\d|2[0-4]){BLANK}?h(?:{BLANK}?([0-5]\d))?(?![\w/])")
THOUSANDS = re.compile(rf"(?<!\d{BLANK})(?<![\w.,:+])\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?![\w.,]?\d)")
FIRST = re.compile(r"\b1[èé]re(s?)\b", re.IGNORECASE)
ORDINAL = re.compile(r"\b(\d+|[IVXL]{2,})(?:i?[èée]me|è)(s?)\b")
RAISED = re.compile(r"(?<![\w.,])(\d+|[IVXL]{2,})(ers?|res?|es?)(?!\w)")


def typeset(text, language=None):
    """The text in that edition's dress (the page's, if none is given)."""
    return str(text) and dressed(str(text), variant(language))


def typeset_html(text, language=None):
    """The same as HTML, with raised ordinals in French: 2<sup>e</sup>."""
    html = escape(typeset(text, language))
    if variant(language).startswith("fr"):
        html = RAISED.sub(r"\1<sup>\2</sup>", html)
    return mark_safe(html)


@lru_cache(maxsize=4096)
def dressed(text, form):
    kept = []

    def stand_in(found):
        kept.append(found[0])
        return chr((A_TIME if found[0][0].isdigit() and found[0][-1].isdigit() else ELSE) + len(kept) - 1)

    text = KEPT.sub(stand_in, text, count=MOST)
    edition = french if form.startswith("fr") else english
    for _round in range(ROUNDS):  # a mark that has moved can bring two others together
        before, text = text, edition(text, form)
        if text == before:
            break
    return re.sub(f"[{STAND_IN}]", lambda found: restored(found[0], kept), text)


def restored(sign, kept):
    place = ord(sign) - (A_TIME if ord(sign) < ELSE else ELSE)
    return kept[place] if place < len(kept) else sign


def both(text, opening, closing):
    text = ELLIPSIS.sub("…", text)
    text = STRAIGHT_QUOTES.sub(rf"{opening}\1{closing}", text)
    text = CLIPPED.sub("’", text)
    text = SINGLE_QUOTES.sub(r"‘\1’", text)
    text = APOSTROPHE.sub("’", text)
    for spaced in RANGES:
        text = spaced.sub(r"\1–\2", text)
    text = SPACED_HYPHEN.sub(" – ", text)
    text = UNIT.sub(NBSP, text)
    for gap in DURATIONS:
        text = gap.sub(NBSP, text)
    return text


def french(text, form):
    text = both(text, "«", "»")
    fine = "" if form == "fr-CA" else FINE
    text = re.sub(rf"«{BLANK}*", f"«{NBSP}", text)
    text = re.sub(rf"{BLANK}*»", f"{NBSP}»", text)
    text = nested(re.sub(rf"«{NBSP}+»", f"«{NBSP}»", text))
    text = HIGH_MARKS.sub(rf"{fine}\1", text)
    text = COLON.sub(f"{NBSP}:", text)
    text = LEADING_MARKS.sub(lambda found: fine if text[found.end()] != ":" else NBSP, text)
    text = NUMBER_SIGN.sub(rf"\1º{NBSP}", text)
    text = FIRST.sub(r"1re\1", text)
    text = ORDINAL.sub(r"\1e\2", text)
    text = HOUR.sub(lambda found: NBSP.join(filter(None, [found[1], "h", found[2]])), text)
    text = DECIMAL_POINT.sub(r"\1,\2", text)
    text = GLUED_UNIT.sub(rf"\1{NBSP}", text)
    text = re.sub(rf"(?<=\d){BLANK}?%", f"{NBSP}%", text)
    thin = NBSP if form == "fr-CA" else FINE
    text = THOUSANDS.sub(lambda found: re.sub("[ \u00a0\u202f]", thin, found[0]), text)
    return asides(text)


def nested(text):
    """A quotation inside another stands in “ ”; where they do not pair, nothing is guessed."""
    depth, parts, place = 0, [], 0
    for found in GUILLEMET.finditer(text):
        opens = "«" in found[0]
        depth += 1 if opens else -1
        if depth < 0:
            return text
        inner = depth > 1 if opens else depth > 0
        parts += [text[place : found.start()], ("“" if opens else "”") if inner else found[0]]
        place = found.end()
    return "".join([*parts, text[place:]]) if depth == 0 else text


def asides(text):
    """A pair of dashes holds what is between them: the no-break space stands inside."""
    count = len(SPACED_DASH.findall(text))
    if not count:
        return text
    paired, turn = count % 2 == 0, 0

    def spaced(found):
        nonlocal turn
        turn += 1
        opens = paired and turn % 2 == 1
        return f" {found[1]}{NBSP}" if opens else f"{NBSP}{found[1]} "

    return SPACED_DASH.sub(spaced, text)


def english(text, form):
    text = both(text, "“", "”")
    text = HIGH_MARKS.sub(r"\1", text)
    text = COLON.sub(":", text)
    text = LEADING_MARKS.sub("", text)
    text = re.sub(rf"(?<=\d){BLANK}+%", "%", text)
    text = NUMBER_WORD.sub(rf"\1{NBSP}", text)
    return SPACED_DASH.sub(" – " if form == "en-GB" else "—", text)
