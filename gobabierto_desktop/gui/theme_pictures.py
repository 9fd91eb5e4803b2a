"""The small pictures the stylesheet needs (arrows, ticks), one set per theme; committed, so drawing needs no disk.

After a change of tokens: `python -m gobabierto_desktop.gui.theme_pictures` (a test tells when it was forgotten).
"""

from collections.abc import Iterator

from gobabierto_desktop.gui.icons import Ink, tinted
from gobabierto_desktop.gui.tokens import THEMES, Tokens
from gobabierto_desktop.paths import bundled

_OUTLINES: dict[str, tuple[str, Ink]] = {
    "chevron-down": ("chevron-down", "quiet_ink"),
    "chevron-down-off": ("chevron-down", "faint_ink"),
    "chevron-up": ("chevron-up", "quiet_ink"),
    "chevron-up-off": ("chevron-up", "faint_ink"),
    "chevron-left": ("chevron-left", "ink"),
    "chevron-right": ("chevron-right", "ink"),
    "calendar": ("calendar", "quiet_ink"),
    "x": ("x", "quiet_ink"),
    "check": ("check", "accent_ink"),
    "check-off": ("check", "faint_ink"),
    "minus": ("minus", "accent_ink"),
    "minus-off": ("minus", "faint_ink"),
}

_DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="6" fill="{}"/></svg>\n'


def pictures(tokens: Tokens) -> Iterator[tuple[str, bytes]]:
    """Yield (file name, SVG) of each picture of one theme."""
    for name, (outline, ink) in _OUTLINES.items():
        yield f"{name}.svg", tinted(outline, getattr(tokens, ink), stroke=3 if outline in {"check", "minus"} else 2)
    yield "dot.svg", _DOT.format(tokens.accent_ink).encode()
    yield "dot-off.svg", _DOT.format(tokens.faint_ink).encode()


def write_pictures() -> None:
    """Write the pictures of every theme beside the stylesheet, in the checkout."""
    for tokens in THEMES:
        folder = bundled("themes") / tokens.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, svg in pictures(tokens):
            _ = (folder / name).write_bytes(svg)


if __name__ == "__main__":
    write_pictures()
