"""What the site takes on ten thousand articles: `make bench`, on SQLite and, if installed, on PostgreSQL.

A measure is a name, a function that says what it takes, and the limit that it is held to; more are added to
MEASURES. What is held to the limit is the work of the processors, of the site and its database together, the
median of several runs, which waits for nobody else; the least by the clock stands beside it. Each line says
whether it holds, and the last ones name what does not. Ends with 1 where a limit is exceeded on one of them.
`--articles 200 --years 2` makes it quick.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass
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
    """Seconds of work, of the site and of its database; of both together; and the least by the clock."""

    site: float
    database: float
    median: float
    slow: float  # of a hundred runs five are slower
    clock: float


def timed(action, times=TIMES):
    action()  # what is done once in the life of a process
    site, database, clock = [], [], []
    for _ in range(times):
        asked, started, worked = seconds_of_the_database(), time.perf_counter(), time.process_time()
        action()
        site.append(time.process_time() - worked)
        clock.append(time.perf_counter() - started)
        database.append(seconds_of_the_database() - asked)
    both = sorted(map(sum, zip(site, database, strict=True)))
    slow = both[min(times - 1, round(0.95 * times))]
    middle = statistics.median
    return Taken(middle(site), middle(database), middle(both), slow, min(clock))


def seconds_of_the_database():
    """What the server of the database has worked for us; SQLite works within our own process."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    process = Path(f"/proc/{connection.connection.info.backend_pid}")
    if (exact := process / "schedstat").exists():
        return int(exact.read_text().split()[0]) / 1e9
    if not (stat := process / "stat").exists():  # another system than Linux: our own work alone
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
    return judged((each, each.taken(site)) for each in MEASURES)


def judged(measures):
    """Print a line for each and the verdict; 1 where a limit is exceeded."""
    print(f"{'ms':<40}{'site':>7}{'database':>9}{'both':>7}{'95 %':>7}{'clock':>7}{'limit':>7}")
    held, over = [], []
    for each, taken in measures:
        holds = taken.median <= each.limit
        (held if holds else over).append(each.name)
        site, database, both, slow, clock = (seconds * 1000 for seconds in astuple(taken))
        print(
            f"{each.name:<40}{site:>7.1f}{database:>9.1f}{both:>7.1f}{slow:>7.1f}{clock:>7.1f}"
            f"{each.limit * 1000:>7.0f}  {'holds' if holds else 'OVER'}",
            flush=True,
        )
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{len(held)} of {len(held + over)} hold their limit; {os.cpu_count()} processors, load {load}")
    for name in over:
        print(f"over its limit: {name}")
    return int(bool(over))


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
    commands = [["migrate"]]
    if not Path(environment["STATIC_ROOT"]).exists():
        commands.append(["collectstatic", "--no-input"])  # the same for each database
    for command in commands:
        whole = [sys.executable, "manage.py", *command, "--verbosity=0"]
        subprocess.run(whole, cwd=ROOT, env=environment, check=True)
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
