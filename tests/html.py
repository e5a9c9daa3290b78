"""The Nu HTML checker, started once and asked over HTTP."""

import contextlib
import json
import socket
import subprocess
import time
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.machine import ROOT, lacking, program

SECONDS = 180  # to start in, on a busy machine
JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def checker():
    """Give a function that names what is wrong with a page."""
    java = program("java", brought_by="apt-get install default-jre-headless")
    if not JAR.exists():
        lacking("the HTML checker is missing here. It comes with: npm ci")
    port = free_port()
    options = ["-Xss2m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(JAR)]
    server = subprocess.Popen(
        [java, *options, "nu.validator.servlet.Main", str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield lambda page: complaints(server, f"http://127.0.0.1:{port}/?out=json", page)
    finally:
        server.kill()
        server.wait()


def complaints(server, address, page):
    request = Request(address, page.encode(), {"Content-Type": "text/html; charset=utf-8"})
    latest = time.monotonic() + SECONDS
    while True:
        try:
            with urlopen(request, timeout=SECONDS) as answer:
                messages = json.load(answer)["messages"]
            break
        except (URLError, ConnectionError) as error:  # it is still starting
            if server.poll() is not None or time.monotonic() > latest:
                raise RuntimeError("The HTML checker does not answer.") from error
            time.sleep(0.2)
    return [
        f"{message.get('lastLine', '?')}: {message['message']} … {message.get('extract', '').strip()}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
