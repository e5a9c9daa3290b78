"""The page of somebody who writes or takes pictures: who it is, what was signed, where each photo stands."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models import Photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(make):
    """`taken(story, person)` a photo of theirs in the story."""

    def taken(story, person, place="lead", **fields):
        use = make.photo_use(story, place, photographer_name="", **fields)
        Photo.objects.filter(pk=use.photo_id).update(photographer=person)
        return use

    return taken


@pytest.fixture
def read(client):
    return lambda address: client.get(address).content.decode()


class TestPerson:
    def test_is_told_in_the_language_of_the_page(self, make, read, valid_html):
        person = make.person(
            job_title_fr="Reporter",
            job_title_en="Correspondent",
            about_fr="Elle écrit.",
            about_en="She writes.",
        )
        text = read(person.get_absolute_url())
        assert "Correspondent" in text
        assert "She writes." in text
        assert "Elle écrit." in read(person.get_absolute_url().replace("/en/", "/fr/"))
        valid_html(text)

    def test_shows_the_addresses_that_were_given_and_no_other(self, make, read, valid_html):
        user = make.user(email="private@example.org")
        person = make.person(
            user=user, public_email="ada@example.org", links="https://www.example.com/@ada\nhttp://a.example/"
        )
        text = read(person.get_absolute_url())
        assert 'href="mailto:ada@example.org"' in text
        assert '<a rel="me noopener" href="https://www.example.com/@ada">example.com/@ada</a>' in text
        assert ">a.example</a>" in text
        assert "private" not in text
        valid_html(text)

    @pytest.mark.parametrize(
        "bad", ["javascript:alert(1)", "data:text/html,1", "example.org", "ftp://a.example"]
    )
    def test_takes_no_address_that_a_browser_would_run(self, make, bad, read):
        person = make.person(links=f"https://a.example/ {bad}")
        with pytest.raises(ValidationError, match="no web address"):
            person.full_clean()
        assert f'href="{bad}' not in read(person.get_absolute_url())

    def test_takes_eight_addresses_at_most(self, make):
        person = make.person(links="\n".join(f"https://a.example/{number}" for number in range(9)))
        with pytest.raises(ValidationError, match="At most 8"):
            person.full_clean()

    def test_has_a_portrait_once_that_has_a_credit(self, make, read, valid_html):
        portrait = make.photo_use(make.story(), photographer_name="Ada Neri").photo
        person = make.person(portrait=portrait)
        text = read(person.get_absolute_url())
        assert 'class="photo portrait"' in text
        assert "Photo: Ada Neri" in text
        valid_html(text)
        Photo.objects.update(photographer_name="")
        assert 'class="photo portrait"' not in read(person.get_absolute_url())

    def test_has_its_articles_page_by_page(self, make, read):
        person = make.person()
        for number in range(13):
            make.published(headline=f"Report no {number:02}", author=person)
        make.published(headline="Of another", author=make.person())
        make.article(headline="Not yet", author=person)
        first = read(person.get_absolute_url())
        assert first.count("Report no") == 12
        assert 'href="?page=2"' in first
        assert "Of another" not in first
        assert "Not yet" not in first
        assert read(person.get_absolute_url() + "?page=2").count("Report no") == 1

    def test_is_named_as_the_author_where_an_article_is_signed(self, make, read):
        person = make.person()
        article = make.published(author=person)
        assert f'<a rel="author" href="{person.get_absolute_url()}">' in read(article.get_absolute_url())


class TestPhotographer:
    def test_shows_each_photo_once_with_every_article_in_which_it_stands(self, make, taken, read, valid_html):
        person, story = make.person(), make.story()
        use = taken(story, person)
        other = make.story()
        for place in ("lead", "gallery"):
            other.photo_uses.create(photo=use.photo, place=place)
        for at, headline in [(story, "Told first"), (other, "Told later")]:
            make.published(at, headline=headline)
        make.published(story, "fr", headline="Raconté")
        text = read(f"{person.get_absolute_url()}photos/")
        assert text.count("<figure") == 1
        assert text.count("Told first") == 1
        assert text.count("Told later") == 1
        assert "Raconté" not in text
        valid_html(text)

    def test_hides_what_no_reader_can_see(self, make, taken, read):
        person = make.person()
        seen, hidden = make.story(), make.story()
        use = taken(seen, person)
        hidden.photo_uses.create(photo=use.photo, place="body")
        taken(hidden, person, own_caption_en="A secret")
        make.published(seen, headline="Seen")
        make.article(hidden, headline="Not yet")
        text = read(person.get_absolute_url())
        assert "Seen" in text
        assert "Not yet" not in text
        assert "A secret" not in text

    def test_leads_from_the_newest_to_all_of_them(self, make, taken, read):
        person = make.person()
        for number in range(26):
            story = make.story()
            taken(story, person)
            make.published(story, headline=f"Report {number}")
        first = read(person.get_absolute_url())
        assert first.count('class="photo taken"') == 6
        assert "All 26 photos" in first
        assert read(f"{person.get_absolute_url()}photos/").count('class="photo taken"') == 24
        assert read(f"{person.get_absolute_url()}photos/?page=2").count('class="photo taken"') == 2

    def test_without_photos_has_no_page_of_them(self, client, make):
        assert client.get(f"{make.person().get_absolute_url()}photos/").status_code == 404

    @pytest.mark.parametrize("below", ["", "photos/"])
    def test_asks_the_same_of_the_database_however_many_there_are(self, client, make, taken, below):
        person = make.person()
        asked = []
        for how_many in (2, 10):
            for _each in range(how_many):
                story = make.story()
                taken(story, person)
                make.published(story, author=person)
            client.get(person.get_absolute_url() + below)
            with CaptureQueriesContext(connection) as queries:
                client.get(person.get_absolute_url() + below)
            asked.append(len(queries))
        assert asked[0] == asked[1]
