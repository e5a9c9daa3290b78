"""A plain factory: `make.session()` gives a saved session with all that it needs, anything may be said."""

from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify

from newsroom.models import (
    Advert,
    Article,
    Byline,
    Person,
    Photo,
    PhotoUse,
    Rubric,
    StaticPage,
    Story,
    StorySeries,
    StorySession,
)
from results import publishing
from results.models import (
    Circuit,
    Driver,
    Entry,
    Event,
    Meeting,
    RaceClass,
    Season,
    Series,
    Session,
    Team,
)


class Factory:
    """Each builder makes one thing, with a number of its own where names must differ."""

    def __init__(self):
        self.numbers = count(1)

    def next(self):
        return next(self.numbers)

    def user(self, username=None, groups=(), **fields):
        user = get_user_model().objects.create_user(
            username or f"user{self.next()}", password="secret", **fields
        )
        user.groups.add(*Group.objects.filter(name__in=groups))
        return user

    # --- what happened on track -------------------------------------------------------------------

    def series(self, name="Alizé Trophy", **fields):
        number = self.next()
        fields.setdefault("name_en", name)
        fields.setdefault("name_fr", name)
        return Series.objects.create(**{"slug": f"{slugify(name)}-{number}", "colour": "#ffd400"} | fields)

    def season(self, series=None, year=2026):
        return Season.objects.create(series=series or self.series(), year=year)

    def race_class(self, season, code="Pro", **fields):
        return RaceClass.objects.create(
            **{"season": season, "code": code, "slug": slugify(code), "name_fr": code, "name_en": code}
            | fields
        )

    def circuit(self, name="Val-Saint-Aubin", **fields):
        fields = {"name_fr": name, "name_en": name, "slug": f"{slugify(name)}-{self.next()}"} | fields
        return Circuit.objects.create(**fields)

    def meeting(self, circuit=None, name="Val-Saint-Aubin", **fields):
        return Meeting.objects.create(
            **{"circuit": circuit or self.circuit(), "name_fr": name, "name_en": name} | fields
        )

    def event(self, season=None, name="4 Hours", **fields):
        fields = {"name_fr": name, "name_en": name, "slug": f"{slugify(name)}-{self.next()}"} | fields
        return Event.objects.create(season=season or self.season(), **fields)

    def session(self, event=None, kind=Session.Kind.RACE, **fields):
        fields.setdefault("slug", f"{kind}-{self.next()}")
        return Session.objects.create(event=event or self.event(), kind=kind, **fields)

    def driver(self, name="Inès Hallström", **fields):
        given, _, family = name.rpartition(" ")
        fields = {
            "given_name": given,
            "family_name": family,
            "slug": f"{slugify(name)}-{self.next()}",
        } | fields
        return Driver.objects.create(**fields)

    def team(self, name="Delorme Compétition", **fields):
        return Team.objects.create(**{"name": name, "slug": f"{slugify(name)}-{self.next()}"} | fields)

    def entry(self, event=None, car_number="12", drivers=(), classes=(), **fields):
        entry = Entry.objects.create(event=event or self.event(), car_number=car_number, **fields)
        for order, driver in enumerate(drivers, 1):
            entry.crew.create(driver=driver, order=order)
        entry.classes.add(*classes)
        return entry

    def lines(self, how_many=3, **fields):
        """Lines of cars 1, 2, 3 … that finished in this order, a second apart."""
        return [
            publishing.Line(
                order=place,
                position=place,
                number=str(place),
                laps=20,
                gap_ms=(place - 1) * 1000 if place > 1 else None,
                drives=(publishing.LineDrive(name=f"Driver {place}"),),
                **fields,
            )
            for place in range(1, how_many + 1)
        ]

    def classification(self, session=None, lines=None, status="official", **fields):
        return publishing.publish(session or self.session(), lines or self.lines(), status=status, **fields)

    # --- what was written about it ----------------------------------------------------------------

    def person(self, name="Hélène Duprat-Wyss", **fields):
        return Person.objects.create(**{"name": name, "slug": f"{slugify(name)}-{self.next()}"} | fields)

    def story(self, **fields):
        return Story.objects.create(**fields)

    def article(self, story=None, language="en", headline="Four hours, six tenths", author=None, **fields):
        fields = {"slug": f"{slugify(headline)}-{self.next()}"} | fields
        article = Article.objects.create(
            story=story or self.story(), language=language, headline=headline, **fields
        )
        if author:
            Byline.objects.create(article=article, person=author)
        return article

    def published(self, story=None, language="en", at=None, **fields):
        """An article that readers see, now or from that time on."""
        at = at or timezone.now()
        return self.article(
            story, language, **{"status": "published", "published_at": at, "first_published_at": at} | fields
        )

    def in_series(self, story, series=None):
        return StorySeries.objects.create(story=story, series=series or self.series()).series

    def link(self, story, session=None, role="report", **fields):
        """The story tells of the session."""
        return StorySession.objects.create(
            story=story, session=session or self.session(), role=role, **fields
        )

    def rubric(self, name="Paddock", **fields):
        fields = {"slug": f"{slugify(name)}-{self.next()}", "name_fr": name, "name_en": name} | fields
        return Rubric.objects.create(**fields)

    def column(self, name="By the book", **fields):
        return self.rubric(name, **{"kind": "column", "author": self.person()} | fields)

    def static_page(self, title="Legal notice", **fields):
        fields = {
            "slug": f"{slugify(title)}-{self.next()}",
            "title_fr": title,
            "title_en": title,
            "body_fr": "<p>Qui nous sommes.</p>",
            "body_en": "<p>Who we are.</p>",
            "is_published_fr": True,
            "is_published_en": True,
        } | fields
        return StaticPage.objects.create(**fields)

    def advert(self, place="top", **fields):
        """An advertisement that runs, as if its pictures had been drawn; no file is written."""
        desk, phone = Advert.Place(place).sizes
        number = self.next()
        pictures = {
            name: {
                "name": f"announcements/{number:016x}/{name}-{size[0]}.jpg",
                "width": size[0],
                "height": size[1],
            }
            for name, size in (("desk", desk), ("phone", phone))
        }
        fields = {
            "advertiser": "Garage du Moulin",
            "link": "https://example.org/garage",
            "alt_fr": "Garage du Moulin : pneus",
            "alt_en": "Garage du Moulin: tyres",
            "pictures": pictures,
        } | fields
        return Advert.objects.create(place=place, **fields)

    def photo_use(self, story, place="lead", photographer_name="Solveig Marchais", **fields):
        """A photo of the story, as if its renditions had been made; no file is written."""
        number = self.next()
        names = {"avif": f"renditions/{number}.avif", "jpeg": f"renditions/{number}.jpg", "height": 450}
        photo = Photo(photographer_name=photographer_name, width=1600, height=1000)
        photo.caption_fr, photo.caption_en = "Au freinage", "Braking"
        photo.alt_fr, photo.alt_en = "Une voiture blanche", "A white car"
        photo.renditions = {crop: {"800": names} for crop in ("wide", "screen", "card", "portrait", "full")}
        photo.file.name = f"originals/{number}.jpg"
        Photo.objects.bulk_create([photo])
        return PhotoUse.objects.create(story=story, photo=photo, place=place, **fields)
