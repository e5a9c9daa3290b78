"""The demo's stories: facts from one file, each language's text from another, published by the usual door."""

from calendar import isleap
from datetime import UTC, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from newsroom import body, corrections, history, translating, workflow
from newsroom.demo import figures, prose
from newsroom.demo.files import DATA, STORIES, facts, front_and_body
from newsroom.editions import LANGUAGES
from newsroom.models import (
    Article,
    Byline,
    Correction,
    Move,
    PhotoUse,
    Rubric,
    Story,
    StorySeries,
    StorySession,
    Tag,
)
from results.folding import fold
from results.models import Document, Event, Series, Session


def load_stories(people, photos):
    """Every story, oldest first."""
    names = sorted((facts(path)["published"], path.stem) for path in STORIES.glob("*.toml"))
    tags = load_tags()
    for place, (_, name) in enumerate(names):
        Telling(name, people, photos, tags, before_now=timedelta(minutes=len(names) - place)).tell()


def load_tags():
    """Tags by their key: one name for both languages, or one for each."""
    tags = {}
    for key, names in facts(DATA / "tags.toml").items():
        fr, en = (names, names) if isinstance(names, str) else (names["fr"], names["en"])
        own = {"name_fr": fr, "name_en": en} if fr != en else {}
        tags[key] = Tag.objects.get_or_create(slug=slugify(fold(en)), defaults={"name": en} | own)[0]
    return tags


def told_day(facts, today):
    """The day that a story of the past tells of: a date, or this very day so many years ago."""
    if "years_ago" not in facts:
        return facts.get("on_date")
    year = today.year - facts["years_ago"]
    is_leap_day = (today.month, today.day) == (2, 29) and not isleap(year)
    return today.replace(year=year, day=28 if is_leap_day else today.day)


def session_at(path):
    series, year, event, session = path.split("/")
    return Session.objects.get(
        slug=session, event__slug=event, event__season__year=year, event__season__series__slug=series
    )


def event_at(path):
    series, year, event = path.split("/")
    return Event.objects.get(slug=event, season__year=year, season__series__slug=series)


