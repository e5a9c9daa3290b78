"""What becomes of the articles when a published result changes, and changes again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom import amending
from newsroom.models import TouchedSentence
from results import publishing
from results.models import Classification
from results.models.row import Status

State = TouchedSentence.State
REPORT = "<p>Vidal won. Osei finished second, Duarte third.</p><p>It rained.</p>"


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Publishes, and lets whoever listens hear it."""

    def publish(session, lines, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return publishing.publish(session, lines, status=fields.pop("status", "provisional"), **fields)

    return publish


@pytest.fixture
def race(make):
    event = make.event(name="Four Hours of Moulin")
    session = make.session(event, starts_at=timezone.now() - timedelta(hours=8))
    session.people = {name.split()[-1]: make.driver(name) for name in ("Léa Vidal", "Kim Osei", "Ana Duarte")}
    return session


def lines(race, order, out=()):
    """The cars in this order: 1 Vidal, 2 Osei, 3 Duarte; those that are out are disqualified."""
    numbers = {name: str(number) for number, name in enumerate(race.people, 1)}
    return [
        publishing.Line(
            order=place,
            position=None if name in out else place,
            status=Status.DISQUALIFIED if name in out else Status.CLASSIFIED,
            number=numbers[name],
            laps=50,
            gap_ms=place * 1000 if place > 1 and name not in out else None,
            drives=(publishing.LineDrive(name="", driver=race.people[name]),),
        )
        for place, name in enumerate(order.split(), 1)
    ]


@pytest.fixture
def report(make, race, publish):
    """Version 1, and a published report of it in English."""
    publish(race, lines(race, "Vidal Osei Duarte"))
    article = make.published(headline="Vidal wins at Moulin", body=REPORT)
    make.link(article.story, race)
    return article


def open_sentences(article):
    return {row.sentence for row in article.touched.open()}


def test_makes_given_names_and_the_words_of_a_team_name_are_taken_from_the_rows(make, race, publish):
    teams = {"1": "Nordal Racing with Pavane", "2": "Kantell EMO", "3": "Nordal Racing with Pavane"}
    makes = {"1": "Solac GT3", "2": "Dorvane M4 GT3", "3": "Ravelle R8 GT3"}

    def named(order, out=()):
        return [
            replace(line, team_name=teams[line.number], car_name=makes[line.number])
            for line in lines(race, order, out)
        ]

    told = ["The Dorvane came second.", "Kim was second.", "Kantell took second.", "Kim was happy."]
    publish(race, named("Vidal Osei Duarte"))
    article = make.published(body="".join(f"<p>{one}</p>" for one in [*told, "Nordal Racing was third."]))
    make.link(article.story, race)
    publish(race, named("Vidal Duarte Osei", out=["Osei"]))
    assert open_sentences(article) == {*told[:3], "Nordal Racing was third."}


def test_the_sentences_of_cars_that_moved_are_kept_with_the_reason(report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    assert open_sentences(report) == {"Osei finished second, Duarte third."}
    row = report.touched.get()
    assert (row.place, row.certainty, row.before.revision, row.after.revision) == ("body", 3, 1, 2)
    assert row.why["en"] == ["No. 2: 2nd, +2.000 → Disqualified", "No. 3: 3rd, +3.000 → 2nd, +2.000"]
    assert row.why["fr"][1].endswith("3e, +3.000 → 2e, +2.000")


def test_to_be_told_of_a_revision_twice_changes_nothing(make, report, race, publish):
    second = publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    amending.examine(second, race.classifications.get(revision=1))
    assert len(open_sentences(report)) == report.touched.count() == 1
    amending.stands(report.touched.all(), make.user())
    amending.examine(second, race.classifications.get(revision=1))
    assert open_sentences(report) == set()


def test_both_languages_and_drafts_are_read_but_not_what_was_withdrawn(make, report, race, publish):
    french = make.article(report.story, "fr", headline="Vidal gagne", body="<p>Osei finit deuxième.</p>")
    gone = make.published(headline="Osei second", status="withdrawn")
    make.link(gone.story, race)
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    assert open_sentences(french) == {"Osei finit deuxième."}
    assert open_sentences(gone) == set()


def test_headlines_key_points_and_captions_are_read(make, report, race, publish):
    report.headline, report.key_points = "Osei second", "Dry track\nDuarte third"
    report.save()
    use = make.photo_use(report.story, own_caption_en="Kim Osei, second", own_alt_en="A podium")
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    places = {row.place for row in report.touched.open()}
    assert places == {"headline", "key_points", "body", f"caption:{use.pk}"}


def test_a_first_revision_or_another_status_alone_asks_nothing(make, report, race, publish):
    publish(race, lines(race, "Vidal Osei Duarte"), status="official")
    assert not TouchedSentence.objects.exists()


def test_an_article_that_names_the_event_and_a_car_is_found_without_a_link(make, report, race, publish):
    named = make.published(headline="A season", body="<p>Four Hours of Moulin: Osei finished second.</p>")
    elsewhere = make.published(headline="Elsewhere", body="<p>Osei finished second.</p>")
    idle = make.published(headline="Idle", body="<p>Osei signed books at the Four Hours of Moulin.</p>")
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    assert open_sentences(named) == {"Four Hours of Moulin: Osei finished second."}
    assert open_sentences(elsewhere) == open_sentences(idle) == set()


def test_what_was_written_before_the_race_is_not_asked(make, race, publish):
    publish(race, lines(race, "Vidal Osei Duarte"))
    preview = make.published(
        at=datetime(2020, 1, 1, tzinfo=UTC), body="<p>Osei finished second in testing.</p>"
    )
    make.link(preview.story, race, role="preview")
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    assert open_sentences(preview) == set()


def test_a_report_that_names_nobody_is_looked_at_once_as_a_whole(make, race, publish):
    publish(race, lines(race, "Vidal Osei Duarte"))
    article = make.published(body="<p>It rained.</p>")
    make.link(article.story, race)
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    row = article.touched.open().get()
    assert (row.sentence, row.certainty) == ("", 1)


def test_an_annulled_result_asks_about_every_report(report, race, publish):
    publish(race, lines(race, "Vidal Osei Duarte"), status=Classification.Status.ANNULLED)
    assert report.touched.open().get().why["en"] == ["The result is annulled."]


def test_a_sentence_that_is_rewritten_is_off_the_list_and_says_who_did_it(make, report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    editor = make.user()
    report.body, report.saved_by = REPORT.replace("second, Duarte third", "and was disqualified"), editor
    report.save()
    row = report.touched.get()
    assert (row.state, row.handled_by) == (State.EDITED, editor)
    assert row.handled_at


def test_a_sentence_rewritten_and_false_all_the_same_stays_on_the_list(report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    report.body = REPORT.replace("Osei finished", "Kim Osei finished")
    report.save()
    assert open_sentences(report) == {"Kim Osei finished second, Duarte third."}


def test_a_change_elsewhere_in_the_text_handles_nothing(report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    report.body += "<p>The sun came out.</p>"
    report.save()
    assert open_sentences(report) == {"Osei finished second, Duarte third."}


def test_a_caption_that_is_rewritten_is_off_the_list(make, report, race, publish):
    use = make.photo_use(report.story, own_caption_en="Kim Osei, second")
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    use.own_caption_en = "Kim Osei"
    use.save()
    assert not report.touched.open().filter(place__startswith="caption").exists()


def test_what_was_looked_at_is_asked_again_when_its_cars_move_again(make, report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    amending.stands(report.touched.all(), make.user())
    assert open_sentences(report) == set()
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei", "Duarte"]))
    assert open_sentences(report) == {"Osei finished second, Duarte third."}
    assert report.touched.filter(state=State.STANDS).count() == 1  # what was done stays on record


def test_what_was_looked_at_stays_handled_when_other_cars_move(make, report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    amending.stands(report.touched.all(), make.user())
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]), status="official")
    assert open_sentences(report) == set()


def test_a_place_given_back_makes_an_untouched_sentence_true_again(report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    publish(race, lines(race, "Vidal Osei Duarte"))
    assert open_sentences(report) == set()
    assert report.touched.get().state == State.RESTORED


def test_a_sentence_nobody_looked_at_is_measured_against_what_it_was_written_by(report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    publish(race, lines(race, "Duarte Vidal Osei", out=["Osei"]))
    row = report.touched.open().get(place="body", sentence__startswith="Osei")
    assert row.before.revision == 1
    assert "No. 3: 3rd, +3.000 → 1st" in row.why["en"]


def test_an_open_sentence_outlives_a_status_that_moves_nothing(report, race, publish):
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]), status="official")
    assert open_sentences(report) == {"Osei finished second, Duarte third."}


def test_of_two_revisions_at_once_the_one_in_force_is_what_texts_are_measured_against(
    report, race, django_capture_on_commit_callbacks
):
    """The reading that follows the second revision may begin when the third is in force and was read."""
    with django_capture_on_commit_callbacks() as told:
        publishing.publish(race, lines(race, "Vidal Duarte Osei"), status="provisional")
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish(race, lines(race, "Duarte Vidal Osei"), status="official")
    asked = open_sentences(report)
    assert "Vidal won." in asked
    for callback in told:
        callback()
    assert asked <= open_sentences(report)
    assert {row.after.revision for row in report.touched.all()} == {3}


def test_a_reading_that_never_came_is_made_up_for_by_a_command_and_only_once(report, race, capsys):
    """Without its callbacks: the server was stopped between the publication and the reading."""
    publishing.publish(race, lines(race, "Duarte Vidal Osei"), status="provisional")
    assert not open_sentences(report)
    for said in ("3 sentences found", "0 sentences found"):
        call_command("reread_articles")
        assert capsys.readouterr().out.strip() == said
    assert "Vidal won." in open_sentences(report)


def test_a_classification_stands_whatever_becomes_of_the_reading(report, race, publish, monkeypatch, caplog):
    monkeypatch.setattr(amending, "examine", lambda *args: 1 / 0)
    publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    assert race.classifications.current().get().revision == 2
    assert "could not be read" in caplog.text


def test_the_work_at_publishing_grows_with_no_article(make, race, publish):
    one = publish(race, lines(race, "Vidal Osei Duarte"))
    two = publish(race, lines(race, "Vidal Duarte Osei", out=["Osei"]))
    asked = []
    for how_many in (2, 10):
        for _ in range(how_many):
            make.link(make.published(body=REPORT).story, race)
        TouchedSentence.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            assert amending.examine(two, one)
        asked.append(len(queries))
    assert asked[0] == asked[1]
