"""The list of articles with its filters, and the pages of a person and of a subject."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.models import Tag


def titles(client, query="", path="/en/articles/"):
    response = client.get(path + query)
    assert response.status_code == 200
    return [article.headline for article, _figures in response.context["cards"]]


@pytest.fixture
def three(make):
    """A report of 2025 by Anna, a preview of 2026 by Bo with a tag, and one in French."""
    report = make.published(
        make.story(kind="report"), headline="Report", author=make.person("Anna Lind", slug="anna"),
        at=datetime(2025, 6, 1, tzinfo=UTC),
    )  # fmt: skip
    preview = make.published(
        make.story(kind="preview"), headline="Preview", author=make.person("Bo Trad", slug="bo"),
        at=datetime(2026, 6, 1, tzinfo=UTC),
    )  # fmt: skip
    make.in_series(report.story, make.series(slug="alize"))
    preview.story.tags.add(Tag.objects.create(name="Night", name_en="By night", slug="night"))
    make.published(language="fr", headline="Autre")
    return report, preview


class TestTheList:
    def test_it_has_what_is_published_in_its_language_the_newest_first(self, client, three, make):
        make.article(headline="Draft")
        make.article(headline="Gone", status="withdrawn")
        make.published(headline="Tomorrow", at=timezone.now() + timedelta(days=1))
        assert titles(client) == ["Preview", "Report"]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?series=alize", ["Report"]),
            ("?kind=preview", ["Preview"]),
            ("?year=2025", ["Report"]),
            ("?tag=night", ["Preview"]),
            ("?author=anna", ["Report"]),
            ("?author=anna&year=2026", []),
        ],
    )
    def test_it_is_narrowed(self, client, three, query, found):
        assert titles(client, query) == found

    @pytest.mark.parametrize(
        "query",
        [
            "?series=nope",
            "?kind=%00",
            "?year=abc",
            "?year=99999999999999999999",
            "?tag='%22%3E",
            "?author=anna%00",
        ],
    )
    def test_what_is_not_understood_is_set_aside_with_a_word(self, client, three, query):
        assert titles(client, query) == ["Preview", "Report"]
        html = client.get("/en/articles/" + query).content.decode()
        assert "Not known here, and set aside" in html
        assert '<link rel="canonical" href="http://127.0.0.1:8000/en/articles/">' in html

    @pytest.mark.parametrize("number", ["0", "-1", "abc", "99", "%00"])
    def test_a_page_that_does_not_exist_is_the_nearest_that_does(self, client, three, number):
        assert titles(client, f"?page={number}") == ["Preview", "Report"]

    def test_its_pages_keep_what_was_asked(self, client, make):
        for number in range(25):
            make.published(make.story(kind="brief"), headline=f"Brief {number}")
        html = client.get("/en/articles/?kind=brief&x=1").content.decode()
        assert 'href="?kind=brief&amp;page=2"' in html
        assert len(titles(client, "?kind=brief&page=2")) == 4
        second = client.get("/en/articles/?kind=brief&page=2").content.decode()
        assert 'href="http://127.0.0.1:8000/en/articles/?kind=brief&amp;page=2"' in second
        assert 'hreflang="en" href="http://127.0.0.1:8000/en/articles/?kind=brief&amp;page=2"' in second
        assert 'hreflang="fr" href="http://127.0.0.1:8000/fr/articles/?kind=brief"' in second

    def test_its_choices_are_those_under_which_something_is_found(self, client, three, make):
        make.series("Nothing written")
        html = client.get("/en/articles/").content.decode()
        assert "By night" in html
        assert "Nothing written" not in html

    def test_its_fields_have_labels(self, client, three):
        html = client.get("/en/articles/").content.decode()
        for name in ("series", "kind", "year", "tag", "author"):
            assert f'<label for="id_{name}">' in html

    def test_a_person_in_two_parts_is_found_once(self, client, make):
        anna = make.person(slug="anna")
        article = make.published(headline="Once", author=anna)
        article.bylines.create(person=anna, role="translator", order=2)
        assert titles(client, "?author=anna") == ["Once"]


class TestAPerson:
    def test_has_what_is_published_under_the_name(self, client, make):
        anna = make.person("Anna Lind", job_title_en="Reporter")
        make.published(headline="Hers", author=anna)
        make.article(headline="Unfinished", author=anna)
        make.published(headline="Another’s", author=make.person())
        html = client.get(f"/en/people/{anna.slug}/").content.decode()
        assert "Hers" in html
        assert "Reporter" in html
        assert "Unfinished" not in html
        assert "Another’s" not in html

    def test_a_photographer_has_the_photos_of_published_stories(self, client, make):
        person = make.person("Ida Lux")
        for article in (make.published(), make.article()):
            use = make.photo_use(article.story, photographer_name="")
            use.photo.photographer = person
            use.photo.save()
        html = client.get(f"/en/people/{person.slug}/").content.decode()
        assert html.count("<picture>") == html.count("Photo: Ida Lux") == 1

    def test_nobody_is_not_found(self, client, db):
        assert client.get("/en/people/nobody/").status_code == 404


class TestASubject:
    def test_has_what_is_published_under_it_in_its_language(self, client, three):
        assert titles(client, path="/en/tags/night/") == ["Preview"]
        assert "By night" in client.get("/en/tags/night/").content.decode()
        assert titles(client, path="/fr/tags/night/") == []

    def test_an_unknown_one_is_not_found(self, client, db):
        assert client.get("/en/tags/nope/").status_code == 404


def fill(make, how_many):
    person = make.person(slug=f"p{make.next()}")
    tag = f"tag {make.next()}"
    for number in range(how_many):
        article = make.published(author=person, at=timezone.now() - timedelta(days=number))
        session = make.session()
        make.classification(session, make.lines(2))
        make.link(article.story, session)
        make.in_series(article.story)
        article.story.tags.add(tag)
        if number % 2:
            make.photo_use(article.story)
    return person, Tag.objects.get(name=tag)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_lists_are_valid_html(client, make, valid_html, language):
    person, tag = fill(make, 3)
    article = make.published(language="fr", author=person)
    article.story.tags.add(tag)
    for path in ("articles/?kind=x", f"people/{person.slug}/", f"tags/{tag.slug}/"):
        valid_html(client.get(f"/{language}/{path}").content.decode())
