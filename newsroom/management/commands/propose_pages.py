from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from newsroom.proposed import propose


class Command(BaseCommand):
    help = "Propose the pages of the house that are missing (legal notice, privacy …), not published yet."

    def handle(self, *args, **options):
        made = len(propose())
        self.stdout.write(
            ngettext(
                "%(count)s page proposed: complete it in the admin, then publish it.",
                "%(count)s pages proposed: complete them in the admin, then publish them.",
                made,
            )
            % {"count": made}
        )
