"""A site with as many things of each kind as wanted, written in bulk."""

from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from newsroom.models import (
    Article,
    Byline,
    Correction,
    Person,
    Photo,
    PhotoUse,
    Story,
    StorySeries,
    StorySession,
    Tag,
    TaggedStory,
)
from results.models import (
    Classification,
    ClassificationRow,
    CrewMember,
    Document,
    DocumentVersion,
    Drive,
    Driver,
    Entry,
    Event,
    RowClass,
    Session,
)


def bulk(model, how_many, **fields):
    """That many of a model; a function among the fields is called with the number of the thing."""
    made = [
        model(**{name: value(at) if callable(value) else value for name, value in fields.items()})
        for at in range(how_many)
    ]
    return model.objects.bulk_create(made)


class FullSite:
    """A season in which everything is there `how_many` times, and articles that tell of it."""

    def __init__(self, make, how_many):
        self.make, self.many, self.key = make, how_many, make.next()
        self.series = make.series()
        self.season = make.season(self.series)
        self.race_class = make.race_class(self.season)
        self.driver, self.team, self.person = make.driver(), make.team(), make.person()
        self.tag = Tag.objects.create(name=f"tag {self.key}", slug=f"tag-{self.key}")
        self.meeting = make.meeting(start_date=date(2026, 5, 1), end_date=date(2026, 5, 2))
        self.event = make.event(self.season, meeting=self.meeting)
        self.drive()
        self.keep_papers()
        self.write()
        if connection.vendor == "postgresql":
            # Rows of this very transaction: without a look at them the planner takes the tables for empty.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def drive(self):
        slug = lambda at: f"k{self.key}-{at}"  # noqa: E731
        names = {"slug": slug, "name_fr": slug, "name_en": slug}
        bulk(Event, self.many, season=self.season, meeting=self.meeting, **names)
        others = bulk(Driver, self.many, given_name="Ada", family_name=slug, slug=slug)
        entries = bulk(Entry, self.many, event=self.event, car_number=str, team=self.team)
        for order, driver in enumerate((lambda at: self.driver, lambda at: others[at]), 1):
            bulk(CrewMember, self.many, entry=lambda at: entries[at], driver=driver, order=order)
        through = Entry.classes.through
        bulk(through, self.many, entry=lambda at: entries[at], raceclass=self.race_class)
        self.sessions = bulk(
            Session,
            self.many,
            event=self.event,
            kind="race",
            slug=slug,
            number=lambda at: at,
            date=date(2025, 5, 1),
        )
        one_each = self.classify(self.many, session=lambda at: self.sessions[at])
        grids = self.classify(self.many, session=lambda at: self.sessions[at], kind="grid")
        self.long = self.make.session(self.event)
        revisions = self.classify(self.many, session=self.long, revision=lambda at: at + 1)
        self.earlier, self.longest = revisions[0], revisions[-1]
        self.fill([*one_each, *grids, *[self.earlier, self.longest] * self.many], entries, others)
        in_force = [*one_each, *grids, self.longest]
        for classification in (*in_force, *revisions):
            classification.is_current, classification.published_at = (
                classification in in_force,
                timezone.now(),
            )
        Classification.objects.bulk_update([*in_force, *revisions[:-1]], ["is_current", "published_at"])

    def classify(self, how_many, **fields):
        return bulk(Classification, how_many, **{"status": "official", "revision": 1} | fields)

    def fill(self, classifications, entries, others):
        """A row in each; those of one classification follow each other."""
        rows = bulk(
            ClassificationRow,
            len(classifications),
            classification=lambda at: classifications[at],
            order=lambda at: at + 1,
            position=lambda at: at % self.many + 1,
            number=lambda at: str(at % self.many),
            entry=lambda at: entries[at % self.many],
            best_lap_ms=90_000,
        )
        for order, driver in enumerate((lambda at: self.driver, lambda at: others[at % self.many]), 1):
            bulk(Drive, len(rows), row=lambda at: rows[at], driver=driver, order=order)
        bulk(RowClass, len(rows), row=lambda at: rows[at], race_class=self.race_class, position=1)

    def keep_papers(self):
        papers = bulk(Document, self.many, title="Paper", session=self.long, kind="classification")
        self.document = papers[0]
        file = {"file": "papers/1.pdf", "media_type": "application/pdf", "sha256": "0" * 64}
        bulk(DocumentVersion, self.many, document=lambda at: papers[at], label="1.0", **file)
        bulk(DocumentVersion, self.many, document=self.document, label=lambda at: f"2.{at}", **file)

    def write(self):
        now, slug = timezone.now(), lambda at: f"story-{self.key}-{at}"
        self.rubric = self.make.rubric()
        stories = bulk(Story, 2 * self.many + 1, kind="report", rubric=self.rubric)
        public = {"status": "published", "published_at": now, "first_published_at": now}
        texts = {"headline": slug, "slug": slug, "language": "en"} | public
        articles = bulk(Article, len(stories), story=lambda at: stories[at], **texts)
        bulk(Byline, len(articles), article=lambda at: articles[at], person=self.person)
        bulk(StorySeries, len(stories), story=lambda at: stories[at], series=self.series)
        bulk(TaggedStory, len(stories), content_object=lambda at: stories[at], tag=self.tag)
        bulk(Story.events.through, len(stories), story=lambda at: stories[at], event=self.event)
        told = [*self.sessions, self.long]
        bulk(
            StorySession, len(told), story=lambda at: stories[at], session=lambda at: told[at], role="report"
        )
        photo = self.make.photo_use(stories[0], "gallery").photo
        Photo.objects.filter(pk=photo.pk).update(photographer=self.person)
        bulk(PhotoUse, self.many, story=lambda at: stories[at], photo=photo, place="lead")
        # Half of them report nothing; the last one tells of everything at once.
        full = stories[-1]
        self.article = articles[-1]
        bulk(PhotoUse, self.many, story=full, photo=photo, place="gallery", order=lambda at: at)
        bulk(StorySession, self.many, story=full, session=lambda at: self.sessions[at], role="report")
        self.show(photo, public)
        tags = bulk(Tag, self.many, name=slug, slug=slug)
        bulk(TaggedStory, self.many, content_object=full, tag=lambda at: tags[at])
        bulk(Byline, self.many, article=self.article, person=lambda at: self.make.person())
        said = {"what_was_wrong": "Wrong", "what_is_right": "Right"}
        bulk(Correction, self.many, article=lambda at: articles[at], **said)
        self.house = {kind: self.make.static_page(appendix=kind) for kind in ("none", "people", "sources")}
        Person.objects.update(job_title_en="Reporter")

    def show(self, photo, public):
        """Galleries of two pictures each, older than what the front page tells."""
        slug = lambda at: f"gallery-{self.key}-{at}"  # noqa: E731
        stories = bulk(Story, self.many, kind="gallery", rubric=self.rubric)
        earlier = {"published_at": public["published_at"] - timedelta(days=1)}
        texts = {"headline": slug, "slug": slug, "language": "en"} | public | earlier
        articles = bulk(Article, self.many, story=lambda at: stories[at], **texts)
        bulk(Byline, self.many, article=lambda at: articles[at], person=self.person)
        bulk(StorySeries, self.many, story=lambda at: stories[at], series=self.series)
        for order in (1, 2):
            bulk(
                PhotoUse,
                self.many,
                story=lambda at: stories[at],
                photo=photo,
                place="gallery",
                order=order,
            )

    def addresses(self):
        session = self.long.get_absolute_url()
        return {
            "front page": "/en/",
            "articles": "/en/articles/",
            "articles filtered": f"/en/articles/?series={self.series.slug}&kind=report&tag={self.tag.slug}",
            "article": self.article.get_absolute_url(),
            "series list": "/en/series/",
            "series": self.series.get_absolute_url(),
            "season": self.season.get_absolute_url(),
            "event": self.event.get_absolute_url(),
            "entry list": f"{self.event.get_absolute_url()}entries/",
            "entry list as data": f"{self.event.get_absolute_url()}entries.csv",
            "calendar feed": "/en/calendar.ics",
            "calendar feed of a series": f"{self.series.get_absolute_url()}calendar.ics",
            "calendar feed of an event": f"{self.event.get_absolute_url()}calendar.ics",
            "session": session,
            "one class": f"{session}?class={self.race_class.slug}",
            "grid": f"{self.sessions[0].get_absolute_url()}?kind=grid",
            "revision": self.earlier.get_absolute_url(),
            "session for other sites": f"{session}embed/",
            "session as data": f"{session.rstrip('/')}.json",
            "driver": self.driver.get_absolute_url(),
            "team": self.team.get_absolute_url(),
            "person": self.person.get_absolute_url(),
            "photos of a person": f"{self.person.get_absolute_url()}photos/",
            "galleries": "/en/galleries/",
            "photo of a gallery": f"{self.article.get_absolute_url()}photos/1/",
            "on this day": "/en/on-this-day/5-1/",
            "tag": self.tag.get_absolute_url(),
            "document": f"/en/documents/{self.document.pk}/",
            "calendar": "/en/calendar/?year=2026",
            "feed": "/en/feed/",
            "series feed": f"/en/series/{self.series.slug}/feed/",
            "sitemap": "/sitemap.xml",
            "sitemap of articles": "/sitemap-articles.xml",
            "news sitemap": "/news-sitemap.xml",
            "front page without results": "/en/?spoilers=off",
            "articles without results": "/en/articles/?spoilers=off",
            "article without results": f"{self.article.get_absolute_url()}?spoilers=off",
            "series without results": f"{self.series.get_absolute_url()}?spoilers=off",
            "event without results": f"{self.event.get_absolute_url()}?spoilers=off",
            "session without results": f"{session}?spoilers=off",
            "driver without results": f"{self.driver.get_absolute_url()}?spoilers=off",
            "rubric": self.rubric.get_absolute_url(),
            "latest news": "/en/latest/",
            "page of the house": self.house["none"].get_absolute_url(),
            "page of the house with people": self.house["people"].get_absolute_url(),
            "page of the house with sources": self.house["sources"].get_absolute_url(),
            "corrections": "/en/corrections/",
            "not found": "/en/articles/none/",
        }
