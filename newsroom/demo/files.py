"""Where the demo's content lies: tables, facts, prose and pictures, as files that anybody can edit."""

import csv
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
DATA, STORIES, PICTURES = HERE / "data", HERE / "stories", HERE / "pictures"


def facts(path):
    """A TOML file as a dictionary."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def table(name):
    """The lines of a CSV file, each a dictionary."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def front_and_body(path):
    """A story's text: TOML between two lines of +++, then the prose."""
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(front), body
