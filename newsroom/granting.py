"""The last step of a migration that brings a model or a group: the groups get what `roles.py` says of it."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from newsroom.roles import APPS, GROUPS, codenames


def grant(apps, schema_editor):
    """To a new group all that is its own, to the others what is new: a site's own choices stay."""
    database = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    earlier = set(permissions.values_list("pk", flat=True))
    for label in APPS:
        create_permissions(installed.get_app_config(label), apps=apps, using=database, verbosity=0)
    for name in GROUPS:
        group, is_new = groups.get_or_create(name=name)
        for label in APPS:
            wanted = permissions.filter(content_type__app_label=label, codename__in=codenames(name, label))
            group.permissions.add(*(wanted if is_new else wanted.exclude(pk__in=earlier)))


def grant_roles():
    """Reversible: what was granted goes with its model."""
    return migrations.RunPython(grant, migrations.RunPython.noop)
