"""A gallery as a film in order, each picture at an address of its own, and the list of galleries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom import film, roles
from newsroom.models import Photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(make):
    """Three pictures, whose order is not that in which they were added."""
    story = make.story(kind="gallery")
    for order, caption in [(3, "Third"), (1, "First"), (2, "Second")]:
        make.photo_use(story, "gallery", order=order, own_caption_en=caption, own_alt_en=f"{caption} car")
    return story


@pytest.fixture
def gallery(make, story):
    return make.published(story, slug="pictures")


@pytest.fixture
def read(client):
    return lambda address: client.get(address).content.decode()


class TestTheFilm:
    def test_shows_every_picture_in_order_with_its_number_words_and_credit(self, gallery, read, valid_html):
        text = read(gallery.get_absolute_url())
        assert text.index("First") < text.index("Second") < text.index("Third")
        assert "Picture 2 of 3" in text
        assert text.count("Photo: Solveig Marchais") >= 3
        assert 'alt="Second car"' in text
        valid_html(text)

    def test_leads_from_each_picture_to_its_own_page(self, gallery, read):
        text = read(gallery.get_absolute_url())
        assert all(f'href="/en/articles/pictures/photos/{number}/"' in text for number in (1, 2, 3))

    def test_loads_what_is_below_late_and_the_first_at_once(self, gallery, read):
        text = read(gallery.get_absolute_url())
        film_alone = text[text.index('class="sheets-of-film"') :]
        assert film_alone.count('loading="lazy"') == 2
        assert film_alone.count('fetchpriority="high"') == 1

    def test_of_a_draft_leads_nowhere_that_would_be_closed(self, client, make, story):
        draft = make.article(story, slug="draft")
        client.force_login(make.user(groups=[roles.EDITOR], is_staff=True))
        assert "/photos/" not in client.get(draft.get_absolute_url()).content.decode()

    def test_stands_below_an_article_of_another_kind_as_well(self, make, read):
        story = make.story(kind="report")
        make.photo_use(story, "gallery")
        article = make.published(story)
        assert f'href="{article.get_absolute_url()}photos/1/"' in read(article.get_absolute_url())

    def test_leaves_out_a_picture_whose_rights_have_ended_and_counts_without_it(self, gallery, read):
        ended = timezone.localdate() - timedelta(days=3)
        Photo.objects.filter(uses__own_caption_en="First").update(rights_until=ended)
        text = read(gallery.get_absolute_url())
        assert "First" not in text
        assert "Picture 2 of 2" in text

    def test_leads_a_gallery_that_has_no_lead_of_its_own(self, story):
        assert story.lead.own_caption_en == "First"


LIES, STANDS = False, True


@pytest.mark.parametrize(
    ("shapes", "places"),
    [
        ([], []),
        ([LIES], ["w6"]),
        ([STANDS], ["w3 tall"]),
        ([LIES, STANDS, LIES], ["w6", "w2", "w4"]),
        ([LIES, LIES, STANDS], ["w6", "w4", "w2"]),
        ([LIES, LIES, LIES], ["w6", "w3", "w3"]),
        ([STANDS] * 3, ["w2"] * 3),
        ([STANDS] * 2, ["w3 tall"] * 2),
        ([LIES] * 6, ["w6", "w3", "w3", "w3", "w3", "w6"]),
        ([LIES, LIES], ["w6", "w6"]),
    ],
)
def test_pictures_fill_their_rows_by_their_shape(shapes, places):
    assert film.laid_out(shapes) == places


def test_whatever_the_shapes_only_the_last_row_may_have_a_hole():
    width = {"w6": 6, "w4": 4, "w3": 3, "w3 tall": 3, "w2": 2}
    for number in range(2**9):
        places = film.laid_out([bool(number >> bit & 1) for bit in range(9)])
        assert len(places) == 9
        filled = 0
        for place in places:
            assert filled + width[place] <= 6, places
            filled = (filled + width[place]) % 6


class TestOnePicture:
    def test_stands_alone_with_its_number_words_and_credit(self, gallery, read, valid_html):
        text = read("/en/articles/pictures/photos/2/")
        assert "Picture 2 of 3" in text
        assert "Second" in text
        assert 'alt="Second car"' in text
        assert "Photo: Solveig Marchais" in text
        assert "<span>Third" not in text
        valid_html(text)

    def test_leads_to_the_one_before_the_next_and_the_whole(self, gallery, read):
        text = read("/en/articles/pictures/photos/2/")
        assert '<a rel="prev" href="/en/articles/pictures/photos/1/">' in text
        assert '<a rel="next" href="/en/articles/pictures/photos/3/">' in text
        assert 'href="/en/articles/pictures/#photo-2"' in text
        assert '<a rel="prev"' not in read("/en/articles/pictures/photos/1/")
        assert '<a rel="next"' not in read("/en/articles/pictures/photos/3/")

    def test_names_its_address_and_itself_in_the_other_language(self, make, gallery, story, read):
        make.published(story, "fr", slug="images")
        text = read("/en/articles/pictures/photos/2/")
        assert 'rel="canonical" href="http://127.0.0.1:8000/en/articles/pictures/photos/2/"' in text
        assert 'hreflang="fr" href="http://127.0.0.1:8000/fr/articles/images/photos/2/"' in text

    def test_names_no_other_language_before_it_is_published(self, make, gallery, story, read):
        make.article(story, "fr", slug="images")
        assert "/fr/articles/images" not in read("/en/articles/pictures/photos/2/")

    @pytest.mark.parametrize("number", [0, 4, 99999])
    def test_that_is_not_there_is_not_found(self, client, gallery, number):
        assert client.get(f"/en/articles/pictures/photos/{number}/").status_code == 404

    def test_of_a_draft_is_for_the_desk_alone(self, client, make, story):
        make.article(story, slug="draft")
        assert client.get("/en/articles/draft/photos/1/").status_code == 404
        client.force_login(make.user(groups=[roles.EDITOR], is_staff=True))
        shown = client.get("/en/articles/draft/photos/1/")
        assert shown.status_code == 200
        assert shown["X-Robots-Tag"] == "noindex"
        assert "no-store" in shown["Cache-Control"]

    def test_of_a_withdrawn_article_is_gone(self, client, make, story):
        make.published(story, slug="gone", status="withdrawn")
        assert client.get("/en/articles/gone/photos/1/").status_code == 410

    def test_follows_the_article_to_a_new_address(self, client, gallery):
        gallery.slug = "film"
        gallery.save()
        answer = client.get("/en/articles/pictures/photos/2/")
        assert (answer.status_code, answer["Location"]) == (301, "/en/articles/film/photos/2/")

    def test_asks_the_same_of_the_database_however_long_the_film(self, client, make, gallery, story):
        asked = []
        for _round in range(2):
            client.get("/en/articles/pictures/photos/2/")
            with CaptureQueriesContext(connection) as queries:
                client.get("/en/articles/pictures/photos/2/")
            asked.append(len(queries))
            for order in range(20):
                make.photo_use(story, "gallery", order=10 + order)
        assert asked[0] == asked[1]

    def test_shows_any_words_as_words(self, make, read):
        story = make.story(kind="gallery")
        make.photo_use(story, "gallery", own_caption_en="<script>1</script>", own_alt_en='"><b>')
        make.published(story, slug="bad", headline="<i>A</i>")
        for address in ("/en/articles/bad/", "/en/articles/bad/photos/1/", "/en/galleries/"):
            assert "<script>1" not in read(address)
            assert "<i>A" not in read(address)
            assert "><b>" not in read(address)


class TestTheList:
    def test_has_the_published_galleries_of_the_language_newest_first(self, make, read, valid_html):
        now = timezone.now()
        for days, headline in [(2, "Older film"), (1, "Newer film")]:
            story = make.story(kind="gallery")
            make.photo_use(story, "gallery")
            make.published(story, headline=headline, at=now - timedelta(days=days))
        make.published(make.story(kind="report"), headline="A report")
        make.published(make.story(kind="gallery"), "fr", headline="Un film")
        make.article(make.story(kind="gallery"), headline="A draft")
        text = read(reverse("galleries"))
        assert text.index("Newer film") < text.index("Older film")
        assert "1 picture" in text
        assert not [word for word in ("A report", "Un film", "A draft") if word in text]
        valid_html(text)

    def test_goes_on_over_several_pages_each_with_its_own_address(self, make, read):
        for number in range(13):
            make.published(make.story(kind="gallery"), headline=f"Film no {number:02}")
        assert 'href="?page=2"' in read(reverse("galleries"))
        second = read(reverse("galleries") + "?page=2")
        assert second.count("<article") == 1
        assert 'canonical" href="http://127.0.0.1:8000/en/galleries/?page=2"' in second

    def test_that_is_empty_says_so(self, read):
        assert "No gallery has been published" in read(reverse("galleries"))
