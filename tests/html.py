"""The Nu HTML checker, started once and asked over HTTP."""

import contextlib
import json
import socket
import subprocess
import time
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.machine import ROOT, lacking, program

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
        yield lambda page: complaints(f"http://127.0.0.1:{port}/?out=json", page)
    finally:
        server.kill()
        server.wait()


def complaints(address, page):
    request = Request(address, page.encode(), {"Content-Type": "text/html; charset=utf-8"})
    for _ in range(150):
        try:
            with urlopen(request, timeout=60) as answer:
                messages = json.load(answer)["messages"]
            break
        except (URLError, ConnectionError):  # it is still starting
            time.sleep(0.2)
    else:
        raise RuntimeError("The HTML checker does not answer.")
    return [
        f"{message.get('lastLine', '?')}: {message['message']} … {message.get('extract', '').strip()}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
