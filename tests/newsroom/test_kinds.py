"""What each kind of story shows of itself: the timetable of a preview, the day of a story of the past."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom import body
from newsroom.rendering import pieces_of

pytestmark = pytest.mark.django_db

ITALIAN = (
    '<figure class="quote" lang="it"><blockquote><p>Che gara!</p></blockquote>'
    "<figcaption>Ada Neri, Alizé</figcaption></figure>"
)


@pytest.fixture
def event(make):
    event = make.event(meeting=make.meeting(make.circuit(time_zone="Europe/Rome")))
    make.session(event, date=date(2026, 5, 3), starts_at=datetime(2026, 5, 3, 12, 30, tzinfo=UTC))
    return event


class TestPreview:
    @pytest.mark.parametrize(
        ("language", "words"),
        [("en", "in the time of the track:"), ("fr", "à l’heure du circuit")],
    )
    def test_shows_the_timetable_in_the_time_of_the_track(
        self, client, make, event, valid_html, language, words
    ):
        story = make.story(kind="preview")
        story.events.add(event)
        page = client.get(make.published(story, language).get_absolute_url()).content.decode()
        assert "14:30" in page
        assert words in page
        assert "components/season" in page
        valid_html(page)

    def test_shows_that_of_its_sessions_event_once(self, client, make, event):
        story = make.story(kind="preview")
        story.events.add(event)
        make.link(story, event.sessions.get(), role="preview")
        page = client.get(make.published(story).get_absolute_url()).content.decode()
        assert page.count('class="cal timetable"') == 1

    def test_shows_none_of_an_event_that_is_told_as_background(self, client, make, event):
        story = make.story(kind="preview")
        make.link(story, event.sessions.get(), role="preview")
        make.link(story, make.classification().session, role="background")
        page = client.get(make.published(story).get_absolute_url()).content.decode()
        assert page.count('class="cal timetable"') == 1
        assert "14:30" in page

    def test_asks_the_same_of_the_database_however_many_sessions(self, client, make, event):
        story = make.story(kind="preview")
        story.events.add(event)
        address = make.published(story).get_absolute_url()
        client.get(address)
        asked = []
        for _round in range(2):
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked.append(len(queries))
            for _number in range(6):
                make.session(event, "practice")
        assert asked[0] == asked[1]

    def test_of_another_kind_shows_none(self, client, make, event):
        story = make.story(kind="report")
        story.events.add(event)
        assert "timetable" not in client.get(make.published(story).get_absolute_url()).content.decode()


class TestHistory:
    @pytest.fixture
    def told(self, client, make):
        def told(at, language="en", kind="history"):
            story = make.story(kind=kind, on_date=date(1974, 4, 28))
            return client.get(make.published(story, language, at=at).get_absolute_url()).content.decode()

        return told

    def test_on_its_anniversary_it_is_on_this_day(self, told):
        page = told(datetime(2026, 4, 28, 9, tzinfo=UTC))
        assert '<time class="kind" datetime="1974-04-28">On this day, 28 April 1974</time>' in page

    def test_on_another_day_its_date_stands_alone(self, told):
        page = told(datetime(2026, 5, 2, 9, tzinfo=UTC))
        assert '<time class="kind" datetime="1974-04-28">28 April 1974</time>' in page
        assert "28 avril 1974" in told(datetime(2026, 5, 2, 9, tzinfo=UTC), "fr")

    def test_a_report_has_no_such_day(self, told):
        assert "1974" not in told(datetime(2026, 4, 28, 9, tzinfo=UTC), kind="report")


class TestQuoteInAnotherLanguage:
    def test_keeps_its_language_and_cleaning_twice_changes_nothing(self):
        assert body.sanitise(ITALIAN) == ITALIAN
        assert body.sanitise(body.sanitise(ITALIAN)) == ITALIAN

    def test_only_the_words_stand_in_it_the_speaker_does_not(self):
        (quote,) = pieces_of(ITALIAN, "fr")
        assert '<figure class="quote slot"><blockquote lang="it">' in quote.html
        assert "<b>Ada Neri</b>" in quote.html

    def test_is_typeset_by_the_rules_of_its_own_language(self):
        (italian,) = pieces_of(ITALIAN, "fr")
        assert "Che gara!" in italian.html
        (french,) = pieces_of(ITALIAN.replace("it", "fr", 1).replace('"it"', '"fr"'), "en")
        assert "gara\u202f!" in french.html
        (own,) = pieces_of(ITALIAN.replace(' lang="it"', ""), "fr")
        assert "gara\u202f!" in own.html

    def test_what_follows_is_in_the_language_of_the_article_again(self):
        *_rest, prose = pieces_of(ITALIAN + "<p>Enfin!</p>", "fr")
        assert "Enfin\u202f!" in prose.html

    def test_that_is_the_articles_own_needs_no_mark(self):
        (quote,) = pieces_of(ITALIAN.replace('"it"', '"en"'), "en")
        assert "<blockquote>" in quote.html

    @pytest.mark.parametrize("lang", ["xx", "it onclick", "javascript:", ""])
    def test_of_no_known_language_loses_the_mark(self, lang):
        assert 'lang="' not in body.sanitise(ITALIAN.replace('"it"', f'"{lang}"'))

    def test_elsewhere_no_element_has_a_language(self):
        assert body.sanitise('<p lang="it">a</p><figure lang="it"><p>b</p></figure>') == "<p>a</p><p>b</p>"
        assert body.sanitise('<figure class="quote" lang="it"> </figure>') == ""
