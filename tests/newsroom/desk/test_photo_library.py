"""Photos found by what they say, by what their stories tell of, and where each of them stands."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom import library, photo_places
from newsroom.admin.choosing import FROM_LIBRARY
from newsroom.models import Photo, PhotoWords, Tag
from newsroom.models.front_page import FrontPage, FrontPagePlace
from newsroom.models.photo import day_of
from results.publishing import Line, LineDrive

pytestmark = pytest.mark.ignore_template_errors

LIST = "admin:newsroom_photo_changelist"
FIND = "admin:newsroom_photo_find"


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


@pytest.fixture
def stored(db):
    """`stored(caption_fr="…")`: a photo without a file, as a list shows it."""

    def store(**fields):
        photo = Photo(width=1600, height=1000, **fields)
        photo.file.name = "originals/none.jpg"
        Photo.objects.bulk_create([photo])
        library.gather_words(photo)
        return photo

    return store


def found(desk, **asked):
    return list(desk.get(reverse(LIST), asked).context["cl"].queryset)


@pytest.mark.parametrize("asked", ["elodie", "ARRIVEE", "grand angle", "brandt", "magny", "elodie magny"])
def test_a_photo_is_found_by_its_own_words(desk, stored, asked):
    one = stored(
        caption_fr="Élodie à l’arrivée",
        agency="Grand Angle",
        photographer_name="Ada Brandt",
        place="Magny-Cours",
    )
    stored(caption_fr="Pluie")
    assert found(desk, q=asked) == [one]


def test_a_photo_is_found_by_its_photographers_page(desk, stored, make):
    one = stored(photographer=make.person("Solène Févre"))
    stored()
    assert found(desk, q="fevre") == [one]


@pytest.fixture
def told(make, stored):
    """A photo in a story that tells of a race."""
    one = stored(caption_en="A car")
    stored(caption_en="Another car")
    series = make.series("Coupe Boréale")
    event = make.event(make.season(series), "Nuit de Heidental")
    session = make.session(event)
    driver = make.driver("Inès Hallström")
    line = Line(
        order=1, position=1, number="1", laps=20, drives=(LineDrive(name="I. Hallström", driver=driver),)
    )
    make.classification(session, [line])
    story = make.story()
    story.tags.add(Tag.objects.create(name="Endurance", name_fr="Épreuve longue", slug="endurance"))
    make.article(story, headline="Four hours, six tenths")
    make.in_series(story, series)
    make.link(story, session)
    story.photo_uses.create(photo=one)
    return one


@pytest.mark.parametrize(
    "asked", ["tenths", "boreale", "heidental", "epreuve", "hallstrom", "hallstrom tenths"]
)
def test_a_photo_is_found_by_what_its_story_tells_of(desk, told, asked):
    assert found(desk, q=asked) == [told]


def test_what_is_nowhere_is_not_found(desk, told):
    assert found(desk, q="hallstrom nowhere") == []


def test_new_words_are_found_at_once(desk, photo):
    one = photo(caption_en="Rain")
    one.caption_en = "Sun"
    one.save()
    assert (found(desk, q="sun"), found(desk, q="rain")) == ([one], [])
    assert PhotoWords.objects.count() == 1


def test_photos_are_narrowed_by_credit_rights_use_and_alternative_text(desk, stored, make):
    soon = day_of() + timedelta(days=5)
    ending = stored(agency="A", rights_until=soon, alt_fr="x", alt_en="x")
    ended = stored(agency="A", rights_until=day_of() - timedelta(days=1), alt_fr="x", alt_en="x")
    bare = stored(alt_en="x")
    make.story().photo_uses.create(photo=bare)
    assert found(desk, until="soon") == [ending]
    assert found(desk, until="ended") == [ended]
    assert found(desk, used="yes") == [bare]
    assert set(found(desk, used="no")) == {ending, ended}
    assert found(desk, credit="no") == [bare]
    assert found(desk, alt="fr") == [bare]


def test_each_photo_says_in_how_many_stories_it_stands(desk, stored, make):
    one = stored(caption_en="A car")
    for _number in range(2):
        make.story().photo_uses.create(photo=one)
    assert "in 2 stories" in desk.get(reverse(LIST)).content.decode()


def test_the_library_asks_the_same_with_more_photos(desk, stored, make):
    def asked(**query):
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse(LIST), query)
        return len(queries)

    story = make.story()
    story.photo_uses.create(photo=stored(caption_en="A car"))
    asked()
    few = asked(), asked(q="car")
    for _number in range(60):
        make.story().photo_uses.create(photo=stored(caption_en="A car", photographer=make.person()))
    assert (asked(), asked(q="car")) == few


def test_the_dialog_is_given_the_newest_first_with_what_stands_against_them(desk, stored):
    stored(caption_en="Old", agency="A", rights_until=day_of() - timedelta(days=1))
    stored(caption_en="New")
    photos = desk.get(reverse(FIND)).json()["photos"]
    assert [photo["label"] for photo in photos] == ["New", "Old"]
    assert [photo["warnings"] for photo in photos] == [["No credit"], ["Rights ended"]]
    assert desk.get(reverse(FIND), {"q": "old"}).json()["count"] == 1


def test_the_dialog_is_for_the_desk_alone(client, stranger):
    assert client.get(reverse(FIND)).status_code == 401
    client.force_login(stranger)
    assert client.get(reverse(FIND)).status_code == 403


def test_a_photos_page_names_every_place_where_it_stands(desk, photo, make):
    one = photo(photographer_name="Ada")
    story = make.story(working_title="Night race")
    use = story.photo_uses.create(photo=one, place="body")
    make.published(
        story, "fr", headline="La nuit", body=f'<figure data-embed="photo" data-ref="{use.pk}"></figure>'
    )
    make.article(story, "en", headline="The night")
    other = make.article(headline="Elsewhere")
    other.story.photo_uses.create(photo=one, place="lead")
    [newest, oldest] = photo_places.uses_of(one)
    assert (newest.title, newest.places) == ("Elsewhere", ["lead"])
    shown = [(line.article.headline, line.is_in_text) for line in oldest.articles]
    assert shown == [("The night", False), ("La nuit", True)]
    page = desk.get(reverse("admin:newsroom_photo_change", args=[one.pk])).content.decode()
    assert all(
        words in page
        for words in ("Night race", "La nuit", "The night", "Elsewhere", "shown within the text")
    )


def test_a_photo_that_nobody_uses_says_so(desk, photo):
    page = desk.get(reverse("admin:newsroom_photo_change", args=[photo().pk])).content.decode()
    assert "No story uses this photo." in page


@pytest.mark.parametrize("is_row_there", [True, False])
def test_a_marker_that_names_a_photo_of_the_library_gets_the_number_of_its_row(
    client, editor, draft, photo, filled, is_row_there
):
    client.force_login(editor)
    one = photo(photographer_name="Ada")
    marker = FROM_LIBRARY + one.pk
    address = reverse("admin:newsroom_article_change", args=[draft.pk])
    data = filled(client.get(address))
    data |= {
        "body": [f'<p>Rain.</p><figure data-embed="photo" data-ref="{marker}"></figure>'],
        "_continue": ["1"],
    }
    if is_row_there:
        row = {"TOTAL_FORMS": "1", "0-photo": str(one.pk), "0-place": "body", "0-order": "1"}
        data |= {f"photo_uses-{name}": [value] for name, value in row.items()}
    assert client.post(address, data).status_code == 302
    draft.refresh_from_db()
    number = draft.story.photo_uses.get().pk if is_row_there else marker
    assert f'data-ref="{number}"' in draft.body
    assert draft.versions.first().fields["body"] == draft.body


def test_the_last_day_of_use_is_told_on_the_grid(desk, stored):
    stored(rights_until=timezone.now().date() - timedelta(days=2))
    assert "Rights ended on" in desk.get(reverse(LIST)).content.decode()


def test_a_photos_page_says_that_the_front_page_shows_it(photo, make):
    one = photo(photographer_name="Ada")
    article = make.published(language="fr")
    article.story.photo_uses.create(photo=one)
    assert [line.is_on_front for use in photo_places.uses_of(one) for line in use.articles] == [False]
    front_page, _made = FrontPage.objects.get_or_create(language="fr")
    FrontPagePlace.objects.create(front_page=front_page, article=article, slot="lead")
    assert [line.is_on_front for use in photo_places.uses_of(one) for line in use.articles] == [True]
