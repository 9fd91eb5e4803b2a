"""One side of a conflict: what it says, who wrote it, when and on which laptop; and the button that keeps it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.moments import spoken_moment
from gobabierto_desktop.services.deciding import Side


class SideCard(QFrame):
    """Emits `kept` when it is chosen. Enter never chooses: the button answers to Space, its letter and the mouse."""

    kept = Signal()

    def __init__(self, side: Side, said: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(said, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        who = QLabel(side.author, wordWrap=True)
        origin = f"{spoken_moment(side.at)} según su reloj · equipo {side.device[:8]}"
        when = QLabel(origin, wordWrap=True)
        self.button = QPushButton(action)
        self.button.setAccessibleName(f"{action.replace('&', '')}: {said}. Lo escribió {side.author}, {origin}")
        mark(self, role="card")
        mark(who, role="strong")
        mark(when, role="hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1), em(0.8), em(1), em(0.9))
        column.setSpacing(em(0.5))
        for part in (who, when, words):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        _ = self.button.clicked.connect(self.kept)
