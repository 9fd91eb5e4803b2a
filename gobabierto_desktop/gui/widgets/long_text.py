"""A box for several lines that grows with what is typed, counts it, and lets Tab go on to the next field."""

from PySide6.QtCore import QLocale, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from gobabierto_desktop.domain.fields import LONGEST, FieldType
from gobabierto_desktop.gui.look import em

MOST = LONGEST[FieldType.TEXT]
"""Characters of the longest text that any field takes."""


class LongText(QPlainTextEdit):
    """A text box between `min_lines` and `max_lines` high; past that it scrolls.

    `counted` says in words how much was typed («128 de 1,000 caracteres»). Going past the limit is shown by whoever
    checks the field: nothing typed is ever cut. What would make it longer than a field can be is not taken at all, and
    `refused` says so.
    """

    edited = Signal()
    counted = Signal(str)
    refused = Signal(str)

    def __init__(
        self, min_lines: int = 2, max_lines: int = 8, limit: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._min_lines, self._max_lines, self._limit = min_lines, max_lines, limit
        self._fitted = 0.0
        self._text: str | None = ""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _ = self.textChanged.connect(self._text_changed)

    def text(self) -> str:
        """Return what was typed, as any other field does; asked many times at each key, it is made once."""
        if self._text is None:
            self._text = self.toPlainText()
        return self._text

    def set_text(self, text: str) -> None:
        """Replace the content, unless it is the same already (the cursor then stays where it is)."""
        if text != self.text():
            self.setPlainText(text)

    def count_in_words(self) -> str:
        """Return how many characters there are, and of how many when there is a limit."""
        written = QLocale().toString(len(self.text()))
        if self._limit is None:
            return f"{written} caracteres"
        return f"{written} de {QLocale().toString(self._limit)} caracteres"

    def sizeHint(self) -> QSize:
        return QSize(em(24), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(em(8), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in what is pasted or dropped, all of it or nothing."""
        if self._has_room(source.text()):
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        is_order = modifiers & Qt.KeyboardModifier.ControlModifier and not modifiers & Qt.KeyboardModifier.AltModifier
        if is_order or not event.text().isprintable() or self._has_room(event.text()):
            super().keyPressEvent(event)

    def _has_room(self, more: str) -> bool:
        cursor = self.textCursor()
        left = MOST - len(self.text()) + cursor.selectionEnd() - cursor.selectionStart()
        if len(more) <= left:
            return True
        told, most = QLocale().toString(len(more)), QLocale().toString(MOST)
        self.refused.emit(
            f"No cabe: un texto tiene como máximo {most} caracteres y esto agrega {told}. No se escribió nada de ello; "
            "adjúntelo como archivo de evidencia o divídalo."
        )
        return False

    def _text_changed(self) -> None:
        self._text = None
        if self._lines() != self._fitted:  # else the whole form would be laid out anew at every key
            self._fit()
        self.edited.emit()
        self.counted.emit(self.count_in_words())

    def _fit(self) -> None:
        """Grow or shrink, and show the scroll bar only once growing has ended."""
        policy = Qt.ScrollBarPolicy
        self._fitted = self._lines()
        past_end = self._fitted > self._max_lines
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if past_end else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _lines(self) -> float:
        # A plain text document measures its height in lines, those that wrapping made included.
        return self.document().size().height()

    def _height(self) -> int:
        lines = min(max(self._lines(), self._min_lines), self._max_lines)
        around = 2 * self.document().documentMargin() + self.height() - self.viewport().height()
        return round(lines * self.fontMetrics().lineSpacing() + around) + 1


def units(text: str) -> str:
    """The text with one place for each unit of UTF-16, as Qt counts: an emoji takes two."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    return "".join("\ufffc\ufffc" if letter > "\uffff" else letter for letter in text)
