"""Parity at a glance: how many women and men, as a bar and in words, and how many of each sector."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.gui.look import current_tokens, em, mark
from gobabierto_desktop.gui.titles import counted


class Parity(QWidget):
    """Counts of those registered; who did not say is counted apart."""

    def __init__(self) -> None:
        super().__init__()
        self._total, self._sexes, self._sectors = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._bar = _Bar()
        mark(self._total, role="section")
        mark(self._sexes, role="strong")
        mark(self._sectors, role="hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.35))
        for part in (self._total, self._sexes, self._bar, self._sectors):
            column.addWidget(part)

    def show_people(self, people: Sequence[Record], terms: Terms) -> None:
        """Count them anew."""
        sexes = Counter(one.text("sex") for one in people)
        sectors = Counter(one.text("sector") for one in people)
        self._total.setText(counted(len(people), "persona registrada", "personas registradas"))
        self._sexes.setText(_spoken(sexes, "sex", terms, len(people)))
        self._bar.show_parts([sexes[term.code] for term in terms.vocabulary("sex")], self._sexes.text())
        self._sectors.setText(_spoken(sectors, "sector", terms, 0))


def _spoken(counts: Counter[str], vocabulary: str, terms: Terms, whole: int) -> str:
    """«Mujer 12 (60 %) · Hombre 8 (40 %)»; shares only of a whole."""
    names = {code: terms.label(vocabulary, code) if code else "sin indicar" for code in counts}
    said = (
        f"{names[code]} {number:,}" + (f" ({number * 100 / whole:.0f} %)" if whole else "")
        for code, number in counts.most_common()
    )
    return " · ".join(said)


class _Bar(QWidget):
    """Parts of a whole, side by side, with the middle marked; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: list[int], words: str) -> None:
        """Draw other parts."""
        self._parts = parts
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(10), em(0.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, painter, left = current_tokens(), QPainter(self), 0.0
        painter.fillRect(self.rect(), QColor(tokens.neutral))
        for number, colour in zip(self._parts, (tokens.accent, tokens.warn_ink), strict=False):
            width = self.width() * number / (sum(self._parts) or 1)
            painter.fillRect(QRectF(left, 0, width, self.height()), QColor(colour))
            left += width
        if sum(self._parts):
            painter.fillRect(QRectF(self.width() / 2 - 1, 0, 2, self.height()), QColor(tokens.panel))
        _ = painter.end()
