"""An article, with the people, the events and the papers that it rests on."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom import body, spoilers
from newsroom.addresses import absolute, link
from newsroom.models import Byline, PhotoUse, Story
from newsroom.structured.event import naming_event, naming_session
from newsroom.structured.naming import identity, known, moment
from newsroom.structured.people import signing
from newsroom.structured.photo import image_of
from newsroom.structured.publisher import publisher_id
from newsroom.typography import typeset
from results.formats import variant

TYPES: dict[str, tuple[str, ...]] = {
    Story.Kind.REPORT: ("ReportageNewsArticle",),
    Story.Kind.PREVIEW: ("BackgroundNewsArticle",),
    Story.Kind.HISTORY: ("BackgroundNewsArticle",),
}
CROPS = ("screen", "card", "portrait")  # of the lead photo, as wide, as tall
MOST_PICTURES = 30
LINKED = re.compile(r'<a href="(/(?:fr|en)/(drivers|teams)/[\w-]+/)">(.+?)</a>')
LINKED_TYPES = {"drivers": "Person", "teams": "SportsTeam"}


def of_article(article, page):
    """`page`: what the page shows of it (the names of `newsroom.views.articles.page_of`)."""
    facts = always(article, page)
    return facts if spoilers.is_covered(article) else facts | telling(article, page)


def always(article, page):
    """What gives no result away."""
    story, series = article.story, article.story.main_series
    first = article.first_published_at or article.published_at
    zone = article.zone
    by_role = people_of(article)
    return known(
        at_type=["NewsArticle", *TYPES.get(story.kind, ())],
        at_id=link(article),
        url=link(article),
        mainEntityOfPage=link(article),
        headline=typeset(spoilers.headline(article)),
        inLanguage=variant(article.language),
        datePublished=moment(first, zone),
        dateModified=moment(article.updated_at or first, zone),
        author=by_role[Byline.Role.AUTHOR],
        translator=by_role[Byline.Role.TRANSLATOR],
        editor=by_role[Byline.Role.EDITOR],
        contributor=by_role[Byline.Role.CONTRIBUTOR],
        publisher=publisher_id(),
        copyrightHolder=publisher_id(),
        copyrightYear=first.astimezone(zone).year if first else None,
        sourceOrganization=known(at_type="Organization", name=story.issuer)
        if story.kind == Story.Kind.PRESS_RELEASE and story.issuer
        else None,
        articleSection=str(series) if series else capfirst(story.get_kind_display()),
        genre=capfirst(story.get_kind_display()),
        isPartOf=[
            known(at_type="CollectionPage", at_id=link(whole), name=str(whole), url=link(whole))
            for whole in (series, story.rubric)
            if whole
        ],
        isAccessibleForFree=True,
        dateline=story.dateline,
    ) | versions_of(article, page)


def telling(article, page):
    """What readers without results are not told."""
    return known(
        alternativeHeadline=typeset(article.neutral_headline) if article.neutral_headline else None,
        description=typeset(article.standfirst) if article.standfirst else None,
        image=pictures_of(article.story),
        keywords=[tag.label for tag in page.get("tags") or ()],
        about=about(article.story, page.get("event")),
        mentions=mentioned(article),
        correction=[corrected(correction, article) for correction in page.get("corrections") or ()],
        isBasedOn=[
            paper for document in page.get("documents") or () if (paper := paper_of(document, article))
        ],
        wordCount=len(body.plain(article.body).split()) or None,
    )


def people_of(article):
    found = {role: [] for role in Byline.Role}
    for byline in sorted(article.bylines.all(), key=lambda byline: (byline.order, byline.pk)):
        found[byline.role].append(signing(byline.person))
    return found


def versions_of(article, page):
    """Which language was first is what the text itself knows: a translation remembers its original."""
    others = [path for code, path in (page.get("alternates") or {}).items() if code != article.language]
    if not others:
        return {}
    term = "translationOfWork" if article.agrees_with else "workTranslation"
    return {term: [{"@type": "NewsArticle", "@id": absolute(path)} for path in others]}


def pictures_of(story):
    """The lead photo in its shapes, then each other one; a picture without a credit is shown nowhere."""
    found = []
    for use in story.pictures:
        crops = CROPS if use.place == PhotoUse.Place.LEAD else ("full",)
        found += [image_of(use.photo, crop, use.caption) for crop in crops if use.photo.credit]
    return [image for image in found if image][:MOST_PICTURES]


def about(story, event):
    """The sessions that it tells of, where the page has loaded them; else its event."""
    loaded = "story_sessions" in getattr(story, "_prefetched_objects_cache", {})
    sessions = [link.session for link in story.story_sessions.all()] if loaded else []
    found = {session.pk: naming_session(session) for session in sessions}
    return [*found.values(), *([naming_event(event)] if event else [])]


def mentioned(article):
    """Drivers and teams whom the text links to, by the words of the link."""
    found = {}
    for path, kind, words in LINKED.findall(article.body):
        found.setdefault(path, known(at_type=LINKED_TYPES[kind], name=body.plain(words), url=absolute(path)))
    return list(found.values())


def corrected(correction, article):
    return known(
        at_type="CorrectionComment",
        at_id=f"{link(article)}#correction-{correction.pk}",
        text=_("What was wrong: %(wrong)s What is right: %(right)s")
        % {"wrong": typeset(correction.what_was_wrong), "right": typeset(correction.what_is_right)},
        datePublished=moment(correction.at, article.zone),
        inLanguage=variant(article.language),
    )


def paper_of(document, article):
    version = document.latest
    if version is None:
        return None
    return known(
        at_type="DigitalDocument",
        at_id=identity("document", document.pk),
        name=document.title,
        encodingFormat=version.media_type,
        version=version.label,
        url=absolute(version.get_absolute_url()),
        datePublished=moment(version.issued_at, article.zone),
        inLanguage=document.language,
    )
