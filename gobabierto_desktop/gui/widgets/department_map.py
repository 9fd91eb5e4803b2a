"""The map of departments: pick one with mouse or arrows, come near it, see the places on it. No network, no tiles."""

from collections.abc import Mapping, Sequence
from math import cos, hypot, radians

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gobabierto_desktop.domain.geography import Outlines, Point, department_at, middle
from gobabierto_desktop.gui.look import current_tokens, em

_STEPS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_SQUASH = cos(radians(15.7))
"""A degree of longitude against one of latitude, in the middle of the country."""


class DepartmentMap(QWidget):
    """Shows outlines and marks. `picked` brings the code of a department, `pointed` the exact point of a click."""

    picked = Signal(str)
    pointed = Signal(object)

    def __init__(self, outlines: Outlines, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outlines, self._names = outlines, names
        self._chosen = ""
        self._is_near = False
        self._marks: tuple[Point, ...] = ()
        self._shades: Mapping[str, int] = {}
        self._look_at(list(outlines))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell()

    def chosen(self) -> str:
        """The code of the department chosen; empty for none."""
        return self._chosen

    def choose(self, code: str) -> None:
        """Show a department as chosen, without telling that it was picked."""
        self._chosen = code if code in self._outlines else ""
        if self._is_near:
            (self.come_near if self._chosen else self.go_back)()
        self._tell()
        self.update()

    def come_near(self) -> None:
        """Show the department chosen as large as there is room."""
        if self._chosen:
            self._is_near = True
            self._look_at([self._chosen])

    def go_back(self) -> None:
        """Show the whole country again."""
        self._is_near = False
        self._look_at(list(self._outlines))

    def is_near(self) -> bool:
        """Whether one department fills the map."""
        return self._is_near

    def mark(self, points: Sequence[Point]) -> None:
        """Show these places."""
        self._marks = tuple(points)
        self.update()

    def shade(self, counts: Mapping[str, int]) -> None:
        """Write a count in each department named, and shade it by its share of the largest."""
        self._shades = dict(counts)
        self.update()

    def place_of(self, point: Point) -> QPointF:
        """Where a point of the globe is drawn."""
        scale, left, top = self._scale()
        return QPointF(
            left + (point.longitude - self._west) * _SQUASH * scale, top + (self._north - point.latitude) * scale
        )

    def point_at(self, place: QPointF) -> Point:
        """The point of the globe that is drawn there."""
        scale, left, top = self._scale()
        return Point(self._west + (place.x() - left) / scale / _SQUASH, self._north - (place.y() - top) / scale)

    def sizeHint(self) -> QSize:
        return QSize(em(24), em(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(14), em(15))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self.point_at(event.position())
        code = department_at(self._outlines, point)
        if code:
            self._pick(code)
            self.pointed.emit(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        code = department_at(self._outlines, self.point_at(event.position()))
        QToolTip.showText(event.globalPosition().toPoint(), self._said(code) if code else "", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow goes to the nearest department that way; from none, to the first."""
        step = _STEPS.get(event.key())
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.come_near()
            return
        if event.key() == Qt.Key.Key_Minus or (event.key() == Qt.Key.Key_Escape and self._is_near):
            self.go_back()
            return
        if step is None:
            super().keyPressEvent(event)
            return
        code = self._beside(*step) if self._chosen else next(iter(self._outlines))
        if code:
            self._pick(code)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y() > 0:
            self.choose(department_at(self._outlines, self.point_at(event.position())) or self._chosen)
            self.come_near()
        else:
            self.go_back()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for code, rings in sorted(self._outlines.items(), key=lambda pair: pair[0] == self._chosen):
            is_chosen = code == self._chosen
            edge = tokens.accent if is_chosen else tokens.edge
            painter.setPen(QPen(QColor(edge), tokens.ring + 1 if is_chosen else tokens.stroke))
            painter.setBrush(self._fill(code))
            for ring in rings:
                painter.drawPolygon(QPolygonF([self.place_of(point) for point in ring]))
        self._write_counts(painter)
        painter.setPen(QPen(QColor(tokens.card), tokens.stroke))
        painter.setBrush(QColor(tokens.danger_ink))
        for point in self._marks:
            painter.drawEllipse(self.place_of(point), em(0.35), em(0.35))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), tokens.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _write_counts(self, painter: QPainter) -> None:
        tokens = current_tokens()
        for code, count in self._shades.items():
            if code in self._outlines:
                place = self.place_of(middle(self._outlines[code]))
                painter.setPen(QColor(tokens.ink))
                box = QRectF(place.x() - em(2), place.y() - em(1), em(4), em(2))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{count:,}")

    def _fill(self, code: str) -> QColor:
        tokens = current_tokens()
        if code == self._chosen:
            return QColor(tokens.chosen)
        count = self._shades.get(code, 0)
        if not count:
            return QColor(tokens.card)
        shade = QColor(tokens.accent)
        shade.setAlphaF(0.12 + 0.28 * count / max(self._shades.values()))
        return shade

    def _pick(self, code: str) -> None:
        self.choose(code)
        self.picked.emit(code)

    def _tell(self) -> None:
        self.setAccessibleName("Mapa de departamentos")
        self.setAccessibleDescription(self._said(self._chosen) if self._chosen else "Ningún departamento elegido")

    def _said(self, code: str) -> str:
        count = self._shades.get(code)
        return self._names.get(code, code) if count is None else f"{self._names.get(code, code)}: {count:,}"

    def _beside(self, east: int, north: int) -> str | None:
        here = middle(self._outlines[self._chosen])
        ahead: list[tuple[float, str]] = []
        for code, rings in self._outlines.items():
            there = middle(rings)
            across = (there.longitude - here.longitude) * _SQUASH
            along = there.latitude - here.latitude
            forward = across * east + along * north
            aside = abs(across * north) + abs(along * east)
            if code != self._chosen and forward > 0 and aside <= forward:
                ahead.append((hypot(forward, aside), code))
        return min(ahead)[1] if ahead else None

    def _look_at(self, codes: Sequence[str]) -> None:
        corners = [point for code in codes for ring in self._outlines[code] for point in ring]
        self._west, self._east = min(one.longitude for one in corners), max(one.longitude for one in corners)
        self._south, self._north = min(one.latitude for one in corners), max(one.latitude for one in corners)
        self.update()

    def _scale(self) -> tuple[float, float, float]:
        """Pixels to a degree of latitude, and where the north-west corner stands."""
        margin = em(0.5)
        width, height = (self._east - self._west) * _SQUASH, self._north - self._south
        scale = min((self.width() - 2 * margin) / width, (self.height() - 2 * margin) / height)
        return scale, (self.width() - width * scale) / 2, (self.height() - height * scale) / 2
