import django.db.models.deletion
from django.db import migrations, models

import newsroom.models.person


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0011_kinds_and_notes")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="portrait",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown once it has a credit, as any photo.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsroom.photo",
                verbose_name="portrait",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="public_email",
            field=models.EmailField(
                blank=True,
                help_text="Readers see it; empty: they see none.",
                max_length=254,
                verbose_name="public e-mail",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="links",
            field=models.TextField(
                blank=True,
                help_text="Web addresses of his or her own, one a line.",
                max_length=1000,
                validators=[newsroom.models.person.validate_links],
                verbose_name="elsewhere",
            ),
        ),
    ]
