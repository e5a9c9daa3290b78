from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from newsroom import amending
from newsroom.models import TouchedSentence
from results.models import Classification


class Command(BaseCommand):
    help = (
        "Read the articles under results that were amended lately once more: where the server stopped "
        "between a publication and that reading. What is known already stays as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=2, help="How far back (2).")

    def handle(self, *args, **options):
        before = TouchedSentence.objects.count()
        since = timezone.now() - timedelta(days=options["days"])
        for later in Classification.objects.filter(published_at__gte=since).order_by("published_at"):
            variant = {name: getattr(later, name) for name in ("session", "kind", "stage")}
            earlier = Classification.objects.published().filter(**variant, revision__lt=later.revision)
            amending.classification_came(later, earlier.order_by("-revision").first())
        self.stdout.write(f"{TouchedSentence.objects.count() - before} sentences found")
