"""Cut the faces of static/fonts out of Archivo and Newsreader, as small as they keep their look.

    npm install @fontsource-variable/archivo@5 @fontsource-variable/newsreader@5
    python -m venv cutting && cutting/bin/pip install fonttools==4.68.0 brotli
    cutting/bin/python scripts/cut_fonts.py node_modules/@fontsource-variable static/fonts

fontTools is no part of the site's environment: faces are cut once, and kept. docs/fonts.md says why.
"""

import io
import sys
import unicodedata
from itertools import product
from pathlib import Path

from fontTools import subset, varLib
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent, GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib import instancer

LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŸ"
SIGNS = "«»‹›‘’“”–—…·−×°º€\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}"
SELDOM = {ord(sign) for sign in "$<=>@\\^_`{|}~"}
CORE = (set(range(0x20, 0x7F)) - SELDOM) | set(map(ord, LETTERS + SIGNS))
REST = (set(range(0x20, 0x100)) | {0x2022, 0x201A, 0x201E, 0x2020, 0x2021, 0x2044} | SELDOM) - CORE
NEIGHBOURS = "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĻļĽľŁłŃńŅņŇňŌōŐőŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžȘșȚț"  # of Europe
EXTENDED = set(map(ord, NEIGHBOURS))
WITHOUT_KERNING = "*#%+&/·°º€−×[]"
ON_ITSELF = {"…": ".", "“": "‘", "”": "’", "«": "‹", "»": "›", ":": "."}

AT_ONE_WIDTH = (600, 88), (400, 88), (800, 88)
MASTERS = (
    (800, 100),
    (600, 100),
    (400, 100),
    (800, 62),
)  # weight and width; the first is the one that the others change
NEAR = 1.6  # of a thousandth of an em: so much may two drawings differ and be called the same
POINT = 2  # so much may a point stand beside its place between the masters
STEP = 4  # kerning is kept in steps of so much


def of(files, name):
    return TTFont(files / f"{name}.woff2")


def again(font):
    """The font as it is read from what it is written to."""
    written = io.BytesIO()
    font.flavor = None
    font.save(written)
    written.seek(0)
    return TTFont(written)


def keep(font, signs, features):
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.drop_tables += ["STAT", "gasp"]
    options.name_IDs = [0, 1, 2, 13, 14]  # with the licence
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)


def tabular_by_default(font):
    """Figures of one width at every place: the site asks for no others."""
    gsub = font["GSUB"].table
    others = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for number in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[number].SubTable:
                    others |= table.mapping
    for table in font["cmap"].tables:
        table.cmap.update({sign: others[name] for sign, name in table.cmap.items() if name in others})


def add(font, name, glyph, width=0):
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs[name] = glyph
    font["hmtx"][name] = (width, 0)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def add_what_french_needs(font):
    """The narrow space that does not break, and the hyphen that does not: these packages have neither."""
    signs = font.getBestCmap()
    space = Glyph()
    space.numberOfContours = 0
    add(font, "narrownobreakspace", space, round(font["head"].unitsPerEm / 5))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2011] = signs[ord("-")]
            table.cmap[0x202F] = "narrownobreakspace"


def contours(font, name):
    glyph, start, found = font["glyf"][name], 0, []
    for end in glyph.endPtsOfContours if glyph.numberOfContours > 0 else ():
        points = [tuple(point) for point in glyph.coordinates[start : end + 1]]
        found.append((points, [flag & 1 for flag in glyph.flags[start : end + 1]]))
        start = end + 1
    return found


def shift(one, other):
    """What moves one contour onto the other, or None."""
    (points, on), (others, others_on) = one, other
    if on != others_on:
        return None
    x, y = (
        round(sum(b[i] - a[i] for a, b in zip(points, others, strict=True)) / len(points)) for i in (0, 1)
    )
    near = all(
        abs(a[0] + x - b[0]) <= NEAR and abs(a[1] + y - b[1]) <= NEAR
        for a, b in zip(points, others, strict=True)
    )
    return (x, y) if near else None


def found_in(wholes, parts, taken):
    """Where the contours of a part stand in a glyph, in each master by one shift: numbers and shifts."""
    numbers, shifts = [], None
    for part in zip(*parts, strict=True):
        for number in range(len(wholes[0])):
            if number in taken or number in numbers:
                continue
            here = [shift(contour, whole[number]) for contour, whole in zip(part, wholes, strict=True)]
            if None in here:
                continue
            if shifts and any(
                abs(a - b) > 1
                for one, two in zip(shifts, here, strict=True)
                for a, b in zip(one, two, strict=True)
            ):
                continue
            numbers.append(number)
            shifts = shifts or here
            break
        else:
            return None
    return set(numbers), shifts


