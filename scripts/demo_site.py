"""The demo content on a server as readers would meet it: in a folder of its own, gone when its block ends.

Where DEMO_COPY names a folder with its `db.sqlite3` and its `media`, those are copied instead of made anew.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from scripts.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
PREPARE = [["migrate"], ["collectstatic", "--no-input"], ["demo", "--on-a-server"]]
PATIENCE = 180  # seconds until the server answers, on a busy machine


@contextmanager
def demo_site():
    """Yield its address; this process works on the same database from then on (`django.setup()` after it)."""
    port = free_port()
    address = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory() as folder:
        if copy := os.environ.get("DEMO_COPY"):
            shutil.copytree(copy, folder, dirs_exist_ok=True)
        os.environ |= {
            "DEBUG": "0",
            "HTTPS": "0",
            "SECRET_KEY": secrets.token_hex(40),
            "SITE_URL": address,
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
            "DJANGO_SETTINGS_MODULE": "newsroom.conf.settings",
        }
        for command in PREPARE:
            subprocess.run([sys.executable, "manage.py", *command, "--verbosity=0"], cwd=ROOT, check=True)
        gunicorn = [sys.executable, "-m", "gunicorn", "newsroom.conf.wsgi", "--bind", f"localhost:{port}"]
        server = subprocess.Popen([*gunicorn, "--workers", "2", "--log-level", "warning"], cwd=ROOT)
        try:
            wait_for(f"{address}/fr/", server)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE)


def wait_for(address, server):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"The demo site does not answer at {address}.")
