"""Hands: types text with one key event per character, presses keys by their name, as a person would.

Text never goes through `qtbot.keyClicks`: it aborts the process on «ñ», and «ꞌ» has no key at all.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_PRESSED = {"\n": "Return", "\t": "Tab"}


def type_text(text: str, into: QWidget | None = None, *, after_key: Callable[[], object] = lambda: None) -> None:
    """Type into a widget, or into whatever has the focus at each key; a line break and a tab are pressed as keys."""
    for letter in text:
        if letter in _PRESSED:
            press(_PRESSED[letter], into)
        else:
            _type_letter(letter, into)
        after_key()


def press(keys: str, into: QWidget | None = None) -> None:
    """Press a key or chord by its English name: «Tab», «Shift+Tab», «Ctrl+S», «Alt+Down», «Return», «Esc».

    Without a widget the key goes to the window that has the focus, so shortcuts, menus and popups get it first.
    """
    chord = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)[0]
    key, modifiers = chord.key(), chord.keyboardModifiers()
    if key == Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
        key = Qt.Key.Key_Backtab
    target = into or QGuiApplication.focusWindow()
    assert target is not None, f"no window has the focus to receive {keys}"
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def clear(field: QWidget) -> None:
    """Select all of a field and delete it."""
    press("Ctrl+A", field)
    press("Del", field)


def offer(page: QWidget, *paths: Path) -> QDragEnterEvent:
    """Hold files over a widget; the event, which tells whether they would be taken."""
    # Qt does not keep the data of an event alive by itself
    page.dragged = carried(paths)
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, page.dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    page.dragEnterEvent(event)
    return event


def drop(page: QWidget, *paths: Path) -> None:
    """Let go of files over a widget."""
    page.dragged = carried(paths)
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, page.dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(event)


def carried(paths: tuple[Path, ...]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _type_letter(letter: str, into: QWidget | None) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = into or QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None, f"no widget has the focus to receive «{letter}»"
        QApplication.sendEvent(target, QKeyEvent(kind, _key_of(letter), shift, letter))
    QApplication.processEvents()


def _key_of(letter: str) -> Qt.Key:
    """Return the key's code: only letters of Latin-1 have one in Qt, the others travel as text alone."""
    capital = letter.upper()
    return Qt.Key(ord(capital)) if len(capital) == 1 and 0x20 <= ord(capital) <= 0xDE else Qt.Key.Key_unknown
