from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from newsroom.models.translated import SAID, substance_of
from newsroom.roles import GROUPS, codenames


def begin(apps, schema_editor):
    """Every article gets its digest; of two languages the later is taken to agree with the earlier."""
    Article = apps.get_model("newsroom", "Article")
    database = schema_editor.connection.alias
    originals = {}
    for article in Article.objects.using(database).order_by("pk").iterator(chunk_size=100):
        article.substance = substance_of({name: getattr(article, name) for name in SAID})
        if original := originals.get(article.story_id):
            article.agrees_with, version = original
            article.translated_from_id = version
        else:
            versions = article.versions.order_by("-number").values_list("pk", flat=True)
            originals[article.story_id] = (article.substance, versions.first())
        article.save(update_fields=["substance", "agrees_with", "translated_from"])


def grant(apps, schema_editor):
    """Editors write corrections, all read them."""
    database = schema_editor.connection.alias
    create_permissions(installed.get_app_config("newsroom"), apps=apps, using=database, verbosity=0)
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.using(database).filter(name__in=list(GROUPS)):
        group.permissions.add(
            *Permission.objects.using(database).filter(
                content_type__app_label="newsroom",
                content_type__model="correction",
                codename__in=codenames(group.name, "newsroom"),
            )
        )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0006_corrections_and_translation")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
