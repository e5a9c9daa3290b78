from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom import images
from newsroom.models import Photo


class Command(BaseCommand):
    help = "Draw the renditions of photos that lack them or show an earlier credit, or of all photos again."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Draw them all again.")

    @transaction.atomic
    def draw(self, pk, *, anyway):
        """The earlier files go once the photo is known to name the new ones."""
        photo = Photo.objects.select_for_update(no_key=True).filter(pk=pk).first()
        if photo is None or not (anyway or images.outdated(photo)):
            return False
        (images.make_renditions if anyway else images.renew)(photo)
        photo.save(update_fields=["renditions"])
        return True

    def handle(self, *args, **options):
        made = failed = 0
        for pk in list(Photo.objects.order_by("pk").values_list("pk", flat=True)):  # others write meanwhile
            try:
                made += self.draw(pk, anyway=options["all"])
            except (OSError, ValueError) as error:
                failed += 1
                self.stderr.write(_("Photo %(number)s: %(error)s") % {"number": pk, "error": error})
        self.stdout.write(
            ngettext("%(count)s photo drawn.", "%(count)s photos drawn.", made) % {"count": made}
        )
        if failed:
            raise SystemExit(1)
