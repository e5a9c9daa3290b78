"""What a picture's file says of itself: its three readings, and which of them is believed."""

import json

import pytest
from PIL import Image, PngImagePlugin

from newsroom import iptc
from newsroom.photo_data import cut, exif_text, read_data
from tests.newsroom.desk.photo_files import CREATOR, block, described, exif, li, packet, reading

# Our field: the names by which the judge's reading has it, in the order in which they are believed.
JUDGED = {
    "credit_line": ["XMP-photoshop:Credit", "IPTC:Credit"],
    "copyright_notice": ["XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright"],
    "source": ["XMP-photoshop:Source", "IPTC:Source"],
    "instructions": ["XMP-photoshop:Instructions", "IPTC:SpecialInstructions"],
    "rights": ["XMP-xmpRights:UsageTerms"],
    "rights_url": ["XMP-xmpRights:WebStatement"],
}
JUDGED_PLACE = [
    ["XMP-iptcCore:Location", "IPTC:Sub-location"],
    ["XMP-photoshop:City", "IPTC:City"],
    ["XMP-photoshop:State", "IPTC:Province-State"],
    ["XMP-photoshop:Country", "IPTC:Country-PrimaryLocationName"],
]


def judged(facts, names):
    found = (facts.get(name) for name in names)
    values = (value if isinstance(value, list) else [str(value or "")] for value in found)
    return next((said for value in values if (said := [" ".join(v.split()) for v in value if v.strip()])), [])


def test_real_files_are_read_as_a_judge_reads_them(samples):
    for facts in json.loads((samples / "photos" / "expected-exiftool.json").read_text()):
        name = facts["SourceFile"]
        with Image.open(samples / "photos" / name) as image:
            data = read_data(image)
        for ours, theirs in JUDGED.items():
            assert getattr(data, ours) == "".join(judged(facts, theirs)), (name, ours)
        creators = judged(facts, ["XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"])
        assert list(data.creators) == creators, name
        caption = judged(facts, ["XMP-dc:Description", "IPTC:Caption-Abstract", "IFD0:ImageDescription"])
        assert list(data.captions.values()) == caption, name
        place = [part for names in JUDGED_PLACE for part in judged(facts, names)]
        assert data.place == ", ".join(place), name
        alt = judged(facts, ["XMP-iptcCore:AltTextAccessibility"])
        assert sorted(set(data.alts.values())) == alt, name
        assert data.alts.get("en", "") == "".join(judged(facts, ["XMP-iptcCore:AltTextAccessibility-en"]))
        licensors = [one.get("LicensorURL") for one in facts.get("XMP-plus:Licensor", [])]
        assert data.licensor_url == next(iter(licensors), ""), name
        taken = "".join(judged(facts, ["XMP-photoshop:DateCreated", "IPTC:DateCreated"]))
        assert data.taken.words == taken.replace(":", "-", 2).replace(" ", "T"), name


def test_xmp_is_believed_before_iptc_and_that_before_exif():
    both = {"xmp": packet(CREATOR.format("Ada")), "extra": block([(iptc.BY_LINE, b"Bea")])}
    assert reading(**both, exif=exif(artist="Cleo")).creators == ("Ada",)
    assert reading(extra=both["extra"], exif=exif(artist="Cleo")).creators == ("Bea",)
    assert reading(exif=exif(artist="Cleo")).creators == ("Cleo",)


def test_iptc_that_was_changed_after_the_xmp_is_believed_alone():
    said = packet(CREATOR.format("Ada"), 'photoshop:Credit="Old" xmpRights:WebStatement="https://a.example"')
    data = reading(xmp=said, extra=block([(iptc.BY_LINE, b"Bea")], digest=b"x" * 16))
    assert data.creators == ("Bea",)
    assert data.credit_line == ""  # the block could hold it, and does not
    assert data.rights_url == "https://a.example"  # the block could not


def test_each_field_is_looked_for_by_itself():
    data = reading(xmp=packet(CREATOR.format("Ada")), extra=block([(iptc.CREDIT, b"Agence")]))
    assert (data.creators, data.credit_line) == (("Ada",), "Agence")


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ([(iptc.CHARACTER_SET, b"\x1b%G"), (iptc.BY_LINE, "Élodie Brandão".encode())], "Élodie Brandão"),
        ([(iptc.BY_LINE, "Élodie Brandão".encode("latin-1"))], "Élodie Brandão"),
        ([(iptc.BY_LINE, "Élodie Brandão".encode())], "Élodie Brandão"),
    ],
)
def test_iptc_is_read_in_its_character_set(values, name):
    assert reading(extra=block(values)).creators == (name,)


def test_several_creators_are_kept_in_order():
    names = CREATOR.format("Ada</rdf:li><rdf:li> Bea </rdf:li><rdf:li>Ada")
    assert reading(xmp=packet(names)).creators == ("Ada", "Bea")
    assert reading(extra=block([(iptc.BY_LINE, b"Ada"), (iptc.BY_LINE, b"Bea")])).creators == ("Ada", "Bea")
    assert reading(exif=exif(artist="Ada; Bea")).creators == ("Ada", "Bea")


@pytest.mark.pure
def test_exif_that_is_utf_8_in_fact_is_read_so():
    assert exif_text("Élodie\0rest".encode().decode("latin-1")) == "Élodie"
    assert exif_text("Élodie") == "Élodie"


def in_png(data):
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", data.decode())
    return {"pnginfo": info}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_xmp_is_read_in_every_format(kind):
    data = packet(CREATOR.format("Ada"))
    options = in_png(data) if kind == "PNG" else {"xmp": data}
    assert reading(kind, **options).creators == ("Ada",)


def test_signs_that_cannot_be_seen_are_left_out():
    data = reading(xmp=packet(CREATOR.format("A\u202eda\u200b&#10; Brandt\u2028")))
    assert data.creators == ("Ada Brandt",)


def test_the_position_is_never_kept():
    image = Image.Exif()
    image.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.5)})
    said = packet(attributes='exif:GPSLatitude="48,51.4925N" exif:GPSLongitude="2,17.6N"')
    assert reading(xmp=said, exif=image).as_json() == {}


def test_a_caption_in_another_language_stays_with_what_the_file_says():
    assert reading(xmp=described(li("Die weiße Ente", "de"))).as_json() == {
        "captions": {"de": "Die weiße Ente"}
    }


@pytest.mark.pure
def test_a_text_that_fits_is_not_cut():
    assert cut("x" * 300, 300) == "x" * 300
