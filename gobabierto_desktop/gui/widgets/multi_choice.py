"""Several choices of a list in the room of one field: a button that names them, and a list of ticks under it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from gobabierto_desktop.gui.icons import Ink, picture
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.widgets.choice_box import Choice
from gobabierto_desktop.gui.widgets.date_field import popup_place

_CODE = Qt.ItemDataRole.UserRole


class MultiChoice(QPushButton):
    """A field that names the choices ticked; Space, Enter or Alt+Down opens the list, where Space ticks.

    `changed` brings the codes, in the order of the list, after each tick.
    """

    changed = Signal(tuple)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._codes: tuple[str, ...] = ()
        self.setAutoDefault(False)
        mark(self, kind="field")
        _ = self.clicked.connect(self.open_list)
        self._show_summary()

    def codes(self) -> tuple[str, ...]:
        """Return the codes ticked, in the order of the list."""
        return self._codes

    def set_codes(self, codes: Iterable[str]) -> None:
        """Tick these and no others; codes that the list lacks are ignored."""
        wanted = set(codes)
        self._codes = tuple(code for code, _label in self._choices if code in wanted)
        self._show_summary()

    def open_list(self) -> None:
        """Open the list of ticks under the field."""
        popup = _TickList(self._choices, self._codes, self)
        _ = popup.ticked.connect(self._take)
        popup.open_under(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(em(16), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(em(8), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_summary()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = em(1.2)
        ink: Ink = "quiet_ink" if self.isEnabled() else "faint_ink"
        arrow = picture("chevron-down", ink=ink, size=side, density=self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - side - em(0.5), (self.height() - side) // 2, arrow)
        _ = painter.end()

    def _take(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._show_summary()
        self.changed.emit(codes)

    def _show_summary(self) -> None:
        labels = dict(self._choices)
        named = ", ".join(labels[code] for code in self._codes) or "Ninguna opción marcada"
        room = self.width() - em(3.5)
        # An ampersand would be read as the mark of a mnemonic.
        self.setText(self.fontMetrics().elidedText(named, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        self.setToolTip(named)
        self.setAccessibleDescription(named)


class _TickList(QFrame):
    """The popup: a list with a tick per choice; Space ticks, Enter or Escape closes, and what was ticked stays."""

    ticked = Signal(tuple)

    def __init__(self, choices: Sequence[Choice], codes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark(self, role="popup")
        self._list = QListWidget(self)
        self._list.setAccessibleName("Opciones; la barra espaciadora marca")
        for code, label in choices:
            row = QListWidgetItem(label, self._list)
            row.setData(_CODE, code)
            row.setCheckState(Qt.CheckState.Checked if code in codes else Qt.CheckState.Unchecked)
        self._list.installEventFilter(self)
        mark(self._list, role="flat")
        _ = self._list.itemChanged.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._list)

    def open_under(self, field: QWidget) -> None:
        """Show the list as wide as the field, with the keyboard on its first row."""
        rows = min(self._list.count(), 10)
        height = rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth() + em(0.3)
        self._list.setFixedHeight(height)
        self.setFixedWidth(max(field.width(), self._list.sizeHintForColumn(0) + em(3)))
        self.adjustSize()
        self.move(popup_place(field, self))
        self.show()
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        closing = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in closing:
            _ = self.close()
            return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        rows = (self._list.item(row) for row in range(self._list.count()))
        self.ticked.emit(tuple(str(row.data(_CODE)) for row in rows if row.checkState() is Qt.CheckState.Checked))
