from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from newsroom.roles import GROUPS, codenames


def make_groups(apps, schema_editor):
    """The groups with their permissions, which Django itself would make only after the last migration."""
    database = schema_editor.connection.alias
    for label in ("newsroom", "results"):
        create_permissions(installed.get_app_config(label), apps=apps, using=database, verbosity=0)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name in GROUPS:
        group, _ = Group.objects.using(database).get_or_create(name=name)
        for label in ("newsroom", "results"):
            wanted = Permission.objects.using(database).filter(
                content_type__app_label=label, codename__in=codenames(name, label)
            )
            group.permissions.add(*wanted)


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(
        name__in=list(GROUPS)
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_initial"),
        ("results", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
