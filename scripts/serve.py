"""Serve the site on this machine: migrate, load the demo content, say where it is.

python -m scripts.serve 8000
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
MANAGE = [sys.executable, str(ROOT / "manage.py")]


def say(text=""):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def the_port(text):
    if not text.isdecimal() or not 0 < int(text) < 65536:
        sys.exit(f"PORT is a number from 1 to 65535, not {text!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            sys.exit(f"Port {text} cannot be used ({error.strerror}). Try another: make run PORT=8001")
    return int(text)


def manage(*arguments):
    done = subprocess.run([*MANAGE, *arguments], cwd=ROOT)
    if done.returncode:
        sys.exit(done.returncode)


def main(arguments):
    port = the_port(arguments[0] if arguments else "8000")
    address = f"http://{HOST}:{port}"
    os.environ.setdefault("SITE_URL", address)
    os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
    manage("migrate", "--verbosity", "0")
    say()
    manage("demo")
    say()
    say(f"  {address}/fr/     le site en français")
    say(f"  {address}/en/     the site in English")
    say(f"  {address}/admin/  the newsroom, with one of the logins above")
    say()
    say("  Ctrl-C ends it; the data stays.")
    say()
    os.execv(sys.executable, [*MANAGE, "runserver", f"{HOST}:{port}"])


if __name__ == "__main__":
    main(sys.argv[1:])
