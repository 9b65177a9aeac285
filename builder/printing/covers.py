"""Draws covers: pictures (PNG) with the site's own colours, logo and name, for whoever shares an address.

A picture is a sheet of palette numbers: paper mixed step by step with ink, and with the accent. Sixteen colours keep
its edges smooth, and make it small and quick.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from math import ceil

from PIL import Image, ImageChops, ImageDraw, ImageFont

from builder.catalogue.outlines import Outlines
from builder.colours import mixed, rgb
from builder.printing.drawings import sector_icon
from builder.printing.glyphs import font_folder, printable
from builder.printing.press import Press
from builder.rendering.covers import HEIGHT, WIDTH, Cover

MARGIN, MOTIF = 72, 420  # pixels: around everything; each side of the motif
TEXT_WIDTH = WIDTH - 2 * MARGIN - MOTIF - 40
SIZES, LINES = (84, 72, 62, 52, 44), 4  # pixels of the letters of a title, the largest first; its most lines
LEADING = 1.12
BAR, MARK = 16, 64  # pixels: the bar along the bottom, the mark before the name
FOOT = HEIGHT - MARGIN - BAR + 12  # where the mark ends
LOGO, LOGO_COLOURS = (240, 80), 120
STEPS = 8  # from paper to a colour
INK, ACCENT = 0, 1
SOFT, LAND_SHADE, DISC_SHADE = 5 / 7, 2 / 7, 1 / 7  # how much of a colour is in what is not to stand out
FINE = 2  # how much larger shapes are drawn first
LETTERS = "SourceSans3[wght].ttf"

Font = tuple[int, int]  # size in pixels, weight


class Painter:
    """`colours` are the light ones of the site's tokens, by name; `logo` is a picture, where there is one."""

    def __init__(
        self, name: str, initial: str, colours: Mapping[str, str], logo: bytes | None, outlines: Outlines
    ) -> None:
        self._outlines = outlines
        paper = rgb(colours["paper"])
        self._palette = [
            part
            for colour in (rgb(colours["ink"]), rgb(colours["accent"]))
            for step in range(STEPS)
            for part in mixed(colour, paper, step / (STEPS - 1))
        ]
        self._name = name
        self._mark = self._logo(logo) if logo else _initial(initial)
        self._sheets: dict[str, Image.Image] = {}  # what is the same on many covers, by what stands below

    def draw(self, covers: Sequence[Cover]) -> Iterator[tuple[str, bytes]]:
        """Each cover's path with its bytes. Raises PressError."""
        icons = list(dict.fromkeys(cover.icon for cover in covers if cover.icon))
        drawings = [sector_icon(name, "#000") for name in icons]
        signs = dict(zip(icons, Press().pictures({"kind": "icons", "svg": drawings}), strict=True)) if icons else {}
        motifs: dict[tuple[str, tuple[str, ...]], Image.Image] = {}
        for cover in covers:
            key = cover.icon, cover.within
            if key not in motifs:
                drawn = _sign(signs[cover.icon]) if cover.icon else self._land(cover.within)
                motifs[key] = _inked(drawn, ACCENT)
            yield cover.path, self._drawn(cover, motifs[key])

    def _land(self, nis_codes: Sequence[str]) -> Image.Image:
        """The whole land as a shadow, with these municipalities in it."""
        land = self._shadow.copy()
        land.paste(255, mask=self._shape(nis_codes))
        return land.reduce(FINE)

    @cached_property
    def _shadow(self) -> Image.Image:
        shadow = Image.new("L", (FINE * MOTIF, FINE * MOTIF), 0)
        shadow.paste(round(255 * LAND_SHADE), mask=self._shape(self._outlines.areas))
        return shadow

    @cached_property
    def _extent(self) -> tuple[int, int, int, int]:
        columns, rows = zip(*(point for arc in self._outlines.arcs for point in arc), strict=True)
        return min(columns), min(rows), max(columns), max(rows)

    def _shape(self, nis_codes: Iterable[str]) -> Image.Image:
        """Municipalities together, in white, where they are on a square that the land is as wide as."""
        west, north, east, south = self._extent
        scale, down = FINE * MOTIF / (east - west), (east - west - south + north) / 2
        shape = Image.new("1", (FINE * MOTIF, FINE * MOTIF), 0)
        for ring in self._outlines.rings(nis_codes):
            one = Image.new("1", shape.size, 0)
            ImageDraw.Draw(one).polygon([((x - west) * scale, (y - north + down) * scale) for x, y in ring], fill=1)
            shape = ImageChops.logical_xor(shape, one)  # a ring within another one is a hole
        return shape

    def _drawn(self, cover: Cover, motif: Image.Image) -> bytes:
        if cover.below not in self._sheets:
            self._sheets[cover.below] = self._signed(cover.below)
        sheet = self._sheets[cover.below].copy()
        sheet.paste(motif, (WIDTH - MARGIN - MOTIF, (FOOT - MARK - MOTIF) // 2 + 24))
        top = MARGIN
        if cover.above:
            _write(sheet, (MARGIN, top), cover.above, (34, 600), ACCENT)
            top += 56
        sheet.paste(_inked(_title(printable(cover.title)), INK), (MARGIN, top))
        written = io.BytesIO()
        sheet.save(written, "PNG", compress_level=3, compress_type=zlib.Z_RLE)
        return written.getvalue()

    def _signed(self, below: str) -> Image.Image:
        """Paper that says whose it is."""
        sheet = Image.new("P", (WIDTH, HEIGHT), INK * STEPS)
        sheet.putpalette(self._palette)
        sheet.paste(ACCENT * STEPS + STEPS - 1, (0, HEIGHT - BAR, WIDTH, HEIGHT))
        sheet.paste(self._mark, (MARGIN, FOOT - MARK // 2 - self._mark.height // 2))
        left = MARGIN + self._mark.width + 24
        _write(sheet, (left, FOOT - 59), self._name, (40, 700), INK)
        left += _width(self._name, (40, 700)) + 28
        if left + _width(below, (30, 400)) < WIDTH - MARGIN:
            _write(sheet, (left, FOOT - 48), below, (30, 400), INK, SOFT)
        return sheet

    def _logo(self, data: bytes) -> Image.Image:
        """The logo on paper; its colours come after ours in the palette."""
        with Image.open(io.BytesIO(data)) as opened:
            shown = opened.convert("RGBA")
        shown.thumbnail(LOGO, Image.Resampling.LANCZOS)
        paper = Image.new("RGBA", shown.size, tuple(self._palette[:3]))
        few = Image.alpha_composite(paper, shown).convert("RGB").quantize(LOGO_COLOURS)
        first = 2 * STEPS
        self._palette += few.getpalette() or []
        return few.point([min(first + number, 255) for number in range(256)])


def _sign(drawing: bytes) -> Image.Image:
    """An icon that was drawn in black on white, in a disc."""
    disc = Image.new("L", (FINE * MOTIF, FINE * MOTIF), 0)
    ImageDraw.Draw(disc).ellipse((FINE, FINE, FINE * (MOTIF - 1), FINE * (MOTIF - 1)), fill=round(255 * DISC_SHADE))
    sign = disc.reduce(FINE)
    with Image.open(io.BytesIO(drawing)) as opened:
        strength = opened.convert("L").point([255 - grey for grey in range(256)])
    sign.paste(255, ((MOTIF - strength.width) // 2, (MOTIF - strength.height) // 2), strength)
    return sign


def _initial(letter: str) -> Image.Image:
    """The mark of a site without a logo: a letter in a square with round corners."""
    large = Image.new("L", (4 * MARK, 4 * MARK), 0)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, 4 * MARK - 1, 4 * MARK - 1), MARK, fill=255)
    mark = _inked(large.resize((MARK, MARK), Image.Resampling.LANCZOS), ACCENT)
    drawn = _letters(letter, (44, 700)).point([255 - white for white in range(256)])
    drawn = drawn.crop(ImageChops.invert(drawn).getbbox())
    mark.paste(_inked(drawn, ACCENT), ((MARK - drawn.width) // 2, (MARK - drawn.height) // 2))
    return mark


def _write(sheet: Image.Image, at: tuple[int, int], words: str, font: Font, colour: int, share: float = 1) -> None:
    """Write on an empty part of a sheet, from the top of the highest letters there are."""
    sheet.paste(_inked(_letters(words, font), colour, share), at)


def _letters(words: str, font: Font) -> Image.Image:
    """The words in white on black, on a line of its own."""
    size, _ = font
    line = Image.new("L", (_width(words, font) + 1, round(size * 1.3)), 0)
    ImageDraw.Draw(line).text((0, 0), printable(words), font=_font(font), fill=255)
    return line


def _inked(mask: Image.Image, colour: int, share: float = 1) -> Image.Image:
    """The palette's numbers of a colour, as strong as the mask is white."""
    return mask.point([colour * STEPS + round(white / 255 * share * (STEPS - 1)) for white in range(256)])


def _title(words: str) -> Image.Image:
    """A title in white on black, on as many lines as it takes."""
    lines, size = _set(words)
    leading = round(size * LEADING)
    drawn = Image.new("L", (TEXT_WIDTH, leading * (len(lines) - 1) + round(size * 1.3)), 0)
    for number, line in enumerate(lines):
        ImageDraw.Draw(drawn).text((0, number * leading), line, font=_font((size, 700)), fill=255)
    return drawn


def _set(title: str) -> tuple[list[str], int]:
    """The lines of a title, and the size of its letters: the largest in which all of it fits."""
    for size in SIZES:
        lines = _broken(title, (size, 700))
        if len(lines) <= LINES and all(_width(line, (size, 700)) <= TEXT_WIDTH for line in lines):
            return lines, size
    return lines[:LINES], SIZES[-1]


def _broken(title: str, font: Font) -> list[str]:
    lines = [""]
    for word in title.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, font) > TEXT_WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _width(words: str, font: Font) -> int:
    return ceil(_font(font).getlength(printable(words)))


@cache
def _font(font: Font) -> ImageFont.FreeTypeFont:
    size, weight = font
    letters = ImageFont.truetype(str(font_folder() / LETTERS), size, layout_engine=ImageFont.Layout.BASIC)
    letters.set_variation_by_axes([weight])
    return letters
