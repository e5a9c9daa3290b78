"""Every string of the code has its French."""

import re

import pytest
from babel.messages import Catalog

from scripts.messages import extracted, kept

pytestmark = [pytest.mark.pure, pytest.mark.parametrize("domain", ["django", "djangojs"])]

UPDATE = "run `make messages`, then translate what is empty"
BRACES = re.compile(r"\{\w*\}")
NOT_TYPESET = {  # what French typography does not allow, outside tags, addresses and placeholders
    "a space before ; ! ? or : that may break": re.compile(r"\S [;!?:](?=\s|$)"),
    "a guillemet without its space": re.compile("«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»"),
    "a straight apostrophe or quotation mark": re.compile("['\"]"),
}
NOT_PROSE = re.compile(r"<[^>]*>|%\(\w+\)[a-z]|\{\w*\}|https?:\S+")


def entries(catalogue: Catalog):
    return {(message.context, message.id): message for message in catalogue if message.id}


def texts(value):
    return (value,) if isinstance(value, str) else tuple(value)


def test_nothing_is_missing_and_nothing_is_left_over(domain):
    code, french = entries(extracted(domain)).keys(), entries(kept(domain)).keys()
    assert not code - french, UPDATE
    assert not french - code, UPDATE
    assert not kept(domain).obsolete, UPDATE


def test_nothing_is_empty_or_fuzzy(domain):
    unfinished = [m.id for m in entries(kept(domain)).values() if m.fuzzy or not all(texts(m.string))]
    assert not unfinished


def test_placeholders_agree(domain):
    catalogue = kept(domain)
    wrong = [str(error) for message in catalogue for error in message.check(catalogue)]
    for message in entries(catalogue).values():
        wanted = set(BRACES.findall(texts(message.id)[-1]))
        wrong += [text for text in texts(message.string) if set(BRACES.findall(text)) != wanted]
    assert not wrong


def test_the_french_is_typeset_as_the_site_typesets_it(domain):
    prose = [NOT_PROSE.sub("x", text) for m in entries(kept(domain)).values() for text in texts(m.string)]
    wrong = [(why, text) for text in prose for why, sign in NOT_TYPESET.items() if sign.search(text)]
    assert not wrong
