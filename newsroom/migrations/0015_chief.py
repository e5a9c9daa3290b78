from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from newsroom.roles import APPS, CHIEF, codenames


def make_chief(apps, schema_editor):
    """The chief’s group, whole: on a new site an earlier migration has begun it already."""
    database = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=CHIEF)
    for label in APPS:
        create_permissions(installed.get_app_config(label), apps=apps, using=database, verbosity=0)
        group.permissions.add(
            *permissions.filter(content_type__app_label=label, codename__in=codenames(CHIEF, label))
        )


def remove_chief(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name=CHIEF).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0014_rendition_folders"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_chief, remove_chief)]
