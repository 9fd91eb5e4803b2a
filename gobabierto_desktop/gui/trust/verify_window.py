"""The window that only checks files: for who has no account here, or has the data under lock."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.trust.verify_panel import VerifyPanel
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.services.profiles import profiles_in
from gobabierto_desktop.services.trusting import anchors_kept


def _now() -> datetime:
    return datetime.now(UTC)


class VerifyWindow(QWidget):
    """Opens no book and writes nothing; whom the people of this laptop believe is read from their lists of trust."""

    def __init__(self, base: Path, dialogs: Dialogs, now: Callable[[], datetime] = _now) -> None:
        super().__init__()
        self.setWindowTitle("Verificar archivos — Gobierno Abierto")
        dialogs.window = self
        self.panel = VerifyPanel(dialogs, lambda: known_to_anybody(base), now)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)
        self.setMinimumSize(em(40), em(28))
        self.resize(em(72), em(46))

    def open_with(self, files: Sequence[Path]) -> None:
        """Show the window, and check the files it was opened with."""
        self.show()
        self.activateWindow()
        self.panel.take_keyboard()
        self.panel.check(files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            _ = self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.panel.finish()
        super().closeEvent(event)


def known_to_anybody(base: Path) -> Anchors:
    """Whom anybody with data on this laptop believes."""
    found = [anchors_kept(folder) for folder in dict.fromkeys([base, *(one.folder for one in profiles_in(base))])]
    return Anchors(
        tuple(dict.fromkeys(one for each in found for one in each.certificates)),
        tuple(one for each in found for one in each.revocation_lists),
        tuple(dict.fromkeys(one for each in found for one in each.providers)),
    )
