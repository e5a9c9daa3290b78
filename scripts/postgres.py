"""A private PostgreSQL server in a temporary folder, gone when its block ends."""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

# What a server that is thrown away may do without; the clock of a test run thanks for it.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]
PATIENCE = 120  # seconds, on a busy machine
LOCALES = ["C.UTF-8", "en_US.UTF-8", "C"]  # the first that this system knows


def programs():
    """The folder of `initdb` and `postgres`, or None: in PATH, else where Debian keeps them."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


def unprivileged():
    """Whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise RuntimeError("PostgreSQL refuses to run as root, and there is no user postgres or nobody.")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def initialise(folder, data, password_file, who):
    options = [
        "-U",
        "newsroom",
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--no-sync",
        f"--pwfile={password_file}",
    ]
    for locale in LOCALES:
        command = [folder / "initdb", "-D", data, *options, f"--locale={locale}"]
        done = subprocess.run(command, **who, cwd="/", capture_output=True, text=True)
        if done.returncode == 0:
            return
        shutil.rmtree(data, ignore_errors=True)
    raise RuntimeError(f"initdb: {done.stderr.strip()}")


def wait_for(server, port, log):
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        if server.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not answer within {PATIENCE} seconds.")


@contextlib.contextmanager
def server():
    """Run a server and give its DATABASE_URL."""
    folder, who = programs(), unprivileged()
    # Not below TMPDIR, which another user may not be able to enter.
    home = Path(tempfile.mkdtemp(prefix="newsroom-pg-", dir="/tmp" if who else None))
    password = secrets.token_urlsafe(24)
    password_file, log = home / "password", home / "log"
    password_file.touch(mode=0o600)
    password_file.write_text(password)
    log.touch()
    if who:
        for path in (home, password_file, log):
            os.chown(path, who["user"], who["group"])
    process = None
    try:
        initialise(folder, home / "data", password_file, who)
        port = free_port()
        options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}", *FAST]
        with log.open("ab") as output:
            process = subprocess.Popen(
                [
                    folder / "postgres",
                    "-D",
                    home / "data",
                    *(part for option in options for part in ("-c", option)),
                ],
                **who,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,  # Ctrl-C is for the test run, which then stops the server itself
            )
        wait_for(process, port, log)
        yield f"postgres://newsroom:{password}@127.0.0.1:{port}/postgres"
    finally:
        if process and process.poll() is None:
            process.send_signal(signal.SIGQUIT)  # at once: nothing is kept
            process.wait(timeout=PATIENCE)
        shutil.rmtree(home, ignore_errors=True)
