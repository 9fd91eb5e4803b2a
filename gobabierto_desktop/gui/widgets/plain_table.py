"""A table of a report on the screen, as it stands on paper: names at the left, numbers to the right, a last total."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gobabierto_desktop.gui.look import em
from gobabierto_desktop.reports.tables import MARKS, Cell, Table, spoken

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WIDEST = 20
"""In letters: no column but the longest takes more."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """The rows of a table and its total."""

    def __init__(self) -> None:
        super().__init__()
        self.table: Table | None = None

    def show_table(self, table: Table | None) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, the total last."""
        if self.table is None:
            return ()
        return (*self.table.rows, *((self.table.total,) if self.table.total else ()))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows())

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.table is None:
            return None
        cell = self.rows()[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return spoken(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                name, heading = spoken(self.rows()[index.row()][0]), self.table.columns[index.column()]
                return spoken(cell) if index.column() == 0 else f"{name}; {heading}: {spoken(cell)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if self._is_text(index.column()) else _RIGHT
            case Qt.ItemDataRole.FontRole if self.table.total and index.row() == len(self.table.rows):
                bold = QFont()
                bold.setBold(True)
                return bold
            case _:
                return None

    def _is_text(self, column: int) -> bool:
        """Numbers, and marks in the place of numbers, stand to the right."""
        told = [row[column] for row in self.table.rows] if self.table else []
        return column == 0 or any(isinstance(one, str) and one not in MARKS for one in told)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _LEFT if self._is_text(section) else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole or self.table is None:
            return None
        return self.table.columns[section] if orientation == Qt.Orientation.Horizontal else section + 1


class PlainTable(QTableView):
    """The column with the longest text gets the room that the others leave; Tab leaves. `asked`: Enter on a row."""

    asked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = TableModel()
        self.setModel(self.cells)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        _ = self.doubleClicked.connect(self._clicked)

    def show_table(self, table: Table | None) -> None:
        """Show a table, the keyboard in the row where it was."""
        row = max(self.currentIndex().row(), 0)
        if table == self.cells.table:
            return
        self.cells.show_table(table)
        self._fit()
        self.setCurrentIndex(self.cells.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self.asked.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        across, table = self.horizontalHeader(), self.cells.table
        self.verticalHeader().setDefaultSectionSize(em(2.1))
        if table is None:
            return
        widest = [self._widest(column) for column in range(len(table.columns))]
        longest = widest.index(max(widest))
        for column, width in enumerate(widest):
            mode = QHeaderView.ResizeMode.Stretch if column == longest else QHeaderView.ResizeMode.Fixed
            across.setSectionResizeMode(column, mode)
            if column != longest:
                across.resizeSection(column, min(width, em(_WIDEST)))

    def _widest(self, column: int) -> int:
        heading = self.cells.table.columns[column] if self.cells.table else ""
        told = [heading, *(spoken(row[column]) for row in self.cells.rows())]
        return max(self.fontMetrics().horizontalAdvance(one) for one in told) + em(2.4)
