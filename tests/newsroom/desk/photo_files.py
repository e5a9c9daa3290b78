"""Small pictures with what a test writes into them: XMP, IPTC-IIM, EXIF."""

import hashlib
import io

from PIL import Image

from newsroom import iptc, xmp
from newsroom.photo_data import read_data

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