class Telling:
    """The making of one story in all its languages."""

    def __init__(self, name, people, photos, tags, before_now):
        self.name, self.people, self.photos, self.tags = name, people, photos, tags
        self.latest = timezone.now() - before_now  # whatever the clock says, what is published is in the past
        self.facts = facts(STORIES / f"{name}.toml")
        self.refs, self.sheets = {}, {}

    def tell(self):
        self.story = Story.objects.create(
            kind=self.facts["kind"],
            working_title=self.facts["working_title"],
            dateline=self.facts.get("dateline", ""),
            on_date=told_day(self.facts, timezone.localdate()),
            rubric=Rubric.objects.get(slug=self.facts["rubric"]) if "rubric" in self.facts else None,
            created_by=self.people[self.facts["authors"][0]].user,
        )
        self.link_facts()
        self.use_photos()
        for language in LANGUAGES:
            path = STORIES / f"{self.name}.{language}.md"
            if path.exists():
                self.write(language, *front_and_body(path))
        original, *translations = self.story.articles.order_by("pk")
        for article in translations:
            translating.agree_both(article, original)
        for one in self.facts.get("corrections", ()):
            self.correct(one)

    def correct(self, one):
        """What readers were told to be wrong, in each language; the second answers the first."""
        told = None
        for language in LANGUAGES:
            told = corrections.tell(
                Correction(
                    article=self.story.articles.get(language=language),
                    answers=told,
                    what_was_wrong=one[language]["wrong"],
                    what_is_right=one[language]["right"],
                    at=min(one["at"].astimezone(UTC), self.latest),
                ),
                by=self.people["nadege-ferrandon"].user,
            )

    def link_facts(self):
        for order, slug in enumerate(self.facts.get("series", ()), 1):
            StorySeries.objects.create(story=self.story, series=Series.objects.get(slug=slug), order=order)
        self.story.events.set([event_at(path) for path in self.facts.get("events", ())])
        self.story.tags.set([self.tags[key] for key in self.facts.get("tags", ())])
        for order, one in enumerate(self.facts.get("sessions", ()), 1):
            self.link_session(order, one)
        if self.facts.get("documents"):
            linked = self.story.story_sessions.values("session")
            self.story.documents.set(Document.objects.filter(session__in=linked).order_by("pk"))

    def link_session(self, order, one):
        session = session_at(one["at"])
        classifications = session.classifications.filter(kind=one.get("kind", "result"), stage="")
        pinned = classifications.get(revision=one["pinned"]) if "pinned" in one else None
        link = StorySession.objects.create(
            story=self.story,
            session=session,
            order=order,
            pinned=pinned,
            race_class=session.event.season.classes.get(slug=one["class"]) if "class" in one else None,
            **{name: one[name] for name in ("role", "table", "kind") if name in one},
        )
        self.refs["classification", one["key"]] = link.pk
        self.sheets[one["key"]] = pinned or classifications.current().first()

    def use_photos(self):
        places = {"lead": [self.facts["lead"]] if "lead" in self.facts else []}
        places |= {"body": self.facts.get("in_text", []), "gallery": self.facts.get("gallery", [])}
        for place, keys in places.items():
            for order, key in enumerate(keys, 1):
                own = self.facts.get("captions", {}).get(key, {}) if place == "lead" else {}
                use = PhotoUse.objects.create(
                    story=self.story,
                    photo=self.photos[key],
                    place=place,
                    order=order,
                    own_caption_fr=own.get("fr", ""),
                    own_caption_en=own.get("en", ""),
                )
                self.refs["photo", key] = use.pk

    def write(self, language, front, text):
        def said(words):
            return figures.fill(words, self.sheets, language)

        with override(language):
            article = Article(
                story=self.story,
                language=language,
                headline=said(front["headline"]),
                neutral_headline=front.get("neutral", ""),
                kicker=front.get("kicker", ""),
                standfirst=said(front.get("standfirst", "")),
                key_points="\n".join(said(point) for point in front.get("keys", ())),
                slug=front.get("slug") or slugify(fold(front["headline"])),
            )
            marked = prose.to_html(said(text), lambda to: address(to, language), lambda *key: self.refs[key])
            article.body = body.sanitise(marked)
        self.sign(article, front)
        history.record(article, article.saved_by)
        self.bring_to(front.get("state", "published"), article, front)

    def sign(self, article, front):
        authors = front.get("authors", self.facts["authors"])
        article.saved_by = self.people[authors[0]].user
        article.full_clean()
        article.save()
        roles = [(Byline.Role.AUTHOR, authors), (Byline.Role.TRANSLATOR, front.get("translators", ()))]
        for role, slugs in roles:
            for order, slug in enumerate(slugs, 1):
                Byline.objects.create(article=article, person=self.people[slug], role=role, order=order)

    def bring_to(self, state, article, front):
        """Through the workflow; times in the log are those of the story."""
        planned = min(front.get("published", self.facts["published"]).astimezone(UTC), self.latest)
        if state == "draft":
            return
        if state == "submitted":
            workflow.move(article, Article.Status.SUBMITTED, by=article.saved_by)
            return
        if state == "scheduled":
            planned = max(front["published"].astimezone(UTC), timezone.now() + timedelta(days=2))
        workflow.move(article, Article.Status.PUBLISHED, by=self.people["nadege-ferrandon"].user, at=planned)
        if state == "published":
            Move.objects.filter(article=article).update(at=planned)
            if updated := self.facts.get("updated"):
                updated = min(updated.astimezone(UTC), self.latest)
                Article.objects.filter(pk=article.pk).update(updated_at=updated)
            article.versions.update(saved_at=planned)
            Story.objects.filter(pk=self.story.pk).update(created_at=planned - timedelta(hours=1))


def address(to, language):
    """Where a link of the prose leads: "driver:ines-hallstrom", "story:val-saint-aubin-race"."""
    kind, _, path = to.partition(":")
    if kind == "story":
        front, _ = front_and_body(STORIES / f"{path}.{language}.md")
        path, kind = front.get("slug") or slugify(fold(front["headline"])), "article"
    with override(language):
        return reverse(kind, args=path.split("/")) if kind in ADDRESSES else to


ADDRESSES = {"article", "driver", "team", "person", "series", "season", "event", "session", "tag"}
