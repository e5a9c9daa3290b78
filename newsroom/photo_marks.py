"""Whose a picture is, written into every rendition: it leaves our pages with its credit, and nothing else.

No place, no camera, no time, no words of the editor's: those change more often than the rights.
"""

import hashlib
from dataclasses import dataclass

from newsroom import iptc, xmp
from newsroom.photo_data import words

XMP_SEGMENT = b"http://ns.adobe.com/xap/1.0/\0"
OURS = (b"\xff\xe1", b"\xff\xed")  # the segments of a JPEG in which we write


@dataclass(frozen=True)
class Marks:
    """What the renditions of a photo say, and until when they may be shown."""

    creator: str
    credit: str
    copyright: str
    rights_url: str
    licensor_url: str
    until: str  # not written; another end gives the renditions other names, as the old are kept by browsers

    @property
    def packet(self):
        """XMP: for every format."""
        written = xmp.Written()
        written.add_list("dc:creator", self.creator)
        written.add_language("dc:rights", self.copyright)
        written.add("photoshop:Credit", self.credit)
        written.add("xmpRights:WebStatement", self.rights_url)
        written.add("xmpRights:Marked", "True" if self.copyright else "")
        written.add_structure("plus:Licensor", "plus:LicensorURL", self.licensor_url)
        return written.packet()

    @property
    def segment(self):
        """IPTC-IIM: for JPEG alone, within its short lengths."""
        values = {iptc.BY_LINE: self.creator, iptc.CREDIT: self.credit, iptc.COPYRIGHT: self.copyright}
        return iptc.segment(values) if any(values.values()) else b""

    def options(self, kind):
        """What Pillow takes to write them."""
        found = {"xmp": self.packet} if self.packet else {}
        return found | ({"extra": self.segment} if kind == "JPEG" and self.segment else {})

    def rewritten(self, kind, data):
        """A rendition of ours that says these instead of what it says; None if it must be drawn anew."""
        if kind != "JPEG":
            return xmp.replaced(data, self.packet) if self.packet or xmp.BEGIN in data else data
        packet = XMP_SEGMENT + self.packet if self.packet else b""
        head = b"\xff\xe1" + (len(packet) + 2).to_bytes(2, "big") + packet if packet else b""
        first, *others = [part for part in segments(data) if not part.startswith(OURS)]
        return b"".join([first, head, self.segment, *others])

    @property
    def digest(self):
        said = "\0".join(vars(self).values())
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def segments(data):
    """A JPEG in its parts: the beginning with its header, each segment, and the picture."""
    at, parts = 2, [data[:2]]
    while data[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xE0:
            parts[0] += data[at:end]
        else:
            parts.append(data[at:end])
        at = end
    return [*parts, data[at:]]


def marks_of(photo):
    name = photo.photographer.name if photo.photographer else photo.photographer_name
    return Marks(
        creator=words(name),
        credit=words(photo.credit),
        copyright=words(photo.copyright_notice),
        rights_url=words(photo.rights_url),
        licensor_url=words(photo.licensor_url),
        until=photo.rights_until.isoformat() if photo.rights_until else "",
    )
