from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from newsroom.models import SearchEntry
from newsroom.search import index


class Command(BaseCommand):
    help = "Make the index of the search anew, from all that is kept."

    def handle(self, **options):
        index.reindex()
        count = SearchEntry.objects.count()
        self.stdout.write(_("%(count)s entries in the index.") % {"count": count})
