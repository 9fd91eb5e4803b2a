"""Parity at a glance: how many women and men, as a bar and in words, and how many of each sector."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gobabierto_desktop.domain.parity import WOMAN
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.gui.look import current_tokens, em, mark
from gobabierto_desktop.gui.titles import counted


class Parity(QWidget):
    """Counts of those registered; who did not say is counted apart."""

    def __init__(self) -> None:
        super().__init__()
        self._total, self._sectors, self._bar = QLabel(), QLabel(wordWrap=True), _Bar()
        self._one, self._other = QLabel(), QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        for label, role in ((self._total, "section"), (self._one, "strong"), (self._other, "strong")):
            mark(label, role=role)
        mark(self._sectors, role="hint")
        ends = QHBoxLayout()
        ends.addWidget(self._one)
        ends.addWidget(self._other, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.35))
        column.addWidget(self._total)
        column.addLayout(ends)
        column.addWidget(self._bar)
        column.addWidget(self._sectors)

    def show_people(self, people: Sequence[Record], terms: Terms, target: int | None = None) -> None:
        """Count them anew, beside the share of women that was set as the target."""
        sexes = Counter(one.text("sex") for one in people)
        sectors = Counter(one.text("sector") for one in people)
        first, second = terms.vocabulary("sex")[:2]
        said = sexes[first.code] + sexes[second.code]
        unsaid = len(people) - said
        total = counted(len(people), "persona registrada", "personas registradas")
        self._total.setText(f"{total} · {unsaid:,} sin indicar el sexo" if unsaid else total)
        for label, term in ((self._one, first), (self._other, second)):
            aim = f" · meta {target} %" if target and term.code == WOMAN else ""
            label.setText(f"{term.label} {sexes[term.code]:,}{_share(sexes[term.code], said)}{aim}")
        self._bar.show_parts([sexes[first.code], sexes[second.code]], target or 50)
        named = ((terms.label("sector", code) or "Sin indicar", number) for code, number in sectors.most_common())
        self._sectors.setText(" · ".join(f"{name} {number:,}" for name, number in named))


def _share(part: int, whole: int) -> str:
    return f" ({part * 100 / whole:.0f} %)" if whole else ""


class _Bar(QWidget):
    """Parts of a whole, side by side, with what the last is to be marked; the words over its ends say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[int] = []
        self._marked = 50
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: list[int], marked: int) -> None:
        """Draw other parts, with the mark at so many of each hundred from the end."""
        self._parts, self._marked = parts, marked
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(10), em(0.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, painter, left = current_tokens(), QPainter(self), 0.0
        painter.fillRect(self.rect(), QColor(tokens.neutral))
        for number, colour in zip(self._parts, (tokens.accent, tokens.edge), strict=False):
            width = self.width() * number / (sum(self._parts) or 1)
            painter.fillRect(QRectF(left, 0, width, self.height()), QColor(colour))
            left += width
        if sum(self._parts):
            place = self.width() * (100 - self._marked) / 100
            painter.fillRect(QRectF(place - 1, 0, 2, self.height()), QColor(tokens.panel))
        _ = painter.end()
