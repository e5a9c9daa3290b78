"""Migrations are one line, forwards and back."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

APPS = ["results", "newsroom"]


@pytest.mark.pure
@pytest.mark.parametrize("app", APPS)
def test_an_app_has_one_line_of_migrations(app):
    loader = MigrationLoader(None)
    parents = Counter(
        parent
        for key, node in loader.graph.node_map.items()
        if key[0] == app
        for parent in {each.key for each in node.parents}
        if parent[0] == app
    )
    assert len(loader.graph.leaf_nodes(app)) == 1
    assert [parent for parent, children in parents.items() if children > 1] == []


@pytest.mark.django_db(transaction=True)
def test_all_migrations_can_be_taken_back_and_done_again():
    try:
        for app in reversed(APPS):
            call_command("migrate", app, "zero", verbosity=0)
        tables = connection.introspection.table_names()
        assert [table for table in tables if table.startswith(("results_", "newsroom_"))] == []
    finally:
        call_command("migrate", verbosity=0)
