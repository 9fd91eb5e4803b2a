"""The pad: a signature drawn with pen, finger or mouse, kept as strokes with their times, never as a picture."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gobabierto_desktop.domain.handwriting import (
    ACROSS,
    DOWN,
    LONGEST,
    MOST_PRESSURE,
    Point,
    Stroke,
    Trace,
    curves,
    thinned,
)
from gobabierto_desktop.gui.look import current_tokens, em

_UNFELT = 0.5
"""The pressure of what feels none: a mouse, most fingers."""
_LEAST_TALL = 8
_BASE = 0.78
"""Where the line to sign on is, of the pad's height."""


class SignaturePad(QWidget):
    """`drawn` follows each stroke and each clearing. The ground keeps its proportions in whatever room there is.

    A finger draws as a mouse does: Qt makes mouse events of the touches that nobody takes.
    """

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Lugar para firmar con lápiz, dedo o ratón")
        self._strokes: list[Stroke] = []
        self._now: list[Point] = []
        self._began = 0

    def trace(self) -> Trace:
        """What was drawn so far."""
        return Trace(tuple(self._strokes))

    def clear(self) -> None:
        """Forget what was drawn."""
        self._strokes, self._now = [], []
        self.update()
        self.drawn.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(em(_LEAST_TALL * ACROSS / DOWN), em(_LEAST_TALL))

    def sizeHint(self) -> QSize:
        return QSize(em(48), em(16))

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), event.timestamp(), _UNFELT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position(), event.timestamp(), _UNFELT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()  # else Qt makes mouse events of it too
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position(), event.timestamp(), event.pressure())
            case QEvent.Type.TabletMove:
                self._go_on(event.position(), event.timestamp(), event.pressure())
            case _:
                self._end()

    def _begin(self, at: QPointF, when: int, pressure: float) -> None:
        self._end()
        if not self._strokes:
            self._began = when
        self._now = [self._point(at, when, pressure)]
        self.update()

    def _go_on(self, at: QPointF, when: int, pressure: float) -> None:
        if self._now:
            self._now.append(self._point(at, when, pressure))
            self.update()

    def _end(self) -> None:
        if self._now:
            self._strokes.append(thinned(self._now))
            self._now = []
            self.update()
            self.drawn.emit()

    def _point(self, at: QPointF, when: int, pressure: float) -> Point:
        ground = self.ground()
        x = round((at.x() - ground.left()) / ground.width() * ACROSS)
        y = round((at.y() - ground.top()) / ground.height() * DOWN)
        before = self._now[-1].at if self._now else self._strokes[-1][-1].at if self._strokes else 0
        return Point(
            max(0, min(x, ACROSS)),
            max(0, min(y, DOWN)),
            max(before, min(when - self._began, LONGEST)),  # clocks of pens have been seen to step back
            max(0, min(round(pressure * MOST_PRESSURE), MOST_PRESSURE)),
        )

    # The eye

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, ground = current_tokens(), self.ground()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.edge), tokens.stroke))
        painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), em(0.4), em(0.4))
        base = ground.top() + ground.height() * _BASE
        painter.setPen(QPen(QColor(tokens.line), tokens.stroke))
        painter.drawLine(QPointF(ground.left() + em(2), base), QPointF(ground.right() - em(2), base))
        if not self._strokes and not self._now:
            painter.setPen(QColor(tokens.quiet_ink))
            below = QRectF(ground.left(), base, ground.width(), ground.bottom() - base)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "Firme aquí con lápiz, dedo o ratón")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in (*self._strokes, *([tuple(self._now)] if self._now else [])):
            self._draw(painter, stroke, ground)
        _ = painter.end()

    def _draw(self, painter: QPainter, stroke: Stroke, ground: QRectF) -> None:
        def at(x: float, y: float) -> QPointF:
            return QPointF(ground.left() + x / ACROSS * ground.width(), ground.top() + y / DOWN * ground.height())

        hard = sum(one.pressure for one in stroke) / len(stroke) / MOST_PRESSURE
        pen = QPen(QColor(current_tokens().ink), em(0.08) + em(0.14) * hard)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if len(stroke) == 1:
            painter.drawPoint(at(*stroke[0][:2]))
            return
        path = QPainterPath(at(*stroke[0][:2]))
        for bend, end in curves(stroke):
            path.quadTo(at(*bend), at(*end))
        painter.drawPath(path)

    def ground(self) -> QRectF:
        """Where it may be drawn: as large as fits, at its proportions, in the middle."""
        width = max(min(self.width(), self.height() * ACROSS / DOWN), 1.0)
        height = width * DOWN / ACROSS
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
