"""Uploading a photo, crediting it and choosing what stays in every crop."""

import pytest
from django.urls import reverse

from newsroom import workflow
from newsroom.models import Photo, PhotoUse
from tests.newsroom.desk.conftest import picture

pytestmark = pytest.mark.ignore_template_errors

ADD = "admin:newsroom_photo_add"


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


def page_of(photo):
    return reverse("admin:newsroom_photo_change", args=[photo.pk])


def test_an_upload_is_kept_with_its_renditions_and_who_sent_it(desk, filled, journalist):
    data = filled(desk.get(reverse(ADD)), photographer_name="Ada Brandt", caption_fr="Au départ")
    assert desk.post(reverse(ADD), data | {"file": picture()}).status_code == 302
    photo = Photo.objects.get()
    assert (photo.uploaded_by, photo.credit, photo.width) == (journalist, "Ada Brandt", 600)
    assert photo.renditions["card"]


def test_an_upload_without_a_credit_is_kept_and_said_so(desk, filled):
    answer = desk.post(reverse(ADD), filled(desk.get(reverse(ADD))) | {"file": picture()}, follow=True)
    assert Photo.objects.without_credit().count() == 1
    assert "without a credit" in answer.content.decode()


def test_a_hostile_upload_is_refused_in_words_and_the_form_keeps_its_own(desk, filled):
    data = filled(desk.get(reverse(ADD)), photographer_name="Ada Brandt")
    data["file"] = picture(name="a.svg")
    data["file"].file.write(b"<svg onload='alert(1)'></svg>")
    answer = desk.post(reverse(ADD), data)
    assert answer.status_code == 200
    assert "Ada Brandt" in answer.content.decode()
    assert "SVG" in answer.content.decode()
    assert not Photo.objects.exists()


def test_the_same_file_sent_again_is_pointed_out(desk, filled):
    for _time in range(2):
        answer = desk.post(reverse(ADD), filled(desk.get(reverse(ADD))) | {"file": picture()}, follow=True)
    assert "here already" in answer.content.decode()


def test_a_new_focal_point_draws_the_crops_anew(desk, filled, photo):
    one = photo(photographer_name="Ada")
    before = one.renditions
    desk.post(page_of(one), filled(desk.get(page_of(one)), focal_x="10", focal_y="90"))
    one.refresh_from_db()
    assert (one.focal_x, one.focal_y) == (10, 90)
    assert one.renditions != before


def test_new_words_leave_the_crops_alone(desk, filled, photo):
    one = photo(photographer_name="Ada")
    desk.post(page_of(one), filled(desk.get(page_of(one)), caption_en="At the start"))
    assert Photo.objects.get().renditions == one.renditions
    assert Photo.objects.get().caption_en == "At the start"


def test_a_photo_that_readers_see_cannot_lose_its_credit(desk, filled, photo, draft, editor):
    one = photo(photographer_name="Ada")
    draft.story.photo_uses.create(photo=one)
    workflow.move(draft, "published", by=editor)
    answer = desk.post(page_of(one), filled(desk.get(page_of(one)), photographer_name=""))
    assert "cannot lose its credit" in answer.content.decode()
    assert Photo.objects.get().credit == "Ada"


def test_a_photo_in_use_is_not_deleted(client, editor, photo, draft):
    client.force_login(editor)
    one = photo(photographer_name="Ada")
    address = reverse("admin:newsroom_photo_delete", args=[one.pk])
    assert client.get(address).status_code == 200
    draft.story.photo_uses.create(photo=one)
    assert client.get(address).status_code == 403


def test_photos_are_found_without_accents(desk, photo):
    one = photo(caption_fr="Élodie à l’arrivée", caption_en="Élodie at the finish")
    photo(caption_en="Rain")
    found = (
        desk.get(reverse("admin:newsroom_photo_changelist"), {"q": "elodie arrivee"}).context["cl"].queryset
    )
    assert list(found) == [one]


def test_photos_without_a_credit_are_listed_alone(desk, photo):
    one = photo()
    photo(photographer_name="Ada")
    found = desk.get(reverse("admin:newsroom_photo_changelist"), {"credit": "no"}).context["cl"].queryset
    assert list(found) == [one]


@pytest.mark.parametrize("who", ["stranger", "results_editor"])
def test_who_does_not_write_uploads_nothing(client, who, request):
    client.force_login(request.getfixturevalue(who))
    assert client.post(reverse(ADD), {"file": picture()}).status_code == 403


def test_of_several_to_delete_the_story_that_keeps_one_is_named(client, editor, journalist, photo, draft):
    kept, free = photo(caption_en="Kept"), photo(caption_en="Free")
    PhotoUse.objects.create(story=draft.story, photo=kept)
    chosen = {"action": "delete_selected", "_selected_action": [kept.pk, free.pk]}
    client.force_login(editor)
    address = reverse("admin:newsroom_photo_changelist")
    page = client.post(address, chosen).content.decode()
    assert "would require deleting the following protected related objects" in page
    assert f"Kept · {draft.story}" in page
    assert "permission" not in page
    client.post(address, chosen | {"post": "yes"})
    assert Photo.objects.count() == 2
    client.post(address, chosen | {"_selected_action": [free.pk], "post": "yes"})
    assert Photo.objects.get() == kept
    client.force_login(journalist)
    another = photo(caption_en="Another")
    client.post(address, chosen | {"_selected_action": [another.pk], "post": "yes"})
    assert Photo.objects.filter(pk=another.pk).exists(), "a journalist deletes none"
