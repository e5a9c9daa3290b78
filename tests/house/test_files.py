"""What is in the project's files, and what is not."""

import ast
import re
import subprocess

import pytest

from tests.machine import ROOT

pytestmark = pytest.mark.pure

LIMIT = 400
MACHINE = re.compile(r"(?<![\w.])/(?:work|farm|home/\w+|root|Users)/")
DOWNLOADS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:pypi\.org|pythonhosted\.org|npmjs\.org|npmjs\.com|debian\.org|githubusercontent\.com|jsdelivr\.net|unpkg\.com"
    r"|cloudflare\.com|googleapis\.com|gstatic\.com)|--(?:extra-)?index-url|--find-links|--trusted-host"
)


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return sorted(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def lines(pattern, but=()):
    """Where tracked text matches."""
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(ROOT).as_posix()
        if name not in but:
            found += [f"{name}: {line.strip()[:120]}" for line in text.splitlines() if pattern.search(line)]
    return found


def test_no_file_names_a_folder_of_one_machine():
    assert lines(MACHINE, but=["tests/house/test_files.py"]) == []


def test_no_file_names_a_place_to_download_from():
    assert lines(DOWNLOADS, but=["tests/house/test_files.py"]) == []


def test_modules_are_short():
    long = {}
    for path in tracked():
        if path.suffix == ".py" and "migrations" not in path.parts:
            length = len(path.read_text(encoding="utf-8").splitlines())
            if length > LIMIT + (100 if "tests" in path.parts else 0):
                long[path.relative_to(ROOT).as_posix()] = length
    assert long == {}


@pytest.mark.parametrize("place", ["results/times.py", "results/folding.py", "results/sheets"])
def test_times_and_sheets_know_no_database(place):
    paths = [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py"))
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.startswith("django.db")], path


def test_the_commands_of_the_readme_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][\w-]*)", readme))
    assert {"run", "test"} <= named <= targets
    commands = {path.stem for path in ROOT.glob("*/management/commands/*.py")} | {
        "check",
        "migrate",
        "createsuperuser",
        "collectstatic",
    }
    assert set(re.findall(r"manage\.py ([a-z_]+)", readme)) <= commands


def test_the_settings_of_the_readme_are_those_of_the_code():
    settings = (ROOT / "newsroom" / "conf" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:flag|choice|number|address|env\.str|env\.list)\(\s*"([A-Z_]+)"', settings))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert read == set(re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE))
