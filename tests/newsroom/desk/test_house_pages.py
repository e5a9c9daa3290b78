"""Rubrics, pages of the house and advertisements at the desk: who may, and what the forms take."""

from datetime import UTC, datetime

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from newsroom.models import Advert, Rubric, StaticPage, Story
from tests.newsroom.desk.conftest import picture

pytestmark = pytest.mark.ignore_template_errors

ADD_ADVERT = reverse("admin:newsroom_advert_add")
ADD_PAGE = reverse("admin:newsroom_staticpage_add")
ADD_RUBRIC = reverse("admin:newsroom_rubric_add")


@pytest.fixture
def chief(make):
    return make.user("chief", groups=["Chief"], is_staff=True)


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def sold(**changes):
    """What an advertisement's form needs, but for its pictures."""
    return {
        "advertiser": "Garage du Moulin",
        "place": "top",
        "link": "https://example.org/",
        "alt_fr": "Pneus",
        "alt_en": "Tyres",
        "starts_at": "2026-01-01T00:00",
        "is_active": "on",
    } | changes


def pictures(desk=(728, 90), phone=(320, 100)):
    return {"desk_picture": picture(desk), "phone_picture": picture(phone)}


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Journalist", set()),
        ("Results editor", set()),
        ("Editor", {"rubric"}),
        ("Chief", {"rubric", "house"}),
    ],
)
def test_editors_keep_the_rubrics_and_the_chief_the_pages_and_the_advertisements(client, make, group, may):
    client.force_login(make.user(groups=[group], is_staff=True))
    opened = {
        address: client.get(address).status_code == 200 for address in (ADD_RUBRIC, ADD_PAGE, ADD_ADVERT)
    }
    assert opened == {ADD_RUBRIC: "rubric" in may, ADD_PAGE: "house" in may, ADD_ADVERT: "house" in may}


# --- rubrics --------------------------------------------------------------------------------------


def test_a_journalist_chooses_the_rubric_of_a_draft(client, make, draft, journalist, filled):
    rubric = make.rubric("Paddock")
    client.force_login(journalist)
    address = reverse("admin:newsroom_article_change", args=[draft.pk])
    form = filled(client.get(address), rubric=str(rubric.pk))
    assert client.post(address, form).status_code == 302
    assert Story.objects.get().rubric == rubric
    version = draft.versions.first()
    assert version.facts["rubric"][0]["words"] == "Paddock"
    opened = filled(client.get(address))
    assert opened["rubric"] == [str(rubric.pk)]
    client.post(address, opened | {"rubric": [""]})
    assert Story.objects.get().rubric is None
    assert draft.versions.first().changed == ["rubric"]


def test_two_who_choose_different_rubrics_are_shown_both_by_name(client, make, draft, journalist, filled):
    first, second = make.rubric("Paddock"), make.rubric("Archives")
    client.force_login(journalist)
    address = reverse("admin:newsroom_article_change", args=[draft.pk])
    opened = client.get(address)
    client.post(address, filled(opened, rubric=str(first.pk)))
    answer = client.post(address, filled(opened, rubric=str(second.pk)))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<mark>Paddock</mark>" in text
    assert "<mark>Archives</mark>" in text


