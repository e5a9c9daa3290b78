"""The layouts of sheets are told by a name, not by their code."""

import re

import pytest

from results.admin.layout_names import NAMES, name_of
from results.sheets.layouts import all_layouts
from tests.machine import ROOT

pytestmark = pytest.mark.pure

SHEETS = ROOT / "results" / "sheets"
SAID = re.compile(r"""\b(?:layout|LAYOUT)\s*=\s*"(\w+)"|PROVIDER, "(\w+)"\)""")


def codes():
    """Those of the modules, and those that a reading is given by hand."""
    modules = {layout.__name__.rpartition(".")[2] for layout in all_layouts()}
    said = {
        code
        for path in SHEETS.rglob("*.py")
        for pair in SAID.findall(path.read_text(encoding="utf-8"))
        for code in pair
        if code
    }
    return sorted(modules | said)


@pytest.mark.parametrize("code", codes())
def test_every_layout_has_a_name(code):
    assert str(NAMES[code]) != code


def test_a_layout_is_named_with_who_provides_it():
    assert name_of("Al Kamel", "al_kamel_csv") == "Al Kamel · CSV file"
    assert name_of("House", "house") == "sheet drawn by this site"
    assert name_of(None, "table") == "table, by the words of its header"


def test_a_layout_of_former_days_keeps_its_code():
    assert name_of(None, "of_old") == "of_old"
    assert name_of(None, None) == ""
