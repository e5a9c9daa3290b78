from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom import images
from newsroom.models import Photo


class Command(BaseCommand):
    help = "Draw the renditions of photos that lack them or show an earlier credit, or of all photos again."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Draw them all again.")

    def handle(self, *args, **options):
        made = failed = 0
        for photo in Photo.objects.select_related("photographer").order_by("pk").iterator():
            if not (options["all"] or images.outdated(photo)):
                continue
            try:
                (images.make_renditions if options["all"] else images.renew)(photo)
            except (OSError, ValueError) as error:
                failed += 1
                self.stderr.write(_("Photo %(number)s: %(error)s") % {"number": photo.pk, "error": error})
                continue
            photo.save(update_fields=["renditions"])
            made += 1
        self.stdout.write(
            ngettext("%(count)s photo drawn.", "%(count)s photos drawn.", made) % {"count": made}
        )
        if failed:
            raise SystemExit(1)
