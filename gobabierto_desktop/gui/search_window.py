"""Ctrl+K: one line that finds records and orders; arrows choose, Enter opens. F6 uses the same for fields."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gobabierto_desktop.gui.forms.search_window import Ui_SearchWindow
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate

_NOWHERE = QModelIndex()
_WALK = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: how it looks, and what Enter does."""

    row: Row
    open: Callable[[], object]


class Findings(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show others."""
        self.beginResetModel()
        self.findings = tuple(findings)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.findings[index.row()].row.answer(role) if index.isValid() else None


class SearchWindow(QDialog):
    """Stands over the window until something is opened or Escape is pressed; what had the keyboard gets it back."""

    def __init__(self, search: Callable[[str], Sequence[Finding]], placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_SearchWindow()
        self.ui.setupUi(self)
        self._search, self._window = search, parent
        self.model = Findings(self)
        self.ui.typed.setPlaceholderText(placeholder)
        self.ui.typed.setAccessibleName(placeholder)
        self.ui.found.setModel(self.model)
        self.ui.found.setItemDelegate(TwoLineDelegate(self.ui.found))
        self.ui.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(self.ui.found, role="flat")
        mark(self.ui.hint, role="hint")
        self.ui.column.setSpacing(em(0.5))
        _ = self.ui.typed.textEdited.connect(self._look)
        _ = self.ui.found.clicked.connect(self._open)
        self.ui.typed.installEventFilter(self)
        self.resize(em(44), em(28))
        self._look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _WALK:
                return QApplication.sendEvent(self.ui.found, event)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._open(self.ui.found.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self.model.show_findings(self._search(typed))
        self.ui.found.setCurrentIndex(self.model.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            finding = self.model.findings[index.row()]
            _ = self.close()
            self._window.activateWindow()
            _ = finding.open()
