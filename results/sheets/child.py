"""The process that touches uploaded bytes: bytes in, an answer out, within limits that it sets itself first.

Started as `python -m results.sheets.child`, without Django, secrets or a database.
"""

import json
import resource
import sys
from contextlib import suppress

MEMORY = 1024**3
OUTPUT = 32 * 1024**2
SECONDS = 20


def limit():
    """Memory, processor time and output; open files and core dumps too. What a system refuses, it refuses."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def answer(job, data):
    """The bytes to hand back: JSON, or a picture."""
    if job["do"] == "read":
        from results.sheets.pipeline import read_sheet

        readings = read_sheet(data, job["name"])
        return json.dumps({"documents": [reading.to_json() for reading in readings]}).encode()
    if job["do"] == "read_mapped":
        from results.sheets.mapping import read_mapped

        readings = read_mapped(data, job["name"], job["mapping"])
        return json.dumps({"documents": [reading.to_json() for reading in readings]}).encode()
    if job["do"] == "cells":
        from results.sheets.mapping import cells_in

        return json.dumps(cells_in(data, job["page"])).encode()
    from results.sheets.rendering import page_image, strip_image

    if job["do"] == "page":
        return page_image(data, job["page"], job["width"])
    return strip_image(data, tuple(job["box"]), job["width"])


def main():
    limit()
    job = json.loads(sys.argv[1])
    data = sys.stdin.buffer.read()
    from results.sheets.reading import SheetError

    try:
        output, status = answer(job, data), 0
    except SheetError as error:
        told = {"code": error.code, "params": error.problem.params}
        output, status = json.dumps(told).encode(), error.exit_status
    except (MemoryError, RecursionError):
        output, status = json.dumps({"code": "too_much_memory", "params": {}}).encode(), 2
    sys.stdout.buffer.write(output)
    sys.stdout.buffer.flush()
    return status


if __name__ == "__main__":
    sys.exit(main())
