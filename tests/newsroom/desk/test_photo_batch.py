"""Words and credits of many photos on one page, saved row by row."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsroom import workflow
from newsroom.models import Photo
from results.models import Document
from tests.newsroom.desk.conftest import picture
from tests.newsroom.desk.test_uploading import BATCH, PAGE
from tests.results.sheets_drawn import drawn

pytestmark = pytest.mark.ignore_template_errors


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


@pytest.fixture
def two(photo):
    return [photo(caption_fr="Un"), photo(caption_fr="Deux")]


def together(photos):
    return f"{reverse('admin:newsroom_photo_together')}?photos={','.join(str(one.pk) for one in photos)}"


def send(desk, filled, address, **changes):
    button = {"_apply": "1"} if changes.pop("apply", False) else {"_save": "1"}
    return desk.post(address, filled(desk.get(address), **changes) | button)


def test_what_was_sent_together_is_written_together(desk, filled):
    files = [picture(colour="red"), picture(colour="blue")]
    desk.post(reverse(PAGE), {"files": files, "batch": BATCH})
    first, second = Photo.objects.order_by("pk")
    address = reverse("admin:newsroom_photo_batch", args=[BATCH])
    answer = send(
        desk,
        filled,
        address,
        **{
            f"photo-{first.pk}-photographed_by": "Ada Brandt",
            f"photo-{first.pk}-alt_fr": "Une voiture",
            f"photo-{second.pk}-agency": "Grand Angle",
            f"photo-{second.pk}-caption_en": "Night",
        },
    )
    assert answer.status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.credit, first.alt_fr) == ("Ada Brandt", "Une voiture")
    assert (second.credit, second.caption_en) == ("Grand Angle", "Night")


def test_a_photographer_with_a_page_is_known_by_name(desk, filled, two, make):
    ada = make.person("Ada Brändt")
    one = two[0]
    send(desk, filled, together(two), **{f"photo-{one.pk}-photographed_by": "ada brandt"})
    one.refresh_from_db()
    assert (one.photographer, one.photographer_name) == (ada, "")
    send(desk, filled, together(two), **{f"photo-{one.pk}-photographed_by": "Somebody Else"})
    one.refresh_from_db()
    assert (one.photographer, one.photographer_name) == (None, "Somebody Else")


def test_one_row_that_is_wrong_keeps_no_other_from_being_saved(desk, filled, two):
    one, other = two
    changes = {f"photo-{one.pk}-agency": "x" * 200, f"photo-{one.pk}-caption_en": "Typed with care"}
    changes[f"photo-{other.pk}-agency"] = "Grand Angle"
    answer = send(desk, filled, together(two), **changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "1 row is not saved" in page
    assert "Typed with care" in page
    assert "x" * 200 in page
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.agency, one.caption_en, other.agency) == ("", "", "Grand Angle")


def test_what_is_for_all_is_put_into_every_row_and_not_saved_yet(desk, filled, two):
    one, other = two
    Photo.objects.filter(pk=one.pk).update(agency="Its own")
    changes = {
        "all-agency": "Grand Angle",
        "all-photographed_by": "Ada",
        "all-rights": "Press",
        "all-place": "Spa",
        "all-only_empty": "on",
    }
    answer = send(desk, filled, together(two), apply=True, **changes)
    shown = filled(answer)
    assert shown[f"photo-{one.pk}-agency"] == ["Its own"]
    assert shown[f"photo-{other.pk}-agency"] == ["Grand Angle"]
    assert shown[f"photo-{one.pk}-place"] == ["Spa"]
    assert Photo.objects.get(pk=other.pk).agency == ""
    desk.post(together(two), shown | {"_save": "1"})
    assert Photo.objects.get(pk=other.pk).credit == "Ada / Grand Angle"


def test_what_is_for_all_may_replace_what_is_there(desk, filled, two):
    one = two[0]
    Photo.objects.filter(pk=one.pk).update(agency="Its own")
    data = filled(desk.get(together(two)), **{"all-agency": "Grand Angle"})
    data.pop("all-only_empty")
    shown = filled(desk.post(together(two), data | {"_apply": "1"}))
    assert shown[f"photo-{one.pk}-agency"] == ["Grand Angle"]


def test_days_are_put_into_every_row_and_saved_as_days(desk, filled, two):
    changes = {"all-taken": "2026-06-14", "all-rights_until": "2027-01-31", "all-only_empty": "on"}
    shown = filled(send(desk, filled, together(two), apply=True, **changes))
    desk.post(together(two), shown | {"_save": "1"})
    for one in Photo.objects.all():
        assert (one.taken_at.date(), one.taken_precision) == (date(2026, 6, 14), "day")
        assert one.rights_until == date(2027, 1, 31)


def test_an_hour_that_is_known_stays_when_its_day_is_let_alone(desk, filled, two):
    at = datetime(2026, 6, 13, 22, 30, tzinfo=UTC)
    Photo.objects.update(taken_at=at)
    one = two[0]
    answer = desk.get(together(two))
    assert filled(answer)[f"photo-{one.pk}-taken"] == ["2026-06-14"]  # by the clock of the house
    send(desk, filled, together(two), **{f"photo-{one.pk}-agency": "Grand Angle"})
    one.refresh_from_db()
    assert (one.agency, one.taken_at, one.taken_precision) == ("Grand Angle", at, "exact")


def test_what_a_colleague_wrote_meanwhile_stays(desk, filled, two):
    one = two[0]
    data = filled(desk.get(together(two)), **{f"photo-{one.pk}-caption_en": "Mine"})
    Photo.objects.filter(pk=one.pk).update(caption_fr="Sienne")
    desk.post(together(two), data | {"_save": "1"})
    one.refresh_from_db()
    assert (one.caption_en, one.caption_fr) == ("Mine", "Sienne")


def test_a_photo_that_readers_see_keeps_its_credit(desk, filled, photo, draft, editor):
    one = photo(photographer_name="Ada")
    draft.story.photo_uses.create(photo=one)
    workflow.move(draft, "published", by=editor)
    answer = send(desk, filled, together([one]), **{f"photo-{one.pk}-photographed_by": ""})
    assert "cannot lose its credit" in answer.content.decode()
    assert Photo.objects.get().credit == "Ada"


def test_a_photo_enters_its_public_story_once_it_has_a_credit(client, filled, draft, editor):
    workflow.move(draft, "published", by=editor)
    client.force_login(editor)
    client.post(
        reverse(PAGE), {"files": [picture()], "batch": BATCH, "story": draft.story.pk, "place": "gallery"}
    )
    assert not draft.story.photo_uses.exists()
    address = reverse("admin:newsroom_photo_batch", args=[BATCH])
    send(client, filled, address, **{f"photo-{Photo.objects.get().pk}-photographed_by": "Ada"})
    assert draft.story.photo_uses.get().place == "gallery"


def test_a_photo_whose_rights_have_ended_enters_no_story_until_they_are_renewed(
    client, filled, draft, editor
):
    client.force_login(editor)
    about = {"batch": BATCH, "story": draft.story.pk, "place": "gallery"}
    client.post(reverse(PAGE), {"files": [picture()]} | about)
    draft.story.photo_uses.all().delete()
    Photo.objects.update(rights_until=date(2020, 1, 1))
    answer = client.post(reverse(PAGE), {"files": [picture()]} | about, follow=True)
    assert "the rights to it have ended" in answer.content.decode()
    assert not draft.story.photo_uses.exists()
    address = reverse("admin:newsroom_photo_batch", args=[BATCH])
    send(client, filled, address, **{f"photo-{Photo.objects.get().pk}-rights_until": ""})
    assert draft.story.photo_uses.get().place == "gallery"


def test_documents_of_the_batch_are_named_there(client, filled, editor):
    client.force_login(editor)
    client.post(reverse(PAGE), {"files": [SimpleUploadedFile("a.pdf", drawn())], "batch": BATCH})
    document = Document.objects.get()
    address = reverse("admin:newsroom_photo_batch", args=[BATCH])
    changes = {f"document-{document.pk}-issuer": "Stewards", f"document-{document.pk}-kind": "decision"}
    send(client, filled, address, **changes)
    document.refresh_from_db()
    assert (document.issuer, document.kind) == ("Stewards", "decision")


def test_photos_chosen_in_the_library_are_written_together(desk, two):
    chosen = {"action": "write_together", "_selected_action": [one.pk for one in two]}
    answer = desk.post(reverse("admin:newsroom_photo_changelist"), chosen, follow=True)
    assert len(answer.context["rows"]) == 2


def test_who_may_not_change_photos_writes_nothing_here(client, results_editor, stranger, two):
    for user in (results_editor, stranger):
        client.force_login(user)
        assert client.post(together(two), {"_save": "1"}).status_code == 403


def test_no_photo_chosen_is_no_page(desk):
    assert desk.get(
        f"{reverse('admin:newsroom_photo_together')}?photos=x,99999999999999999999"
    ).status_code in {403, 404}


def test_a_refused_file_beside_the_others_stops_no_saving(desk, filled, journalist, make):
    story = make.story(created_by=journalist)
    nonsense = SimpleUploadedFile("notes.jpg", b"no picture at all")
    sent = {"files": [picture(), nonsense], "batch": BATCH, "story": story.pk, "place": "gallery"}
    desk.post(reverse(PAGE), sent)
    one = Photo.objects.get()
    address = reverse("admin:newsroom_photo_batch", args=[BATCH])
    assert send(desk, filled, address, **{f"photo-{one.pk}-agency": "Grand Angle"}).status_code == 302
    one.refresh_from_db()
    assert one.agency == "Grand Angle"


def test_numbers_that_are_none_of_a_photo_are_set_aside(desk, two):
    assert desk.get(f"{together(two)},{'9' * 5000}").status_code == 200


def test_a_row_tells_the_name_of_its_file_and_what_no_field_shows(desk):
    desk.post(reverse(PAGE), {"files": [picture(name="night-stop.jpg")], "batch": BATCH})
    photo = Photo.objects.get()
    photo.instructions = "Not before <noon>"
    photo.file_data = {"captions": {"": "Pit lane", "de": "Boxengasse", "fr": "La voie des stands"}}
    photo.save()
    address = reverse("admin:newsroom_photo_batch", args=[BATCH])
    page = desk.get(address).content.decode()
    assert "night-stop.jpg" in page
    assert "Not before &lt;noon&gt;" in page
    assert "<dt>Caption (language not named)</dt><dd>Pit lane</dd>" in page
    assert '<dd lang="de">Boxengasse</dd>' in page
    assert "La voie des stands" not in page, "it is in its field, where it was not typed over"
    Photo.objects.update(caption_fr="Les stands", caption_en="The pits")
    page = desk.get(address).content.decode()
    assert "Boxengasse" not in page
    assert "Not before" in page
