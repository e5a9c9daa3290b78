"""Numbers and ordinals as each language writes them."""

import re

from django.utils.translation import gettext as _

from newsroom.copydesk.finding import Kind, at

POINT = re.compile(r"(?<![\w.,:'’+/-])\d+\.\d+(?![\w.,:/-]*\d)(?!\.\w)")
VERSION = re.compile(
    r"(?:version|révision|règlement|logiciel|type|génération|v\.?|classement|document|article|règle|chapitre|§)\s?\Z",
    re.IGNORECASE,
)
MEASURED = re.compile(
    r"[ \u00a0\u202f]?(?:%|°|(?:s|sec|secondes?|m|mm|cm|km|kg|km/h|h|pts?|points?|tours?)(?!\w))"
)
# A model has one decimal and stands behind a name: "Clio 1.6", "V8 4.0", "la 991.2"; or says what it drives.
MODEL = re.compile(r"(?:\b[A-ZÀ-Þ][\w’'-]*|\b(?:la|les|des|une|en))[ \u00a0\u202f]\Z")
ENGINE = re.compile(r"[ \u00a0\u202f](?:turbo|atmo|TDI|TFSI|TSI|HDi|dCi|V6|V8|V10|V12|bi-?turbo|16V)\b")
THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
COUNTED = re.compile(  # by the thousand: "40.000 personnes", "4.800 mètres"; a track has 5.793 km
    r"[ \u00a0\u202f]?(?:€|\$|£|(?:d['’]|de )?(?:euros?|dollars?|francs?|personnes|spectateurs|visiteurs|fans"
    r"|places|mètres|m|kilos|kg|chevaux|ch|tr/min|tours|points|exemplaires|unités|voitures|pilotes|abonnés"
    r"|habitants|cm3|cm³|cc|pieds|heures|bénévoles|passionnés|amateurs)(?!\w))"
)
SECONDS = re.compile(r"[ \u00a0\u202f]?(?:s|sec|secondes?|[\"”″])(?!\w)")
YEAR = re.compile(r"(?:19|20)\d\d\.")
COMMA = re.compile(r"(?<![\w.,:/-])(?:\d+,\d{1,2}|0,\d{3}|\d,\d{3}(?=\s?(?:s|sec|seconds?)\b))(?![\w,]*\d)")
FIRST = re.compile(r"(?<!\w)1(?:[èée]re|iere|ière)(s?)(?!\w)", re.IGNORECASE)
FIRST_MALE = re.compile(r"(?<!\w)1[eèé](?:me)?(?!\w)|(?<!\w)1ier(?!\w)")
ORDINAL = re.compile(r"(?<!\w)(\d+|[IVXL]{2,})(?:i?[èée]me|i[èe]me|è|nd|nde)(s?)(?!\w)")
ENGLISH = re.compile(r"(?<![\w.,])(\d+)(st|nd|rd|th)\b")


def check(passage, known):
    yield from (french if passage.is_french else english)(passage)


def french(passage):
    for found in POINT.finditer(passage.masked):
        if not is_model(passage.text, found):
            is_counted = COUNTED.match(passage.text, found.end()) or (
                found[0].endswith("000") and not SECONDS.match(passage.text, found.end())
            )
            if THOUSANDS.fullmatch(found[0]) and is_counted:
                why = _("French sets a space between the thousands.")
                yield at(passage, Kind.STYLE, *found.span(), why, found[0].replace(".", "\u202f"))
                continue
            why = _("French writes a decimal comma.")
            yield at(passage, Kind.STYLE, *found.span(), why, found[0].replace(".", ","))
    why = _("Ordinals are 1er, 1re, 2e.")
    for found in FIRST.finditer(passage.masked):
        yield at(passage, Kind.STYLE, *found.span(), why, f"1re{found[1]}")
    for found in ORDINAL.finditer(passage.masked):
        if found[1] != "1":
            yield at(passage, Kind.STYLE, *found.span(), why, f"{found[1]}e{found[2]}")
    for found in FIRST_MALE.finditer(passage.masked):
        yield at(passage, Kind.STYLE, *found.span(), why, "1er")


def is_model(text, found):
    """Whether the point belongs to a version, a type of car or an engine."""
    before, behind = text[: found.start()], text[found.end() :]
    if VERSION.search(before) or YEAR.match(found[0]):
        return True
    if MEASURED.match(behind) or not re.fullmatch(r"\d{1,3}\.\d", found[0]):
        return False
    model = MODEL.search(before)
    is_named = model and (model[0][0].isupper() or len(found[0]) == 5)
    return bool(is_named or ENGINE.match(behind))


def english(passage):
    for found in COMMA.finditer(passage.masked):
        why = _("English writes a decimal point.")
        yield at(passage, Kind.STYLE, *found.span(), why, found[0].replace(",", "."))
    for found in ENGLISH.finditer(passage.masked):
        number = int(found[1])
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        if ending != found[2]:
            why = _("The ordinal has another ending.")
            yield at(passage, Kind.STYLE, *found.span(), why, f"{number}{ending}")
