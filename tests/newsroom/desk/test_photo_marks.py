"""Whose a picture is stands in every file that readers get, and nothing else does."""

import io
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from newsroom import images, iptc, xmp
from newsroom.models import Photo
from newsroom.photo_data import read_data
from tests.newsroom.desk.conftest import picture

pytestmark = pytest.mark.ignore_template_errors

OURS = {
    "photographer_name": "Élodie Brandão",
    "agency": "Nordlicht & Fils <Bild>",
    "copyright_notice": "© 2026 Élodie Brandão, tous droits réservés",
    "rights_url": "https://nordlicht.example/rights?a=1&b=2",
    "licensor_url": "https://nordlicht.example/buy",
}
PRIVATE = {"instructions": "Not before noon", "source": "By mail from Ada", "place": "Val-Saint-Aubin"}


def full_of_traces():
    """A picture that says where it was taken, with which camera, and carries a thumbnail."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Kamera", "K-1", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.5), 3: "E", 4: (2.0, 17.0, 40.0)})
    exif.get_ifd(0x8769).update({0xA431: "SERIAL-12345", 0x9003: "2026:05:03 14:35:10"})
    said = (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{xmp.RDF}"><rdf:Description rdf:about="" '
        f'xmlns:exif="{xmp.NAMESPACES["exif"]}" exif:GPSLatitude="48,51.4925N" '
        'xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="SERIAL-12345"/>'
        "</rdf:RDF></x:xmpmeta>"
    )
    return picture(exif=exif, xmp=said.encode())


@pytest.fixture
def marked(db):
    return images.add_photo(Photo(**OURS, **PRIVATE), full_of_traces())


def files(photo):
    """Every rendition: its format and its bytes."""
    for widths in photo.renditions.values():
        for names in widths.values():
            for kind in ("jpeg", "avif"):
                with default_storage.open(names[kind]) as stored:
                    yield kind, stored.read()


def test_every_rendition_says_whose_it_is(marked):
    made = list(files(marked))
    assert {kind for kind, _data in made} == {"jpeg", "avif"}
    for _kind, data in made:
        with Image.open(io.BytesIO(data)) as image:
            packet = xmp.Packet(image.info["xmp"])
        assert packet.items("dc:creator") == ["Élodie Brandão"]
        assert packet.text("photoshop:Credit") == "Élodie Brandão / Nordlicht & Fils <Bild>"
        assert packet.languages("dc:rights") == {"": OURS["copyright_notice"]}
        assert packet.text("xmpRights:WebStatement") == OURS["rights_url"]
        assert packet.text("xmpRights:Marked") == "True"
        [licensor] = packet.structures("plus:Licensor")
        assert licensor[xmp.name_of("plus:LicensorURL")] == OURS["licensor_url"]


def test_pillow_reads_the_xmp_by_itself(marked):
    for _kind, data in files(marked):
        with Image.open(io.BytesIO(data)) as image:
            described = image.getxmp()["xmpmeta"]["RDF"]["Description"]
        assert described["creator"]["Seq"]["li"] == "Élodie Brandão"


def test_a_jpeg_says_it_in_iptc_as_well_within_its_lengths(marked):
    for kind, data in files(marked):
        with Image.open(io.BytesIO(data)) as image:
            block = iptc.Block(image)
        if kind == "jpeg":
            assert block.text(iptc.BY_LINE) == "Élodie Brandão"
            assert block.text(iptc.COPYRIGHT) == OURS["copyright_notice"]
            assert OURS["agency"].startswith(block.text(iptc.CREDIT).partition(" / ")[2])
            assert len(block.text(iptc.CREDIT).encode()) <= 32
            assert not block.is_newer


def test_no_rendition_says_where_it_was_taken_with_what_or_what_the_desk_knows(marked):
    for _kind, data in files(marked):
        with Image.open(io.BytesIO(data)) as image:
            assert not image.getexif()
            assert not {"exif", "comment", "icc_profile"} & image.info.keys()
        for trace in (b"GPS", b"SERIAL", b"Kamera", b"48,51", b"2026:05", *map(str.encode, PRIVATE.values())):
            assert trace not in data


def test_a_rendition_stays_upright_and_grows_little(marked, photo):
    assert marked.width < marked.height
    bare = dict(enumerate(files(images.add_photo(Photo(), full_of_traces()))))
    for number, (_kind, data) in enumerate(files(marked)):
        assert 0 < len(data) - len(bare[number][1]) < 2000


def test_a_photo_of_which_nothing_is_known_says_nothing(photo):
    for _kind, data in files(photo()):
        with Image.open(io.BytesIO(data)) as image:
            assert not {"xmp", "photoshop"} & image.info.keys()


def said_in(photo):
    found = set()
    for kind, data in files(photo):
        with Image.open(io.BytesIO(data)) as image:
            found.add((kind, read_data(image).creators, read_data(image).copyright_notice))
    return found


def pixels_of(photo):
    """Of each file; the order of a JSON field's keys is the database's."""
    return sorted(Image.open(io.BytesIO(data)).tobytes() for _kind, data in files(photo))


@pytest.mark.parametrize("name", ["Bea Morin", "A very long name " * 6])
def test_another_credit_is_written_under_other_names(marked, name, django_capture_on_commit_callbacks):
    earlier = marked.renditions["card"]["320"]
    pixels = pixels_of(marked)
    marked.photographer_name = name
    assert images.outdated(marked)
    with django_capture_on_commit_callbacks(execute=True):
        images.renew(marked)
    marked.save()
    kept = Photo.objects.get()
    assert said_in(kept) == {(kind, (name.strip(),), OURS["copyright_notice"]) for kind in ("jpeg", "avif")}
    assert not images.outdated(kept)
    assert not {*earlier.values()} & {*kept.renditions["card"]["320"].values()} - {earlier["height"]}
    assert not default_storage.exists(earlier["jpeg"])
    assert pixels_of(kept) == pixels


def test_the_first_credit_is_written_into_what_had_none(photo):
    one = photo()
    one.photographer_name = "Bea Morin"
    images.renew(one)
    assert {creators for _kind, creators, _notice in said_in(one)} == {("Bea Morin",)}


def test_a_credit_that_was_taken_back_is_gone(marked):
    for name in OURS:
        setattr(marked, name, "")
    images.renew(marked)
    assert said_in(marked) == {("jpeg", (), ""), ("avif", (), "")}


def test_an_end_of_rights_gives_other_names_as_the_old_are_kept_by_browsers(marked):
    marked.rights_until = date(2030, 1, 1)
    assert images.outdated(marked)


def test_the_desk_changes_the_credit_and_the_files_follow(client, editor, filled, marked):
    client.force_login(editor)
    address = reverse("admin:newsroom_photo_change", args=[marked.pk])
    client.post(address, filled(client.get(address), photographer_name="Bea Morin"))
    kept = Photo.objects.get()
    assert {creators for _kind, creators, _notice in said_in(kept)} == {("Bea Morin",)}
    assert kept.rendition_folder in kept.renditions["card"]["320"]["jpeg"]


def test_a_photographer_who_changes_the_name_is_renamed_in_every_file(client, editor, filled, photo, make):
    person = make.person("Ada Brandt")
    one = photo(photographer=person)
    client.force_login(editor)
    address = reverse("admin:newsroom_person_change", args=[person.pk])
    client.post(address, filled(client.get(address), name="Ada Morin"))
    one.refresh_from_db()
    assert {creators for _kind, creators, _notice in said_in(one)} == {("Ada Morin",)}


def test_the_command_renews_what_says_an_earlier_credit(marked, capsys):
    Photo.objects.update(photographer_name="Bea Morin")
    call_command("renditions")
    assert {creators for _kind, creators, _notice in said_in(Photo.objects.get())} == {("Bea Morin",)}
