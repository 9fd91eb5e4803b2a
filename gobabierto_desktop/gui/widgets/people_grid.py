"""The grid of people reached: digits and arrows as in a spreadsheet, pasted from one, its totals beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gobabierto_desktop.domain.people_grid import Axes, Combination, Grid, pasted_counts, read_count
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.look import current_tokens, em

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TOTAL = "Total"
_NO_COUNT = "no es un número de personas"


class PeopleGridModel(QAbstractTableModel):
    """The cells of a grid, and a last row and column with their totals, which cannot be typed in."""

    edited = Signal(object, object)
    """A cell was typed in: its combination and the value."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid

    def show_grid(self, grid: Grid) -> None:
        """Show another grid."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.axes.rows) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.axes.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if self.is_cell(index) else plain

    def is_cell(self, index: Index) -> bool:
        """Whether it is a count that can be typed, not a total."""
        rows, columns = len(self.grid.axes.rows), len(self.grid.axes.columns)
        return index.isValid() and index.row() < rows and index.column() < columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(index)
            case Qt.ItemDataRole.EditRole:
                value = self.grid.value(index.row(), index.column()) if self.is_cell(index) else None
                return "" if value is None else str(value)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._aloud(index)
            case Qt.ItemDataRole.BackgroundRole | Qt.ItemDataRole.ForegroundRole:
                return self._brush(index, role)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        lines = self.grid.axes.columns if orientation == Qt.Orientation.Horizontal else self.grid.axes.rows
        label = lines[section].label if section < len(lines) else _TOTAL
        is_across = orientation == Qt.Orientation.Horizontal
        return label.replace(" · ", "\n") if is_across and role == Qt.ItemDataRole.DisplayRole else label

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.is_cell(index):
            return False
        for cell, count in self.put({(index.row(), index.column()): read_count(str(value))}).items():
            self.edited.emit(cell, count)
        return True

    def put(self, counts: Mapping[tuple[int, int], Value]) -> dict[Combination, Value]:
        """Set many cells at once; what differs from before."""
        cells = {self.grid.axes.cell(*place): value for place, value in counts.items()}
        fresh = {cell: value for cell, value in cells.items() if self.grid.counts.get(cell) != value}
        self.grid = replace(self.grid, counts={**self.grid.counts, **fresh})
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        return fresh

    def _shown(self, index: Index) -> str:
        row, column = index.row(), index.column()
        if self.is_cell(index):
            value = self.grid.value(row, column)
            return f"{value:,}" if isinstance(value, int) else str(value or "")
        if row < len(self.grid.axes.rows):
            return f"{self.grid.row_total(row):,}"
        if column < len(self.grid.axes.columns):
            return f"{self.grid.column_total(column):,}"
        return f"{self.grid.total() - self.grid.undisaggregated:,}"

    def _aloud(self, index: Index) -> str:
        row = str(self.headerData(index.row(), Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole))
        column = str(self.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
        said = self._shown(index) or "vacío"
        flaw = f", {_NO_COUNT}" if self._is_flawed(index) else ""
        return f"{row}, {column}: {said}{flaw}"

    def _is_flawed(self, index: Index) -> bool:
        return self.is_cell(index) and isinstance(self.grid.value(index.row(), index.column()), str)

    def _brush(self, index: Index, role: int) -> QBrush | None:
        tokens = current_tokens()
        is_ground = role == Qt.ItemDataRole.BackgroundRole
        if self._is_flawed(index):
            return QBrush(QColor(tokens.danger if is_ground else tokens.danger_ink))
        if not self.is_cell(index):
            return QBrush(QColor(tokens.neutral if is_ground else tokens.neutral_ink))
        return None


class _CellEditor(QStyledItemDelegate):
    """A line in the cell that tells each key: what is being typed is kept before the cell is left."""

    typing = Signal(object, object)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        model = index.model()
        if isinstance(model, PeopleGridModel):
            cell = model.grid.axes.cell(index.row(), index.column())
            line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
            _ = line.textEdited.connect(partial(self._tell, cell))
        return line

    def _tell(self, cell: Combination, typed: str) -> None:
        self.typing.emit(cell, read_count(typed))


class PeopleGrid(QTableView):
    """The view: a digit begins a cell anew, arrows and Enter go on, Ctrl+C and Ctrl+V speak with Excel, Tab leaves."""

    edited = Signal(object, object)
    """A cell was left with another value: its combination and the value."""
    typing = Signal(object, object)
    """A key in a cell: its combination and what the cell now says."""
    pasted = Signal(object)
    """A block was pasted or emptied: values by combination."""
    refused = Signal(str)
    """What a paste left out, in words."""

    def __init__(self, axes: Axes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = PeopleGridModel(Grid(axes, {}))
        self.setModel(self.cells)
        self._line = _CellEditor(self)
        self.setItemDelegate(self._line)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Personas alcanzadas")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed | triggers.SelectedClicked
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        _ = self.cells.edited.connect(self.edited)
        _ = self._line.typing.connect(self.typing)
        _ = self.cells.modelReset.connect(self._fit)
        self._fit()

    def show_grid(self, grid: Grid) -> None:
        """Show the counts of a report."""
        self.cells.show_grid(grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not is_editing:
            chosen = [one for one in self.selectedIndexes() if self.cells.is_cell(one)]
            self._set({(one.row(), one.column()): None for one in chosen})
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not is_editing:
            self._go_on()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the cell below, as in a spreadsheet; Esc takes back what was typed."""
        here = self.currentIndex()
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache and self.cells.is_cell(here):
            cell = self.cells.grid.axes.cell(here.row(), here.column())
            self.edited.emit(cell, self.cells.grid.counts.get(cell))
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def sizeHint(self) -> QSize:
        height = self.horizontalHeader().height() + self.verticalHeader().length() + 2 * self.frameWidth()
        return QSize(em(60), height + self.horizontalScrollBar().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _go_on(self) -> None:
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if self.cells.is_cell(below):
            self.setCurrentIndex(below)

    def _copied(self) -> str:
        chosen = sorted((one.row(), one.column()) for one in self.selectedIndexes())
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(str(self.cells.index(row, column).data()).replace(",", ""))
        return "\n".join("\t".join(cells) for cells in rows.values())

    def _paste(self, text: str) -> None:
        """Lay a block down from the current cell; what does not fit is told, never dropped without a word."""
        here, block = self.currentIndex(), pasted_counts(text)
        laid = {
            (here.row() + down, here.column() + across): value
            for down, line in enumerate(block)
            for across, value in enumerate(line)
        }
        inside = {place: value for place, value in laid.items() if self.cells.is_cell(self.cells.index(*place))}
        self._set(inside)
        left_out = [value for place, value in laid.items() if place not in inside and value is not None]
        if left_out:
            said = ", ".join(str(one) for one in left_out[:5])
            self.refused.emit(f"No cupieron {len(left_out)} valores de lo pegado ({said}). Elija otra celda y repita.")

    def _set(self, counts: Mapping[tuple[int, int], Value]) -> None:
        fresh = self.cells.put(counts)
        if fresh:
            self.pasted.emit(fresh)

    def _fit(self) -> None:
        """Each column as wide as its heading asks; what room is left is shared by all."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(em(2))
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setFixedWidth(min(self._widest(Qt.Orientation.Vertical, range(self.cells.rowCount())), em(16)))
        columns = range(self.cells.columnCount())
        wanted = [self._widest(Qt.Orientation.Horizontal, [column]) for column in columns]
        spare = max(0, self.viewport().width() - sum(wanted)) // len(wanted)
        for column in columns:
            across.resizeSection(column, wanted[column] + spare)
        self.updateGeometry()

    def _widest(self, along: Qt.Orientation, sections: Iterable[int]) -> int:
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        lines = [line for one in sections for line in str(self.cells.headerData(one, along)).split("\n")]
        return max(em(4.2), max(metrics.horizontalAdvance(line) for line in lines) + em(1.4))
