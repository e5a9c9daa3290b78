import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from newsroom.granting import grant_roles


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0016_uploads"),
    ]

    operations = [
        migrations.CreateModel(
            name="Advert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "advertiser",
                    models.CharField(help_text="For the desk.", max_length=120, verbose_name="advertiser"),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("top", "under the head of every page"),
                            ("front", "on the front page"),
                            ("article", "in an article, after the text"),
                            ("list", "in a list of articles"),
                            ("series", "on the page of a series"),
                        ],
                        max_length=8,
                        verbose_name="place",
                    ),
                ),
                (
                    "link",
                    models.URLField(
                        help_text="Begins with https://",
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https"])],
                        verbose_name="address",
                    ),
                ),
                (
                    "alt_fr",
                    models.CharField(
                        help_text="What the picture says, for who hears it.",
                        max_length=200,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alt_en",
                    models.CharField(
                        help_text="What the picture says, for who hears it.",
                        max_length=200,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("", "both"), ("fr", "French"), ("en", "English")],
                        default="",
                        max_length=2,
                        verbose_name="edition",
                    ),
                ),
                ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="from")),
                (
                    "until",
                    models.DateTimeField(
                        blank=True, help_text="Empty: without an end.", null=True, verbose_name="until"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="switched on")),
                ("pictures", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "verbose_name": "advertisement",
                "verbose_name_plural": "advertisements",
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("starts_at")), _connector="OR"
                        ),
                        name="an_advertisement_ends_after_it_starts",
                        violation_error_message="It ends before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("link__startswith", "https://")),
                        name="an_advertisement_leads_to_https",
                        violation_error_message="The address begins with https://",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rubric",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("rubric", "rubric"), ("column", "column")],
                        default="rubric",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("name_fr", models.CharField(max_length=60, verbose_name="name")),
                ("name_en", models.CharField(max_length=60, verbose_name="name")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="slug")),
                (
                    "description_fr",
                    models.TextField(
                        blank=True,
                        help_text="Stands at the head of its page.",
                        max_length=400,
                        verbose_name="description",
                    ),
                ),
                (
                    "description_en",
                    models.TextField(
                        blank=True,
                        help_text="Stands at the head of its page.",
                        max_length=400,
                        verbose_name="description",
                    ),
                ),
                (
                    "in_bar",
                    models.BooleanField(
                        default=False,
                        help_text="Named at the top of every page.",
                        verbose_name="among the sections",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of a column: who writes it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="columns",
                        to="newsroom.person",
                        verbose_name="author",
                    ),
                ),
                (
                    "portrait",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of a column; empty: the portrait of its author.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="newsroom.photo",
                        verbose_name="portrait",
                    ),
                ),
            ],
            options={
                "verbose_name": "rubric",
                "verbose_name_plural": "rubrics",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.AddField(
            model_name="story",
            name="rubric",
            field=models.ForeignKey(
                blank=True,
                help_text="The rubric or column under which it appears, if any.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stories",
                to="newsroom.rubric",
                verbose_name="rubric",
            ),
        ),
        migrations.CreateModel(
            name="StaticPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="slug")),
                ("title_fr", models.CharField(blank=True, max_length=120, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="title")),
                ("body_fr", models.TextField(blank=True, verbose_name="text")),
                ("body_en", models.TextField(blank=True, verbose_name="text")),
                ("is_published_fr", models.BooleanField(default=False, verbose_name="published")),
                ("is_published_en", models.BooleanField(default=False, verbose_name="published")),
                (
                    "appendix",
                    models.CharField(
                        choices=[
                            ("none", "nothing"),
                            ("people", "the people of the house, with their job titles"),
                            ("sources", "who issued the documents and who took the photos"),
                        ],
                        default="none",
                        help_text="A list that keeps itself up to date.",
                        max_length=8,
                        verbose_name="below the text",
                    ),
                ),
                ("in_footer", models.BooleanField(default=True, verbose_name="in the footer")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last change")),
            ],
            options={
                "verbose_name": "page of the house",
                "verbose_name_plural": "pages of the house",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_published_fr", False),
                            models.Q(
                                models.Q(("title_fr", ""), _negated=True),
                                models.Q(("body_fr", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_published_page_has_a_title_and_a_text_in_french",
                        violation_error_message="What is published in French has a title and a text in French.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_published_en", False),
                            models.Q(
                                models.Q(("title_en", ""), _negated=True),
                                models.Q(("body_en", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_published_page_has_a_title_and_a_text_in_english",
                        violation_error_message="What is published in English has a title and a text in English.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="rubric",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "column"), _negated=True), ("author__isnull", False), _connector="OR"
                ),
                name="a_column_has_an_author",
                violation_error_message="A column has an author.",
            ),
        ),
        grant_roles(),
    ]
