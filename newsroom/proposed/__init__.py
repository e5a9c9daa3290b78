"""Pages of the house that every site needs, proposed in both languages: to be completed, then published."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from newsroom.editions import LANGUAGES
from newsroom.models import StaticPage

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Proposal:
    """A page by its address, and the list that stands below its text."""

    slug: str
    appendix: str = StaticPage.Appendix.NONE


PROPOSALS = [
    Proposal("masthead", StaticPage.Appendix.PEOPLE),
    Proposal("corrections-policy"),
    Proposal("legal-notice"),
    Proposal("sources", StaticPage.Appendix.SOURCES),
    Proposal("privacy"),
    Proposal("accessibility"),
]


def text_of(slug, language):
    """Title and text: the first line of the file, and the rest."""
    text = (HERE / f"{slug}.{language}.html").read_text(encoding="utf-8")
    title, _, body = text.replace("{site_name}", settings.SITE_NAME).partition("\n")
    return title.strip(), body.strip()


def propose(*, published=False):
    """Make the pages that are missing; one that is there is left as it is."""
    made = []
    for order, proposal in enumerate(PROPOSALS, 1):
        if StaticPage.objects.filter(slug=proposal.slug).exists():
            continue
        page = StaticPage(slug=proposal.slug, appendix=proposal.appendix, order=order)
        for language in LANGUAGES:
            title, body = text_of(proposal.slug, language)
            setattr(page, f"title_{language}", title)
            setattr(page, f"body_{language}", body)
            setattr(page, f"is_published_{language}", published)
        page.full_clean()
        page.save()
        made.append(page)
    return made
