"""Every string of the code has its French."""

import re

import pytest
from babel.messages import Catalog

from scripts.messages import extracted, kept

pytestmark = [pytest.mark.pure, pytest.mark.parametrize("domain", ["django", "djangojs"])]

UPDATE = "run `make messages`, then translate what is empty"
BRACES = re.compile(r"\{\w*\}")


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
