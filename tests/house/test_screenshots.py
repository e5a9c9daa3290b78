"""The pictures of the six main pages: all there, none that nobody draws, light enough to be kept here."""

import re
from itertools import product

import pytest
from PIL import Image

from scripts.screenshots import PAGES, TALLEST, WIDTHS
from tests import every_page
from tests.machine import ROOT

pytestmark = pytest.mark.pure

FOLDER = ROOT / "docs" / "screenshots"
MOST = 4_000_000  # bytes of all
SHOWN = re.compile(r"(?:src=\"|\]\()(docs/[^\")]+\.webp)")


def test_every_page_is_there_in_each_edition_size_and_light():
    drawn = {
        f"{page}-{language}-{device}-{light}.webp"
        for page, language, device, light in product(PAGES, ("fr", "en"), WIDTHS, ("light", "dark"))
    }
    assert {path.name for path in FOLDER.iterdir()} == drawn


@pytest.mark.parametrize("device", WIDTHS)
def test_a_picture_is_as_wide_as_its_device(device):
    for path in FOLDER.glob(f"*-{device}-*.webp"):
        with Image.open(path) as picture:
            assert picture.width == WIDTHS[device], path.name
            assert picture.height <= TALLEST[device], path.name


def test_they_weigh_little():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST


def test_each_draws_a_page_that_the_checks_know():
    assert set(PAGES.values()) <= set(every_page.NAMES)


def test_the_readme_shows_some_of_them():
    shown = SHOWN.findall((ROOT / "README.md").read_text())
    assert len(shown) >= 6
    assert [name for name in shown if not (ROOT / name).is_file()] == []
