"""A card of the board of parity: the groups of one dimension, each as words, numbers and a bar with its target."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gobabierto_desktop.domain.parity import Dimension, Share
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.gui.look import current_tokens, em, mark

_TITLES = {
    "sex": "Sexo",
    "sector": "Sector",
    "age_group": "Edad",
    "people": "Pueblo",
    "language": "Comunidad lingüística",
}
_NO_TARGET = "Sin meta fijada"


class ShareBar(QWidget):
    """How much of the whole a group is, with a stroke where its target stands; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._percent, self._target = 0.0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: Share) -> None:
        """Draw another share."""
        self._percent, self._target = share.percent or 0.0, share.target or 0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(5), em(0.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, painter = current_tokens(), QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.neutral))
        painter.fillRect(QRectF(0, 0, self.width() * self._percent / 100, self.height()), QColor(tokens.accent))
        if self._target:
            left = min(self.width() * self._target / 100, self.width() - 2)
            painter.fillRect(QRectF(left - 2, 0, 5, self.height()), QColor(tokens.panel))
            painter.fillRect(QRectF(left - 1, 0, 3, self.height()), QColor(tokens.ink))
        _ = painter.end()


class _Line:
    """The widgets of one group."""

    def __init__(self) -> None:
        self.name, self.bar, self.number, self.state = QLabel(wordWrap=True), ShareBar(), QLabel(), QLabel()
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return self.name, self.bar, self.number, self.state


class DimensionCard(QFrame):
    """Lines are made when a group first has somebody, and say other numbers after that."""

    def __init__(self, name: str, terms: Terms) -> None:
        super().__init__()
        self._name, self._terms = name, terms
        self.title, self.note = QLabel(_TITLES[name]), QLabel(wordWrap=True)
        self._lines: list[_Line] = []
        self._grid, self._column = QGridLayout(), QVBoxLayout(self)
        for label, role in ((self.title, "label"), (self.note, "hint")):
            mark(label, role=role)
        mark(self, role="card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab goes from card to card and brings each into sight
        self.setAccessibleName(_TITLES[name])
        self._column.addWidget(self.title)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.note)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4)

    def add(self, part: QWidget) -> None:
        """Put something more at the foot of the card."""
        self._column.addWidget(part)

    def show_dimension(self, dimension: Dimension) -> None:
        """Show the numbers as they now are."""
        self._grid.setHorizontalSpacing(em(0.6))
        self._grid.setVerticalSpacing(em(0.3))
        self._make_room(len(dimension.shares))
        for line, share in zip(self._lines, dimension.shares, strict=False):
            name = self._terms.label(self._name, share.code) or share.code
            line.name.setText(name)
            line.number.setText(f"{share.number:,}{_percent(share)}")
            words, role = told_state(share)
            line.state.setText(words)
            mark(line.state, role=role)
            line.bar.show_share(share)
            line.bar.setAccessibleName(f"{name}: {line.number.text()}. {words}")
        self.note.setText(_note(dimension))
        self.note.setVisible(bool(self.note.text()))
        self.setAccessibleDescription(" ".join(self.aloud()[1:]))

    def aloud(self) -> Sequence[str]:
        """What the card says, line by line."""
        said = [line.bar.accessibleName() for line in self._lines if not line.name.isHidden()]
        return [self.title.text(), *said, self.note.text()]

    def _make_room(self, lines: int) -> None:
        while len(self._lines) < lines:
            line = _Line()
            for column, part in enumerate(line.parts):
                self._grid.addWidget(part, len(self._lines), column)
            self._lines.append(line)
        for at, line in enumerate(self._lines):
            for part in line.parts:
                part.setVisible(at < lines)


def told_state(share: Share) -> tuple[str, str]:
    """Where a group stands against its target, and how that looks."""
    if not share.target:
        return "", "hint"
    if share.lacking:
        verb = "Falta" if share.lacking == 1 else "Faltan"
        return f"{verb} {share.lacking:,} para {share.target} %", "warning"
    return (f"Alcanza la meta: {share.target} %", "strong") if share.said else (f"Meta: {share.target} %", "hint")


def _percent(share: Share) -> str:
    return "" if share.percent is None else f" · {share.percent:.0f} %"


def _note(dimension: Dimension) -> str:
    parts = ["" if dimension.has_target else f"{_NO_TARGET}."]
    if not dimension.shares:
        parts.append("Nadie lo ha dicho todavía.")
    elif dimension.unsaid:
        parts.append(f"{dimension.unsaid:,} sin decirlo.")
    return " ".join(part for part in parts if part)
