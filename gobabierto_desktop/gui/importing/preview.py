"""The rows of somebody's sheet before they are imported: each with its fate, each cell as it is understood."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.gui.look import current_tokens
from gobabierto_desktop.services.bulk_importing import Fate, Flag, Plan, PlannedRow
from gobabierto_desktop.services.bulk_telling import FATES, spoken_flag, spoken_row
from gobabierto_desktop.tabular.grids import Grid

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NOT_TAKEN = "no se importa"
_LONGEST = 200
"""Of a cell's letters in the table: a text of a megabyte is measured each time the table is drawn."""

_INKS = {Fate.NEW: "ok_ink", Fate.COMPLETED: "ok_ink", Fate.REJECTED: "danger_ink"}


class PreviewRows(QAbstractTableModel):
    """The first column says what becomes of the row; the others are those of the sheet, headed by their field."""

    def __init__(self, terms: Terms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._terms = terms
        self.plan: Plan | None = None
        self._sheet: Sequence[tuple[str, ...]] = ()
        self.shown: tuple[PlannedRow, ...] = ()

    def show_rows(self, plan: Plan | None, grid: Grid | None, rows: Sequence[PlannedRow]) -> None:
        """Show rows of a plan, and of the sheet it is of."""
        self.beginResetModel()
        self.plan, self._sheet, self.shown = plan, grid.rows if grid else (), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.plan is None else len(self.plan.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.plan is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index).replace("\n", " ↵ ")[:_LONGEST]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.explained(index)
            case Qt.ItemDataRole.BackgroundRole:
                return QBrush(QColor(current_tokens().danger)) if self._is_marked(index) else None
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(getattr(current_tokens(), self._ink(index))))
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or self.plan is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.shown[section].number)
        if section == 0:
            return "Fila"
        column = self.plan.columns[section - 1]
        field = KINDS[self.plan.kind].field(column.field).label if column.field else _NOT_TAKEN
        return f"{column.heading}\n→ {field}"

    def explained(self, index: Index) -> str:
        """What there is to say of a cell, with sheet, row and column; of the row, where the cell has nothing."""
        if not index.isValid() or self.plan is None:
            return ""
        row, flag = self.shown[index.row()], self._flag(index)
        if flag:
            return spoken_flag(self.plan, row, flag)
        return spoken_row(self.plan, row) if index.column() == 0 or row.reason else self._words(index)

    def flaws(self) -> list[tuple[int, int]]:
        """The (row, column) of all that is marked, from top to bottom."""
        if self.plan is None:
            return []
        taken = self.plan.taken
        return [
            (at, place)
            for at, row in enumerate(self.shown)
            for place in sorted(
                {flag.column + 1 for flag in row.flags if flag.column in taken}
                | ({0} if row.fate is Fate.REJECTED else set())
            )
        ]

    def _words(self, index: Index) -> str:
        row, place = self.shown[index.row()], index.column() - 1
        if place < 0:
            return FATES[row.fate]
        cells = self._sheet[row.number - 1]
        typed = cells[place] if place < len(cells) else ""
        name = self.plan.columns[place].field if self.plan else None
        if self.plan is None or name is None or name not in row.values:
            return typed
        return rules.shown(KINDS[self.plan.kind].field(name), row.values[name], self._terms)

    def _flag(self, index: Index) -> Flag | None:
        row, place = self.shown[index.row()], index.column() - 1
        return next((one for one in row.flags if one.column == place), None)

    def _is_taken(self, index: Index) -> bool:
        return index.column() == 0 or (self.plan is not None and bool(self.plan.columns[index.column() - 1].field))

    def _is_marked(self, index: Index) -> bool:
        if index.column() == 0:
            return self.shown[index.row()].fate is Fate.REJECTED
        return self._is_taken(index) and self._flag(index) is not None

    def _ink(self, index: Index) -> str:
        if self._is_marked(index):
            return "danger_ink"
        fate = self.shown[index.row()].fate
        if index.column() == 0:
            return _INKS.get(fate, "quiet_ink")
        return "ink" if self._is_taken(index) and fate in {Fate.NEW, Fate.COMPLETED} else "quiet_ink"
