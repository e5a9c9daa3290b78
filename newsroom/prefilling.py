"""From what a file says of itself to the fields of a photo, where the desk has left them empty."""

import re

from django.core.exceptions import ValidationError

from newsroom.models import Person, Photo
from newsroom.models.photo import web_address
from newsroom.photo_data import cut
from results.folding import fold

# Words that stand in one of the two languages alone; a text with two of them, and few of the other, is in it.
WORDS = {
    "fr": "le la les des du une dans sur avec pour est sont aux par qui au et lors devant pendant sa son",
    "en": "the of and in on at with for from is are during his her by after before to as while",
}
SPEAKING = {language: set(text.split()) for language, text in WORDS.items()}

# What stands between the photographer and the agency in a credit line.
BETWEEN = r"\s*[/|•·,;:@]\s*|\s+[–—-]\s+|\s+(?:for|pour)\s+"


def fields_of(data):
    """The fields of a photo that the file fills, each within its length."""
    person = known_person(data.creators)
    found = {
        "photographer": person,
        "photographer_name": "" if person else ", ".join(data.creators),
        "agency": agency_of(data),
        "copyright_notice": data.copyright_notice,
        "place": data.place,
        "rights": data.rights,
        "rights_url": address(data.rights_url),
        "licensor_url": address(data.licensor_url),
        "rights_until": data.rights_until,
        "source": data.source,
        "instructions": data.instructions,
    }
    if data.taken:
        found |= {"taken_at": data.taken.at, "taken_precision": data.taken.precision}
    for name, texts in (("caption", data.captions), ("alt", data.alts)):
        found |= {f"{name}_{language}": text for language, text in in_our_languages(texts).items()}
    return {name: fitting(name, value) for name, value in found.items() if value}


def lacking(found, has):
    """Of the found fields those that are to be filled; `has(name)` tells whether something stands there."""

    def is_there(name):
        if name in {"photographer", "photographer_name"}:
            return has("photographer") or has("photographer_name")
        return has("taken_at" if name == "taken_precision" else name)

    return {name: value for name, value in found.items() if not is_there(name)}


def fitting(name, value):
    longest = Photo._meta.get_field(name).max_length
    return cut(value, longest) if isinstance(value, str) and longest else value


def known_person(creators):
    """Somebody with a page here who bears exactly that name, accents and case aside; of two, neither."""
    if len(creators) != 1 or not fold(creators[0]):
        return None
    found = list(Person.objects.filter(folded=fold(creators[0]))[:2])
    return found[0] if len(found) == 1 else None


def agency_of(data):
    """The credit line without what our own line says by itself: the word "Photo", the photographer."""
    line = re.sub(r"^(©|\(c\)|(crédit )?photos?\s*:)\s*", "", data.credit_line, flags=re.IGNORECASE).strip()
    for name in data.creators:
        if fold(line) == fold(name):
            return ""
        rest = line[len(name) :]
        if fold(line[: len(name)]) == fold(name) and (between := re.match(BETWEEN, rest)):
            line = rest[between.end() :]
    return line


def address(text):
    """An address that a browser can follow, or nothing."""
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        web_address(text)
    except ValidationError:
        return ""
    return text if len(text) <= Photo._meta.get_field("rights_url").max_length else ""


def in_our_languages(texts):
    """A text that names no language goes to that in which it is plainly written, if that is still empty."""
    found = {}
    for language, text in texts.items():
        if language[:2] in SPEAKING and language[2:3] in {"", "-", "_"}:
            found.setdefault(language[:2], text)
    if (plain := without_language(texts)) and (guessed := language_of(plain)):
        found.setdefault(guessed, plain)
    return found


def without_language(texts):
    """The text that names no language, unless it is there with its language as well."""
    plain = texts.get("", "")
    return "" if plain in [text for language, text in texts.items() if language] else plain


def language_of(text):
    """The language of a text by its small words; "" where they do not tell."""
    spoken = re.findall(r"[^\W\d_]+", text.lower())
    counts = {language: sum(word in known for word in spoken) for language, known in SPEAKING.items()}
    best, other = sorted(counts, key=counts.get, reverse=True)
    return best if counts[best] >= 2 and counts[best] >= 3 * counts[other] else ""
