"""Two requests at one moment, each in a thread and a transaction of its own."""

import contextlib
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection

PATIENCE = 1  # seconds for which the first waits where the second is kept from coming


def in_threads(test):
    """For a test that commits: on PostgreSQL, where two transactions are under way at the same time."""
    test = pytest.mark.django_db(transaction=True)(test)
    return pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite lets one write at a time")(test)


def meet(monkeypatch, where, name):
    """Both have come out of `where.name` before either goes on, unless a lock keeps the second from it."""
    look, barrier = getattr(where, name), Barrier(2)

    def met(*args, **kwargs):
        answer = look(*args, **kwargs)
        with contextlib.suppress(BrokenBarrierError):
            barrier.wait(PATIENCE)
        return answer

    monkeypatch.setattr(where, name, met)


def both(first, second=None):
    """What came of each: an answer or an exception."""
    came = [None, None]

    def run(index, does):
        try:
            came[index] = does()
        except Exception as error:
            came[index] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate((first, second or first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def once(monkeypatch, where, name, does):
    """When `where.name` is called for the first time, this is done before its answer is given."""
    look = getattr(where, name)

    def meanwhile(*args, **kwargs):
        monkeypatch.setattr(where, name, look)
        answer = look(*args, **kwargs)
        does()
        return answer

    monkeypatch.setattr(where, name, meanwhile)
