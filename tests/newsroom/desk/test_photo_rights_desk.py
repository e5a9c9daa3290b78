"""What the desk is told of a photo's file and of its rights, and what it may do once they have ended."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from newsroom import workflow
from newsroom.checklist import checklist
from newsroom.forms.rows import PhotoUseForm
from newsroom.models import Photo
from newsroom.models.photo import day_of
from tests.newsroom.desk.conftest import picture
from tests.newsroom.desk.test_photo_data import CREATOR, packet

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD = "admin:newsroom_photo_add"
YESTERDAY = day_of() - timedelta(days=1)
SAID = (
    CREATOR.format("Ada Brandt")
    + '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>'
    + "<photoshop:Instructions>Not before noon</photoshop:Instructions>"
)


def upload(client, filled, caption, **typed):
    form = filled(client.get(reverse(ADD)), **typed)
    file = picture(xmp=packet(SAID.format(caption)))
    return client.post(reverse(ADD), form | {"file": file}, follow=True).content.decode()


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


def test_the_file_fills_what_is_empty_and_says_so(desk, filled):
    page = upload(desk, filled, "The car is in the rain", caption_en="Typed here")
    photo = Photo.objects.get()
    assert (photo.photographer_name, photo.caption_en) == ("Ada Brandt", "Typed here")
    assert photo.instructions == "Not before noon"
    assert "Read from the file: Photographer’s name, Instructions" in page
    assert photo.file_data["captions"] == {"": "The car is in the rain"}


@pytest.mark.parametrize(
    ("caption", "sentence", "field"),
    [
        ("The car is in the rain", "taken for English", "caption_en"),
        ("La voiture est sous la pluie", "taken for French", "caption_fr"),
        ("Brandt, Morin", "names no language", None),
    ],
)
def test_the_desk_is_told_what_became_of_a_caption_without_a_language(desk, filled, caption, sentence, field):
    assert sentence in upload(desk, filled, caption)
    photo = Photo.objects.get()
    assert {name for name in ("caption_fr", "caption_en") if getattr(photo, name)} == ({field} - {None})


def test_what_the_file_says_stands_below_the_form_and_what_its_sender_asks_above(desk, filled):
    upload(desk, filled, "&lt;b>Brandt&lt;/b> &amp; Morin")
    page = desk.get(reverse("admin:newsroom_photo_change", args=[Photo.objects.get().pk])).content.decode()
    assert "Caption (language not named)" in page
    assert "&lt;b&gt;Brandt&lt;/b&gt; &amp; Morin" in page
    assert page.index("Not before noon") < page.index("In the file")


def test_the_end_of_the_rights_is_shown_with_what_stands_in_its_place(desk, photo):
    other = photo(photographer_name="Bea", caption_en="Another bend")
    one = photo(photographer_name="Ada", rights_until=YESTERDAY, replaced_by=other)
    page = desk.get(reverse("admin:newsroom_photo_change", args=[one.pk])).content.decode()
    assert "readers do not see it any more" in page
    assert "“Another bend”" in page


@pytest.mark.parametrize("credit", ["", "Bea"])
def test_a_replacement_needs_a_credit(desk, filled, photo, credit):
    one, other = photo(photographer_name="Ada"), photo(photographer_name=credit)
    address = reverse("admin:newsroom_photo_change", args=[one.pk])
    answer = desk.post(address, filled(desk.get(address), replaced_by=str(other.pk)))
    assert (answer.status_code == 302) == bool(credit)
    assert ("it cannot replace another" in answer.content.decode()) != bool(credit)


def test_a_photo_does_not_replace_itself(desk, filled, photo):
    one = photo(photographer_name="Ada")
    address = reverse("admin:newsroom_photo_change", args=[one.pk])
    answer = desk.post(address, filled(desk.get(address), replaced_by=str(one.pk)))
    assert "cannot replace itself" in answer.content.decode()


# --- publishing -----------------------------------------------------------------------------------


@pytest.fixture
def ended(make, draft):
    """A use in the text of the draft, whose photo's rights have ended."""
    use = make.photo_use(draft.story, place="body")
    Photo.objects.update(rights_until=YESTERDAY)
    draft.body += f'<figure data-embed="photo" data-ref="{use.pk}"></figure>'
    draft.save()
    return use


def test_an_article_whose_text_shows_an_ended_photo_does_not_appear(draft, ended, make):
    [sentence] = workflow.obstacles(draft)
    assert sentence.startswith("The rights to the photo “Braking” (in the text) ended on")
    other = make.photo_use(make.story()).photo
    Photo.objects.filter(pk=ended.photo_id).update(replaced_by=other)
    assert workflow.obstacles(draft) == []


def test_an_ended_lead_counts_as_missing_and_hinders_nothing(draft, ended, editor):
    draft.body = "<p>It rained.</p>"
    draft.save()
    ended.place = "lead"
    ended.save()
    advice = [item.sentence for item in checklist(draft).advice]
    assert "There is no lead photo." in advice
    assert any("ended on" in sentence for sentence in advice)
    workflow.move(draft, "published", by=editor)
    assert draft.is_public


def test_an_ended_photo_comes_into_no_public_story_but_may_stay_in_one(make, ended):
    make.published(ended.story, language="fr")
    row = {"place": "body", "order": "1", "photo": str(ended.photo_id)}
    assert PhotoUseForm(row, instance=ended).is_valid()
    ended.photo = make.photo_use(make.story()).photo
    assert "photo" in PhotoUseForm(row, instance=ended).errors


def test_the_place_in_a_story_is_not_called_as_the_place_of_the_picture():
    with translation.override("fr"):
        assert str(PhotoUseForm().fields["place"].label) == "Place dans le sujet"
        assert str(Photo._meta.get_field("place").verbose_name) == "lieu"
