"""A date typed as people write it («16/5/2018», «16-05-18»), shown as dd/MM/yyyy; a calendar opens with Alt+Down."""

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.widgets.opener import Opener

_TYPED = re.compile(r"\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})\s*")
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*")


def read_date(typed: str) -> date | None:
    """Return the date that was meant, day before month, «18» as 2018; None when it is no date."""
    if found := _TYPED.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:  # 31 February and the like: a well-formed text that is no date
        return None


class DateField(QLineEdit):
    """A line for one date; a text that is no date stays as it was typed, for the rules to flag.

    `edited` brings the text at each key, at a choice in the calendar, and when leaving rewrites «16-5-18».
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("dd/mm/aaaa")
        _ = self.textEdited.connect(self.edited)
        self._opener = Opener(self, "calendar", "Abrir el calendario")
        _ = self._opener.clicked.connect(self.open_calendar)

    def value(self) -> date | None:
        """Return the date typed, or None while there is none."""
        return read_date(self.text())

    def set_value(self, value: date | None) -> None:
        """Show a date, or an empty field."""
        self.setText(f"{value:%d/%m/%Y}" if value else "")

    def open_calendar(self) -> None:
        """Open the calendar under the field, on the date typed or today's."""
        popup = CalendarPopup(self)
        shown = self.value()
        popup.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day) if shown else QDate.currentDate())
        _ = popup.picked.connect(self._take)
        popup.open_under(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._opener.stay_at_end(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._write_plainly()

    def _take(self, chosen: QDate) -> None:
        self.setText(chosen.toString("dd/MM/yyyy"))
        self.edited.emit(self.text())
        self.setFocus()

    def _write_plainly(self) -> None:
        value = self.value()
        if value and self.text() != f"{value:%d/%m/%Y}":
            self.set_value(value)
            self.edited.emit(self.text())


class CalendarPopup(QFrame):
    """A month in a popup: arrows move by days, PageUp and PageDown by months, Enter picks, Escape closes."""

    picked = Signal(QDate)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Calendario")
        mark(self, role="popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName("Calendario")
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # Qt writes them red, our colour for errors
            self.calendar.setWeekdayTextFormat(day, QTextCharFormat())
        self.calendar.setMinimumSize(em(24), em(20))
        layout = QVBoxLayout(self)
        layout.addWidget(self.calendar)
        _ = self.calendar.clicked.connect(self._pick)
        self._grid = self.calendar.findChild(QWidget, "qt_calendar_calendarview")
        if self._grid:
            self._grid.installEventFilter(self)

    def open_under(self, field: QWidget) -> None:
        """Show the month below a field, inside the screen, with the keyboard on its days."""
        self.adjustSize()
        self.move(popup_place(field, self))
        self.show()
        if self._grid:
            self._grid.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
                self._pick(self.calendar.selectedDate())
                return True
            if event.key() == Qt.Key.Key_Escape:
                _ = self.close()
                return True
        return super().eventFilter(watched, event)

    def _pick(self, chosen: QDate) -> None:
        _ = self.close()
        self.picked.emit(chosen)


def popup_place(field: QWidget, popup: QWidget) -> QPoint:
    """Return where a popup of its present size goes: below the field, or above it where the screen ends."""
    below = field.mapToGlobal(QPoint(0, field.height() + 2))
    screen = field.screen().availableGeometry()
    x = max(screen.left(), min(below.x(), screen.right() - popup.width()))
    if below.y() + popup.height() <= screen.bottom():
        return QPoint(x, below.y())
    return QPoint(x, max(screen.top(), field.mapToGlobal(QPoint(0, -popup.height() - 2)).y()))
