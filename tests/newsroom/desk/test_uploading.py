"""Files sent in parts: resumed at the right place, limited, settled by their content, nobody else's."""

import json
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom import uploading, workflow
from newsroom.models import Photo, Upload
from results.models import Document
from tests.newsroom.desk.conftest import picture
from tests.newsroom.desk.test_images import bomb
from tests.results.sheets_drawn import drawn

pytestmark = pytest.mark.ignore_template_errors

PAGE = "admin:newsroom_photo_upload"
BATCH = "0123456789abcdef" * 2


class Sender:
    """Sends as the page's script does."""

    def __init__(self, client):
        self.client = client

    def begin(self, data=b"", name="a.jpg", **about):
        asked = {"name": name, "size": len(data), "modified": 7, "batch": BATCH} | about
        address = reverse("admin:newsroom_photo_upload_begin")
        return self.client.post(address, json.dumps(asked), content_type="application/json")

    def part(self, key, offset, data, **headers):
        return self.client.patch(
            reverse("admin:newsroom_photo_upload_part", args=[key]),
            data,
            content_type="application/octet-stream",
            headers={"Upload-Offset": str(offset)} | headers,
        )

    def finish(self, key):
        return self.client.post(reverse("admin:newsroom_photo_upload_finish", args=[key]))

    def send(self, data, name="a.jpg", **about):
        """All of it; gives what became of it."""
        key = self.begin(data, name, **about).json()["key"]
        for offset in range(0, len(data), uploading.PART):
            assert self.part(key, offset, data[offset : offset + uploading.PART]).status_code == 200
        return self.finish(key).json()


@pytest.fixture
def sender(client, journalist):
    client.force_login(journalist)
    return Sender(client)


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr(uploading, "PART", 1000)


@pytest.fixture
def image():
    return picture((900, 700)).read()


def parts_kept(upload):
    return default_storage.listdir(upload.folder)[1] if default_storage.exists(upload.folder) else []


def test_a_photo_arrives_in_parts_and_its_parts_go(sender, image, journalist, small_parts):
    answer = sender.send(image, "départ.jpg")
    photo = Photo.objects.get()
    assert answer["state"] == "done"
    assert answer["photo"]["url"] == reverse("admin:newsroom_photo_change", args=[photo.pk])
    assert (photo.width, photo.uploaded_by) == (900, journalist)
    assert photo.renditions["card"]
    assert parts_kept(Upload.objects.get()) == []


