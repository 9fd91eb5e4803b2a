"""The one table of colours: every palette entry, stylesheet rule, icon and painted dot takes its colour from here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`; three surfaces (ground, panel, card), one accent, four states.

    A name ending in `_ink` is text on the surface of the same name; `edge` bounds what can be operated,
    `line` only separates. `stroke` and `ring` are widths in pixels: high contrast draws them thicker.
    """

    name: str
    ground: str
    panel: str
    card: str
    field: str
    hover: str
    ink: str
    quiet_ink: str
    faint_ink: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    accent_ink: str
    chosen: str
    chosen_ink: str
    ok: str
    ok_ink: str
    warn: str
    warn_ink: str
    danger: str
    danger_ink: str
    neutral: str
    neutral_ink: str
    tip: str
    tip_ink: str
    stroke: int
    ring: int


LIGHT = Tokens(
    name="light",
    ground="#f5f7f9",
    panel="#ffffff",
    card="#ffffff",
    field="#ffffff",
    hover="#e9eef2",
    ink="#16212b",
    quiet_ink="#51606d",
    faint_ink="#6b7985",
    line="#d5dce2",
    edge="#768592",
    accent="#0b5c7a",
    accent_hover="#084860",
    accent_ink="#ffffff",
    chosen="#ddeff5",
    chosen_ink="#0a526d",
    ok="#e0f2e6",
    ok_ink="#1b6e3c",
    warn="#fff1dc",
    warn_ink="#8a4b00",
    danger="#fdeaea",
    danger_ink="#a61b1b",
    neutral="#edf1f4",
    neutral_ink="#51606d",
    tip="#16212b",
    tip_ink="#ffffff",
    stroke=1,
    ring=2,
)

DARK = Tokens(
    name="dark",
    ground="#12181d",
    panel="#1a2228",
    card="#1f2830",
    field="#1a2228",
    hover="#28333c",
    ink="#e9eef2",
    quiet_ink="#a9b6c1",
    faint_ink="#8694a0",
    line="#33404a",
    edge="#73828f",
    accent="#6cc4e3",
    accent_hover="#8fd3ec",
    accent_ink="#06222d",
    chosen="#12394a",
    chosen_ink="#8fd3ec",
    ok="#153522",
    ok_ink="#7fd8a0",
    warn="#3a2a10",
    warn_ink="#f2bd6b",
    danger="#401d1d",
    danger_ink="#ff9c94",
    neutral="#2a353e",
    neutral_ink="#b4c0ca",
    tip="#e9eef2",
    tip_ink="#16212b",
    stroke=1,
    ring=2,
)

CONTRAST = Tokens(
    name="contrast",
    ground="#000000",
    panel="#000000",
    card="#000000",
    field="#000000",
    hover="#262626",
    ink="#ffffff",
    quiet_ink="#ffffff",
    faint_ink="#c8c8c8",
    line="#8c8c8c",
    edge="#ffffff",
    accent="#ffd60a",
    accent_hover="#ffe873",
    accent_ink="#000000",
    chosen="#3d3300",
    chosen_ink="#ffe45c",
    ok="#002b12",
    ok_ink="#6dffa4",
    warn="#332200",
    warn_ink="#ffc658",
    danger="#3d0000",
    danger_ink="#ffa8a1",
    neutral="#262626",
    neutral_ink="#ffffff",
    tip="#ffffff",
    tip_ink="#000000",
    stroke=2,
    ring=3,
)

THEMES = (LIGHT, DARK, CONTRAST)

TEXT_PAIRS = (
    *((ink, surface) for ink in ("ink", "quiet_ink") for surface in ("ground", "panel", "card", "field", "hover")),
    *((f"{state}_ink", state) for state in ("accent", "chosen", "ok", "warn", "danger", "neutral", "tip")),
    *((f"{state}_ink", surface) for state in ("ok", "warn", "danger") for surface in ("ground", "panel", "card")),
    ("accent", "ground"),
    ("accent", "panel"),
    ("accent_ink", "accent_hover"),
    ("ink", "chosen"),
    ("quiet_ink", "chosen"),
)
"""(text, surface) as they meet on screen: WCAG 2.2 §1.4.3 asks 4.5:1 of each."""

PART_PAIRS = (
    *((part, surface) for part in ("edge", "accent", "danger_ink") for surface in ("ground", "panel", "card", "field")),
    *((part, "chosen") for part in ("accent", "ok_ink", "warn_ink", "danger_ink", "edge")),
    ("faint_ink", "panel"),
    ("accent_ink", "accent"),
    ("accent_ink", "danger_ink"),
)
"""(border, arrow, dot or focus ring, surface): WCAG 2.2 §1.4.11 asks 3:1 of each."""


def contrast(one: str, other: str) -> float:
    """Tell how far two colours stand apart, from 1 (equal) to 21 (black on white); WCAG 2.2 «contrast ratio»."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
