"""The demo content, loaded once in a run of tests: who shows it on a server of his own gets a copy."""

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
    """The folder with its `db.sqlite3` and its `media`: who comes first makes it, the others wait for that.

    It is that of DEMO_COPY, which several runs may share, or one of this run.
    """
    own = tmp_path_factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = Path(os.environ.get("DEMO_COPY") or run / "demo-copy")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            make(folder)
            (folder / "made").touch()
    return folder


def make(folder):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
    }
    command = [sys.executable, "-m", "tests.demo_copy"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The demo content cannot be loaded.\n{done.stdout}{done.stderr}")


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


def main():
    import time_machine

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    with time_machine.travel(DAY, tick=True):
        import django
        from django.core.management import call_command

        django.setup()
        from django.conf import settings

        settings.MEDIA_ROOT = Path(os.environ["MEDIA_ROOT"])
        call_command("migrate", verbosity=0)
        call_command("demo", on_a_server=True, verbosity=0)


if __name__ == "__main__":
    main()
