"""XMP packets: however they are written, and whatever they would do to a server."""

import time

import pytest

from newsroom import xmp
from tests.newsroom.desk.photo_files import CREATOR, packet, reading

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
        b'<?xml version="1.0" encoding="no-such-thing"?>' + packet(CREATOR.format("Ada")),
        b'<?xml version="1.0" encoding="shift_jis"?>' + packet(CREATOR.format("Ada")),
        b"\xff\xfe\0\0",
        b"",
    ],
    ids=[
        "entities",
        "outside",
        "outside entity",
        "cut off",
        "too large",
        "unknown",
        "several bytes",
        "no text",
        "empty",
    ],
)
def test_a_hostile_packet_says_nothing(data):
    assert xmp.Packet(data).items("dc:creator") == []


@pytest.mark.pure
def test_a_packet_of_a_hundred_thousand_levels_does_no_harm():
    deep = "<dc:a>" * 100_000 + "</dc:a>" * 100_000
    assert xmp.Packet(packet(deep)).items("dc:creator") == []


def test_a_packet_of_very_many_descriptions_is_read_at_once():
    """Read one on top of the other, they would keep a server busy for minutes."""
    many = "".join(f'<rdf:Description n{number}=""/>' for number in range(20_000))
    before = time.process_time()
    xmp.Packet(f'<x xmlns:rdf="{xmp.RDF}"><rdf:RDF>{many}</rdf:RDF></x>')
    assert time.process_time() - before < 5


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
