"""XMP packets: what a hostile one says of its picture, and the small one that our renditions carry.

A packet is read without entities and without a document type, and not at all beyond a size; what it calls
its prefixes does not matter, what its namespaces are does.
"""

from xml.sax.saxutils import escape

from defusedxml import ElementTree

LARGEST = 1024 * 1024  # bytes; an editing history makes packets of some hundred kilobytes

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
CONTAINERS = {f"{{{RDF}}}{name}" for name in ("Alt", "Bag", "Seq")}
ROOM = 128  # a packet is padded with spaces, so that another credit can be written in its place
BEGIN, END = b"<?xpacket begin=", b'<?xpacket end="r"?>'
ITEM, DESCRIPTION = f"{{{RDF}}}li", f"{{{RDF}}}Description"


def name_of(prefixed):
    prefix, _colon, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class Packet:
    """The properties of a packet, as text, as a list, by language, or as structures. Silence is empty."""

    def __init__(self, data):
        self.properties = {}
        if isinstance(data, str):
            data = data.encode()
        if not data or len(data) > LARGEST:
            return
        try:
            tree = ElementTree.fromstring(
                data.strip(b"\0 \r\n\t"), forbid_dtd=True, forbid_entities=True, forbid_external=True
            )
        # Ill-formed; with entities or a document type; in an encoding that is unknown. It says nothing.
        except (ElementTree.ParseError, ValueError, LookupError):
            return
        for rdf in tree.iter(f"{{{RDF}}}RDF"):
            for description in rdf.findall(DESCRIPTION):
                for name, value in fields_of(description).items():
                    self.properties.setdefault(name, value)

    def text(self, prefixed):
        """The first text of a property, in whatever form it is written."""
        return next(iter(self.items(prefixed)), "")

    def items(self, prefixed):
        """The texts of a list, in order."""
        return [text for text in map(text_of, self.nodes(prefixed)) if text]

    def languages(self, prefixed):
        """The texts of a property by language, in small letters; "" is that which names none."""
        found = {}
        for node in self.nodes(prefixed):
            language = "" if isinstance(node, str) else node.get(XML_LANG, "").strip().lower()
            if text := text_of(node):
                found.setdefault("" if language == "x-default" else language, text)
        return found

    def structures(self, prefixed):
        """The structures of a property: their fields by full name."""
        found = [fields_of(node) for node in self.nodes(prefixed) if not isinstance(node, str)]
        return [{name: text_of(first(value)) for name, value in fields.items()} for fields in found]

    def nodes(self, prefixed):
        value = self.properties.get(name_of(prefixed))
        return [] if value is None else unpacked(value)


def fields_of(node):
    """The fields of a description or of a structure, which stand as attributes or as elements."""
    inner = node.find(DESCRIPTION)
    if inner is not None:
        return fields_of(inner)
    attributes = {name: value for name, value in node.attrib.items() if not name.startswith(f"{{{RDF}}}")}
    return attributes | {child.tag: child for child in node if isinstance(child.tag, str)}


def unpacked(value):
    """The items of a list, or the one value."""
    if isinstance(value, str):
        return [value]
    for child in value:
        if child.tag in CONTAINERS:
            return child.findall(ITEM)
    return [value]


def first(value):
    return next(iter(unpacked(value)), "")


def text_of(node):
    return (node if isinstance(node, str) else node.text or "").strip()


class Written:
    """A new packet: properties are added, those without a value are left out."""

    def __init__(self):
        self.prefixes = set()
        self.parts = []

    def add(self, prefixed, value, form="{}"):
        if value:
            self.prefixes.add(prefixed.partition(":")[0])
            self.parts.append(f"<{prefixed}>{form.format(escape(value))}</{prefixed}>")

    def add_list(self, prefixed, value):
        self.add(prefixed, value, "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>")

    def add_language(self, prefixed, value):
        self.add(prefixed, value, '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>')

    def add_structure(self, prefixed, field, value):
        self.add(
            prefixed,
            value,
            f'<rdf:Seq><rdf:li rdf:parseType="Resource"><{field}>{{}}</{field}></rdf:li></rdf:Seq>',
        )

    def packet(self):
        """The bytes for the file with some room to spare, none where nothing was said."""
        if not self.parts:
            return b""
        spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in sorted(self.prefixes))
        written = (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
            f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'
            f'<rdf:Description rdf:about=""{spaces}>{"".join(self.parts)}</rdf:Description>'
            "</rdf:RDF></x:xmpmeta>"
        ).encode()
        return written + b" " * (ROOM + -len(written) % ROOM) + END


def replaced(data, packet):
    """The file with another packet in the place of its own, byte for byte as long; None if it has no room."""
    start = data.find(BEGIN)
    end = data.find(END, start)
    room = end - start - len(packet.removesuffix(END).rstrip())
    if start < 0 or end < 0 or not packet or room < 0:
        return None
    return data[:start] + packet.removesuffix(END).rstrip() + b" " * room + data[end:]
