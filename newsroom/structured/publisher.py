"""The house and its site."""

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import get_language

from newsroom.addresses import absolute, to
from newsroom.frame import frame_of
from newsroom.structured.naming import identity, known
from results.formats import variant

# Which page of the house says what; the slugs under which it is looked for.
POLICIES = {
    "publishingPrinciples": ("principles", "publishing-principles", "charter"),
    "ethicsPolicy": ("ethics", "ethics-policy", "charter"),
    "correctionsPolicy": ("corrections-policy", "corrections"),
    "actionableFeedbackPolicy": ("feedback", "contact"),
    "masthead": ("masthead",),
}


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
    """The pages in which the house says how it works, as far as there are any."""
    pages = frame_of((get_language() or "en")[:2]).pages
    said = {
        term: absolute(next(pages[slug] for slug in slugs if slug in pages))
        for term, slugs in POLICIES.items()
        if pages.keys() & set(slugs)
    }
    return {"correctionsPolicy": to("corrections")} | said


def website():
    """With how it is searched."""
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
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{to('search')}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
