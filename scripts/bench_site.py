"""A large invented site in an empty database: seasons with their results, and articles in both languages."""

import random
from datetime import date, datetime, timedelta
from itertools import count

from django.utils import timezone
from django.utils.text import slugify

from newsroom.models import Article, Story, StorySeries, StorySession
from results.models import (
    Circuit,
    Classification,
    ClassificationRow,
    CrewMember,
    Drive,
    Driver,
    Entry,
    Event,
    Meeting,
    RaceClass,
    RowClass,
    Season,
    Series,
    Session,
    Team,
)

SERIES = ["Coupe Mistral", "Trophée Sirocco GT", "Formule Tramontane", "Challenge Autan", "Mitaine Cup"]
LAST_YEAR = 2026
ROUNDS = 8
CARS = 36
CLASSES = ["Pro", "Pro-Am", "Am"]
SYLLABLE_WORDS = "ba bel cor dan del fau gar hal jor kel lan mar nel oli pas ques ron sal ter ul vil wen zan"
SYLLABLES = SYLLABLE_WORDS.split()
COMMON = {
    "fr": "la course le pilote une écurie au départ sous la pluie dans le dernier tour devant les stands",
    "en": "the race a driver his team at the start in the rain on the last lap ahead of the pits",
}
WORDS = 320  # of a text


def bulk(model, things):
    return model.objects.bulk_create(things, batch_size=500)


class BenchSite:
    """The same every time: the numbers that are drawn have a fixed seed."""

    def __init__(self, stories, years):
        self.random = random.Random(1906)
        self.years = range(LAST_YEAR + 1 - years, LAST_YEAR + 1)
        self.words = [self.name() for _ in range(6_000)]
        self.race()
        self.write(stories)

    def name(self, syllables=3):
        return "".join(self.random.choices(SYLLABLES, k=syllables))

    def race(self):
        def named(name, at):
            return {"name_fr": name, "name_en": name, "slug": f"{slugify(name)}-{at}"}

        self.circuits = bulk(
            Circuit,
            [Circuit(**named(f"{self.name().title()}-{self.name(2).title()}", at)) for at in range(24)],
        )
        self.series = bulk(Series, [Series(**named(name, at)) for at, name in enumerate(SERIES)])
        self.drivers = bulk(
            Driver,
            [
                Driver(given_name=self.name(2).title(), family_name=self.name(4).title(), slug=f"driver-{at}")
                for at in range(1_500)
            ],
        )
        for thing in (*self.drivers, *self.circuits):
            thing.save()  # what is folded is written at saving
        self.teams = bulk(
            Team, [Team(name=f"{self.name().title()} Racing", slug=f"team-{at}") for at in range(150)]
        )
        self.sessions = []
        for series in self.series:
            for year in self.years:
                self.season(series, year)

    def season(self, series, year):
        season = Season.objects.create(series=series, year=year)
        classes = bulk(
            RaceClass,
            [
                RaceClass(season=season, code=code, slug=slugify(code), name_fr=code, name_en=code)
                for code in CLASSES
            ],
        )
        field = list(
            zip(self.random.sample(self.drivers, CARS), self.random.choices(self.teams, k=CARS), strict=True)
        )
        for number, circuit in enumerate(self.random.sample(self.circuits, ROUNDS), 1):
            day = date(year, 3, 1) + timedelta(days=21 * number)
            meeting = Meeting.objects.create(
                circuit=circuit,
                name_fr=circuit.name_fr,
                name_en=circuit.name_en,
                start_date=day,
                end_date=day,
            )
            event = Event.objects.create(
                season=season,
                number=number,
                meeting=meeting,
                name_fr=circuit.name_fr,
                name_en=circuit.name_en,
                slug=circuit.slug,
            )
            self.entries(event, field, classes, day)

    def entries(self, event, field, classes, day):
        entries = bulk(
            Entry,
            [
                Entry(event=event, car_number=str(at), team=team)
                for at, (_driver, team) in enumerate(field, 1)
            ],
        )
        bulk(
            CrewMember, [CrewMember(entry=e, driver=d) for e, (d, _team) in zip(entries, field, strict=True)]
        )
        for kind in (Session.Kind.QUALIFYING, Session.Kind.RACE):
            session = Session.objects.create(event=event, kind=kind, slug=kind, date=day)
            self.sessions.append(session)
            result = Classification.objects.create(session=session, status="official")
            order = self.random.sample(range(CARS), CARS)
            rows = bulk(
                ClassificationRow,
                [
                    ClassificationRow(
                        classification=result,
                        order=place,
                        position=place,
                        number=entries[car].car_number,
                        entry=entries[car],
                        best_lap_ms=90_000 + 37 * place,
                        gap_ms=None if place == 1 else 900 * place,
                    )
                    for place, car in enumerate(order, 1)
                ],
            )
            bulk(Drive, [Drive(row=row, driver=field[car][0]) for row, car in zip(rows, order, strict=True)])
            places = [count(1) for _ in classes]
            bulk(
                RowClass,
                [
                    RowClass(row=row, race_class=classes[car % 3], position=next(places[car % 3]))
                    for row, car in zip(rows, order, strict=True)
                ],
            )
            result.is_current, result.published_at = True, timezone.now()
            result.save(update_fields=["is_current", "published_at"])

    def write(self, how_many):
        stories = bulk(Story, [Story(kind=self.random.choice(Story.Kind.values)) for _ in range(how_many)])
        told = [self.random.choice(self.sessions) for _ in stories]
        bulk(
            StorySeries,
            [StorySeries(story=s, series=t.event.season.series) for s, t in zip(stories, told, strict=True)],
        )
        bulk(StorySession, [StorySession(story=s, session=t) for s, t in zip(stories, told, strict=True)])
        articles = []
        for at, (story, session) in enumerate(zip(stories, told, strict=True)):
            out = timezone.make_aware(datetime.combine(session.date, datetime.min.time())) + timedelta(
                minutes=at
            )
            for language in ("fr", "en"):
                headline = f"{self.random.choice(self.drivers).name}, {self.sentence(language, 6)}"
                articles.append(
                    Article(
                        story=story, language=language, headline=headline[:150], slug=f"story-{at}",
                        status="published",
                        standfirst=self.sentence(language, 24), published_at=out, first_published_at=out,
                        body="".join(f"<p>{self.sentence(language, 40)}.</p>" for _ in range(WORDS // 40)),
                    )
                )  # fmt: skip
        bulk(Article, articles)
        self.articles = articles

    def sentence(self, language, length):
        common = COMMON[language].split()
        words = [
            self.random.choice(common) if self.random.random() < 0.5 else self.rare() for _ in range(length)
        ]
        return " ".join(words)

    def rare(self):
        """Some words are frequent, most are not."""
        return self.words[int(len(self.words) * self.random.random() ** 3)]
