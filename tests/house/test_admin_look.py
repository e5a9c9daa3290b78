"""The admin's own style sheet stands in for Django's dark one, which its pages do not load."""

import re
from pathlib import Path

import pytest
from django.contrib import admin

from scripts.check import ROOT

pytestmark = pytest.mark.pure
DARK = re.compile(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", re.DOTALL)


def set_in_the_dark(sheet):
    return set(re.findall(r"(--[\w-]+):", DARK.search(sheet.read_text(encoding="utf-8"))[1]))


def test_it_sets_every_colour_that_django_changes_in_the_dark():
    theirs = Path(admin.__file__).parent / "static" / "admin" / "css" / "dark_mode.css"
    ours = ROOT / "static" / "admin-look" / "newsroom-admin.css"
    assert set_in_the_dark(theirs) - set_in_the_dark(ours) == set()
