"""What a picture's file says of itself: whose it is, what it shows, when. Its place on the map is never read.

XMP is asked first, then IPTC-IIM, then EXIF, field by field. Where a digest in the file shows that the
IPTC-IIM was changed by a program that did not know of the XMP, IPTC-IIM alone is asked for what it can hold.
"""

import re
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime

from PIL import ExifTags

from newsroom import iptc, xmp

LONGEST = 2000  # signs of a text that is kept as the file has it
MOST = 12  # creators, or languages of a text
CREATED = "Iptc4xmpExt:LocationCreated"
PLACE = [  # from near to far: in XMP, in IPTC-IIM, within a place of the extended schema
    ("Iptc4xmpCore:Location", iptc.SUBLOCATION, "Iptc4xmpExt:Sublocation"),
    ("photoshop:City", iptc.CITY, "Iptc4xmpExt:City"),
    ("photoshop:State", iptc.STATE, "Iptc4xmpExt:ProvinceState"),
    ("photoshop:Country", iptc.COUNTRY, "Iptc4xmpExt:CountryName"),
]
EXACT, CLOCK, DAY = "exact", "clock", "day"
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True)
class Taken:
    """A day, a clock without its zone, or a moment: what is not known is written as if it were UTC."""

    at: datetime
    precision: str

    @property
    def words(self):
        if self.precision == EXACT:
            return self.at.isoformat(timespec="seconds")
        written = self.at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
        return written[:10] if self.precision == DAY else written


@dataclass(frozen=True)
class PhotoData:
    """What the file says, cleaned; empty where it is silent. Texts by language: "" names none."""

    creators: tuple[str, ...] = ()
    credit_line: str = ""
    copyright_notice: str = ""
    captions: dict[str, str] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)
    place: str = ""
    taken: Taken | None = None
    rights: str = ""
    rights_url: str = ""
    licensor_url: str = ""
    rights_until: date | None = None
    source: str = ""
    instructions: str = ""

    def as_json(self):
        """To be kept with the photo, for the desk to read again."""
        kept = {name: value for name, value in vars(self).items() if value}
        if self.taken:
            kept["taken"] = self.taken.words
        if self.rights_until:
            kept["rights_until"] = self.rights_until.isoformat()
        return kept | ({"creators": list(self.creators)} if self.creators else {})


def read_data(image):
    """All of it. Anything odd is silence: the picture itself decides whether the file is taken."""
    try:
        return reconciled(xmp.Packet(image.info.get("xmp")), iptc.Block(image), image.getexif())
    except Exception:  # what Pillow raises for hostile EXIF has no common type: SyntaxError, struct.error …
        return PhotoData()


def reconciled(packet, block, exif):
    """One reading of three, by the rule above."""
    inner = exif.get_ifd(ExifTags.IFD.Exif)

    def lists(prefixed, dataset):
        """Of both, the lists in the order in which they are believed."""
        return [block.items(dataset)] if block.is_newer else [packet.items(prefixed), block.items(dataset)]

    def text(prefixed, dataset, tag=None):
        readings = [*lists(prefixed, dataset), [exif_text(exif.get(tag))]]
        return next((said for reading in readings for value in reading if (said := words(value))), "")

    creators = [*lists("dc:creator", iptc.BY_LINE), exif_text(exif.get(ExifTags.Base.Artist)).split(";")]
    return PhotoData(
        creators=next((names for given in creators if (names := names_of(given))), ()),
        credit_line=text("photoshop:Credit", iptc.CREDIT),
        copyright_notice=text("dc:rights", iptc.COPYRIGHT, ExifTags.Base.Copyright),
        captions=captions_of(packet, block, exif),
        alts=cleaned(packet.languages("Iptc4xmpCore:AltTextAccessibility")),
        place=place_of(packet, text),
        taken=taken_of(packet, block, inner),
        rights=words(packet.text("xmpRights:UsageTerms")),
        rights_url=words(packet.text("xmpRights:WebStatement")),
        licensor_url=licensor_of(packet),
        rights_until=ends_of(packet, block),
        source=text("photoshop:Source", iptc.SOURCE),
        instructions=text("photoshop:Instructions", iptc.INSTRUCTIONS),
    )


def names_of(values):
    """Several creators stand one by one, or in one field with semicolons; each once."""
    names = [words(name) for value in values for name in value.split(";")]
    return tuple(dict.fromkeys(filter(None, names)))[:MOST]


