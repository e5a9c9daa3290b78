"""What the site takes on ten thousand articles: `make bench`, on SQLite and, if installed, on PostgreSQL.

A measure is a name, a function that says what it takes, and the limit that it is held to; more are added to
MEASURES. What is held to the limit is the work of the processor, the median of several runs, which waits for
nobody else; the least by the clock stands beside it. Ends with 1 where a limit is exceeded. `--articles 200
--years 2` makes it quick.
"""

import argparse
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
STORIES = int(os.environ.get("BENCH_STORIES", "5000"))  # two articles each, one a language
YEARS = int(os.environ.get("BENCH_YEARS", "10"))  # of five series
TIMES = int(os.environ.get("BENCH_TIMES", "15"))


@dataclass(frozen=True)
class Measure:
    """Something that is timed."""

    name: str
    taken: Callable  # takes the site
    limit: float


@dataclass(frozen=True)
class Taken:
    """Seconds of work, of the site and of its database together; and the least by the clock."""

    median: float
    slow: float  # of a hundred runs five are slower
    clock: float


def timed(action, times=TIMES):
    action()  # what is done once in the life of a process
    work, clock = [], []
    database = seconds_of_the_database()
    for _ in range(times):
        started, worked = time.perf_counter(), time.process_time()
        action()
        work.append(time.process_time() - worked)
        clock.append(time.perf_counter() - started)
    database = (seconds_of_the_database() - database) / times
    slow = sorted(work)[min(times - 1, round(0.95 * times))]
    return Taken(statistics.median(work) + database, slow + database, min(clock))


def seconds_of_the_database():
    """What the server of the database has worked for us; SQLite works within our own process."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not stat.exists():  # another system than Linux: our own work alone
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def page(path, **query):
    """What one page takes, as the server makes it: nothing of it comes from the cache."""

    def taken(site):
        from django.core.cache import cache
        from django.test import Client

        asked = {name: value(site) if callable(value) else value for name, value in query.items()}
        client = Client(headers={"host": "localhost"})

        def action():
            cache.clear()
            if client.get(path, asked).status_code != 200:
                raise RuntimeError(path)

        return timed(action)

    return taken


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
    Measure("search: the beginning of a name", page("/fr/search/", q=lambda s: driver(s)[:4]), SEARCH),
    Measure("search: a misspelt question", page("/en/search/", q=lambda s: f"who won {circuit(s)}x"), SEARCH),
    Measure("search: some of the words", page("/fr/search/", q="pluie départ qzxwvk stands"), SEARCH),
    Measure("search: nonsense", page("/en/search/", q="asdkjh qwkejh zxmnbc poiqwe"), SEARCH),
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
        site = BenchSite(STORIES, YEARS)
    started = time.perf_counter()
    index.reindex()
    print(f"{len(site.articles)} articles, indexed in {time.perf_counter() - started:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{'ms':<40}{'median':>8}{'95 %':>8}{'clock':>8}{'limit':>7}{'ratio':>7}")
    over = 0
    for each in MEASURES:
        taken = each.taken(site)
        ratio = taken.median / each.limit
        over += ratio > 1
        figures = f"{taken.median * 1000:>8.1f}{taken.slow * 1000:>8.1f}{taken.clock * 1000:>8.1f}"
        print(f"{each.name:<40}{figures}{each.limit * 1000:>7.0f}{ratio:>7.2f}", flush=True)
    return int(over > 0)


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
    measured = [sys.executable, "-m", "scripts.bench", "measure"]
    return subprocess.run(measured, cwd=ROOT, env=environment).returncode


def main():
    if sys.argv[1:] == ["measure"]:
        return measure()
    parser = argparse.ArgumentParser(description="What a search takes; ends with 1 over a limit.")
    parser.add_argument("--articles", type=int, default=2 * STORIES, help="how many are invented")
    parser.add_argument("--years", type=int, default=YEARS, help="how many seasons each series has had")
    asked = parser.parse_args()
    os.environ |= {"BENCH_STORIES": str(max(1, asked.articles // 2)), "BENCH_YEARS": str(asked.years)}
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        over |= on("SQLite", f"sqlite:///{folder}/db.sqlite3", folder)
        if postgres.programs():
            with postgres.server() as url:
                over |= on("PostgreSQL", url, folder)
    return over


if __name__ == "__main__":
    sys.exit(main())
