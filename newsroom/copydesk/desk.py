"""All checks over all fields of an article."""

from django.conf import settings

from newsroom.copydesk import (
    dates,
    dictionaries,
    french,
    hyphens,
    links,
    names,
    numbers,
    plain,
    punctuation,
    spelling,
    surnames,
)
from newsroom.copydesk.finding import Kind
from newsroom.copydesk.passage import Passage

FIELDS = ("headline", "neutral_headline", "kicker", "standfirst", "key_points", "body")
EVERYWHERE = {Kind.LINK, Kind.NAME}  # a name is spelt alike in every language
LONGEST = 200_000  # of a field: nobody writes that; whoever sends it waits no longer for it


def passages(texts, language):
    """The fields as plain text; `texts` has them as they are stored or typed, the body as HTML."""
    variant = settings.FR_VARIANT if language == "fr" else settings.EN_VARIANT
    for field in FIELDS:
        text, rest = (texts.get(field) or "")[:LONGEST].replace("\r\n", "\n"), ()
        if field == "body":
            text, *rest = plain.read(text)
        if text.strip():
            yield Passage(field, text, variant, *rest)


def findings(texts, language, known, written, today=None):
    """What the desk would change, in the order of the fields; of two in one place the graver."""
    fields = list(passages(texts, language))
    joined = list(hyphens.check(fields))
    result = []
    for passage in fields:
        found = [
            *links.check(passage, known),
            *(punctuation.check(passage, known)),
            *names.check(passage, known),
            *(finding for finding in joined if finding.field == passage.field),
            *surnames.check(passage, known),
            *french.check(passage, known),
            *numbers.check(passage, known),
            *spelling.check(passage, known),
            *dates.check(passage, written, today),
        ]
        ours = [f for f in found if f.kind in EVERYWHERE or not passage.is_foreign(f.start)]
        result += sorted(apart(ours), key=lambda finding: finding.start)
    return result


def apart(found):
    kept = []
    for finding in found:
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return kept


def lacks_dictionary(language):
    return not dictionaries.is_there(language)
