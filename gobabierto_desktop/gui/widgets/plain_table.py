"""A table of a report on the screen, as it stands on paper: names at the left, numbers to the right, a last total."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gobabierto_desktop.gui.look import em
from gobabierto_desktop.reports.tables import MARKS, Cell, Table, spoken

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
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
    """The first column gets the room that the others leave; Tab leaves the table."""

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

    def show_table(self, table: Table | None) -> None:
        """Show a table, the keyboard in the row where it was."""
        row = max(self.currentIndex().row(), 0)
        if table == self.cells.table:
            return
        self.cells.show_table(table)
        self._fit()
        self.setCurrentIndex(self.cells.index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        across, table = self.horizontalHeader(), self.cells.table
        self.verticalHeader().setDefaultSectionSize(em(2.1))
        for column, heading in enumerate(table.columns if table else ()):
            if column == 0:
                across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
                continue
            told = [heading, *(spoken(row[column]) for row in self.cells.rows())]
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            widest = max(self.fontMetrics().horizontalAdvance(one) for one in told)
            across.resizeSection(column, widest + em(2.4))
