"""What the demo content holds, and what it must never claim."""

import re
from io import StringIO
from itertools import pairwise

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsroom import body
from newsroom.models import Article, Correction, Photo, Story
from results.models import Classification, ClassificationRow, Driver, Penalty, Series, Session, SheetReview
from results.models.row import Status
from results.publishing import told_by_rows
from results.times import Gap, gap_in_prose

pytestmark = pytest.mark.xdist_group("demo")

TRUE = [
    "porsche-carrera-cup-france",
    "porsche-carrera-cup-italia",
    "mitjet-european-cup",
    "porsche-gt3-cup-usa",
]


def result(path, **which):
    series, year, event, session = path.split("/")
    classifications = Classification.objects.filter(
        session__slug=session,
        session__event__slug=event,
        session__event__season__year=year,
        session__event__season__series__slug=series,
    )
    return classifications.get(**which or {"is_current": True, "kind": "result"})


def counts():
    models = [*apps.get_app_config("results").get_models(), *apps.get_app_config("newsroom").get_models()]
    return {model._meta.label: model.objects.count() for model in models}


def test_a_second_run_changes_nothing_and_overwrites_no_edit(demo):
    article = Article.objects.get(slug="quatre-heures-six-dixiemes")
    Article.objects.filter(pk=article.pk).update(headline="Corrigé par la rédaction")
    before, said = counts(), StringIO()
    call_command("demo", on_a_server=True, stdout=said)
    assert counts() == before
    assert "nothing was changed" in said.getvalue()
    article.refresh_from_db()
    assert article.headline == "Corrigé par la rédaction"


def test_a_server_refuses_it_unless_told_otherwise(db, settings):
    settings.DEBUG = False
    before = get_user_model().objects.count()
    with pytest.raises(CommandError, match="does not belong on a server"):
        call_command("demo")
    assert get_user_model().objects.count() == before


def test_on_a_server_the_passwords_cannot_be_guessed(demo):
    logins = dict(re.findall(r"^  (\w+) +(\S+)$", demo, re.MULTILINE))
    assert set(logins) == {"journalist", "editor", "results", "chief"}
    for username, password in logins.items():
        assert password != f"demo-{username}"
        assert get_user_model().objects.get(username=username).check_password(password)


@pytest.mark.parametrize("series", TRUE)
def test_each_true_story_is_told_in_both_languages(demo, series):
    [story] = Story.objects.filter(series__slug=series)
    assert set(story.articles.published().values_list("language", flat=True)) == {"fr", "en"}
    assert story.lead.photo.credit


def test_magny_cours_says_what_its_report_says_and_no_more(demo):
    race = result("porsche-carrera-cup-france/2021/magny-cours/race-1")
    rows = list(race.rows.order_by("order"))
    assert not race.is_complete
    assert [row.position for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8, *[None] * 6]
    assert [str(row.drives.get()) for row in rows[:2]] == ["Dorian Boccolacci", "Alessandro Ghiretti"]
    assert rows[1].gap_ms == 1759
    assert [row.order for row in rows if row.fastest_lap] == [1]
    places = [(c.race_class.code, c.position) for row in rows for c in row.classes.all()]
    assert places == [(code, place) for code in ("Pro-Am", "Am") for place in (1, 2, 3)]
    assert str(race.session.date) == "2021-05-07"


def test_no_time_is_invented_for_a_real_person(demo):
    rows = ClassificationRow.objects.filter(classification__session__event__season__series__slug__in=TRUE)
    assert rows.count() == 14 + 2 + 1 + 1 + 1 + 1 + 1
    invented = ["laps", "total_time_ms", "gap_laps", "interval_laps", "best_lap_ms", "best_lap_number"]
    for row in rows:
        assert [getattr(row, name) for name in invented] == [None] * len(invented)
        assert not row.classification.is_complete
    assert rows.exclude(gap_ms=None).count() == 1


def test_no_real_person_races_in_an_invented_series(demo):
    real = Driver.objects.filter(crews__entry__event__season__series__slug__in=TRUE)
    assert not real.filter(crews__entry__event__season__series__slug__in=invented_series()).exists()


def invented_series():
    return Series.objects.exclude(slug__in=TRUE).values_list("slug", flat=True)


def test_sebring_knows_the_hours_and_imola_does_not_know_the_day(demo):
    starts = Session.objects.filter(event__slug="sebring", kind="race").order_by("number")
    assert [s.starts_at.astimezone(s.zone).strftime("%Y-%m-%d %H:%M") for s in starts] == [
        "2020-11-13 08:00",
        "2020-11-13 14:35",
    ]
    imola = Session.objects.filter(event__slug="imola", kind="race").order_by("number")
    assert [s.date for s in imola] == [None] * 4
    assert [s.name_en.split()[-1] for s in imola] == ["9:00", "12:40", "16:20", "18:35"]


def test_the_disqualification_made_a_revision_that_says_why(demo):
    path = "trophee-alize-gt/2026/val-saint-aubin/race"
    first, now = result(path, revision=1, kind="result"), result(path)
    assert (first.revision, first.status, now.revision, now.paper) == (1, "provisional", 2, "amended")
    assert now.reason_fr
    assert now.reason_en
    gone = now.rows.get(number="7")
    assert (gone.status, gone.position) == (Status.DISQUALIFIED, None)
    assert first.rows.get(number="7").position == 4
    assert now.rows.get(position=4).number == "16"
    assert Penalty.objects.get(entry=gone.entry).document.latest.file.size > 1000


