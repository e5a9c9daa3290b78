"""The house and its site."""

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.templatetags.static import static
from django.urls import NoReverseMatch
from django.utils.translation import get_language

from newsroom.models import StaticPage
from newsroom.structured.naming import absolute, identity, known, link, to
from results.formats import variant

KEPT = 600  # seconds
# Which page of the house says what; the slugs under which it is looked for.
POLICIES = {
    "publishingPrinciples": ("principles", "publishing-principles", "charter"),
    "ethicsPolicy": ("ethics", "ethics-policy", "charter"),
    "correctionsPolicy": ("corrections-policy", "corrections"),
    "actionableFeedbackPolicy": ("feedback", "contact"),
    "masthead": ("masthead",),
}
SLUGS = {slug for slugs in POLICIES.values() for slug in slugs}


def publisher_id():
    return {"@id": identity("publisher", "house")}


def publisher():
    return known(
        at_type="NewsMediaOrganization",
        at_id=identity("publisher", "house"),
        name=settings.SITE_NAME,
        url=f"{settings.SITE_URL}/",
        logo=known(at_type="ImageObject", url=absolute(static("icon.svg")), encodingFormat="image/svg+xml"),
        **policies(),
    )


def policies():
    """The pages in which the house says how it works, as far as there are any; one query in ten minutes."""
    key = key_of(get_language())
    if (kept := cache.get(key)) is None:
        pages = StaticPage.objects.published(get_language() or "en").filter(slug__in=SLUGS)
        address = {page.slug: link(page) for page in pages.only("slug")}
        kept = {
            term: next(address[slug] for slug in slugs if slug in address)
            for term, slugs in POLICIES.items()
            if address.keys() & set(slugs)
        }
        cache.set(key, kept, KEPT)
    return {"correctionsPolicy": to("corrections")} | kept


def key_of(language):
    return f"policies:{(language or 'en')[:2]}"


def forget(**kwargs):
    transaction.on_commit(lambda: cache.delete_many([key_of("fr"), key_of("en")]))


def listen():
    for signal in (post_save, post_delete):
        signal.connect(forget, sender=StaticPage, dispatch_uid=f"policies:{id(signal)}")


def website():
    """With how it is searched, once it can be."""
    return known(
        at_type="WebSite",
        at_id=identity("site", (get_language() or "en")[:2]),
        name=settings.SITE_NAME,
        url=to("home"),
        inLanguage=variant(),
        publisher=publisher_id(),
        potentialAction=search(),
    )


def search():
    try:
        address = to("search")
    except NoReverseMatch:
        return None
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{address}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
