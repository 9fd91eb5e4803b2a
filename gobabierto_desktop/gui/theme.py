"""The theme: one choice of the user turned into a font, a palette and a stylesheet, also while windows are open."""

from dataclasses import asdict
from enum import Enum
from string import Template

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.icons import redress_all
from gobabierto_desktop.gui.look import TOKENS_PROPERTY, current_tokens
from gobabierto_desktop.gui.tokens import CONTRAST, DARK, LIGHT, Tokens
from gobabierto_desktop.paths import bundled

__all__ = ["FAMILY", "THEME_LABELS", "Theme", "apply_theme", "current_tokens", "lengths"]

FAMILY = "Noto Sans"
LETTER_SIZE = 14
"""Pixels at 100 %, independent of the device's density, which Qt already accounts for."""


class Theme(Enum):
    """What the user may choose; the value is what the settings file keeps."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


THEME_LABELS = {
    Theme.SYSTEM: "Como el sistema",
    Theme.LIGHT: "Claro",
    Theme.DARK: "Oscuro",
    Theme.CONTRAST: "Alto contraste",
}


def apply_theme(app: QApplication, choice: Theme, scale: float = 1.0) -> Tokens:
    """Dress the whole application, open windows included; return the colours now in force.

    `scale` enlarges letters and everything measured by them: 1.0, 1.5, 2.0. «Sistema» follows the desktop from
    light to dark as long as it stays chosen.
    """
    tokens = _tokens_of(app, choice)
    _load_fonts(app)
    _ = app.setStyle("Fusion")
    QDir.setSearchPaths("themes", [str(bundled("themes"))])
    _ = app.setProperty(TOKENS_PROPERTY, tokens)
    app.setFont(_font(scale))
    app.setPalette(_palette(tokens))
    app.setStyleSheet(_stylesheet(tokens, scale))
    redress_all(app)
    _follow_system(app, choice, scale)
    return tokens


def lengths(tokens: Tokens, scale: float) -> dict[str, int]:
    """Return every length of the stylesheet in pixels, computed from the size of the letters.

    A focused field has a thicker border and that much less padding, so that nothing moves. Pills have an edge in
    high contrast only, where surfaces are all but black.
    """
    size = LETTER_SIZE * scale
    measures = {
        "xxs": 0.2, "xs": 0.35, "s": 0.6, "m": 1.0, "xl": 2.0, "radius": 0.4, "radius_inner": 0.28,
        "inner": 1.7, "inner_small": 1.45, "control": 2.6, "button": 2.0, "arrow": 1.15, "tick": 1.2, "tick_round": 0.6,
        "title": 1.43, "question": 1.8, "scroll": 0.9, "scroll_radius": 0.2, "scroll_gap": 0.2, "bar": 0.22,
        "group": 1.2, "chunk_radius": 0.2, "field_v": 0.36, "field_h": 0.75, "button_v": 0.36, "focus_gap": 0.2,
        "choice_h": 0.9, "small_icon": 1.2, "year": 5.0,
    }  # fmt: skip
    found = {name: round(size * times) for name, times in measures.items()}
    found["tick_round"] = (found["tick"] + 2 * tokens.stroke) // 2
    found |= {"ring_invalid": tokens.ring + 1, "pill_stroke": tokens.stroke - 1}
    for name in ("field_v", "field_h", "choice_h", "button_v", "m", "s", "xxs", "button"):
        found[f"{name}_focus"] = max(0, found[name] - (tokens.ring - tokens.stroke))
        found[f"{name}_invalid"] = max(0, found[name] - (tokens.ring + 1 - tokens.stroke))
    return found


def _tokens_of(app: QApplication, choice: Theme) -> Tokens:
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    system = DARK if dark else LIGHT
    return {Theme.SYSTEM: system, Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.CONTRAST: CONTRAST}[choice]


def _load_fonts(app: QApplication) -> None:
    if app.property("fonts_loaded"):
        return
    for path in sorted(bundled("fonts").glob("*.ttf")):
        _ = QFontDatabase.addApplicationFont(str(path))
    _ = app.setProperty("fonts_loaded", True)


def _font(scale: float) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(round(LETTER_SIZE * scale))
    return font


def _stylesheet(tokens: Tokens, scale: float) -> str:
    source = (bundled("themes") / "desk.qss").read_text(encoding="utf-8")
    return Template(source).substitute(asdict(tokens) | lengths(tokens, scale))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground, role.WindowText: tokens.ink, role.Base: tokens.field,
        role.AlternateBase: tokens.ground, role.Text: tokens.ink, role.Button: tokens.panel,
        role.ButtonText: tokens.ink, role.BrightText: tokens.danger_ink, role.Highlight: tokens.accent,
        role.HighlightedText: tokens.accent_ink, role.Link: tokens.accent, role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.tip, role.ToolTipText: tokens.tip_ink, role.PlaceholderText: tokens.quiet_ink,
        role.Accent: tokens.accent, role.Light: tokens.panel, role.Midlight: tokens.hover, role.Mid: tokens.line,
        role.Dark: tokens.edge, role.Shadow: tokens.edge,
    }  # fmt: skip
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(QPalette.ColorGroup.All, name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint_ink))
    return palette


class _SystemListener(QObject):
    """Applies «Sistema» again whenever the desktop turns light or dark, as long as that is the choice."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.choice, self.scale = Theme.SYSTEM, 1.0
        _ = app.styleHints().colorSchemeChanged.connect(self._apply_again)

    def _apply_again(self) -> None:
        if self.choice is Theme.SYSTEM:
            _ = apply_theme(self._app, self.choice, self.scale)


def _follow_system(app: QApplication, choice: Theme, scale: float) -> None:
    found = app.findChild(_SystemListener)
    listener = found if isinstance(found, _SystemListener) else _SystemListener(app)
    listener.choice, listener.scale = choice, scale
