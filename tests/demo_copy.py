"""What a run of tests makes once and copies: a database that is migrated, and one with the demo content.

`python -m tests.demo_copy` makes both in the folder that DEMO_COPY names.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

from tests.machine import ROOT

DAY = "2026-11-21T12:00:00+01:00"  # on which it was loaded, whatever the clock says


def loaded(tmp_path_factory):
    """The folder with its `db.sqlite3` and its `media`."""
    folder = folder_of(tmp_path_factory)
    make_once(folder, "demo")
    return folder


def migrated(tmp_path_factory):
    """A SQLite database as the migrations leave it."""
    folder = folder_of(tmp_path_factory)
    make_once(folder, "migrate")
    return folder / "migrated.sqlite3"


def folder_of(tmp_path_factory):
    """That of DEMO_COPY, which several runs may share, or one of this run."""
    own = tmp_path_factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return Path(os.environ.get("DEMO_COPY") or run / "demo-copy")


def make_once(folder, what):
    """Who comes first makes it, the others wait for that."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"made-{what}"
    with (folder / f"lock-{what}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            MAKE[what](folder)
            made.touch()


def make_migrated(folder):
    run_with_database(folder / "migrated.sqlite3", "migrate")


def make_demo(folder):
    make_once(folder, "migrate")
    shutil.copy(folder / "migrated.sqlite3", folder / "db.sqlite3")
    run_with_database(folder / "db.sqlite3", "demo", MEDIA_ROOT=str(folder / "media"))


MAKE = {"migrate": make_migrated, "demo": make_demo}


def run_with_database(file, what, **environment):
    """In a process of its own: this one has a database already."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{file}"} | environment
    command = [sys.executable, "-m", "tests.demo_copy", what]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"“{what}” ends badly.\n{done.stdout}{done.stderr}")


@contextmanager
def shown(folder, media):
    """The copy in place of all that the (SQLite) database and the folder `media` hold, for a while."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache
    from django.db import connection

    def fill(source):
        connection.ensure_connection()
        source.backup(connection.connection)
        ContentType.objects.clear_cache()
        cache.clear()

    shutil.copytree(folder / "media", media, dirs_exist_ok=True)
    with closing(sqlite3.connect(":memory:")) as before:
        connection.ensure_connection()
        connection.connection.backup(before)
        with closing(sqlite3.connect(folder / "db.sqlite3")) as copy:
            fill(copy)
        try:
            yield
        finally:
            fill(before)


def migrate():
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def load_demo():
    import time_machine

    with time_machine.travel(DAY, tick=True):
        migrate()
        from django.conf import settings
        from django.core.management import call_command

        settings.MEDIA_ROOT = Path(os.environ["MEDIA_ROOT"])
        call_command("demo", on_a_server=True, verbosity=0)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    if sys.argv[1:] == ["migrate"]:
        migrate()
    elif sys.argv[1:] == ["demo"]:
        load_demo()
    else:
        make_once(Path(os.environ["DEMO_COPY"]), "demo")
