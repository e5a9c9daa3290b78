"""The index follows what is saved."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from newsroom import workflow
from newsroom.models import SearchEntry, SearchName, SearchWord
from newsroom.search import engine, index
from newsroom.search.finding import Query


@pytest.fixture
def then(django_capture_on_commit_callbacks):
    """What is saved in this block is committed at its end."""

    def then():
        connection.run_on_commit.clear()  # what was saved before the block is committed already
        return django_capture_on_commit_callbacks(execute=True)

    return then


def found(text, language="en", thing=None):
    """The titles of what the index gives."""
    given = Query(text, language).find(reach=1000)
    articles = SearchEntry.objects.filter(
        thing="article", language=language, object_id__in=[pk for pk, _series in given.articles]
    )
    others = SearchEntry.objects.filter(pk__in=[pk for pk, _thing in given.things])
    assert given.total == articles.count() + others.count()
    return {entry.title for entry in articles | others if thing in (None, entry.thing)}


def test_an_article_is_found_once_it_is_published(make, then):
    editor = make.user(groups=["Editor"])
    article = make.article(headline="Aurochs", body="<p>Text.</p>", author=make.person())
    assert found("aurochs") == set()
    with then():
        workflow.move(article, "published", by=editor)
    assert found("aurochs") == {"Aurochs"}
    with then():
        workflow.move(article, "withdrawn", by=editor)
    assert found("aurochs") == set()


def test_a_changed_headline_is_found_and_the_former_one_is_not(make, then):
    with then():
        article = make.published(headline="Aurochs")
    article.headline = "Elephants"
    with then():
        article.save()
    assert (found("aurochs"), found("elephants")) == (set(), {"Elephants"})


def test_a_scheduled_article_waits_in_the_index(make, then):
    with then():
        make.published(headline="Aurochs", at=timezone.now() + timedelta(hours=1))
    assert SearchEntry.objects.filter(title="Aurochs").exists()
    assert found("aurochs") == set()


def test_a_driver_who_is_renamed_is_found_by_the_new_name(make, then):
    with then():
        driver = make.driver("Ilse Aurochs")
    driver.family_name = "Bison"
    with then():
        driver.save()
    assert (found("aurochs"), found("bison")) == (set(), {"Ilse Bison"})
    assert not SearchName.objects.filter(key="aurochs").exists()
    assert SearchName.objects.filter(key="ilse bison", is_whole=True).exists()


def test_an_alias_is_found(make, then):
    team = make.team("Delorme Compétition")
    with then():
        team.aliases.create(name="Aurochs Racing")
    assert found("aurochs") == {"Delorme Compétition"}


def test_what_is_deleted_is_found_no_more(make, then):
    with then():
        driver = make.driver("Ilse Aurochs")
    with then():
        driver.delete()
    assert found("aurochs") == set()
    assert SearchEntry.objects.count() == 0


@pytest.mark.parametrize("renamed", ["event", "circuit", "meeting", "series", "alias"])
def test_an_article_is_found_by_the_new_name_of_its_event(make, then, renamed):
    event = make.event(meeting=make.meeting())
    story = make.story()
    story.events.add(event)
    with then():
        make.published(story, headline="Nobody slept")
    things = {
        "event": event,
        "circuit": event.meeting.circuit,
        "meeting": event.meeting,
        "series": event.season.series,
    }
    with then():
        if renamed == "alias":
            event.meeting.circuit.aliases.create(name="Aurochs")
        else:
            things[renamed].name_en = "Aurochs"
            things[renamed].save()
    assert "Nobody slept" in found("aurochs", thing="article")


def test_a_correction_of_the_text_is_found(make, then):
    with then():
        article = make.published(headline="Race", body="<p>It was an ox.</p>")
    article.body = "<p>It was an aurochs.</p>"
    with then():
        article.save()
    assert found("aurochs") == {"Race"}


def test_a_transaction_indexes_each_thing_once(make, then):
    with then() as callbacks:
        driver = make.driver("Ilse Aurochs")
        for _ in range(5):
            driver.save()
        make.team("Aurochs Racing")
    assert sum(callback.__qualname__ == "Pending.run" for callback in callbacks) == 1
    assert found("aurochs") == {"Ilse Aurochs", "Aurochs Racing"}


def test_a_failure_of_the_index_loses_no_article(make, then, monkeypatch, caplog):
    def fail(*args):
        raise RuntimeError("no index")

    monkeypatch.setattr(index, "index", fail)
    with then():
        article = make.published(headline="Aurochs")
    article.refresh_from_db()
    assert article.headline == "Aurochs"
    assert "no index" in caplog.text


def test_the_command_makes_the_index_from_what_there_is(make, capsys):
    make.published(headline="Aurochs")
    make.driver("Ilse Aurochs")
    assert found("aurochs") == set()
    call_command("reindex")
    assert found("aurochs") == {"Aurochs", "Ilse Aurochs"}
    assert "3 entries" in capsys.readouterr().out
    SearchEntry.objects.update(title="stale")
    call_command("reindex")
    assert found("aurochs") == {"Aurochs", "Ilse Aurochs"}


def test_words_of_an_article_are_offered_from_its_publication_on(make):
    later = timezone.now() + timedelta(hours=1)
    make.published(headline="Aurochs", at=later)
    index.reindex()
    assert SearchWord.objects.get(word="aurochs").since == later
    make.published(headline="The aurochs again")
    index.reindex()
    assert SearchWord.objects.get(word="aurochs").since is None


def test_the_words_of_a_headline_leave_with_the_last_article_that_has_them(make, then):
    editor = make.user(groups=["Editor"])
    with then():
        first, second = (make.published(headline=f"{word} aurochs") for word in ("Slow", "Swift"))
    with then():
        workflow.move(first, "withdrawn", by=editor)
    assert set(SearchWord.objects.values_list("word", flat=True)) >= {"swift", "aurochs"}
    assert not SearchWord.objects.filter(word="slow").exists()
    second.headline = "Swift elephants"
    with then():
        second.save()
    assert not SearchWord.objects.filter(word="aurochs").exists()


def test_a_word_that_is_left_to_a_scheduled_headline_waits_with_it(make, then):
    later = timezone.now() + timedelta(hours=1)
    with then():
        article = make.published(headline="Aurochs")
        make.published(headline="Aurochs at dawn", at=later)
    with then():
        workflow.move(article, "withdrawn", by=make.user(groups=["Editor"]))
    assert SearchWord.objects.get(word="aurochs").since == later


def test_a_word_of_a_headline_that_is_a_name_as_well_stays(make, then):
    with then():
        make.driver("Ilse Aurochs")
        article = make.published(headline="Aurochs wins")
    with then():
        workflow.move(article, "withdrawn", by=make.user(groups=["Editor"]))
    assert SearchWord.objects.filter(word="aurochs", is_name=True).exists()


def test_the_index_can_be_taken_away_and_put_back(make):
    make.published(headline="Aurochs")
    engine.remove()
    engine.install()
    index.reindex()
    assert found("aurochs") == {"Aurochs"}


EARLIER = {  # how an index looked before, by database, and what tells of the present one
    "postgresql": (
        [
            "ALTER TABLE newsroom_searchentry ADD COLUMN document tsvector",
            "CREATE INDEX newsroom_search ON newsroom_searchentry USING gin (document)",
        ],
        "SELECT indexdef FROM pg_indexes WHERE indexname = 'newsroom_search'",
    ),
    "sqlite": (
        [],  # it has had one form only
        "SELECT sql FROM sqlite_master WHERE name = 'newsroom_search'",
    ),
}


def test_the_index_of_an_earlier_version_gives_way(make):
    earlier, definition = EARLIER[connection.vendor]
    engine.remove()
    with connection.cursor() as cursor:
        for statement in earlier:
            cursor.execute(statement)
    engine.install()
    make.published(headline="Aurochs")
    index.reindex()
    assert found("aurochs") == {"Aurochs"}
    with connection.cursor() as cursor:
        cursor.execute(definition)
        assert "body_tokens" in cursor.fetchone()[0]


def test_a_subject_is_found_once_something_is_published_under_it(make, then):
    editor = make.user(groups=["Editor"])
    article = make.article(author=make.person(), body="<p>Text.</p>")
    with then():
        article.story.tags.add("Aurochs transfer")
    assert found("aurochs", thing="tag") == set()
    assert not SearchWord.objects.filter(word="aurochs").exists()  # nor offered as another spelling
    with then():
        workflow.move(article, "published", by=editor)
    assert found("aurochs", thing="tag") == {"Aurochs transfer"}
    with then():
        workflow.move(article, "withdrawn", by=editor)
    assert found("aurochs", thing="tag") == set()


def test_the_subject_of_a_scheduled_article_waits_with_it(make, then):
    article = make.published(at=timezone.now() + timedelta(hours=1))
    with then():
        article.story.tags.add("Aurochs transfer")
    index.reindex()
    assert found("aurochs") == set()


@pytest.mark.parametrize("field", ["slug", "short_name_en"])
def test_a_series_with_another_address_or_short_name_brings_its_events_along(make, then, field):
    with then():
        series = make.series(short_name_fr="Alizé", short_name_en="Alizé")
        make.session(make.event(make.season(series)))
    setattr(series, field, "aurochs")
    with then():
        series.save()
    told = SearchEntry.objects.filter(thing__in=["event", "session"], language="en")
    if field == "slug":
        assert {entry.url.split("/")[3] for entry in told} == {"aurochs"}
    else:
        assert found("aurochs") >= {entry.title for entry in told}
