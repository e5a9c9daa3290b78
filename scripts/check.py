"""Every check of the project, one after the other: `make test`.

What this machine lacks is named at the end with the command that brings it; in CI it is a failure.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from scripts import postgres

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PY = [sys.executable, "-W", "error"]
MANAGE = [*PY, "manage.py"]
CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")

# As a server would be set up, so that `check --deploy` looks at that.
SERVER = {
    "DEBUG": "0",
    "SECRET_KEY": "only-to-look-at-the-settings-of-a-server-0123456789-abcdefghij",
    "SITE_URL": "https://example.org",
    "ALLOWED_HOSTS": "example.org",
}
INSTALL = {
    "PostgreSQL": "apt-get install postgresql",
    "Chromium": "apt-get install chromium",
    "Java": "apt-get install default-jre-headless",
    "the HTML checker": "npm ci",
    "the French dictionary": "apt-get install hunspell-fr-classical",
    "the English dictionary": "apt-get install hunspell-en-gb",
}
DICTIONARIES = Path("/usr/share/hunspell")


def say(text=""):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def chromium():
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def lacking():
    """What this machine has not, of all that the tests can use."""
    have = {
        "PostgreSQL": postgres.programs(),
        "Chromium": chromium(),
        "Java": shutil.which("java"),
        "the HTML checker": (ROOT / "node_modules" / "vnu-jar").is_dir(),
        "the French dictionary": any(DICTIONARIES.glob("fr*.dic")),
        "the English dictionary": (DICTIONARIES / "en_GB.dic").exists(),
    }
    return [what for what, there in have.items() if not there]


@dataclass
class Run:
    """What has been run so far, and how it ended."""

    steps: list = field(default_factory=list)  # (name, passed, seconds)
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: set = field(default_factory=set)  # why tests were skipped

    def step(self, name, command, **environment):
        say(f"\n── {name} " + "─" * max(0, 70 - len(name)))
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL)
        took = time.monotonic() - started
        self.steps.append((name, done.returncode == 0, took))
        say(f"{'passed' if done.returncode == 0 else 'FAILED'} in {took:.1f} s: {name}")
        return done.returncode == 0

    def pytest(self, name, *arguments, **environment):
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            self.step(
                name,
                [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments],
                **environment,
            )
            if report.exists():
                self.count(report)

    def count(self, report):
        for suite in ElementTree.parse(report).iter("testsuite"):
            total, skipped = int(suite.get("tests")), int(suite.get("skipped"))
            failed = int(suite.get("failures")) + int(suite.get("errors"))
            self.passed += total - failed - skipped
            self.failed += failed
            self.skipped += skipped
            self.reasons |= {skip.get("message", "") for skip in suite.iter("skipped")}


def look_at_the_code(run):
    run.step("format", [BIN / "ruff", "format", "--check", "."])
    run.step("lint", [BIN / "ruff", "check", "."])
    run.step("templates", [BIN / "djlint", "--lint", "--quiet", "templates", "newsroom", "results"])
    run.step("types", [BIN / "mypy"])
    run.step("imports", [BIN / "lint-imports"])
    run.step("system check", [*MANAGE, "check", "--fail-level", "WARNING"])
    run.step("migrations complete", [*MANAGE, "makemigrations", "--check", "--dry-run"])
    run.step("deployment", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], **SERVER)
    with tempfile.TemporaryDirectory() as folder:
        collect = [*MANAGE, "collectstatic", "--no-input", "--verbosity", "0"]
        run.step("static files", collect, **SERVER, STATIC_ROOT=folder)


@contextlib.contextmanager
def prepared():
    """The environment of the parts on SQLite. They share a migrated database and a copy of the demo content.

    Both are made beside what is done meanwhile; a test that asks earlier waits.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "DEMO_COPY": f"{folder}/demo"}
        making = subprocess.Popen(
            [sys.executable, "-m", "tests.demo_copy"],
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
        )
        try:
            yield environment
        finally:
            making.terminate()
            making.wait()


def run_the_tests(run, lacks, on_sqlite):
    # One worker more than there are processors: each of them waits now and then.
    workers = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadgroup"]
    run.pytest("tests on SQLite", *workers, "-m", "not browser", **on_sqlite)
    if "PostgreSQL" not in lacks:
        with postgres.server() as url:
            run.pytest("tests on PostgreSQL", *workers, "-m", "not browser and not pure", DATABASE_URL=url)
    if "Chromium" not in lacks:
        run.pytest("tests in the browser", *workers, "-m", "browser", **on_sqlite)


def close(run, lacks, seconds):
    say("\n── summary " + "─" * 63)
    for name, passed, took in run.steps:
        say(f"{'passed' if passed else 'FAILED'}  {took:6.1f} s  {name}")
    say(f"        {seconds:6.1f} s  in all")
    for what in lacks:
        say(f"{'FAILED' if CI else 'not run'}: {what} is missing here. It comes with: {INSTALL[what]}")
    for reason in sorted(run.reasons):
        say(f"skipped: {reason}")
    failed = sum(not passed for _, passed, _ in run.steps) + (len(lacks) if CI else 0)
    say(f"{run.passed} passed, {max(run.failed, failed)} failed, {run.skipped} skipped")
    return 1 if failed or run.failed else 0


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the database server ends as well
    started, run, lacks = time.monotonic(), Run(), lacking()
    if "the HTML checker" in lacks and shutil.which("npm"):
        with contextlib.suppress(OSError):
            subprocess.run(["npm", "ci", "--silent", "--omit=optional"], cwd=ROOT, stdin=subprocess.DEVNULL)
            lacks = lacking()
    with prepared() as on_sqlite:
        look_at_the_code(run)
        run_the_tests(run, lacks, on_sqlite)
    return close(run, lacks, time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main())
