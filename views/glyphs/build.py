#!/usr/bin/python3
"""Builds Dateline's two fonts, dateline-sans-regular.ttc and dateline-sans-bold.ttc.

Each is Fyne's Noto Sans with the letters of other scripts put in, so that a text
in any of them has one baseline and needs no fonts of the computer. Hangul, kana
and Han characters come from Noto Sans CJK. A file is a collection of four faces
that share all tables but the map of characters: Korean, Japanese, simplified and
traditional Chinese write many Han characters differently.

    apt install python3-fonttools python3-cffsubr fonts-noto-core fonts-noto-cjk
    views/glyphs/build.py

Where a source has changed, say so in README.md.
"""
import os
import subprocess
import sys

import cffsubr
from fontTools import merge, subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
NOTO = "/usr/share/fonts/truetype/noto"
CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-%s.ttc"

# Scripts beside Latin, Greek and Cyrillic, with the blocks that are theirs.
SCRIPTS = {
    "Arabic": [(0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
    "Hebrew": [(0x591, 0x5F4), (0xFB1D, 0xFB4F)],
    "Thai": [(0xE01, 0xE5B)],
}
# The rules of shaping that are kept. Fyne prepares all of a font for each text anew,
# so each costs time in every frame; Latin letters with marks are single glyphs, and
# others' marks are placed by the shaper itself.
RULES = {"Latin": ["kern"], "Arabic": ["ccmp", "init", "medi", "fina", "isol", "rlig", "mark", "mkmk"], "Hebrew": ["ccmp", "mark"], "Thai": ["ccmp", "mark", "mkmk"]}

# The faces of a collection, in the order in which fonts.go names them, each with
# the set of characters that it writes in its own way; others it has as the first
# of these sets that has them.
FACES = {"KR": "euc_kr", "JP": "shift_jis", "SC": "gb2312", "TC": "big5"}
DEPTH = 425  # below the baseline, of 1000
SYMBOLS = "▴▸▾◂"  # of the window itself, from a font of one weight
MORE = ["shift_jisx0213"]  # rarer characters, as Japan writes them
BLOCKS = [(0x1100, 0x11FF), (0x3000, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0x31F0, 0x33FF), (0xAC00, 0xD7A3), (0xFF01, 0xFFEE)]


def charset(codec):
    """The characters beyond ASCII that an encoding has."""
    found = set()
    for c in range(0x80, 0x30000):
        try:
            chr(c).encode(codec)
            found.add(c)
        except UnicodeEncodeError:
            pass
    return found


def western(weight, fyne):
    """Noto Sans and the scripts beside it."""
    parts = []
    for name, path, blocks in [("Latin", f"{fyne}/theme/font/NotoSans-{weight}.ttf", None)] + [
        (s, f"{NOTO}/NotoSans{s}-{weight}.ttf", b) for s, b in SCRIPTS.items()
    ]:
        font = TTFont(path)
        options = subset.Options(glyph_names=True, notdef_outline=True, hinting=False, layout_features=RULES[name], drop_tables=["STAT", "DSIG", "MATH"])
        chars = set(font.getBestCmap())
        if blocks:
            joiners = {0x200C, 0x200D, 0x25CC}
            chars = {c for c in chars if any(a <= c <= b for a, b in blocks)} | (chars & joiners)
        cut = subset.Subsetter(options)
        cut.populate(unicodes=chars)
        cut.subset(font)
        out = f"/tmp/dateline-font-{name}-{weight}.ttf"
        font.save(out)
        parts.append(out)
    options = merge.Options(drop_tables=["DSIG"])
    merged = merge.Merger(options=options).merge(parts)
    # Merging takes the tallest of all; lines are to be as high as in Noto Sans, but
    # for what hangs deepest in common words, the dots of a final yeh: Fyne draws
    # nothing below a line.
    latin = TTFont(parts[0])
    for tag in ("hhea", "OS/2"):
        merged[tag] = latin[tag]
    merged["hhea"].descent = merged["OS/2"].sTypoDescender = -DEPTH
    merged["OS/2"].usWinDescent = DEPTH
    return merged


def outline(glyphs, name, width):
    pen = T2CharStringPen(width, glyphs)
    glyphs[name].draw(pen)
    return pen.getCharString()


def build(weight, fyne):
    font = western(weight, fyne)
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    metrics = dict(font["hmtx"].metrics)
    latin = font.getBestCmap()
    strings = {}
    for name in order:
        pen = T2CharStringPen(metrics[name][0], glyphs)
        glyphs[name].draw(pen)
        strings[name] = pen.getCharString()

    collection = TTCollection(CJK % weight, lazy=True)
    regional = {r: next(f for f in collection.fonts if f["name"].getDebugName(4).split(" Bold")[0] == f"Noto Sans CJK {r}") for r in FACES}
    sets = {r: charset(codec) for r, codec in FACES.items()}
    for a, b in BLOCKS:
        sets["KR"] |= set(range(a, b + 1))
    punctuation = {c for s in sets.values() for c in s if 0x3000 <= c <= 0x303F or 0xFF00 <= c <= 0xFFEF}
    for s in sets.values():
        s |= punctuation
    sets["more"] = set().union(*(charset(c) for c in MORE))
    regional["more"] = regional["JP"]
    maps = {r: {c: g for c, g in f.getBestCmap().items() if c in sets[r] and c not in latin} for r, f in regional.items()}

    source = regional["JP"].getGlyphSet()
    wanted = sorted({g for m in maps.values() for g in m.values()})
    cid = {}
    for i, name in enumerate(wanted):
        new = f"cjk{i}"
        cid[name] = new
        metrics[new] = (round(source[name].width), 0)
        strings[new] = outline(source, name, round(source[name].width))
    order = order + list(cid.values())
    symbols = TTFont(f"{NOTO}/NotoSansSymbols2-Regular.ttf")
    for c in SYMBOLS:
        glyph, new = symbols.getBestCmap()[ord(c)], f"symbol{ord(c):x}"
        metrics[new] = (symbols["hmtx"][glyph][0], 0)
        strings[new] = outline(symbols.getGlyphSet(), glyph, metrics[new][0])
        latin[ord(c)] = new
        order.append(new)
    print(f"{weight}: {len(order)} glyphs, {len(wanted)} of them of East Asia", file=sys.stderr)

    cmaps = {}
    for region in FACES:
        cmaps[region] = dict(latin)
        for r in [region] + [r for r in maps if r != region]:
            for c, g in maps[r].items():
                cmaps[region].setdefault(c, cid[g])
    return assemble(weight, font, order, strings, metrics, cmaps)


def assemble(weight, western, order, strings, metrics, cmaps):
    faces = []
    for region, cmap in cmaps.items():
        if not faces:
            b = FontBuilder(unitsPerEm=1000, isTTF=False)
            b.setupGlyphOrder(order)
            b.setupCharacterMap(cmap)
            name = f"DatelineSans-{weight}"
            b.setupCFF(name, {"FullName": name}, strings, {})
            b.setupHorizontalMetrics(metrics)
            hhea, os2 = western["hhea"], western["OS/2"]
            b.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent, lineGap=hhea.lineGap)
            b.setupOS2(sTypoAscender=os2.sTypoAscender, sTypoDescender=os2.sTypoDescender, sTypoLineGap=os2.sTypoLineGap,
                       usWinAscent=os2.usWinAscent, usWinDescent=os2.usWinDescent, usWeightClass=os2.usWeightClass,
                       sxHeight=os2.sxHeight, sCapHeight=os2.sCapHeight)
            b.setupNameTable({"familyName": "Dateline Sans", "styleName": weight, "psName": name,
                              "copyright": "Copyright Google Inc. and Adobe (Noto Sans, Noto Sans CJK)",
                              "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1."})
            b.setupPost(keepGlyphNames=False, underlinePosition=western["post"].underlinePosition, underlineThickness=western["post"].underlineThickness)
            font = b.font
            for tag in ("GDEF", "GSUB", "GPOS"):
                font[tag] = western[tag]
            cffsubr.subroutinize(font, keep_glyph_names=False)
            path = f"/tmp/dateline-font-{weight}.otf"
            font.save(path)
        face = TTFont(path, lazy=True)
        face.setGlyphOrder(order)  # or it would read, and write anew, all outlines for their names
        FontBuilder(font=face).setupCharacterMap(cmap)
        faces.append(face)
    out = TTCollection()
    out.fonts = faces
    path = os.path.join(HERE, f"dateline-sans-{weight.lower()}.ttc")
    out.save(path, shareTables=True)
    print(path, os.path.getsize(path), file=sys.stderr)


if __name__ == "__main__":
    fyne = subprocess.run(["go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2"], capture_output=True, text=True, check=True).stdout.strip()
    for weight in sys.argv[1:] or ["Regular", "Bold"]:
        build(weight, fyne)
