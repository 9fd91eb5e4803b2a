"""The map of heat on the screen: rows × quarters, the warmer the fuller; arrows go over it, Enter opens a cell."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.gui.look import current_tokens, em
from gobabierto_desktop.reports.board import HOTTEST, HeatCell, HeatMap

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CELL = Qt.ItemDataRole.UserRole
_WORD_SIZE, _LONGEST_WORD = 0.86, "En elaboración"
_ALPHAS = (0.0, 0.14, 0.4)
"""How much of the accent lies on the ground of a cell by its warmth; the hottest is all accent."""


class HeatModel(QAbstractTableModel):
    """A heat map, one cell an item; every cell says itself in a sentence to who listens."""

    def __init__(self) -> None:
        super().__init__()
        self.heat: HeatMap | None = None
        self.in_short: Callable[[str], str] = str
        """How the name of a row is cut to the room it has."""

    def show_heat(self, heat: HeatMap) -> None:
        """Show another map."""
        self.beginResetModel()
        self.heat = heat
        self.endResetModel()

    def cell(self, index: Index) -> HeatCell | None:
        """What stands at an index."""
        return self.heat.rows[index.row()].cells[index.column()] if self.heat and index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.heat is None else len(self.heat.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.heat is None else len(self.heat.quarters)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.said
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return cell.aloud
            case int() if role == _CELL:
                return cell
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.heat is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return str(self.heat.quarters[section])
        name = self.heat.rows[section].name
        return name if role == Qt.ItemDataRole.ToolTipRole else self.in_short(name)


class _HeatPainter(QStyledItemDelegate):
    """Two lines on a ground as warm as the cell."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(em(5), 2 * QFontMetrics(option.font).lineSpacing() + em(0.4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(_CELL)
        if not isinstance(cell, HeatCell):
            return
        painter.save()
        tokens, box = current_tokens(), option.rect.adjusted(1, 1, -1, -1)
        painter.fillRect(box, _ground(cell.warmth))
        ink = tokens.accent_ink if cell.warmth == HOTTEST else tokens.ink
        painter.setPen(QColor(ink))
        lines = [one for one in (cell.said, cell.word) if one]
        height = box.height() // len(lines)
        small = QFont(option.font)
        small.setPixelSize(round(em(_WORD_SIZE)))
        for place, text in enumerate(lines):
            painter.setFont(small if place else option.font)
            room = QRect(box.left() + 2, box.top() + place * height, box.width() - 4, height)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(tokens.ink), tokens.ring + 1))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()


def _ground(warmth: int) -> QColor:
    colour = QColor(current_tokens().accent)
    if warmth < HOTTEST:
        colour.setAlphaF(_ALPHAS[warmth])
    return colour


class HeatTable(QTableView):
    """`moved` brings the sentence of the cell with the keyboard; `asked` the key of its row and its quarter."""

    moved = Signal(str)
    asked = Signal(str, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = HeatModel()
        self.setModel(self.cells)
        self.setItemDelegate(_HeatPainter(self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        _ = self.selectionModel().currentChanged.connect(self._moved)
        _ = self.doubleClicked.connect(self._asked)

    def show_heat(self, heat: HeatMap) -> None:
        """Show a map; the keyboard stays in the cell where it was."""
        here = self.currentIndex()
        row, column = max(here.row(), 0), max(here.column(), 0)
        if heat == self.cells.heat:
            return
        self.cells.show_heat(heat)
        self._fit()
        self.setCurrentIndex(self.cells.index(row, column))

    def go_to(self, key: str, quarter: Quarter) -> None:
        """Put the keyboard on the cell of a row and quarter, where it is shown."""
        heat = self.cells.heat
        rows = [at for at, one in enumerate(heat.rows) if one.key == key] if heat else []
        if heat and rows and quarter in heat.quarters:
            self.setCurrentIndex(self.cells.index(rows[0], heat.quarters.index(quarter)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._asked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def said(self) -> str:
        """The cell with the keyboard, in a sentence."""
        cell = self.cells.cell(self.currentIndex())
        return cell.aloud if cell else ""

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid():
            self.moved.emit(self.said())

    def _asked(self, index: QModelIndex) -> None:
        if self.cells.heat and index.isValid():
            self.asked.emit(self.cells.heat.rows[index.row()].key, self.cells.heat.quarters[index.column()])

    def _fit(self) -> None:
        """Names get what the quarters leave; each quarter what its longest word needs."""
        across, down, columns = self.horizontalHeader(), self.verticalHeader(), self.cells.columnCount()
        if not columns:
            return
        small = QFont(self.font())
        small.setPixelSize(round(em(_WORD_SIZE)))
        least = QFontMetrics(small).horizontalAdvance(_LONGEST_WORD) + em(0.6)
        across.setMinimumSectionSize(least)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + em(0.5))
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        width = max(min(em(26), self.width() - em(1.5) - columns * least), em(9))
        down.setFixedWidth(width)
        bold = QFont(self.font())
        bold.setBold(True)
        self.cells.in_short = partial(_cut, QFontMetrics(bold), width - em(1.2))


def _cut(metrics: QFontMetrics, room: int, text: str) -> str:
    """The text as it fits: headers that a stylesheet dresses do not cut by themselves."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
