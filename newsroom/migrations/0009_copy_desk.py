import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from newsroom.roles import GROUPS, codenames


def grant(apps, schema_editor):
    """Who may read and who may fill the house dictionary."""
    database = schema_editor.connection.alias
    create_permissions(installed.get_app_config("newsroom"), apps=apps, using=database, verbosity=0)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name in GROUPS:
        wanted = [code for code in codenames(name, "newsroom") if code.endswith("_houseword")]
        found = Permission.objects.using(database).filter(
            content_type__app_label="newsroom", codename__in=wanted
        )
        for group in Group.objects.using(database).filter(name=name):
            group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0008_open_pages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=80, verbose_name="word")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "French"), ("en", "English")],
                        help_text="Empty: right in both languages.",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
            ],
            options={
                "verbose_name": "word of the house dictionary",
                "verbose_name_plural": "house dictionary",
                "ordering": ["word", "language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("word", "language"),
                        name="a_house_word_stands_once_in_a_language",
                        violation_error_message="The house dictionary has this word already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CopyDismissal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("found", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copy_dismissals",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "dismissed finding",
                "verbose_name_plural": "dismissed findings",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "kind", "found"), name="a_finding_is_dismissed_once_in_an_article"
                    )
                ],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
