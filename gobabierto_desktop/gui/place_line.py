"""The line at the foot of the window: which forum is open, when it meets, and how much it holds."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel

from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.titles import counted, spoken
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.registering import standing

COUNT_AFTER_MS = 200
"""Who types goes on from field to field faster than anybody reads counts."""


class PlaceLine(QLabel):
    """«Foro de Cantel · 16/05/2018 · 2 mesas · 9 propuestas · 31 personas registradas», cut where it does not fit.

    A person registered twice and told to be one counts once.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._width = 0
        self._soon = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        _ = self._soon.timeout.connect(self.tell)
        _ = workspace.changed.connect(self._tell_soon)
        for told in (workspace.place_changed, workspace.renewed):
            _ = told.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Count anew."""
        self._say(" · ".join(part for part in self._parts() if part) or "Ningún foro abierto")

    def hideEvent(self, event: QHideEvent) -> None:
        """The window closes, and the book with it."""
        self._soon.stop()
        super().hideEvent(event)

    def fit(self, width: int) -> None:
        """The window is so wide, in pixels."""
        self._width = width
        self._say(self.toolTip())

    def _tell_soon(self, _touched: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _parts(self) -> tuple[str, ...]:
        forum = self._workspace.forum
        if forum is None:
            return ()
        desk = self._workspace.desk
        tables = desk.book.records("dialogue_table", forum.id)
        proposals = sum(desk.book.count("proposal", table.id) for table in tables)
        return (
            forum.text("name"),
            spoken(forum, "held_on", desk.terms),
            counted(len(tables), "mesa", "mesas"),
            counted(proposals, "propuesta", "propuestas"),
            counted(len(standing(desk, forum)), "persona registrada", "personas registradas"),
        )

    def _say(self, words: str) -> None:
        self.setToolTip(words)
        room = self._width - em(3)
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
