"""The index of the database in use, behind one face: `install`, `remove`, `matching`, `ranked`."""

from django.db import connections

from newsroom.search import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def of(connection):
    return ENGINES[connection.vendor]


def install(using="default"):
    connection = connections[using]
    with connection.cursor() as cursor:
        of(connection).install(cursor)


def remove(using="default"):
    connection = connections[using]
    with connection.cursor() as cursor:
        of(connection).remove(cursor)
