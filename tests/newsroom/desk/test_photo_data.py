"""What a picture's file says of itself: the precedence of its three readings, languages, hostile packets."""

import hashlib
import io
import json
import time
from datetime import date

import pytest
from PIL import Image, PngImagePlugin

from newsroom import iptc, prefilling, xmp
from newsroom.models import Photo
from newsroom.photo_data import PhotoData, Taken, cut, exif_text, iso_moment, read_data

SPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in xmp.NAMESPACES.items())


def packet(inside="", attributes=""):
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{xmp.RDF}"><rdf:Description rdf:about="" '
        f"{SPACES} {attributes}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def block(values, digest=None):
    """An APP13 segment; the digest is that of the block unless another is given."""
    data = b"".join(iptc.dataset(number, value) for number, value in values)
    digest = hashlib.md5(data).digest() if digest is None else digest
    body = b"Photoshop 3.0\0" + iptc.resource(iptc.IIM_BLOCK, data) + iptc.resource(iptc.DIGEST_BLOCK, digest)
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def exif(**tags):
    data = Image.Exif()
    for name, value in tags.items():
        tag = {"artist": 0x013B, "copyright": 0x8298, "description": 0x010E}.get(name)
        if tag:
            data[tag] = value
    inner = {"taken": 0x9003, "offset": 0x9011}
    data.get_ifd(0x8769).update({inner[name]: tags[name] for name in inner if name in tags})
    return data


