"""What the site takes on ten thousand articles: `make bench`, on SQLite and, if installed, on PostgreSQL.

A measure is a name, a function that gives seconds, and the yardstick in seconds that it is held to; more are
added to MEASURES. Each figure is a median; the ratio says how much of the yardstick is used.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts import postgres

ROOT = Path(__file__).resolve().parent.parent
STORIES = int(os.environ.get("BENCH_STORIES", "5000"))  # each told in both languages
TIMES = int(os.environ.get("BENCH_TIMES", "15"))


@dataclass(frozen=True)
class Measure:
    """Something that is timed."""

    name: str
    seconds: Callable  # takes the site
    yardstick: float


def median(action, times=TIMES):
    action()  # what is done once in the life of a process
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def page(path, **query):
    """The seconds of one page, as the server makes it: nothing of it comes from the cache."""

    def seconds(site):
        from django.core.cache import cache
        from django.test import Client

        asked = {name: value(site) if callable(value) else value for name, value in query.items()}
        client = Client(headers={"host": "localhost"})

        def action():
            cache.clear()
            if client.get(path, asked).status_code != 200:
                raise RuntimeError(path)

        return median(action)

    return seconds


def circuit(site):
    return site.circuits[3].name_fr


def driver(site):
    return site.drivers[7].family_name


SEARCH = 0.050
MEASURES = [
    Measure("search: a family name", page("/fr/search/", q=driver), SEARCH),
    Measure("search: a misspelt name", page("/fr/search/", q=lambda site: driver(site)[:-2] + "e"), SEARCH),
    Measure("search: a rare word", page("/en/search/", q=lambda site: site.words[-3]), SEARCH),
    Measure("search: l’écurie, in every article", page("/fr/search/", q="l’écurie"), SEARCH),
    Measure("search: three common words", page("/en/search/", q="rain last lap"), SEARCH),
    Measure(
        "search: driver and circuit", page("/fr/search/", q=lambda s: f"{driver(s)} {circuit(s)}"), SEARCH
    ),
    Measure(
        "search: who won a class", page("/en/search/", q=lambda s: f"who won Pro-Am {circuit(s)}"), SEARCH
    ),
    Measure("search: podium of a series", page("/fr/search/", q="podium Coupe Mistral 2024"), SEARCH),
    Measure("search: a car of a series", page("/fr/search/", q="n° 7 Sirocco"), SEARCH),
    Measure("search: nothing", page("/fr/search/", q="qzxwv"), SEARCH),
]


def measure():
    """In a process of its own, on the database that the environment names."""
    import django

    django.setup()
    from django.db import connection, transaction

    from newsroom.search import index
    from scripts.bench_site import BenchSite

    with transaction.atomic():
        site = BenchSite(STORIES)
    started = time.perf_counter()
    index.reindex()
    print(f"{len(site.articles)} articles, indexed in {time.perf_counter() - started:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{'':<40}{'ms':>8}{'yardstick':>11}{'ratio':>7}")
    for each in MEASURES:
        seconds = each.seconds(site)
        ratio = seconds / each.yardstick
        print(f"{each.name:<40}{seconds * 1000:>8.1f}{each.yardstick * 1000:>11.0f}{ratio:>7.2f}", flush=True)


def on(name, url, folder):
    print(f"\n── {name} " + "─" * max(0, 60 - len(name)), flush=True)
    environment = os.environ | {
        "DEBUG": "0",
        "HTTPS": "0",
        "SECRET_KEY": "of-a-database-that-is-thrown-away-0123456789-abcdefghijklmn",
        "DATABASE_URL": url,
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
        "DJANGO_SETTINGS_MODULE": "newsroom.conf.settings",
    }
    for command in (["manage.py", "migrate"], ["manage.py", "collectstatic", "--no-input"]):
        subprocess.run([sys.executable, *command, "--verbosity=0"], cwd=ROOT, env=environment, check=True)
    subprocess.run([sys.executable, "-m", "scripts.bench", "measure"], cwd=ROOT, env=environment, check=True)


def main():
    if sys.argv[1:] == ["measure"]:
        measure()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        on("SQLite", f"sqlite:///{folder}/db.sqlite3", folder)
        if postgres.programs():
            with postgres.server() as url:
                on("PostgreSQL", url, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
