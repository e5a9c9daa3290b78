"""The commands of the README do what it says, in processes of their own and on a database of their own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts import postgres
from scripts.check import chromium
from tests import demo_copy
from tests.results.sheets_drawn import drawn

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180  # seconds until the demo content must be there, on a busy machine

pytestmark = pytest.mark.pure


@pytest.fixture
def scratch(tmp_path):
    """An environment without anything of this test run."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    return kept | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "MEDIA_ROOT": str(tmp_path / "media")}


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(command, environment, folder):
    """A server, and the file with what it says; it ends with the test."""
    said = folder / "said.txt"
    with said.open("w") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield server, said
    finally:
        server.terminate()
        server.wait(PATIENCE)


def answer(address, server, said):
    """The first answer of a server that is starting."""
    for _try in range(PATIENCE * 2):
        assert server.poll() is None, said.read_text()
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no answer at {address}: {said.read_text()}")


def run(module, *arguments, environment, well=(0,)):
    """What a script of `make` says; it has to end `well`."""
    command = [sys.executable, "-m", f"scripts.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in well, done.stdout + done.stderr
    return done.stdout


def test_make_run_serves_the_demo_content_names_its_logins_and_make_weigh_measures_it(
    scratch, port, tmp_path
):
    with serving([sys.executable, "-m", "scripts.serve", str(port)], scratch, tmp_path) as (server, said):
        page = answer(f"http://127.0.0.1:{port}/fr/", server, said)
    assert "<html lang=" in page
    assert "/fr/articles/" in page
    for login in ("journalist", "editor", "results", "chief"):
        assert f"demo-{login}" in said.read_text()
    weights = run("weigh", environment=scratch | {"DEBUG": "1"}).splitlines()
    assert [line for line in weights if line.startswith("article with photo ")]


def test_make_bench_times_every_search_on_each_database(scratch):
    # 1: over a limit, as a busy machine makes it.
    said = run(
        "bench", "--articles", "8", "--years", "2", environment=scratch | {"BENCH_TIMES": "1"}, well=(0, 1)
    )
    assert said.count("8 articles, indexed") == 1 + bool(postgres.programs())
    figures = r"(?m)^search: nothing(?: +[0-9.]+){6}  (?:holds|OVER)$"
    assert len(re.findall(figures, said)) == 1 + bool(postgres.programs())


@pytest.mark.skipif(not chromium(), reason="there is no browser here")
def test_make_screenshots_draws_a_page_in_both_editions_sizes_and_lights(scratch, tmp_path, tmp_path_factory):
    there = {"DEMO_COPY": str(demo_copy.loaded(tmp_path_factory))}
    run("screenshots", str(tmp_path / "drawn"), "home", environment=scratch | there)
    drawn_pages = sorted(path.stem for path in (tmp_path / "drawn").iterdir())
    assert drawn_pages == sorted(
        f"home-{language}-{device}-{light}"
        for language in ("fr", "en")
        for device in ("desk", "phone")
        for light in ("light", "dark")
    )


def test_a_server_starts_with_gunicorn(scratch, port, tmp_path, tmp_path_factory):
    shutil.copy(demo_copy.migrated(tmp_path_factory), tmp_path / "db.sqlite3")
    server_settings = {"SECRET_KEY": "k" * 60, "HTTPS": "0"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=scratch, check=True)
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"],
        cwd=ROOT,
        env=scratch | server_settings | {"STATIC_ROOT": str(tmp_path / "static")},
        check=True,
    )
    command = [sys.executable, "-m", "gunicorn", "newsroom.conf.wsgi", "--bind", f"127.0.0.1:{port}"]
    environment = scratch | server_settings | {"STATIC_ROOT": str(tmp_path / "static")}
    with serving(command, environment, tmp_path) as (server, said):
        assert "<html lang=" in answer(f"http://127.0.0.1:{port}/en/", server, said)


def test_a_sheet_is_read_without_a_database(scratch, tmp_path):
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(drawn())
    command = [sys.executable, "manage.py", "read_results", str(sheet), "--format", "json"]
    environment = scratch | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"rows"' in done.stdout
