"""What a widget may ask about the look in force: its colours, its unit of length; and how to mark a state."""

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from gobabierto_desktop.gui.tokens import LIGHT, Tokens

TOKENS_PROPERTY = "tokens"


def current_tokens() -> Tokens:
    """Return the colours in force in this application: the light ones before any theme was applied."""
    app = QCoreApplication.instance()
    found = cast("object", app.property(TOKENS_PROPERTY)) if app else None
    return found if isinstance(found, Tokens) else LIGHT


def em(times: float = 1.0) -> int:
    """Return a length in pixels, as a multiple of the size of the application's letters."""
    return round(QFontInfo(QApplication.font()).pixelSize() * times)


def mark(widget: QWidget, **states: str | bool) -> None:
    """Set dynamic properties («invalid», «role», «kind»); where one changes, the stylesheet judges the widget anew.

    Judging is slow, and a form marks each of its fields at every key.
    """
    changed = {name: value for name, value in states.items() if cast("object", widget.property(name)) != value}
    if not changed:
        return
    for name, value in changed.items():
        _ = widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
