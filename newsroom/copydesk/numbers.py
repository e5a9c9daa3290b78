"""Numbers and ordinals as each language writes them."""

import re

from django.utils.translation import gettext as _

from newsroom.copydesk.finding import Kind, at

POINT = re.compile(r"(?<![\w.,:'’+/-])\d+\.\d+(?![\w.,:/-]*\d)(?!\.\w)")
VERSION = re.compile(r"(?:version|révision|v\.?|classement|document|article|§)\s?\Z", re.IGNORECASE)
COMMA = re.compile(r"(?<![\w.,:/-])(?:\d+,\d{1,2}|0,\d{3}|\d,\d{3}(?=\s?(?:s|sec|seconds?)\b))(?![\w,]*\d)")
FIRST = re.compile(r"(?<!\w)1(?:[èée]re|iere|ière)(s?)(?!\w)", re.IGNORECASE)
FIRST_MALE = re.compile(r"(?<!\w)1[eèé](?:me)?(?!\w)|(?<!\w)1ier(?!\w)")
ORDINAL = re.compile(r"(?<!\w)(\d+|[IVXL]{2,})(?:i?[èée]me|i[èe]me|è|nd|nde)(s?)(?!\w)")
ENGLISH = re.compile(r"(?<![\w.,])(\d+)(st|nd|rd|th)\b")


def check(passage, known):
    yield from (french if passage.is_french else english)(passage)


def french(passage):
    for found in POINT.finditer(passage.masked):
        if not VERSION.search(passage.text[: found.start()]):
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