def captions_of(packet, block, exif):
    """By language. IPTC-IIM names its own for the whole block, if at all; EXIF names none."""
    language = block.text(iptc.LANGUAGE).lower()[:2] if block.text(iptc.LANGUAGE).isalpha() else ""
    older = {language: block.text(iptc.CAPTION)}
    newer = {} if block.is_newer else packet.languages("dc:description")
    plain = {"": exif_text(exif.get(ExifTags.Base.ImageDescription))}
    return next((found for given in (newer, older, plain) if (found := cleaned(given))), {})


def cleaned(texts):
    return {
        words(language, 20): said for language, text in list(texts.items())[:MOST] if (said := words(text))
    }


def place_of(packet, text):
    """Where it was, in words, from near to far; where the file has no more, from where the camera stood."""
    parts = [text(prefixed, dataset) for prefixed, dataset, _inner in PLACE]
    if not any(parts):
        created = next(iter(packet.structures(CREATED)), {})
        parts = [words(created.get(xmp.name_of(inner))) for _prefixed, _dataset, inner in PLACE]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def licensor_of(packet):
    addresses = [one.get(xmp.name_of("plus:LicensorURL")) for one in packet.structures("plus:Licensor")]
    addresses.append(packet.text("plus:LicensorURL"))
    return next((said for address in addresses if (said := words(address))), "")


def ends_of(packet, block):
    """The last day on which its owner wants it used."""
    given = iso_moment(packet.text("plus:LicenseEndDate")) or iptc_moment(block.text(iptc.EXPIRES))
    return given.at.date() if given else None


def taken_of(packet, block, inner):
    """By the same order; a clock that the next has for the same day is better than the day alone."""
    older = iptc_moment(block.text(iptc.DAY), block.text(iptc.TIME))
    newer = None if block.is_newer else iso_moment(packet.text("photoshop:DateCreated"))
    readings = [newer, older, exif_moment(inner), iso_moment(packet.text("exif:DateTimeOriginal"))]
    readings = [reading for reading in readings if reading]
    if not readings:
        return None
    best = readings[0]
    same_day = [r for r in readings if r.precision != DAY and r.at.date() == best.at.date()]
    return same_day[0] if best.precision == DAY and same_day else best


def exif_moment(inner):
    """A camera's clock, with the zone that newer cameras write."""
    day, _space, clock = exif_text(inner.get(ExifTags.Base.DateTimeOriginal)).partition(" ")
    offset = exif_text(inner.get(ExifTags.Base.OffsetTimeOriginal))
    if not clock:
        return None
    return iso_moment(f"{day.replace(':', '-')}T{clock}{offset}") or iso_moment(
        f"{day.replace(':', '-')}T{clock}"
    )


def iptc_moment(day, clock=""):
    """CCYYMMDD and HHMMSS±HHMM."""
    if not re.fullmatch(r"\d{8}", day):
        return None
    written = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    if re.fullmatch(r"\d{6}([+-]\d{4})?", clock):
        written += f"T{clock[:2]}:{clock[2:4]}:{clock[4:6]}{clock[6:]}"
    return iso_moment(written)


def iso_moment(text):
    found = ISO.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        at = datetime(*(int(part or 0) for part in (year, month, day, hour, minute, second)), tzinfo=UTC)
        if zone:
            at = datetime.fromisoformat(at.isoformat()[:19] + zone)
        if not MINYEAR < at.astimezone(UTC).year < MAXYEAR:
            return None  # a program's word for "never", and no date of it in another zone
    except (ValueError, OverflowError):
        return None
    return Taken(at, EXACT if zone else CLOCK if hour else DAY)


def exif_text(value):
    """EXIF is ASCII by its standard, UTF-8 by custom; Pillow reads it as Latin-1."""
    if isinstance(value, tuple | list):
        value = value[0] if value else ""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    value = value.split("\0")[0]
    try:
        return value.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return value.strip()


def words(value, longest=LONGEST):
    """One line of text without signs that cannot be seen."""
    if not isinstance(value, str):
        return ""
    seen = "".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in value)
    return cut(" ".join(seen.split()), longest)


def cut(text, longest):
    """No longer than that, at the end of a word where there is one, with a sign that more was there."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    head, space, _tail = kept.rpartition(" ")
    return (head if space and len(head) > longest // 2 else kept).rstrip(" ,;:.–-") + "…"
