"""Who makes the house, and where its results and photos come from: lists that keep themselves up to date."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from newsroom.models import Article, Person, PhotoUse
from results.models import Document


@dataclass(frozen=True)
class Sources:
    """Whose papers we read, and whose pictures we show."""

    issuers: list[str]
    credits: list[str]


def people():
    """Those with a job title, by their names."""
    return Person.objects.exclude(Q(job_title_fr="") & Q(job_title_en="")).order_by("name")


def sources():
    published = Article.objects.published().filter(story=OuterRef("story"))
    uses = PhotoUse.objects.filter(Exists(published)).values_list(
        Coalesce("photo__photographer__name", "photo__photographer_name"), "photo__agency"
    )
    credits = {" / ".join(part for part in credit if part) for credit in uses.distinct()} - {""}
    issuers = set(Document.objects.public().exclude(issuer="").values_list("issuer", flat=True))
    return Sources(
        sorted(issuers, key=str.casefold),
        sorted(credits, key=str.casefold),
    )
