import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from newsroom.granting import grant_roles


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0017_rubrics_pages_adverts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FrontPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "French"), ("en", "English")],
                        max_length=2,
                        unique=True,
                        verbose_name="language",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("arranged_at", models.DateTimeField(editable=False, null=True, verbose_name="arranged")),
                (
                    "arranged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "front page",
                "verbose_name_plural": "front pages",
                "ordering": ["language"],
                "permissions": [("arrange_front_page", "Can arrange the front page")],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="FrontPagePlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slot",
                    models.CharField(
                        choices=[("lead", "lead"), ("card", "card"), ("brief", "latest news")],
                        max_length=5,
                        verbose_name="place",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Then it falls away by itself. Empty: without an end.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                ("placed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="front_page_place",
                        to="newsroom.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "front_page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="newsroom.frontpage",
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "place on the front page",
                "verbose_name_plural": "places on the front page",
                "ordering": ["front_page", "slot", "order", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("slot", "lead")),
                        fields=("front_page",),
                        name="a_front_page_has_one_lead",
                        violation_error_message="The front page has a lead already.",
                    )
                ],
            },
        ),
        grant_roles(),
    ]
