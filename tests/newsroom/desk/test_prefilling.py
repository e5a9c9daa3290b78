"""What the fields of a photo are given from its file: cut, in the right language, never over the desk's."""

from datetime import date

import pytest
from PIL import Image

from newsroom import prefilling
from newsroom.models import Photo
from newsroom.photo_data import PhotoData, Taken, iso_moment, read_data
from tests.newsroom.desk.photo_files import described, li, reading

FRENCH = "La voiture blanche au freinage dans la descente"
ENGLISH = "The white car under braking on the way down"


@pytest.mark.parametrize(
    ("items", "french", "english"),
    [
        ([li(FRENCH, "fr-FR"), li(ENGLISH, "en-GB")], FRENCH, ENGLISH),
        ([li(ENGLISH, "x-default"), li(ENGLISH, "en"), li(FRENCH, "FR")], FRENCH, ENGLISH),
        ([li(FRENCH, "x-default")], FRENCH, None),
        ([li(ENGLISH, "x-default"), li(FRENCH, "fr")], FRENCH, ENGLISH),
        ([li("Morvan, Brandt", "x-default")], None, None),
        ([li("Die weiße Ente", "de")], None, None),
    ],
)
@pytest.mark.django_db
def test_a_caption_goes_to_its_language_and_to_no_other(items, french, english):
    found = prefilling.fields_of(reading(xmp=described(*items)))
    assert (found.get("caption_fr"), found.get("caption_en")) == (french, english)


@pytest.mark.django_db
def test_real_files_fill_a_photo_that_its_form_would_take(samples):
    for path in sorted((samples / "photos").glob("*.jpg")):
        with Image.open(path) as image:
            found = prefilling.fields_of(read_data(image))
        photo = Photo(**found)
        photo.full_clean(exclude=["file"])
        assert photo.credit


@pytest.mark.django_db
def test_lengths_are_cut_to_the_field_at_a_word():
    found = prefilling.fields_of(PhotoData(captions={"en": "word " * 200}, instructions="x" * 900))
    assert len(found["caption_en"]) <= 300
    assert found["caption_en"].endswith("word…")
    assert len(found["instructions"]) == 500


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Ada Brandt / Nordlicht", "Nordlicht"),
        ("ADA BRANDT/Nordlicht", "Nordlicht"),
        ("© Ada Brandt for Nordlicht", "Nordlicht"),
        ("Photo: Ada Brandt - Nordlicht", "Nordlicht"),
        ("Crédit photo : Ada Brandt", None),
        ("Ada Brandt", None),
        ("Ada Brandt-Morin", "Ada Brandt-Morin"),
        ("Nordlicht", "Nordlicht"),
    ],
)
def test_the_photographer_does_not_stand_twice_in_the_credit(line, agency):
    found = prefilling.fields_of(PhotoData(creators=("Ada Brandt",), credit_line=line))
    assert found.get("agency") == agency


def test_a_photographer_whom_we_know_is_linked(make):
    person = make.person("Ada Brandão")
    assert prefilling.fields_of(PhotoData(creators=("ADA BRANDAO",))) == {"photographer": person}


def test_of_two_of_that_name_neither_is_linked(make):
    make.person("Ada Brandt")
    make.person("Ada Brandt")
    assert prefilling.fields_of(PhotoData(creators=("Ada Brandt",))) == {"photographer_name": "Ada Brandt"}
    assert prefilling.known_person(("Ada",)) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.example/rights", "https://a.example/rights"),
        ("www.a.example", "https://www.a.example"),
        ("javascript:alert(1)", None),
        ("ask us", None),
        ("https://a.example/" + "x" * 400, None),
    ],
)
def test_only_an_address_that_can_be_followed_is_taken(text, address):
    assert prefilling.fields_of(PhotoData(rights_url=text)).get("rights_url") == address


@pytest.mark.django_db
def test_what_the_desk_wrote_stays():
    taken = Taken(iso_moment("2026-05-03").at, "day")
    data = PhotoData(creators=("Ada",), place="Val-Saint-Aubin", taken=taken, rights_until=date(2030, 1, 1))
    desk = {"photographer": "somebody", "taken_at": "a moment", "place": ""}
    found = prefilling.lacking(prefilling.fields_of(data), desk.get)
    assert found == {"place": "Val-Saint-Aubin", "rights_until": date(2030, 1, 1)}