def reading(kind="JPEG", **options):
    """What is read in a small picture with these data in it."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48)).save(out, kind, **options)
    return read_data(Image.open(out))


def li(text, language):
    return f'<rdf:li xml:lang="{language}">{text}</rdf:li>'


def described(*items):
    return packet(f"<dc:description><rdf:Alt>{''.join(items)}</rdf:Alt></dc:description>")


CREATOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"


# --- real files -----------------------------------------------------------------------------------

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


@pytest.mark.django_db
def test_real_files_fill_a_photo_that_its_form_would_take(samples):
    for path in sorted((samples / "photos").glob("*.jpg")):
        with Image.open(path) as image:
            found = prefilling.fields_of(read_data(image))
        photo = Photo(**found)
        photo.full_clean(exclude=["file"])
        assert photo.credit


# --- precedence -----------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    "inside",
    [
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorURL>{}</plus:LicensorURL>'
        "</rdf:li></rdf:Seq></plus:Licensor>",
        "<plus:Licensor><rdf:Seq><rdf:li><rdf:Description><plus:LicensorURL>{}</plus:LicensorURL>"
        "</rdf:Description></rdf:li></rdf:Seq></plus:Licensor>",
        '<plus:Licensor><rdf:Seq><rdf:li><rdf:Description plus:LicensorURL="{}"/></rdf:li></rdf:Seq>'
        "</plus:Licensor>",
        '<plus:Licensor><rdf:Bag><rdf:li plus:LicensorURL="{}"/></rdf:Bag></plus:Licensor>',
    ],
)
def test_a_structure_is_read_however_it_is_written(inside):
    assert reading(xmp=packet(inside.format("https://a.example/b"))).licensor_url == "https://a.example/b"


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"exif": exif(taken="2026:05:03 14:35:10", offset="+02:00")}, "2026-05-03T14:35:10+02:00"),
        ({"exif": exif(taken="2026:05:03 14:35:10")}, "2026-05-03T14:35:10"),
        (
            {"extra": block([(iptc.DAY, b"20260503"), (iptc.TIME, b"143510+0200")])},
            "2026-05-03T14:35:10+02:00",
        ),
        ({"extra": block([(iptc.DAY, b"20260503")])}, "2026-05-03"),
        ({"xmp": packet(attributes='photoshop:DateCreated="2026-05-03T14:35"')}, "2026-05-03T14:35:00"),
        (
            {
                "xmp": packet(attributes='photoshop:DateCreated="2026-05-03"'),
                "exif": exif(taken="2026:05:03 14:35:10"),
            },
            "2026-05-03T14:35:10",
        ),
        (
            {
                "xmp": packet(attributes='photoshop:DateCreated="2026-05-02"'),
                "exif": exif(taken="2026:05:03 14:35:10"),
            },
            "2026-05-02",
        ),
    ],
)
def test_when_it_was_taken_is_as_exact_as_the_file(options, words):
    assert reading(**options).taken.words == words


@pytest.mark.pure
@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13-01", "2026-02-30", "0000-00-00", "9999-12-31T23:59:59-14:00", "soon"]
)
def test_a_date_that_is_none_is_silence(text):
    assert iso_moment(text) is None


# --- hostile packets ------------------------------------------------------------------------------

LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.pure
@pytest.mark.parametrize(
    "data",
    [
        LAUGHS + packet(CREATOR.format("&b;")),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + packet(CREATOR.format("Ada")),
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + packet(CREATOR.format("&e;")),
        packet(CREATOR.format("Ada"))[:-9],
        packet(CREATOR.format("Ada") + "<!--" + "x" * xmp.LARGEST + "-->"),
        b"\xff\xfe\0\0",
        b"",
    ],
    ids=["entities", "outside", "outside entity", "cut off", "too large", "no text", "empty"],
)
def test_a_hostile_packet_says_nothing(data):
    assert xmp.Packet(data).items("dc:creator") == []


@pytest.mark.pure
def test_a_packet_of_a_hundred_thousand_levels_does_no_harm():
    deep = "<dc:a>" * 100_000 + "</dc:a>" * 100_000
    assert xmp.Packet(packet(deep)).items("dc:creator") == []


def test_signs_that_cannot_be_seen_are_left_out():
    data = reading(xmp=packet(CREATOR.format("A\u202eda\u200b&#10; Brandt\u2028")))
    assert data.creators == ("Ada Brandt",)


def test_the_position_is_never_kept():
    image = Image.Exif()
    image.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.5)})
    said = packet(attributes='exif:GPSLatitude="48,51.4925N" exif:GPSLongitude="2,17.6N"')
    assert reading(xmp=said, exif=image).as_json() == {}


# --- languages ------------------------------------------------------------------------------------

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


def test_a_caption_in_another_language_stays_with_what_the_file_says():
    assert reading(xmp=described(li("Die weiße Ente", "de"))).as_json() == {
        "captions": {"de": "Die weiße Ente"}
    }


# --- fields ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_lengths_are_cut_to_the_field_at_a_word():
    found = prefilling.fields_of(PhotoData(captions={"en": "word " * 200}, instructions="x" * 900))
    assert len(found["caption_en"]) <= 300
    assert found["caption_en"].endswith("word…")
    assert len(found["instructions"]) == 500


@pytest.mark.pure
def test_a_text_that_fits_is_not_cut():
    assert cut("x" * 300, 300) == "x" * 300


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


def test_the_last_day_of_use_is_read():
    assert reading(extra=block([(iptc.EXPIRES, b"20301231")])).rights_until == date(2030, 12, 31)
    assert reading(xmp=packet(attributes='plus:LicenseEndDate="2030-12-31"')).rights_until == date(
        2030, 12, 31
    )


@pytest.mark.parametrize(
    "never", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31", "0001-01-01"]
)
def test_a_moment_at_either_end_of_the_calendar_is_none(never):
    """Programs write it for what they do not know; no other zone has a date for it."""
    said = f"<photoshop:DateCreated>{never}</photoshop:DateCreated>"
    end = f"<plus:LicenseEndDate>{never}</plus:LicenseEndDate>"
    data = reading(xmp=packet(said + end))
    assert (data.taken, data.rights_until) == (None, None)


def test_a_packet_of_very_many_descriptions_is_read_at_once():
    """Read one on top of the other, they would keep a server busy for minutes."""
    many = "".join(f'<rdf:Description n{number}=""/>' for number in range(20_000))
    before = time.process_time()
    xmp.Packet(f'<x xmlns:rdf="{xmp.RDF}"><rdf:RDF>{many}</rdf:RDF></x>')
    assert time.process_time() - before < 2