def drawn(outline):
    glyph = Glyph()
    points = [point for one, _ in outline for point in one]
    glyph.numberOfContours = len(outline)
    glyph.coordinates = GlyphCoordinates(points)
    glyph.flags = bytearray(flag for _, on in outline for flag in on)
    glyph.endPtsOfContours = [sum(len(one) for one, _ in outline[: n + 1]) - 1 for n in range(len(outline))]
    glyph.program = Program()
    glyph.program.fromBytecode(b"")
    return glyph


def composed(parts):
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for name, (x, y) in parts:
        component = GlyphComponent()
        component.glyphName, component.x, component.y, component.flags = name, x, y, 0x6
        glyph.components.append(component)
    return glyph


def compose(fonts):
    """Make é of e and its accent, as the designers did: the packages have every letter drawn out."""
    signs = fonts[0].getBestCmap()
    marks = []
    letter_i = [contours(font, signs[ord("i")]) for font in fonts]
    stem = min(range(2), key=lambda number: min(y for _, y in letter_i[0][number][0]))
    dotless = [[outline[stem]] for outline in letter_i]
    for font, outline in zip(fonts, dotless, strict=True):
        add(font, "idotless", drawn(outline))
    for number, name in sorted(signs.items()):
        sign = chr(number)
        plain = unicodedata.normalize("NFD", sign)
        base = plain[0] if len(plain) == 2 else "i" if sign == "i" else ON_ITSELF.get(sign)
        if base is None or ord(base) not in signs:
            continue
        wholes = [contours(font, name) for font in fonts]
        base_name = "idotless" if base == "i" else signs[ord(base)]
        bases = dotless if base == "i" else [contours(font, base_name) for font in fonts]
        parts, taken = [[] for _ in fonts], set()
        while (found := found_in(wholes, bases, taken)) is not None:
            taken |= found[0]
            for part, here in zip(parts, found[1], strict=True):
                part.append((base_name, here))
            if sign not in ON_ITSELF:
                break
        if not taken:
            continue
        rest = [[outline for n, outline in enumerate(whole) if n not in taken] for whole in wholes]
        if rest[0]:
            same = (
                (one, found_in(rest, lines, set())) for one, lines in marks if len(lines[0]) == len(rest[0])
            )
            known = next(((one, found[1]) for one, found in same if found), None)
            mark, shifts = known or (f"mark{len(marks)}", [(0, 0)] * len(fonts))
            if known is None:
                marks.append((mark, rest))
                for font, outline in zip(fonts, rest, strict=True):
                    add(font, mark, drawn(outline))
            for part, here in zip(parts, shifts, strict=True):
                part.append((mark, here))
        for font, part in zip(fonts, parts, strict=True):
            font["glyf"].glyphs[name] = composed(part)
    for font in fonts:
        for name in font.getGlyphOrder():
            if font["glyf"][name].numberOfContours:
                font["glyf"][name].recalcBounds(font["glyf"])


def kerning(font):
    """The kerning of each pair."""
    names, found = font.getGlyphOrder(), {}
    tables = [
        getattr(table, "ExtSubTable", table)
        for lookup in font["GPOS"].table.LookupList.Lookup
        for table in lookup.SubTable
    ]
    for table in reversed(
        [table for table in tables if table.LookupType == 2]
    ):  # the first has the last word
        if table.Format == 1:
            for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
                for pair in pairs.PairValueRecord:
                    found[first, pair.SecondGlyph] = pair.Value1.XAdvance if pair.Value1 else 0
            continue
        one, two = table.ClassDef1.classDefs, table.ClassDef2.classDefs
        for first, second in product(table.Coverage.glyphs, names):
            value = table.Class1Record[one.get(first, 0)].Class2Record[two.get(second, 0)].Value1
            found[first, second] = getattr(value, "XAdvance", 0) or 0
    return found


