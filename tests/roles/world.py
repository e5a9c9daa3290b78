"""One thing of each kind, and what each view’s address takes from it."""

import re

from django.apps import apps
from django.core.files.base import ContentFile
from django.urls import get_resolver
from django.utils import timezone

from newsroom import corrections, images, roles
from newsroom.models import (
    Advert,
    Correction,
    FrontPage,
    HouseWord,
    Photo,
    PhotoUse,
    PreviewLink,
    Rubric,
    StaticPage,
    Tag,
    TaggedStory,
)
from results.models import (
    CarModel,
    Document,
    DocumentVersion,
    Manufacturer,
    Penalty,
    SheetMapping,
    SheetReview,
)
from results.reviewing.work import work_by_hand
from tests.newsroom.desk.conftest import picture
from tests.results.sheets_drawn import drawn

ROLES = {
    "stranger": None,
    "journalist": roles.JOURNALIST,
    "editor": roles.EDITOR,
    "results editor": roles.RESULTS_EDITOR,
    "chief": roles.CHIEF,
}


def views():
    """Every view of the site by its name, with its pattern; what has no name is Django’s own redirection."""

    def walk(patterns, prefix):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                inner = f"{pattern.namespace}:" if pattern.namespace else ""
                yield from walk(pattern.url_patterns, prefix + inner)
            elif pattern.name:
                yield f"{prefix}{pattern.name}", pattern

    return dict(walk(get_resolver().url_patterns, ""))


def model_of(name):
    """`admin:results_session_attach` is about a session of results."""
    found = re.match(r"admin:(newsroom|results|auth|axes|taggit)_([a-z]+)_", name)
    return found and found.groups()


class World:
    def __init__(self, make):
        self.make = make
        self.users = {
            role: make.user(role.replace(" ", "-"), groups=[group], is_staff=True) if group else None
            for role, group in ROLES.items()
        }
        self.someone = make.user("someone", is_staff=True)
        self.drive()
        self.write()

    def drive(self):
        make = self.make
        self.series = make.series()
        self.season = make.season(self.series)
        make.race_class(self.season)
        meeting = make.meeting(start_date=timezone.localdate(), end_date=timezone.localdate())
        self.event = make.event(self.season, meeting=meeting)
        self.session = make.session(self.event)
        self.driver, self.team = make.driver(), make.team()
        make.entry(self.event, drivers=[self.driver], team=self.team)
        self.document = Document.objects.create(title="Sheet", session=self.session, kind="classification")
        self.version = DocumentVersion(
            document=self.document,
            label="1.0",
            media_type="application/pdf",
            sha256="0" * 64,
            filename="a.pdf",
        )
        self.version.file.save("a.pdf", ContentFile(drawn()))
        self.version.save()
        self.classification = make.classification(self.session, document_version=self.version)
        self.review = SheetReview.objects.create(
            session=self.session, by=self.someone, data=work_by_hand().to_json()
        )
        maker = Manufacturer.objects.create(name="Vanneau", slug="vanneau")
        CarModel.objects.create(manufacturer=maker, name="Vanneau V8 GT3")
        entry = self.event.entries.get()
        Penalty.objects.create(entry=entry, session=self.session, kind=Penalty.Kind.values[0], seconds=5)

    def write(self):
        make = self.make
        self.story = make.story(kind="gallery")
        self.article = make.published(self.story, author=make.person())
        make.published(self.story, "fr")
        make.in_series(self.story, self.series)
        self.person = self.article.bylines.get().person
        self.photo = images.add_photo(Photo(photographer=self.person), picture())
        PhotoUse.objects.create(story=self.story, photo=self.photo, place="gallery")
        self.tag = Tag.objects.create(name="Night", slug="night")
        TaggedStory.objects.create(content_object=self.story, tag=self.tag)
        _link, self.token = PreviewLink.objects.open_for(self.story, "day", self.someone)
        self.correction = Correction(article=self.article, what_was_wrong="Third", what_is_right="Second")
        corrections.tell(self.correction, by=self.someone)
        Advert.objects.create(
            advertiser="House", place="top", link="https://example.org/", alt_fr="a", alt_en="a"
        )
        HouseWord.objects.create(word="stint")
        FrontPage.objects.create(language="en")
        texts = {
            "title_fr": "Mentions",
            "title_en": "Notice",
            "body_fr": "<p>Qui.</p>",
            "body_en": "<p>Who.</p>",
        }
        SheetMapping.objects.create(series=self.series, file_kind="pdf", signature="0", header="Pos No")
        public = {"is_published_fr": True, "is_published_en": True}
        self.page, _made = StaticPage.objects.update_or_create(slug="notice", defaults=texts | public)
        self.rubric = Rubric.objects.create(slug="workshop", name_fr="Atelier", name_en="Workshop")

    def kwargs(self, name, pattern):
        """What the address of a view takes: its own words first, then those that mean the same everywhere."""
        slugs = {
            "article": self.article,
            "gallery": self.article,
            "series": self.series,
            "driver": self.driver,
            "team": self.team,
            "tag": self.tag,
            "person": self.person,
            "static": self.page,
            "rubric": self.rubric,
        }
        kind = name.partition("_")[0]
        said = {
            "series": self.series.slug,
            "year": self.season.year,
            "event": self.event.slug,
            "session": self.session.slug,
            "revision": 1,
            "slug": slugs[kind].slug if kind in slugs else "none",
            "token": self.token,
            "ending": "json",
            "number": 1,
            "page": 1,
            "label": "1.0",
            "version": self.version.pk if "choose" in name or "columns" in name else "1.0",
            "language": "en",
            "month": 5,
            "day": 1,
            "folder": "0" * 16,
            "digest": "0" * 16,
            "kind": "article",
            "name": "wide-800" if name == "rendition" else "none.png",
            "key": "none",
            "batch": "none",
            "app_label": "newsroom",
            "content_type_id": 0,
            "url": "none",
        }
        own = {
            "rendition": {"ending": "jpg"},
            "document_version": {"pk": self.document.pk, "ending": self.version.ending},
            "admin:results_document_file": {"pk": self.version.pk},
            "admin:results_document_page": {"pk": self.version.pk},
            "admin:results_document_table": {"pk": self.version.pk},
            "admin:results_document_strip": {
                "pk": self.version.pk,
                "left": 0,
                "top": 0,
                "right": 9,
                "bottom": 9,
            },
            "document": {"pk": self.document.pk},
            "document_page": {"pk": self.document.pk},
            "document_latest": {"pk": self.document.pk},
            "card": {"pk": self.article.pk},
            "sitemap_section": {"section": "articles"},
        }.get(name, {})
        wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
        if {"pk", "id", "object_id"} & set(wanted):
            said |= dict.fromkeys(("pk", "id", "object_id"), self.thing(name))
        return {key: (said | own).get(key, "none") for key in wanted}

    def thing(self, name):
        """The number of the first thing that a view of the admin is about; 0 where there is none."""
        if not (found := model_of(name)):
            return 0
        if found == ("auth", "user"):
            return self.someone.pk
        first = apps.get_model(*found).objects.order_by("pk").first()
        return first.pk if first else 0
