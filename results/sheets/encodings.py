"""Bytes as text, as spreadsheets and timing software write it; what is no text at all is refused."""

import codecs
import re

from results.sheets.reading import Unreadable

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
UNKNOWN = re.compile("[\x80-\x9f\ufffd]")  # letters of another encoding
# What a page or a feed says of its own letters, in letters that all encodings share
DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?((?:windows-|cp)125\d|iso-?8859-\d{1,2}|latin-?\d)", re.I
)
MOST_CONTROLS, MOST_UNKNOWN = 0.001, 0.03  # of all letters; more than that is no text in any encoding of ours
# What letters of other encodings become when they are read as cp1252: "M„ller", "FranÃ§ois", "Zo‰", "£ukasz"
LETTER = r"[^\W\d_ªº²³¹¼½¾]"
GARBLED = re.compile(
    "[\x80-\x9f\ufffd]"
    "|Ã[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]"
    "|[ÅÄÂ][\x80-\xbf‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›€]"
    f"|{LETTER}[‚ƒ„†‡ˆ‰‹•˜¢£¤¥¡¿¼½¾¦¨¬¯´¶¸]"
    f"|{LETTER}[“”™›»«§©®°±µ]{LETTER}"
    f"|[ƒ†‡ˆ‰˜™£¤¥¢¼½¾¦¨¬¯¸¶]{LETTER}"
    "|[a-zß-ÿ][ŠŒŽŸ²³¹]"
)

# Letters of cp1250 read as cp1252: "Jiøí" for Jiří, "Nováèek" for Nováček, "Iviæ" for Ivić …
MIXED = re.compile(
    r"[áíúýšžÁÍÚÝŠŽ]\w*[øèìòùæØÈÌÒÙÆ]|[øèìòùæØÈÌÒÙÆ]\w*[áíúýšžÁÍÚÝŠŽ]|[a-z]iæ(?!\w)|ñ[b-df-hj-np-tv-z]"
)
# … and where the languages of the West do not put them: "Zdenìk", "Szûcs", "Leœniak", "Zarêba", "Mlaðen"
MISPLACED = re.compile(
    r"[ìòù][^\W\d_]|ñ(?!\w)|õ(?!e)|[^\W\d_]{3}û(?!\w)|û[^\W\d_tlmnrc]|ûc(?!h)|y\w*û"
    r"|[aeo]è|è(?:[^\W\d_]{0,2}(?:[aiouyáéíóúý]|k))|(?<!\w)È(?!v)|ê[^\W\d_tmvqlpnrcs]|êc(?!h)|ês\w|iê|ê(?!\w)"
    r"|(?<![aeouáéóúAEOU])ï|(?<!\w)Ï|[ptkbdvzPTKBDVZ]ø[aeiou]\w|[aeou]ø|iø(?!r)|æ(?!\w)|[aeiou]æ|æ[aiou]"
    r"|[aeiounst]þ|(?<!\w)Ð|ã[^\W\d_oe]|[aeiouyáéíóúý]œ|œ(?:[wkcmpz]|l[aeiou]|\W|$)|Œ[wkcmpzl]|¿[a-z]",
)
# … or in the alphabets of DOS and of old Macs: "GergÎ", "®ák"
ELDER = re.compile(r"[a-zß-ÿ][À-ÖØ-Þ]|[ªº©®¦¬][^\W\d_]{2}|[^\W\d_][¹²³][^\W\d_]")
DIFFERENT = frozenset("øèìòùæêñõûþðãïœØÈÌÒÙÆÊÑÕÛÞÐÃÏŒ£¥¦ª¯³¹¼¾¿\xa0")  # … and all that the two read otherwise


def is_central(text):
    """Whether a text that was read as cp1252 is probably one of Central Europe, in cp1250."""
    return any(pattern.search(text) for pattern in (MIXED, MISPLACED, ELDER))


def differs(text):
    """Whether the text has letters that cp1250 and cp1252 read otherwise."""
    return not DIFFERENT.isdisjoint(text)


def is_assumed(data):
    """Whether nothing in the bytes says that they are in the encoding in which they are read."""
    marked = any(data.startswith(mark) for mark, _ in MARKS) or declared(data)
    return not marked and unmarked(data) == "cp1252"


def declared(data):
    """The encoding that a page names for itself, where it is one that Python knows; Latin 1 means cp1252."""
    match = DECLARED.search(data[:2048])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else None
    except LookupError:
        return None
    return "cp1252" if name == "iso8859-1" else name


def decode(data):
    """The text of the bytes: by their mark, as UTF-8, by the place of their zeros, else as cp1252."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None) or unmarked(data)
    if encoding == "cp1252":
        text = data.decode(declared(data) or "cp1252", errors="replace")
    else:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            raise Unreadable("unknown_file") from error
    text = text.removeprefix("\ufeff").rstrip("\x00\x1a")
    if len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text) or (
        len(UNKNOWN.findall(text)) > MOST_UNKNOWN * len(text)
    ):
        raise Unreadable("unknown_file")
    return text


def unmarked(data):
    """The encoding of bytes that begin with no mark."""
    beginning = data[:4096]
    if b"\x00" in beginning:
        at_even, at_odd = beginning[::2].count(0), beginning[1::2].count(0)
        if max(at_even, at_odd) * 4 < len(beginning) or min(at_even, at_odd) * 20 > max(at_even, at_odd):
            raise Unreadable("unknown_file")
        return "utf-16-le" if at_odd > at_even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def garbled(text):
    """Whether letters of the text are probably not those that were meant."""
    return not text.isascii() and GARBLED.search(text) is not None
