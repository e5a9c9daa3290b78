"""A slow line, for a run of the browser's tests that looks for races.

`SLOW_LINE=0.8 pytest -m browser`: each request and each answer is up to 0.8 seconds on its way. What was sent
first may arrive last, as it does on a train. By chance, so a failure comes again with patience only: what it
tells is that two things were not waited for in their order, by the page or by its test.
"""

import os
import random
import time

from django.core.handlers.wsgi import WSGIHandler

SECONDS = float(os.environ.get("SLOW_LINE", "0"))


def begin(patch):
    handle = WSGIHandler.__call__

    def handle_late(handler, environ, start_response):
        wait()
        answer = handle(handler, environ, start_response)
        wait()
        return answer

    if SECONDS:
        patch.setattr(WSGIHandler, "__call__", handle_late)


def wait():
    time.sleep(random.uniform(0, SECONDS))
