"""What the tests of the copy desk share."""

from datetime import date

import pytest

from newsroom.copydesk import desk, dictionaries, house
from newsroom.copydesk.names import Known
from tests import machine

PACKAGES = {"fr": "hunspell-fr-classical", "en": "hunspell-en-gb"}


@pytest.fixture
def dictionary():
    """Of both languages; without them spelling is not looked at."""
    for language, package in PACKAGES.items():
        if not dictionaries.is_there(language):
            machine.lacking(f"no dictionary: it comes with apt-get install {package}")


@pytest.fixture(autouse=True)
def _nothing_is_remembered():
    house.forget()
    yield
    house.forget()


@pytest.fixture
def read():
    """`read("text")`: {what is found: its suggestions}, as the desk reads a body of one paragraph."""

    def reading(text, language="fr", names=(), written=date(2026, 5, 8), today=None, html=False):
        body = text if html else f"<p>{text}</p>"
        found = desk.findings({"body": body}, language, Known(tuple(names)), written, today or written)
        return {finding.found: finding.suggestions for finding in found}

    return reading
