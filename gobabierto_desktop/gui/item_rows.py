"""Things that are no records, as the two-line rows of a list."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gobabierto_desktop.gui.record_rows import Row

T = TypeVar("T")

_NOWHERE = QModelIndex()


class ItemRows(QAbstractListModel, Generic[T]):
    """`items` in the order shown; `describe` says how each looks."""

    def __init__(self, describe: Callable[[T], Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self.items: tuple[T, ...] = ()
        self._rows: list[Row] = []

    def show_items(self, items: Sequence[T]) -> None:
        """Show others."""
        self.beginResetModel()
        self.items, self._rows = tuple(items), [self._describe(one) for one in items]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._rows[index.row()].answer(role) if index.isValid() else None
