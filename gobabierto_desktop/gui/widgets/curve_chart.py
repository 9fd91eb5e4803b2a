"""The curve on the screen: planned, replanned and done by quarter; arrows go along it and each point is told."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gobabierto_desktop.domain.indicators import Point
from gobabierto_desktop.gui.look import current_tokens, em

_Share = Callable[[Point], float | None]


def _planned(point: Point) -> float:
    return float(point.planned)


def _replanned(point: Point) -> float:
    return float(point.replanned)


def _done(point: Point) -> float | None:
    return None if point.done is None else float(point.done)


class CurveChart(QWidget):
    """`moved` brings the sentence of the quarter with the keyboard."""

    moved = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._points: tuple[Point, ...] = ()
        self._here = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell()

    def show_points(self, title: str, points: Sequence[Point]) -> None:
        """Show another curve."""
        self.title, self._points = title, tuple(points)
        self._here = min(self._here, max(len(points) - 1, 0))
        self._tell()
        self.update()

    def said(self) -> str:
        """The point with the keyboard, in a sentence."""
        if not self._points:
            return "Sin trimestres que mostrar"
        point = self._points[self._here]
        done = "todavía no" if point.done is None else _spoken(float(point.done))
        again = f", reprogramado {_spoken(_replanned(point))}" if point.replanned != point.planned else ""
        return f"{self.title}, {point.quarter}: planificado {_spoken(_planned(point))}{again}, realizado {done}"

    def sizeHint(self) -> QSize:
        return QSize(em(40), em(16))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(20), em(11))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not 0 <= self._here + step < len(self._points):
            super().keyPressEvent(event)
            return
        self._go_to(self._here + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [abs(self._place(at, 0).x() - event.position().x()) for at in range(len(self._points))]
        if near:
            self._go_to(near.index(min(near)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit(self.said())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        solid, dashed, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
        is_replanned = any(one.planned != one.replanned for one in self._points)
        lines: list[tuple[str, _Share, QPen]] = [
            ("Planificado", _planned, QPen(QColor(tokens.quiet_ink), tokens.stroke + 1, dashed)),
            ("Realizado", _done, QPen(QColor(tokens.accent), tokens.stroke + 2, solid)),
        ]
        if is_replanned:
            lines.insert(1, ("Reprogramado", _replanned, QPen(QColor(tokens.quiet_ink), tokens.stroke + 1, dotted)))
        x = self._left()
        for name, share, pen in lines:
            painter.setPen(pen)
            told = [(at, value) for at, one in enumerate(self._points) if (value := share(one)) is not None]
            painter.drawPolyline(QPolygonF([self._place(at, value) for at, value in told]))
            painter.drawLine(QPointF(x, em(2.1)), QPointF(x + em(2), em(2.1)))
            painter.setPen(QColor(tokens.ink))
            painter.drawText(QPointF(x + em(2.4), em(2.5)), name)
            x += em(3.8) + self.fontMetrics().horizontalAdvance(name)
        self._paint_values(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        tokens = current_tokens()
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.ink))
        room = self.width() - em(1)
        title = painter.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(em(0.4), em(1.1)), title)
        painter.setFont(self.font())
        for share in (0, 0.25, 0.5, 0.75, 1):
            here = self._place(0, share)
            painter.setPen(QPen(QColor(tokens.line), tokens.stroke))
            painter.drawLine(QPointF(self._left(), here.y()), QPointF(self.width() - em(1), here.y()))
            painter.setPen(QColor(tokens.quiet_ink))
            box = QRectF(0, here.y() - em(0.7), self._left() - em(0.4), em(1.4))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _spoken(share))
        for at, one in enumerate(self._points):
            is_here = at == self._here and self.hasFocus()
            painter.setPen(QColor(tokens.accent if is_here else tokens.quiet_ink))
            foot = self._place(at, 0)
            box = QRectF(foot.x() - em(3), foot.y() + em(0.3), em(6), em(1.5))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(one.quarter))
            if is_here:
                painter.setPen(QPen(QColor(tokens.accent), tokens.ring))
                painter.drawRect(box)

    def _paint_values(self, painter: QPainter) -> None:
        tokens = current_tokens()
        for at, one in enumerate(self._points):
            value = _done(one)
            if value is not None:
                place = self._place(at, value)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent))
                painter.drawEllipse(place, em(0.3), em(0.3))
                painter.setPen(QColor(tokens.ink))
                base = place.y() - em(0.5) if place.y() > em(4.6) else place.y() + em(1.4)
                box = QRectF(place.x() - em(3), base - em(1), em(6), em(1.1))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _spoken(value))

    def _left(self) -> float:
        return em(3.4)

    def _place(self, at: int, share: float) -> QPointF:
        top, foot = em(3.6), self.height() - em(2)
        step = (self.width() - em(1) - self._left()) / max(len(self._points), 1)
        return QPointF(self._left() + step * (at + 0.5), foot - (foot - top) * share)

    def _go_to(self, at: int) -> None:
        self._here = at
        self._tell()
        self.moved.emit(self.said())
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(f"Curva: {self.title}")
        self.setAccessibleDescription(self.said())


def _spoken(share: float) -> str:
    return f"{share * 100:.0f} %"
