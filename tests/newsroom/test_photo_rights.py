"""The last day of a photo's rights: after it no page, feed or address shows it, at once and everywhere."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation

from newsroom import roles
from newsroom.figures import figures_of
from newsroom.models import Article, Photo, PhotoUse
from newsroom.models.photo import day_of

YESTERDAY, TODAY = day_of() - timedelta(days=1), day_of()


def until(photo, day, **fields):
    Photo.objects.filter(pk=photo.pk).update(rights_until=day, **fields)


@pytest.fixture
def told(make):
    """A published gallery with a lead, a photo in the text, one in the gallery, all of one person."""
    person = make.person("Ada Brandt")
    story = make.story(kind="gallery")
    uses = [make.photo_use(story, place=place) for place in PhotoUse.Place.values]
    photos = [use.photo for use in uses]
    Photo.objects.update(photographer=person, photographer_name="")
    body = f'<p>Rain.</p><figure data-embed="photo" data-ref="{uses[1].pk}"></figure>'
    article = make.published(story, body=body, standfirst="It rained.")
    make.in_series(story)
    return article, photos, person


def addresses(article, person):
    with translation.override("en"):
        named = [reverse(name) for name in ("home", "articles", "galleries", "feed")]
        return [
            article.get_absolute_url(),
            article.story.main_series.get_absolute_url(),
            person.get_absolute_url(),
            *named,
            reverse("sitemap"),
        ]


def files_of(photo):
    return {str(name) for widths in photo.renditions.values() for n in widths.values() for name in n.values()}


def shown_on(client, address, photo):
    page = client.get(address).content.decode()
    return {name for name in files_of(photo) if "/" in name and name in page}


def test_a_photo_is_shown_until_the_end_of_its_last_day(client, told):
    article, photos, _person = told
    for photo in photos:
        until(photo, TODAY)
        assert shown_on(client, article.get_absolute_url(), photo)


def test_after_its_last_day_no_page_and_no_feed_shows_a_photo(client, told):
    article, photos, person = told
    seen = {
        address: any(shown_on(client, address, photo) for photo in photos)
        for address in addresses(article, person)
    }
    assert sum(seen.values()) >= 5, seen
    for photo in photos:
        until(photo, YESTERDAY)
    for address in seen:
        answer = client.get(address)
        assert answer.status_code in {200, 404}
        assert not any(shown_on(client, address, photo) for photo in photos), address
        assert "renditions/" not in answer.content.decode(), address


def test_the_article_stays_published_without_it(client, told):
    article, photos, _person = told
    until(photos[0], YESTERDAY)
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 200
    assert "It rained." in answer.content.decode()


def test_a_story_without_a_usable_lead_falls_back_to_its_figures(make):
    use = make.photo_use(make.story())
    story = use.story
    assert figures_of([story]) == {}
    until(use.photo, YESTERDAY)
    story = type(story).objects.get(pk=story.pk)
    assert story.lead is None
    assert figures_of([story]) == {story.pk: []}


def test_the_replacement_stands_in_every_place_with_words_of_its_own(client, make):
    story = make.story()
    lead = make.photo_use(story, own_caption_en="The start", own_alt_en="Two cars")
    other = make.photo_use(make.story(), photographer_name="Bea Morin").photo
    Photo.objects.filter(pk=other.pk).update(caption_en="Another bend", alt_en="A red car")
    until(lead.photo, YESTERDAY, replaced_by=other)
    article = make.published(story)
    page = client.get(article.get_absolute_url()).content.decode()
    assert shown_on(client, article.get_absolute_url(), other)
    assert not shown_on(client, article.get_absolute_url(), lead.photo)
    assert "Another bend" in page
    assert 'alt="A red car"' in page
    assert "Bea Morin" in page
    assert "The start" not in page
    assert "Two cars" not in page


@pytest.mark.parametrize("fields", [{"rights_until": YESTERDAY}, {"photographer_name": ""}])
def test_a_replacement_that_may_not_be_shown_is_none(make, fields):
    use = make.photo_use(make.story())
    other = make.photo_use(make.story()).photo
    until(use.photo, YESTERDAY, replaced_by=other)
    assert PhotoUse.objects.get(pk=use.pk).shown.photo == other
    Photo.objects.filter(pk=other.pk).update(**fields)
    assert PhotoUse.objects.get(pk=use.pk).shown is None


def test_the_day_ends_by_the_clock_of_the_house(make):
    photo = make.photo_use(make.story()).photo
    until(photo, date(2026, 7, 14))
    last, first = datetime(2026, 7, 14, 21, 59, tzinfo=UTC), datetime(2026, 7, 14, 22, 0, tzinfo=UTC)
    assert list(Photo.objects.usable(last)) == [photo]
    assert list(Photo.objects.usable(first)) == []
    assert Photo(rights_until=date(2026, 7, 14)).rights_end == first


def test_the_desk_is_told_of_rights_that_end_in_stories_that_stand(make):
    soon, later, gone = (make.photo_use(make.story()) for _number in range(3))
    for use, days in ((soon, 14), (later, 15), (gone, -400)):
        until(use.photo, TODAY + timedelta(days=days))
        make.article(use.story)
    assert list(Photo.objects.ending(14)) == [gone.photo, soon.photo]
    until(soon.photo, TODAY, replaced_by=later.photo)
    assert list(Photo.objects.ending(14)) == [gone.photo]
    gone.story.articles.update(status="withdrawn")
    assert list(Photo.objects.ending(14)) == []


# --- the address of a rendition -------------------------------------------------------------------


@pytest.fixture
def stored(make):
    photo = make.photo_use(make.story()).photo
    name = "renditions/0123456789abcdef/card-640.jpg"
    default_storage.save(name, ContentFile(b"picture"))
    photo.renditions = {"card": {"640": {"jpeg": name, "height": 400}}}
    photo.save()
    return photo


ADDRESS = "/media/renditions/0123456789abcdef/card-640.jpg"


def asked(client):
    """The answer for the rendition, read to its end."""
    answer = client.get(ADDRESS)
    b"".join(answer.streaming_content if answer.streaming else [answer.content])
    return answer


def test_its_address_says_that_it_is_gone_and_lets_nobody_keep_that(client, stored):
    until(stored, YESTERDAY)
    answer = asked(client)
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    until(stored, None)
    assert asked(client).status_code == 200


def test_no_copy_outlives_the_rights(client, stored):
    until(stored, TODAY)
    said = asked(client)["Cache-Control"]
    assert "immutable" not in said
    assert 0 < int(said.removeprefix("public, max-age=")) <= 25 * 3600


def test_the_desk_still_sees_it(client, make, stored):
    until(stored, YESTERDAY)
    client.force_login(make.user(groups=[roles.JOURNALIST], is_staff=True))
    answer = asked(client)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    client.force_login(make.user(is_staff=True))
    assert asked(client).status_code == 410


def test_a_file_that_belongs_to_no_photo_has_no_address(client, stored):
    Photo.objects.update(rendition_folder="")
    assert asked(client).status_code == 404


def test_the_replacement_costs_no_query(make, django_assert_num_queries):
    def leads():
        return [article.story.lead for article in Article.objects.published().for_listing()]

    for _number in range(3):
        use = make.photo_use(make.story())
        until(use.photo, YESTERDAY, replaced_by=make.photo_use(make.story()).photo)
        make.published(use.story)
    with django_assert_num_queries(4):
        assert all(lead.photo.credit for lead in leads())


def test_the_last_day_of_the_calendar_is_no_end(client, told):
    """What some agencies write for rights without an end."""
    photo = told[1][0]
    folder = "0123456789abcdef"
    name = default_storage.save(f"renditions/{folder}/card-320.jpg", ContentFile(b"picture"))
    until(photo, date.max, rendition_folder=folder)
    answer = client.get(f"/media/{name}")
    assert b"".join(answer.streaming_content) == b"picture"
    assert "immutable" in answer["Cache-Control"]