def test_the_same_file_goes_on_where_it_stopped(sender, image, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    again = sender.begin(image).json()
    assert (again["key"], again["offset"]) == (key, 1000)
    for offset in range(1000, len(image), 1000):
        sender.part(key, offset, image[offset : offset + 1000])
    assert sender.finish(key).json()["state"] == "done"


def test_another_file_of_that_name_begins_anew(sender, image, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    assert sender.begin(image, modified=8).json()["offset"] == 0
    assert sender.begin(image + b"!").json()["key"] != key


@pytest.mark.parametrize("offset", [0, 500, 2000])
def test_a_part_out_of_step_is_told_the_right_place(sender, image, offset, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    answer = sender.part(key, offset, image[offset : offset + 1000])
    assert (answer.status_code, answer.json()["offset"]) == (409, 1000)


def test_two_tabs_with_one_file_store_it_once(sender, image, small_parts):
    first, second = sender.begin(image).json(), sender.begin(image).json()
    assert first["key"] == second["key"]
    for offset in range(0, len(image), 1000):
        statuses = [
            sender.part(key, offset, image[offset : offset + 1000]).status_code
            for key in (first["key"], second["key"])
        ]
        assert statuses == [200, 409]
    assert [sender.finish(key).json()["state"] for key in (first["key"], second["key"])] == ["done", "done"]
    assert Photo.objects.count() == 1


def test_a_file_that_is_not_whole_is_not_finished(sender, image, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    answer = sender.finish(key)
    assert (answer.status_code, answer.json()["offset"]) == (409, 1000)
    assert not Photo.objects.exists()


def test_what_another_request_is_looking_at_is_asked_for_again(sender, image):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image)
    Upload.objects.update(state=Upload.State.WORKING, touched_at=timezone.now())
    assert sender.finish(key).status_code == 202
    Upload.objects.update(touched_at=timezone.now() - timedelta(minutes=10))  # that request is dead
    assert sender.finish(key).json()["state"] == "done"


def test_trouble_while_it_is_looked_at_loses_nothing(sender, image, monkeypatch):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image)
    with monkeypatch.context() as broken:
        broken.setattr("newsroom.images.make_renditions", lambda photo: 1 / 0)
        sender.client.raise_request_exception = False
        assert sender.finish(key).status_code == 500
    assert parts_kept(Upload.objects.get())
    Photo.objects.all().delete()
    assert sender.finish(key).json()["state"] == "done"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (bomb(60_000, 60_000), "bomb.png", "million pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "a.jpg", "SVG"),
        (b"MZ" + b"\0" * 500, "holiday.jpg", "whatever its name says"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 200, "broken.jpg", "no picture that can be read"),
        (b"%PDF-1.7 nothing", "photo.jpg", "may not add documents"),
    ],
    ids=["bomb", "drawing", "program", "nothing behind the beginning", "paper"],
)
def test_what_is_refused_keeps_its_row_and_its_sentence(sender, data, name, words):
    answer = sender.send(data, name)
    assert answer["state"] == "refused"
    assert words in answer["why"]
    page = sender.client.get(reverse(PAGE), {"batch": BATCH}).content.decode()
    assert name in page
    assert words in page
    assert not Photo.objects.exists()
    assert parts_kept(Upload.objects.get()) == []


def test_what_a_file_is_its_content_decides(sender, image):
    assert sender.send(image, "paper.pdf")["photo"]


def test_a_pdf_becomes_a_document_for_those_who_may_add_one(client, editor):
    client.force_login(editor)
    answer = Sender(client).send(drawn(), "decision 12.jpg")
    document = Document.objects.get()
    assert answer["document"]["url"] == reverse("admin:results_document_change", args=[document.pk])
    assert document.versions.get().media_type == "application/pdf"
    assert Sender(client).send(drawn(), "again.pdf")["state"] == "known"
    assert Document.objects.count() == 1


def test_what_only_begins_like_a_pdf_is_refused(client, editor):
    client.force_login(editor)
    answer = Sender(client).send(b"%PDF-1.7\n" + b"\0" * 900, "decision.pdf")
    assert (answer["state"], Document.objects.count()) == ("refused", 0)


def test_the_very_same_file_is_not_kept_twice(sender, image):
    sender.send(image)
    answer = sender.send(image, "other name.jpg")
    assert answer["state"] == "known"
    assert Photo.objects.count() == 1


# --- limits -------------------------------------------------------------------------------------------


def test_a_file_declared_too_heavy_is_not_begun(sender, settings):
    settings.PHOTO_MAX_BYTES = 2**20
    answer = sender.begin(b"", size=2**20 + 1)
    assert (answer.status_code, Upload.objects.count()) == (422, 0)
    assert "1 MB" in answer.json()["why"]


def test_no_byte_is_taken_beyond_what_was_declared(sender, image):
    key = sender.begin(image, size=len(image) - 1).json()["key"]
    assert sender.part(key, 0, image).status_code == 422
    assert Upload.objects.get().received == 0


def test_a_part_that_is_too_long_is_refused_unread(sender, image, small_parts):
    key = sender.begin(image).json()["key"]
    assert sender.part(key, 0, image[:1001]).status_code == 413


def test_unfinished_files_of_one_person_are_limited(sender, monkeypatch):
    monkeypatch.setattr(uploading, "MOST_UNFINISHED", 2)
    answers = [sender.begin(b"x" * size).status_code for size in (1, 2, 3)]
    assert answers == [200, 200, 422]
    assert sender.begin(b"x").status_code == 200  # which is there already


@pytest.mark.parametrize(
    "asked",
    [b"", b"[]", b"{}", b'{"name": "a", "size": "many"}', b'{"name": "a", "size": 1e400}', b"x" * 70_000],
    ids=["nothing", "list", "empty", "no number", "endless", "long"],
)
def test_nonsense_is_refused(sender, asked):
    address = reverse("admin:newsroom_photo_upload_begin")
    assert sender.client.post(address, asked, content_type="application/json").status_code == 400


@pytest.mark.parametrize("headers", [{"Upload-Offset": "-1"}, {"Upload-Offset": "a"}, {"Upload-Offset": ""}])
def test_a_part_without_its_place_is_refused(sender, image, headers):
    key = sender.begin(image).json()["key"]
    assert sender.part(key, 0, image, **headers).status_code == 400


def test_a_name_is_kept_without_its_path_and_what_cannot_be_printed(sender):
    sender.begin(b"x", name="C:\\photos\\..\\a\0b\n.jpg")
    assert Upload.objects.get().name == "ab.jpg"


def test_an_empty_file_is_refused(sender):
    assert sender.begin(b"").status_code == 422


def test_what_is_not_finished_goes_after_a_day(sender, image, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    upload = Upload.objects.get()
    assert parts_kept(upload)
    Upload.objects.update(touched_at=timezone.now() - timedelta(hours=23))
    call_command("sweep_uploads", verbosity=0)
    assert parts_kept(upload)
    Upload.objects.update(touched_at=timezone.now() - timedelta(hours=25))
    sender.begin(b"another")
    assert (parts_kept(upload), Upload.objects.filter(key=key).exists()) == ([], False)


def test_a_stored_photo_outlives_the_list_of_uploads(sender, image):
    sender.send(image)
    Upload.objects.update(touched_at=timezone.now() - timedelta(days=31))
    call_command("sweep_uploads", verbosity=0)
    assert (Photo.objects.count(), Upload.objects.count()) == (1, 0)


def test_parts_have_no_address(sender, image, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    upload = Upload.objects.get()
    for name in parts_kept(upload):
        assert sender.client.get(f"/media/{upload.folder}/{name}").status_code == 404


# --- who ----------------------------------------------------------------------------------------------


def test_a_removed_file_leaves_nothing(sender, image, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    upload = Upload.objects.get()
    address = reverse("admin:newsroom_photo_upload_part", args=[key])
    assert sender.client.delete(address).status_code == 200
    assert (parts_kept(upload), Upload.objects.count()) == ([], 0)
    assert sender.client.get(address).status_code == 404


def test_nobody_touches_the_files_of_another(sender, image, editor, small_parts):
    key = sender.begin(image).json()["key"]
    sender.part(key, 0, image[:1000])
    other = Client()
    other.force_login(editor)
    address = reverse("admin:newsroom_photo_upload_part", args=[key])
    assert other.get(address).status_code == 404
    assert Sender(other).part(key, 1000, image[1000:2000]).status_code == 404
    assert Sender(other).finish(key).status_code == 404
    other.delete(address)
    assert Upload.objects.get().received == 1000
    assert other.get(reverse("admin:newsroom_photo_batch", args=[BATCH])).status_code == 404


def test_an_expired_login_is_told_and_not_redirected(client, image):
    assert Sender(client).begin(image).status_code == 401
    assert Sender(client).part("0" * 32, 0, image).status_code == 401


def test_a_page_of_one_user_sends_nothing_for_another(sender, image, editor, journalist):
    key = sender.begin(image).json()["key"]
    assert sender.part(key, 0, image, **{"Upload-User": str(editor.pk)}).status_code == 401
    assert sender.part(key, 0, image, **{"Upload-User": str(journalist.pk)}).status_code == 200


def test_a_stranger_sends_nothing(client, stranger, image):
    client.force_login(stranger)
    assert Sender(client).begin(image).status_code == 403
    assert client.get(reverse(PAGE)).status_code == 403
    assert client.post(reverse(PAGE), {"files": [picture()]}).status_code == 403


def test_a_results_editor_sends_documents_and_no_photos(client, results_editor, image):
    client.force_login(results_editor)
    sender = Sender(client)
    assert sender.send(drawn(), "sheet.pdf")["state"] == "done"
    answer = sender.send(image)
    assert (answer["state"], answer["why"]) == ("refused", "You may not add photos.")


def test_no_part_is_taken_without_the_forms_token(journalist, image):
    client = Client(enforce_csrf_checks=True)
    client.force_login(journalist)
    assert Sender(client).begin(image).status_code == 403


# --- for a story --------------------------------------------------------------------------------------


def test_photos_for_a_story_stand_in_it(sender, draft):
    for number, colour in enumerate(("red", "green")):
        data = picture(colour=colour).read()
        assert sender.send(data, f"{number}.jpg", story=draft.story.pk, place="lead")["why"] == ""
    places = draft.story.photo_uses.order_by("pk").values_list("place", flat=True)
    assert list(places) == ["lead", "gallery"]  # one lead photo; the others wait in the gallery


def test_without_a_credit_nothing_is_put_before_readers(sender, draft, editor, image):
    workflow.move(draft, "published", by=editor)
    sender.client.force_login(editor)
    answer = sender.send(image, story=draft.story.pk, place="gallery")
    assert "no credit" in answer["why"]
    assert (Photo.objects.count(), draft.story.photo_uses.count()) == (1, 0)


def test_who_may_not_change_the_story_keeps_the_photo_alone(sender, draft, editor, image):
    workflow.move(draft, "published", by=editor)
    answer = sender.send(image, story=draft.story.pk, place="gallery")
    assert "only editors" in answer["why"]
    assert (Photo.objects.count(), draft.story.photo_uses.count()) == (1, 0)


# --- without a script ---------------------------------------------------------------------------------


def test_a_plain_form_keeps_the_good_ones_and_names_the_others(sender):
    files = [
        picture(name="start.jpg", colour="red"),
        SimpleUploadedFile("bomb.png", bomb(60_000, 60_000)),
        SimpleUploadedFile("notes.jpg", b"MZ" + b"\0" * 99),
        picture(name="finish.jpg", colour="blue"),
    ]
    page = sender.client.post(reverse(PAGE), {"files": files, "batch": BATCH}, follow=True).content.decode()
    assert Photo.objects.count() == 2
    assert all(name in page for name in ("start.jpg", "bomb.png", "notes.jpg", "finish.jpg"))
    assert "million pixels" in page
    assert reverse("admin:newsroom_photo_batch", args=[BATCH]) in page


def test_a_plain_form_takes_no_file_that_is_too_heavy(sender, settings):
    settings.PHOTO_MAX_BYTES = 100
    sender.client.post(reverse(PAGE), {"files": [picture()], "batch": BATCH})
    assert (Upload.objects.get().state, Photo.objects.count()) == ("refused", 0)
