"""Lists of records for the views: two-line rows, and tables with a column per field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.widgets.two_line import Dot, RowRole

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """How a record looks in a list."""

    title: str
    detail: str = ""
    word: str = ""
    dot: Dot | None = None

    def aloud(self) -> str:
        """All of it in one sentence, for screen readers."""
        return ", ".join(part for part in (self.title, self.detail, self.word) if part)

    def answer(self, role: int) -> object:
        """What a view asks of a row."""
        match role:
            case RowRole.TITLE:
                return self.title
            case RowRole.DETAIL:
                return self.detail
            case RowRole.WORD:
                return self.word
            case RowRole.DOT:
                return self.dot
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self.aloud()
            case _:
                return None


class RecordRows(QAbstractListModel):
    """Records as two-line rows."""

    def __init__(self, describe: Callable[[Record], Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self.records: tuple[Record, ...] = ()
        self._rows: list[Row] = []

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records. Rows that stay where they were are only drawn anew, so that the choice is kept."""
        rows = [self._describe(one) for one in records]
        if [one.id for one in records] == [one.id for one in self.records]:
            self.records, self._rows = tuple(records), rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.records, self._rows = tuple(records), rows
        self.endResetModel()

    def row_of(self, record_id: str) -> int:
        """The row of a record, -1 where it is not shown."""
        return next((at for at, one in enumerate(self.records) if one.id == record_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._rows[index.row()].answer(role) if index.isValid() else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in letters and what it says of a record."""

    heading: str
    width: int
    say: Callable[[Record], str]


class RecordTable(QAbstractTableModel):
    """Records as a table."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.records: tuple[Record, ...] = ()
        self._cells: list[tuple[str, ...]] = []

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records, keeping the choice where the rows stay the same."""
        cells = [tuple(column.say(one) for column in self._columns) for one in records]
        if [one.id for one in records] == [one.id for one in self.records]:
            self.records, self._cells = tuple(records), cells
            if cells:
                self.dataChanged.emit(self.index(0, 0), self.index(len(cells) - 1, len(self._columns) - 1))
            return
        self.beginResetModel()
        self.records, self._cells = tuple(records), cells
        self.endResetModel()

    def row_of(self, record_id: str) -> int:
        """The row of a record, -1 where it is not shown."""
        return next((at for at, one in enumerate(self.records) if one.id == record_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        if not index.isValid() or role not in shown:
            return None
        return self._cells[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._columns[section].heading if orientation is Qt.Orientation.Horizontal else section + 1
