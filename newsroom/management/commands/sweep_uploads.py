"""Delete the parts of uploads that nobody went on with for a day."""

from django.core.management.base import BaseCommand

from newsroom import uploading


class Command(BaseCommand):
    help = "Deletes the parts of uploads that nobody went on with for a day, and the list of old ones."

    def handle(self, *args, **options):
        self.stdout.write(f"{uploading.sweep()} uploads forgotten")
