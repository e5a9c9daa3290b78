from django.db import migrations


def fill(apps, schema_editor):
    """The address of a rendition finds its photo by the folder."""
    photos = apps.get_model("newsroom", "Photo").objects.using(schema_editor.connection.alias)
    for photo in photos.exclude(renditions={}).only("renditions").iterator():
        names = [names["jpeg"] for widths in photo.renditions.values() for names in widths.values()]
        parts = names[0].split("/") if names else []
        if len(parts) == 3:
            photos.filter(pk=photo.pk).update(rendition_folder=parts[1][:16])


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0013_photo_rights")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