def test_a_rubric_under_which_something_appeared_stays(desk, make):
    rubric = make.rubric()
    make.story(rubric=rubric)
    assert (
        desk.post(reverse("admin:newsroom_rubric_delete", args=[rubric.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert Rubric.objects.exists()


def test_the_order_of_the_bar_is_set_in_the_list(desk, make, filled):
    rubric = make.rubric()
    address = reverse("admin:newsroom_rubric_changelist")
    data = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": rubric.pk,
        "form-0-in_bar": "on",
        "form-0-order": 7,
        "_save": "Save",
    }
    assert desk.post(address, data).status_code == 302
    rubric.refresh_from_db()
    assert (rubric.in_bar, rubric.order) == (True, 7)


# --- pages of the house ---------------------------------------------------------------------------


def test_a_page_is_written_in_both_languages_and_kept_clean(desk, filled):
    form = filled(
        desk.get(ADD_PAGE),
        slug="legal-notice",
        title_fr="Mentions légales",
        title_en="Legal notice",
        body_fr="<p>Éditeur.<script>x()</script></p>",
        body_en='<p style="x">Publisher.</p>',
        is_published_fr="on",
    )
    assert desk.post(ADD_PAGE, form).status_code == 302
    made = StaticPage.objects.get()
    assert (made.body_fr, made.body_en) == ("<p>Éditeur.</p>", "<p>Publisher.</p>")
    assert (made.is_published_fr, made.is_published_en) == (True, False)


def test_a_page_without_a_text_is_not_published_and_what_was_typed_stays(desk, filled):
    form = filled(desk.get(ADD_PAGE), slug="privacy", title_fr="Vie privée", is_published_fr="on")
    answer = desk.post(ADD_PAGE, form)
    assert answer.status_code == 200
    assert "What is published in French has a title and a text in French." in answer.content.decode()
    assert "Vie privée" in answer.content.decode()


def test_who_changed_a_page_is_in_its_log(desk, make, filled, chief):
    made = make.static_page()
    address = reverse("admin:newsroom_staticpage_change", args=[made.pk])
    desk.post(address, filled(desk.get(address), title_en="Imprint"))
    history = desk.get(reverse("admin:newsroom_staticpage_history", args=[made.pk])).content.decode()
    assert chief.username in history


# --- advertisements -------------------------------------------------------------------------------


def test_its_pictures_are_drawn_anew_in_the_sizes_of_its_place(desk, client):
    assert desk.post(ADD_ADVERT, sold() | pictures((1456, 180), (320, 100))).status_code == 302
    kept = Advert.objects.get().pictures
    assert (kept["desk"]["width"], kept["desk"]["height"]) == (728, 90)
    assert "desk-1456.jpg" in kept["desk"]["name"]
    response = client.get(default_storage.url(kept["desk"]["name"]))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    response.close()


@pytest.mark.parametrize("desk_size", [(600, 400), (364, 45), (728, 200)])
def test_a_picture_of_another_shape_is_refused_with_the_sizes_that_fit(desk, desk_size):
    answer = desk.post(ADD_ADVERT, sold() | pictures(desk_size))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "this place needs 728 × 90, or better 1456 × 180" in text
    assert 'value="Garage du Moulin"' in text
    assert not Advert.objects.exists()


def test_both_pictures_are_needed(desk):
    answer = desk.post(ADD_ADVERT, sold() | {"desk_picture": picture((728, 90))})
    assert "This place needs a picture of 320 × 100 pixels." in answer.content.decode()


@pytest.mark.parametrize("link", ["http://example.org/", "javascript:alert(1)", "https://"])
def test_it_leads_to_https_alone(desk, link):
    assert desk.post(ADD_ADVERT, sold(link=link) | pictures()).status_code == 200
    assert not Advert.objects.exists()


def test_its_hours_are_those_of_the_house_and_the_page_says_so(desk):
    desk.post(ADD_ADVERT, sold(starts_at="2026-06-28T19:10") | pictures())
    advert = Advert.objects.get()
    assert advert.starts_at == datetime(2026, 6, 28, 17, 10, tzinfo=UTC)
    text = desk.get(reverse("admin:newsroom_advert_change", args=[advert.pk])).content.decode()
    assert 'value="2026-06-28T19:10"' in text
    assert "Time of Europe/Paris." in text


def test_a_disguised_file_is_refused(desk):
    file = picture((728, 90))
    file.file.seek(0)
    file.file.write(b"<svg onload=x()></svg>")
    answer = desk.post(ADD_ADVERT, sold() | {"desk_picture": file, "phone_picture": picture((320, 100))})
    assert answer.status_code == 200
    assert not Advert.objects.exists()


def test_a_new_place_asks_for_pictures_of_its_sizes(desk):
    desk.post(ADD_ADVERT, sold() | pictures())
    address = reverse("admin:newsroom_advert_change", args=[Advert.objects.get().pk])
    assert "needs a picture of 970 × 250" in desk.post(address, sold(place="front")).content.decode()
    assert desk.post(address, sold(place="list")).status_code == 302  # the same sizes


def test_replaced_pictures_are_deleted(desk, django_capture_on_commit_callbacks):
    desk.post(ADD_ADVERT, sold() | pictures())
    advert = Advert.objects.get()
    earlier = advert.pictures
    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("admin:newsroom_advert_change", args=[advert.pk])
        desk.post(address, sold() | {"desk_picture": picture((728, 90), colour="#aa0000")})
    now = Advert.objects.get().pictures
    assert not default_storage.exists(earlier["desk"]["name"])
    assert default_storage.exists(now["desk"]["name"])
    assert now["phone"] == earlier["phone"]
