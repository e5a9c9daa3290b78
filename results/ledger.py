"""The database itself refuses to change what was published: triggers, on SQLite and on PostgreSQL.

Of a published classification only `is_current` may change, and links to logins that were removed; of its
lines only the links to the entry and the driver, so that a later merge moves links, never print.
The triggers are put in place after every `migrate` and taken away before it, since SQLite remakes tables.
"""

from django.db import connections

# table -> the columns that may change once the classification is in force
LOOSE = {
    "results_classification": {"is_current", "entered_by_id", "confirmed_by_id"},
    "results_classificationrow": {"entry_id"},
    "results_drive": {"driver_id"},
    "results_rowclass": {"race_class_id"},
    "results_rowtime": set(),
    "results_workedoutdecision": set(),
}
PARENT = {
    "results_classification": "{side}.id",
    "results_classificationrow": "{side}.classification_id",
    "results_drive": "(SELECT classification_id FROM results_classificationrow WHERE id = {side}.row_id)",
    "results_rowclass": "(SELECT classification_id FROM results_classificationrow WHERE id = {side}.row_id)",
    "results_workedoutdecision": "{side}.classification_id",
    "results_rowtime": "(SELECT classification_id FROM results_classificationrow WHERE id = {side}.row_id)",
}
REFUSAL = "A published classification does not change: publish a new revision."


def install(using="default"):
    """Put the triggers in place, anew."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    remove(using)
    with connection.cursor() as cursor:
        for table in [table for table in LOOSE if table in tables]:  # on the way back, some are gone
            for statement in statements(connection, table):
                cursor.execute(statement)


def remove(using="default"):
    """Take the triggers away: before a migration, and before a test empties its database."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in tables & set(LOOSE):
            for event in ("insert", "update", "delete"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS ledger_{table}_{event}{on}")


def statements(connection, table):
    """The triggers of a table: what belongs to a published classification is frozen."""
    own = table == "results_classification"
    with connection.cursor() as cursor:
        columns = [c.name for c in connection.introspection.get_table_description(cursor, table)]
    frozen = [name for name in columns if name not in LOOSE[table]]
    distinct = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    moved = " OR ".join(f'OLD."{name}" {distinct} NEW."{name}"' for name in frozen)
    conditions = {
        "update": f"({published(table, 'OLD')}) AND ({moved})",
        "delete": published(table, "OLD"),
    }
    if not own:
        conditions["insert"] = published(table, "NEW")
    build = postgresql if connection.vendor == "postgresql" else sqlite
    for event, condition in conditions.items():
        yield from build(table, event, condition)


def published(table, side):
    if table == "results_classification":
        return f"{side}.published_at IS NOT NULL"
    parent = PARENT[table].format(side=side)
    return (
        "EXISTS (SELECT 1 FROM results_classification c "
        f"WHERE c.id = {parent} AND c.published_at IS NOT NULL)"
    )


def sqlite(table, event, condition):
    yield (
        f"CREATE TRIGGER ledger_{table}_{event} BEFORE {event.upper()} ON {table} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def postgresql(table, event, condition):
    # A condition with a subquery may not stand in WHEN: it goes into the function.
    name = f"ledger_{table}_{event}"
    kept = "OLD" if event == "delete" else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN {kept}; END $$"
    )
    yield (f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def before_migrate(sender, using, **kwargs):
    remove(using)


def after_migrate(sender, using, **kwargs):
    install(using)
