"""Colours and the contrast between them, as WCAG counts it; from the one accent of a site the colours of its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

READABLE = 4.5  # contrast that WCAG asks of text
WHITE, BLACK = (255, 255, 255), (0, 0, 0)

Rgb = tuple[int, int, int]

# What words in the accent stand on, and the ink of ordinary words; as in theme/assets/css/tokens.css.
LIGHT_GROUNDS = ("#fbfaf6", "#ffffff", "#f3f1ea")
DARK_GROUNDS = ("#131816", "#1b221f", "#0e1311")
LIGHT_INK, DARK_INK = "#1c2421", "#ecefeb"
_STEP = 0.94  # of the colour that is left when it is made darker or lighter by one step


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """`share` of the one (0 to 1) and the rest of the other."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexadecimal(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def readable(colour: Rgb, towards: Rgb, grounds: Sequence[Rgb], least: float = READABLE) -> Rgb:
    """The colour, as much darker or lighter as it takes for words in it on every ground."""
    while colour != towards and min(contrast(colour, ground) for ground in grounds) < least:
        nearer = mixed(colour, towards, _STEP)
        colour = towards if nearer == colour else nearer
    return colour


def accent_tokens(accent: str) -> Mapping[str, Mapping[str, str]]:
    """For `light` and `dark` the colours that go with the accent, by the names they have in the style sheet. Words in
    them, and words on them, can be read."""
    own = rgb(accent)
    return {
        "light": _tokens(own, BLACK, LIGHT_GROUNDS, LIGHT_INK, ink=WHITE, soft=0.1),
        "dark": _tokens(own, WHITE, DARK_GROUNDS, DARK_INK, ink=mixed(own, BLACK, 0.18), soft=0.28),
    }


def _tokens(own: Rgb, towards: Rgb, grounds: Sequence[str], words: str, *, ink: Rgb, soft: float) -> Mapping[str, str]:
    back = [rgb(ground) for ground in grounds]
    opposite = BLACK if towards == WHITE else WHITE
    tint = readable(mixed(own, back[1], soft), opposite, [rgb(words)])
    accent = readable(own, towards, [*back, tint, ink])
    return {
        "accent": hexadecimal(accent),
        "accent-strong": hexadecimal(mixed(accent, towards, 0.72)),
        "accent-ink": hexadecimal(ink),
        "accent-soft": hexadecimal(tint),
    }


def accent_sheet(accent: str) -> str:
    """The style sheet of the site's own colours, to come after that of the theme."""
    tokens = accent_tokens(accent)
    light, dark = (" ".join(f"--ww-{name}: {of};" for name, of in tokens[mode].items()) for mode in ("light", "dark"))
    return (
        "\n/* The colours that go with `accent` in content/site.yml. */\n"
        f":root {{ {light} }}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f'  :root:not([data-theme="light"]) {{ {dark} }}\n'
        "}\n"
        f'@media screen {{\n  :root[data-theme="dark"] {{ {dark} }}\n}}\n'
    )


def _luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
