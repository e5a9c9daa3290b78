"""A slow line and a slow machine, for a run of the browser's tests that looks for races.

`SLOW_LINE=0.8 SLOW_MACHINE=4 pytest -m browser`: each request and each answer is up to 0.8 seconds on its
way, and the pages have a quarter of the processor. Requests that were sent one after the other may arrive
the other way round, as they do on a train. By chance, so a failure comes again with patience only: what it
tells is that two things were not waited for in their order, by the page or by its test.
"""

import os
import random
import time

from django.core.handlers.wsgi import WSGIHandler

SECONDS = float(os.environ.get("SLOW_LINE", "0"))
TIMES = float(os.environ.get("SLOW_MACHINE", "1"))


def slow_the_line(patch):
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


def slow_the_machine(page):
    if TIMES > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": TIMES})
