"""Icons: outlines of Tabler drawn in a colour of the theme in force, and drawn anew when the theme changes."""

from functools import cache, partial
from itertools import chain
from typing import Literal, TypeVar, cast

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from gobabierto_desktop.gui.look import current_tokens, em
from gobabierto_desktop.paths import bundled

Ink = Literal[
    "ink", "quiet_ink", "faint_ink", "accent", "accent_ink", "chosen_ink",
    "ok_ink", "warn_ink", "danger_ink", "neutral_ink", "tip_ink",
]  # fmt: skip
"""The colours an icon may take: the field names of `Tokens` that are meant for drawing."""

Dressed = TypeVar("Dressed", QAbstractButton, QAction)

ICON_SIZE = 1.3
"""How much larger than the letters an icon beside them is."""

_GAP = 0.2
_NAME, _INK = "icon_name", "icon_ink"


def icon(name: str, ink: Ink = "ink", gap: float = 0.0) -> QIcon:
    """Return the named outline in the theme's colour; greyed when disabled, in the chosen ink when checked.

    It is drawn for the densities of the screens at hand: for every density there is, it took half of the start.
    `gap` leaves room to its right, as a share of its side: Qt puts the text of a button too near.
    Raises FileNotFoundError for a name that `resources/icons` lacks.
    """
    drawn = QIcon()
    chosen: Ink = "chosen_ink" if ink in {"ink", "quiet_ink"} else ink
    for density in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        draw = partial(picture, name, size=round(icon_length() * density), gap=gap)
        drawn.addPixmap(draw(ink=ink), QIcon.Mode.Normal, QIcon.State.Off)
        drawn.addPixmap(draw(ink=chosen), QIcon.Mode.Normal, QIcon.State.On)
        drawn.addPixmap(draw(ink="faint_ink"), QIcon.Mode.Disabled, QIcon.State.Off)
    return drawn


def icon_length() -> int:
    """Return the side of an icon that stands beside text, in device-independent pixels."""
    return em(ICON_SIZE)


def picture(name: str, *, ink: Ink, size: int, density: float = 1.0, gap: float = 0.0) -> QPixmap:
    """Return the named outline as a pixmap `size` device-independent pixels high, kept in Qt's own cache."""
    colour = cast("str", getattr(current_tokens(), ink))
    key = f"icon:{name}:{colour}:{size}:{density}:{gap}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(tinted(name, colour, _stroke(size)), round(size * density), gap)
        pixmap.setDevicePixelRatio(density)
        _ = QPixmapCache.insert(key, pixmap)
    return pixmap


def tinted(name: str, colour: str, stroke: float = 2) -> bytes:
    """Return the named SVG with its «currentColor» replaced, drawn with a stroke of so many 24ths of its side."""
    svg = _outline(name).replace(b"currentColor", colour.encode())
    return svg.replace(b'stroke-width="2"', f'stroke-width="{stroke}"'.encode())


def dress(target: Dressed, name: str, ink: Ink = "ink") -> Dressed:
    """Give a button or action an icon that follows the theme when it changes; return the same object.

    Set a button's text first: an icon beside text keeps a little distance from it.
    """
    _ = target.setProperty(_NAME, name)
    _ = target.setProperty(_INK, ink)
    _put_icon(target)
    return target


def redress_all(app: QApplication) -> None:
    """Draw anew the icon of every dressed button and action of the application."""
    for widget in app.allWidgets():
        actions = widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
        buttons = (widget,) if isinstance(widget, QAbstractButton) else ()
        for target in chain(buttons, actions):
            if target.property(_NAME):
                _put_icon(target)


def _put_icon(target: QAbstractButton | QAction) -> None:
    beside_text = isinstance(target, QAbstractButton) and bool(target.text())
    gap = _GAP if beside_text else 0.0
    target.setIcon(icon(str(target.property(_NAME)), cast("Ink", target.property(_INK)), gap))
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(round(icon_length() * (1 + gap)), icon_length()))


@cache
def _outline(name: str) -> bytes:
    return (bundled("icons") / f"{name}.svg").read_bytes()


def _stroke(size: int) -> float:
    """Return a stroke as heavy as the letters: a large outline with small ones' stroke would look like a sign."""
    return 1.25 if size > em(2.5) else 1.0 + 0.75 * current_tokens().stroke


def _drawn(svg: bytes, side: int, gap: float) -> QPixmap:
    pixmap = QPixmap(round(side * (1 + gap)), side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    _ = painter.end()
    return pixmap
