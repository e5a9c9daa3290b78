import uuid

import django.core.validators
import django.utils.timezone
from django.db import migrations, models

PLANNED = ("Event", "Session")


def give_each_its_own(apps, schema_editor):
    """A default would be the same for every row that is there already."""
    for name in PLANNED:
        model = apps.get_model("results", name)
        rows = model.objects.using(schema_editor.connection.alias).filter(uid=None).only("pk")
        found = list(rows)
        for row in found:
            row.uid = uuid.uuid4()
        model.objects.using(schema_editor.connection.alias).bulk_update(found, ["uid"], batch_size=400)


def plan(model):
    return [
        migrations.AddField(model, "sequence", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddField(
            model, "changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)
        ),
        migrations.AddField(model, "uid", models.UUIDField(null=True, editable=False)),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0002_a_result_entered_by_hand_has_no_sheet"),
    ]

    operations = [
        *plan("event"),
        *plan("session"),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop, elidable=True),
        *[
            migrations.AlterField(
                name, "uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in ("event", "session")
        ],
        migrations.AddField(
            "circuit",
            "latitude",
            models.DecimalField(
                blank=True,
                decimal_places=6,
                help_text="In degrees, north of the equator: 46.864167. Readers’ calendars show the place.",
                max_digits=8,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-90),
                    django.core.validators.MaxValueValidator(90),
                ],
                verbose_name="latitude",
            ),
        ),
        migrations.AddField(
            "circuit",
            "longitude",
            models.DecimalField(
                blank=True,
                decimal_places=6,
                help_text="In degrees, east of Greenwich: 3.163611.",
                max_digits=9,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-180),
                    django.core.validators.MaxValueValidator(180),
                ],
                verbose_name="longitude",
            ),
        ),
        migrations.AddConstraint(
            "circuit",
            models.CheckConstraint(
                condition=models.Q(("latitude", None), ("longitude", None))
                | models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                name="a_place_on_the_map_has_both_numbers",
                violation_error_message="A place has a latitude and a longitude, or neither.",
            ),
        ),
    ]