def test_decisions_were_applied_appealed_and_reversed(demo):
    states = {penalty.state: penalty for penalty in Penalty.objects.all()}
    assert set(states) == {"imposed", "appealed", "reversed"}
    assert not Penalty.objects.pending().exists()
    applied = result("tourisme-1300/2026/val-saint-aubin/race-2")
    assert (applied.revision, applied.rows.get(number="28").position) == (2, 11)
    assert result("formule-boreale/2026/heidental/race-1").status == "under_appeal"
    sprint = "trophee-alize-gt/2026/harrow-moor/sprint"
    first, now = result(sprint, revision=1, kind="result"), result(sprint)
    assert (now.revision, told_by_rows(now)) == (3, told_by_rows(first))
    assert result(sprint, revision=2, kind="result").rows.get(number="38").status == Status.DISQUALIFIED


def test_every_invented_result_was_read_from_its_own_sheet(demo):
    for classification in Classification.objects.filter(
        session__event__season__series__slug__in=invented_series(),
        base=None,  # the others are worked out from such a one
    ):
        version = classification.document_version
        with version.file.open("rb") as file:
            assert file.read(5) == b"%PDF-"
        assert version.reading["documents"][0]["rows"]


def test_times_gaps_and_intervals_add_up(demo):
    races = Classification.objects.filter(kind="result", session__kind="race").exclude(
        session__event__season__series__slug__in=TRUE
    )
    assert races.count() > 15
    for race in races:
        rows = list(race.rows.filter(status=Status.CLASSIFIED).order_by("order"))
        for ahead, row in pairwise(rows):
            if row.gap_ms is not None:
                assert row.total_time_ms - rows[0].total_time_ms == row.gap_ms
            if row.interval_ms is not None and row.total_time_ms and ahead.total_time_ms:
                assert row.total_time_ms - ahead.total_time_ms == row.interval_ms
            if row.gap_laps is not None:
                assert rows[0].laps - row.laps == row.gap_laps
        fastest = min(row.best_lap_ms for row in race.rows.exclude(best_lap_ms=None))
        assert race.rows.get(fastest_lap=True).best_lap_ms == fastest


def test_classes_overlap_and_crews_count_one_to_four(demo):
    race = result("trophee-alize-gt/2026/val-saint-aubin/race")
    assert race.rows.count() == 60
    assert (
        race.rows.filter(classes__race_class__code="Bronze")
        .filter(classes__race_class__code="Pro-Am")
        .exists()
    )
    assert {row.drives.count() for row in race.rows.all()} == {1, 2, 3, 4}


def test_two_cars_share_a_win(demo):
    race = result("tourisme-1300/2026/val-saint-aubin/race-3")
    assert list(race.rows.order_by("order").values_list("position", flat=True))[:3] == [1, 1, 3]


def test_what_was_corrected_is_told_in_both_languages_and_waits_for_nobody(demo):
    told = Correction.objects.told()
    assert {correction.article.language for correction in told} == {"fr", "en"}
    assert not Correction.objects.open().exists()
    for correction in told:
        assert correction.article.first_published_at <= correction.at <= timezone.now()
        assert correction.article.updated_at == correction.at


def test_every_status_of_the_desk_has_something_to_show(demo):
    assert Article.objects.filter(status="draft").exists()
    assert Article.objects.filter(status="submitted").exists()
    assert Article.objects.scheduled().exists()
    assert SheetReview.objects.get(state="open").session.slug == "race-2"
    assert {c.status for c in Classification.objects.current()} >= {"provisional", "official", "under_appeal"}
    told = {story.articles.published().count() for story in Story.objects.all()}
    assert told == {0, 1, 2}


def test_whatever_is_published_is_in_the_past_credited_and_clean(demo):
    published = Article.objects.published()
    assert published.count() > 25
    for article in published:
        assert article.published_at < timezone.now()
        assert article.bylines.filter(role="author").exists()
        assert all(use.photo.credit for use in article.story.photo_uses.all())
        assert body.sanitise(article.body) == article.body
        for text in (article.headline, article.standfirst, article.key_points, article.body):
            assert not re.search(r"\{[\w-]+\.|\]\(|\*\*|:::", text), article
    assert not Photo.objects.without_credit().exists()


def test_every_photo_has_words_in_both_languages_and_its_renditions(demo):
    for photo in Photo.objects.all():
        assert photo.caption_fr
        assert photo.caption_en
        assert photo.alt_fr
        assert photo.alt_en
        assert photo.renditions["card"]["640"]["avif"]


def test_everything_with_a_name_in_two_languages_has_both(demo):
    for label in (
        "results.Series",
        "results.Event",
        "results.RaceClass",
        "results.Circuit",
        "results.Meeting",
    ):
        for thing in apps.get_model(label).objects.all():
            assert thing.name_fr, thing
            assert thing.name_en, thing


def test_the_prose_takes_its_figures_from_the_classification(demo):
    race = result("trophee-alize-gt/2026/val-saint-aubin/race")
    article = Article.objects.get(slug="four-hours-six-tenths")
    second = race.rows.get(position=2)
    assert gap_in_prose(Gap(second.gap_ms)) in article.key_points
    assert f"{second.laps} laps" in article.key_points


def test_figures_are_written_as_each_language_writes_them(demo):
    seconds = result("trophee-alize-gt/2026/val-saint-aubin/race").rows.get(position=2).gap_ms / 1000
    points = dict(
        Article.objects.filter(story__working_title="Val-Saint-Aubin 2026, course").values_list(
            "language", "key_points"
        )
    )
    assert f"{seconds:.3f} seconds" in points["en"]
    assert f"{seconds:.3f}\u00a0s".replace(".", ",") in points["fr"]
