"""Reading aloud: the acta fills the screen in large type, a clause at a time; nothing else is on it."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from gobabierto_desktop.gui.look import em
from gobabierto_desktop.services.showing_acta import Reading

LEAST, MOST = 1.2, 6.0
"""Sizes of the letters, in those of the program."""

_STEP = 1.2
_FIRST_SIZE = 2.4
_PAPERS = (("#000000", "#ffffff"), ("#ffffff", "#000000"))
"""Letters and ground: both of the highest contrast there is."""

_KEYS = "Espacio: seguir · Re Pág: volver · + y −: letra · C: fondo · Esc: salir"
_ON = {Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BACK = {Qt.Key.Key_Backspace, Qt.Key.Key_PageUp, Qt.Key.Key_Left}


class ReadingWindow(QWidget):
    """Going on first turns the rest of a long clause, then the clause; the letters keep the size they were given."""

    def __init__(self, readings: Sequence[Reading], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("Lectura del acta")
        self._readings, self._window = tuple(readings), parent
        self.at, self.letters, self._paper = 0, _FIRST_SIZE, 0
        self.text = QTextBrowser()
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot = QLabel()
        self._column = column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(self.foot)
        self._show()

    def open_whole(self) -> None:
        """Fill the screen and take the keyboard."""
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def go_on(self) -> None:
        """What is below of this clause, or the next one."""
        bar = self.text.verticalScrollBar()
        if bar.value() < bar.maximum():
            bar.setValue(bar.value() + bar.pageStep() - em(self.letters * 1.5))
        elif self.at + 1 < len(self._readings):
            self._turn(self.at + 1)

    def go_back(self) -> None:
        """What is above of this clause, or the one before."""
        bar = self.text.verticalScrollBar()
        if bar.value() > 0:
            bar.setValue(bar.value() - bar.pageStep() + em(self.letters * 1.5))
        elif self.at > 0:
            self._turn(self.at - 1)

    def resize_letters(self, times: float) -> None:
        """Larger or smaller letters, within what can be read and fits."""
        self.letters = max(LEAST, min(self.letters * times, MOST))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ON:
            self.go_on()
        elif key in _BACK:
            self.go_back()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + em(self.letters) * (1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.resize_letters(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.resize_letters(1 / _STEP)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._turn(0 if key == Qt.Key.Key_Home else len(self._readings) - 1)
        elif key == Qt.Key.Key_C:
            self._paper = 1 - self._paper
            self._show()
        elif key == Qt.Key.Key_Escape:
            _ = self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to the window."""
        super().closeEvent(event)
        self._window.activateWindow()

    def _turn(self, at: int) -> None:
        self.at = at
        self._show()
        self.text.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        ink, ground = _PAPERS[self._paper]
        reading = self._readings[self.at]
        side = em(self.letters)
        body = "".join(f"<p style='margin:0 0 {side // 2}px'>{html.escape(one)}</p>" for one in reading.paragraphs)
        title = f"<p style='font-weight:bold; margin:0 0 {side // 2}px'>{html.escape(reading.title)}</p>"
        self.setStyleSheet(
            f"QWidget {{ background: {ground}; color: {ink}; }}"
            f"QTextBrowser {{ border: 0; padding: 0; font-size: {side}px; }}"
            f"QLabel {{ color: {ink}; font-size: {em(1.1)}px; }}"
        )
        self.text.setHtml(title + body)
        self.text.setAccessibleName(". ".join((reading.title, *reading.paragraphs)))
        edge = em(2.5)
        self._column.setContentsMargins(edge, em(1.5), edge, em(0.6))
        self.foot.setText(f"{self.at + 1} de {len(self._readings)} · {_KEYS}")
