"""Rows of two lines: a bold title, a quieter detail that ends in the word of a state, and the state's dot."""

from enum import Enum, IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gobabierto_desktop.gui.look import current_tokens, em
from gobabierto_desktop.gui.tokens import Tokens


class RowRole(IntEnum):
    """What a model answers for each row; also answer `Qt.AccessibleTextRole` with title, detail and word in one."""

    TITLE = Qt.ItemDataRole.DisplayRole
    DETAIL = Qt.ItemDataRole.UserRole + 1
    WORD = Qt.ItemDataRole.UserRole + 2
    DOT = Qt.ItemDataRole.UserRole + 3


class Dot(Enum):
    """The look of a state; it never stands without its word. The empty one is a ring."""

    DONE = "ok_ink"
    ACTIVE = "accent"
    WAITING = "warn_ink"
    FAILED = "danger_ink"
    EMPTY = "edge"


class TwoLineDelegate(QStyledItemDelegate):
    """Draws the rows of a QListView from the roles of `RowRole`; heights follow the letters."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(em(12), QFontMetrics(option.font).lineSpacing() * 2 + em(0.9))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, row = current_tokens(), option.rect.adjusted(em(0.15), 1, -em(0.15), -1)
        _paint_surface(painter, option, tokens, row)
        dot_room = em(1.8) if index.data(RowRole.DOT) else 0
        _paint_words(painter, option.font, index, tokens, row.adjusted(em(0.8), 0, -em(0.5) - dot_room, 0))
        if isinstance(dot := index.data(RowRole.DOT), Dot):
            centre = QPointF(row.right() - em(1), row.center().y() + 0.5)
            _paint_dot(painter, dot, QColor(getattr(tokens, dot.value)), centre)
        painter.restore()


def _paint_surface(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens, row: QRect) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    under_pointer = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or under_pointer:
        painter.setBrush(QColor(tokens.chosen if chosen else tokens.hover))
        painter.drawRoundedRect(row, em(0.3), em(0.3))
    if chosen:
        painter.fillRect(row.left(), row.top() + em(0.4), em(0.22), row.height() - 2 * em(0.4), QColor(tokens.accent))
    if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), tokens.ring))
        painter.drawRoundedRect(row, em(0.3), em(0.3))


def _paint_words(
    painter: QPainter, font: QFont, index: QModelIndex | QPersistentModelIndex, tokens: Tokens, room: QRect
) -> None:
    bold = QFont(font)
    bold.setBold(True)
    half = QRect(room.left(), room.top() + em(0.25), room.width(), (room.height() - 2 * em(0.25)) // 2)
    detail = " · ".join(str(part) for part in (index.data(RowRole.DETAIL), index.data(RowRole.WORD)) if part)
    lines = (
        (bold, tokens.ink, str(index.data(RowRole.TITLE)), half),
        (
            font,
            tokens.quiet_ink,
            detail,
            half.translated(0, half.height()),
        ),
    )
    for letters, colour, text, place in lines:
        painter.setFont(letters)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(letters).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_dot(painter: QPainter, dot: Dot, colour: QColor, centre: QPointF) -> None:
    radius = em(0.36)
    painter.setPen(QPen(colour, 2) if dot is Dot.EMPTY else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if dot is Dot.EMPTY else colour)
    painter.drawEllipse(centre, radius, radius)
