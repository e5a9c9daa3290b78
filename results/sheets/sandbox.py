"""Uploaded bytes are only ever opened in a child process, limited in time, memory and output."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from results.sheets.child import OUTPUT, SECONDS
from results.sheets.documents import MAX_BYTES
from results.sheets.reading import NotAResult, Reading, Unreadable

ROOT = Path(__file__).resolve().parents[2]
ERRORS = {2: Unreadable, 3: NotAResult}


def read_in_sandbox(data, name="", seconds=SECONDS):
    """The documents that a file holds. Raises Unreadable or NotAResult, whatever it does."""
    return readings_from(ask(data, {"do": "read", "name": name}, seconds))


def read_mapped_in_sandbox(data, name, mapping):
    """The documents of a sheet whose columns an editor has named (`results.sheets.mapping`)."""
    return readings_from(ask(data, {"do": "read_mapped", "name": name, "mapping": mapping}))


def cells_in_sandbox(data, page=1):
    """What an editor needs to name the columns: the lines of a page with their places, or cells."""
    try:
        return json.loads(ask(data, {"do": "cells", "page": page}))
    except ValueError as error:
        raise Unreadable("crashed") from error


def readings_from(answer):
    try:
        return [Reading.from_json(document) for document in json.loads(answer)["documents"]]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("crashed") from error


def ask(data, job, seconds=SECONDS):
    """The child's answer as bytes."""
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", megabytes=MAX_BYTES // 1024 // 1024)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-s", "-E", "-W", "ignore", "-m", "results.sheets.child", json.dumps(job)],
                stdin=given,
                stdout=told,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},  # no secret of the site reaches it
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Unreadable("too_slow", seconds=seconds) from error
        told.seek(0)
        answer = told.read(OUTPUT + 1)
    if done.returncode == 0:
        return answer
    raise error_from(done.returncode, answer)


def error_from(status, answer):
    """The error that the child reported, or that its death means."""
    if status in ERRORS:
        try:
            told = json.loads(answer)
            return ERRORS[status](told["code"], **told["params"])
        except (ValueError, KeyError, TypeError):
            return Unreadable("crashed")
    if status in (-24, -9):  # SIGXCPU, SIGKILL
        return Unreadable("too_slow", seconds=SECONDS)
    return Unreadable("crashed")
