"""What a test needs of the machine it runs on."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")


def lacking(sentence):
    """Leave a test out because the machine lacks something; in CI nothing is left out."""
    if CI:
        pytest.fail(sentence)
    pytest.skip(sentence)


def program(name, *others, brought_by):
    for each in (name, *others):
        if found := shutil.which(each):
            return found
    return lacking(f"{name} is missing here. It comes with: {brought_by}")


def folder(variable, default):
    """A folder of other people's files, outside the project: named by the environment, or beside it."""
    path = Path(os.environ.get(variable) or ROOT.parent / "shared" / default)
    if not path.is_dir():
        lacking(f"no {default}: set {variable} to the folder that holds them")
    return path