def kern_by_classes(fonts, step):
    """Write the kerning anew: letters that stand alike before all others, or after them, are one class."""
    ids, signs = fonts[0].getReverseGlyphMap(), fonts[0].getBestCmap()
    without = {signs[ord(sign)] for sign in WITHOUT_KERNING if ord(sign) in signs}
    found, nothing = [kerning(font) for font in fonts], (0,) * len(fonts)
    pairs = {}
    for pair in set().union(*found):
        values = tuple(step * round(one.get(pair, 0) / step) for one in found)
        if values != nothing and not without & set(pair):
            pairs[pair] = values
    firsts, seconds = (sorted({pair[i] for pair in pairs}, key=ids.get) for i in (0, 1))
    rows, columns = {}, {}
    for first in firsts:
        rows.setdefault(tuple(pairs.get((first, second), nothing) for second in seconds), []).append(first)
    for second in seconds:
        columns.setdefault(tuple(pairs.get((first, second), nothing) for first in firsts), []).append(second)
    for number, font in enumerate(fonts):
        values = {
            (tuple(row), tuple(column)): (
                builder.buildValue({"XAdvance": pairs.get((row[0], column[0]), nothing)[number]}),
                None,
            )
            for row, column in product(rows.values(), columns.values())
        }
        lookups = font["GPOS"].table.LookupList
        lookup = lookups.Lookup[0]
        lookup.LookupType, lookup.SubTableCount = 2, 1
        lookup.SubTable = [builder.buildPairPosClassesSubtable(values, ids, 4, 0)]
        lookups.Lookup, lookups.LookupCount = [lookup], 1
        for record in font["GPOS"].table.FeatureList.FeatureRecord:
            record.Feature.LookupListIndex, record.Feature.LookupCount = [0], 1
        if "GDEF" in font:
            del font["GDEF"]


def archivo(files, signs, drawn_for=MASTERS, part="latin"):
    """Exact in every weight at full width and in every width at 800; within 2 % of a letter between."""
    font = of(files, f"archivo/files/archivo-{part}-wdth-normal")
    if part == "latin":
        tabular_by_default(font)
    keep(font, signs, ["kern"] if signs is CORE else [])
    font = again(font)
    masters = [instancer.instantiateVariableFont(again(font), {"wght": a, "wdth": b}) for a, b in drawn_for]
    if signs is CORE:
        for master in masters:
            add_what_french_needs(master)
        compose(masters)
        kern_by_classes(masters, STEP)
    space = DesignSpaceDocument()
    space.addAxis(
        AxisDescriptor(tag="wght", name="Weight", minimum=400, default=drawn_for[0][0], maximum=800)
    )
    if drawn_for is MASTERS:
        space.addAxis(AxisDescriptor(tag="wdth", name="Width", minimum=62, default=100, maximum=100))
    for (weight, width), master in zip(drawn_for, masters, strict=True):
        space.addSource(SourceDescriptor(font=again(master), location={"Weight": weight, "Width": width}))
    exactly = varLib._add_gvar
    varLib._add_gvar = lambda *args, tolerance=POINT, **more: exactly(*args, tolerance=POINT, **more)
    try:
        return varLib.build(space, exclude=["STAT", "MVAR"])[0]
    finally:
        varLib._add_gvar = exactly


def archivo_wide(files):
    font = of(files, "archivo/files/archivo-latin-wdth-normal")
    tabular_by_default(font)
    keep(font, CORE, ["kern"])
    font = instancer.instantiateVariableFont(again(font), {"wght": 800, "wdth": 125})
    add_what_french_needs(font)
    compose([font])
    kern_by_classes([font], STEP)
    return font


def newsreader(files, signs, style="normal", part="latin"):
    font = of(files, f"newsreader/files/newsreader-{part}-wght-{style}")
    seldom = signs in (REST, EXTENDED)
    keep(font, signs, [] if seldom else ["kern", "liga"])
    font = instancer.instantiateVariableFont(again(font), {"wght": 400})
    if not seldom:
        add_what_french_needs(font)
        kern_by_classes([font], STEP * 2)
        font = again(font)
    scale_upem(font, 1000)
    return font


def main(files, target):
    faces = {
        "archivo": archivo(files, CORE),
        "archivo-signs": archivo(files, REST),
        "archivo-ext": archivo(files, EXTENDED, AT_ONE_WIDTH, "latin-ext"),
        "archivo-wide": archivo_wide(files),
        "newsreader": newsreader(files, CORE),
        "newsreader-signs": newsreader(files, REST),
        "newsreader-ext": newsreader(files, EXTENDED, part="latin-ext"),
        "newsreader-italic": newsreader(files, CORE | REST, "italic"),
    }
    for name, font in faces.items():
        font.flavor = "woff2"
        font.save(target / f"{name}.woff2")
        print(f"{name:<20}{(target / f'{name}.woff2').stat().st_size:>8}")
    for name, signs in (("core", CORE), ("signs", set(faces["archivo-signs"].getBestCmap()))):
        print(name, ", ".join(f"U+{sign:X}" for sign in sorted(signs)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
