"""The wavy lines under the words of a long text that are not in the dictionary: only those in sight are looked at."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gobabierto_desktop.domain.spelling import Word, words_to_spell
from gobabierto_desktop.gui.look import current_tokens
from gobabierto_desktop.gui.spelling.proofreader import Proofreader
from gobabierto_desktop.gui.widgets.long_text import LongText, units

PAUSE_MS = 120
"""From a key to the look at the words: many keys are looked at once."""
_BEYOND = 60
"""Characters looked at before and after what is in sight, so that no word is cut."""


class Marks(QObject):
    """Follows one text box. The word under the hand is not marked while it is being typed."""

    def __init__(self, box: LongText, reader: Proofreader) -> None:
        super().__init__(box)
        self._box, self._reader = box, reader
        self._typed_at = -1
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        _ = self._pause.timeout.connect(self._look)
        _ = box.textChanged.connect(self._typed)
        _ = box.cursorPositionChanged.connect(self.look_soon)
        _ = box.updateRequest.connect(self._scrolled)
        _ = reader.judged.connect(self.look_soon)
        self._is_on = True
        self.look_soon()

    def turn_on(self) -> None:
        """Mark what is wrong."""
        self._is_on = True
        self.look_soon()

    def turn_off(self) -> None:
        """Mark nothing."""
        self._is_on = False
        self._box.setExtraSelections([])

    def look_soon(self) -> None:
        """Look at what is in sight once the hands rest."""
        if self._is_on and not self._pause.isActive():
            self._pause.start()

    def _typed(self) -> None:
        self._typed_at = self._box.textCursor().position() if self._box.hasFocus() else -1
        self.look_soon()

    def _scrolled(self, _rect: object, moved: int) -> None:
        if moved:
            self.look_soon()

    def _look(self) -> None:
        if not self._box.isVisible():
            return
        wrong = self._reader.wrong(word for word in self._in_sight() if not self._is_being_typed(word))
        self._box.setExtraSelections([_underlined(select(self._box, word)) for word in wrong])

    def _in_sight(self) -> Iterator[Word]:
        """The words in sight, placed as the document counts: in units of UTF-16."""
        box, corner = self._box, self._box.viewport().rect().bottomRight()
        first = box.cursorForPosition(QPoint(0, 0)).position()
        last = box.cursorForPosition(corner).position()
        block = box.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            text = block.text()
            if len(text) != block.length() - 1:
                text = units(text)
            start = max(first - block.position() - _BEYOND, 0)
            end = min(last - block.position() + _BEYOND, len(text))
            seen = text[start:end]
            for word in words_to_spell(seen):
                is_cut = (word.start == 0 and start > 0) or (word.end == len(seen) and end < len(text))
                if not is_cut:
                    yield Word(word.text, block.position() + start + word.start)
            block = block.next()

    def _is_being_typed(self, word: Word) -> bool:
        cursor = self._box.textCursor()
        is_here = cursor.position() == self._typed_at and self._box.hasFocus() and not cursor.hasSelection()
        return is_here and word.start < self._typed_at <= word.end


def select(box: LongText, word: Word) -> QTextCursor:
    """A cursor over a word, placed in units of UTF-16."""
    cursor = QTextCursor(box.document())
    cursor.setPosition(word.start)
    cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _underlined(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    style.setUnderlineColor(QColor(current_tokens().danger_ink))
    selection.cursor, selection.format = cursor, style  # pyright: ignore[reportAttributeAccessIssue] - fields of a C++ struct
    return selection
