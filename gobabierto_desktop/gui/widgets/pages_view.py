"""The pages of a PDF, one at a time, drawn off the window's thread; keys turn them and make them larger."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.tasks import Task, run
from gobabierto_desktop.reports.previews import Preview, page_of_pdf
from gobabierto_desktop.services.progress import Tell

ZOOMS = (1.0, 1.5, 2.0, 3.0)
"""Times the width of the view."""

_LEAST_WIDTH = 200


class PageSheet(QScrollArea):
    """Where the page is seen: it takes the keyboard, and its keys are those of any reader of documents."""

    def __init__(self, view: "PagesView", name: str) -> None:
        super().__init__()
        self._view = view
        self.page = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self.page)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip("Av Pág y Re Pág: otra página. + y −: más grande, más pequeña.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown:
                self._view.turn(1)
            case Qt.Key.Key_PageUp:
                self._view.turn(-1)
            case Qt.Key.Key_Home:
                self._view.turn(-self._view.pages)
            case Qt.Key.Key_End:
                self._view.turn(self._view.pages)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._view.enlarge(1)
            case Qt.Key.Key_Minus:
                self._view.enlarge(-1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.draw_soon()


class PagesView(QWidget):
    """Shows a document; where another takes its place, the same page of it is shown at the same size."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = b""
        self._task: Task | None = None
        self._is_stale = False
        self._zoom = 0
        self.at, self.pages = 0, 0
        self._soon = QTimer(self, singleShot=True, interval=30)
        _ = self._soon.timeout.connect(self._draw)
        self.sheet = PageSheet(self, name)
        self.words = QLabel()
        self._before = self._button("chevron-left", "Página anterior", partial(self.turn, -1))
        self._after = self._button("chevron-right", "Página siguiente", partial(self.turn, 1))
        self._smaller = self._button("minus", "Página más pequeña", partial(self.enlarge, -1))
        self._larger = self._button("plus", "Página más grande", partial(self.enlarge, 1))
        row = QHBoxLayout()
        for part in (self._before, self.words, self._after):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._smaller)
        row.addWidget(self._larger)
        mark(self.words, role="hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.sheet, 1)
        self._tell()

    def show_document(self, document: bytes, missing: str) -> None:
        """Show another document, or say why there is none."""
        self._document = document
        if document:
            self.draw_soon()
        else:
            self.at, self.pages = 0, 0
            self.sheet.page.clear()
            self.sheet.page.setText(missing)
            self.sheet.page.adjustSize()
            self._tell()

    def turn(self, step: int) -> None:
        """Another page."""
        at = max(0, min(self.at + step, self.pages - 1))
        if at != self.at:
            self.at = at
            self.sheet.verticalScrollBar().setValue(0)
            self.draw_soon()

    def enlarge(self, step: int) -> None:
        """Another size."""
        zoom = max(0, min(self._zoom + step, len(ZOOMS) - 1))
        if zoom != self._zoom:
            self._zoom = zoom
            self.draw_soon()

    def wait(self) -> None:
        """The window closes: wait until nothing is being drawn."""
        if self._task:
            self._task.wait()

    def draw_soon(self) -> None:
        """Draw once nothing more is asked for a moment: a window that is resized asks many times."""
        if self._document:
            self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.draw_soon()

    def _draw(self) -> None:
        if self._task is not None:
            self._is_stale = True
            return
        document, at, density = self._document, self.at, self.devicePixelRatioF()
        width = round(max(self.sheet.viewport().width() - em(0.5), _LEAST_WIDTH) * ZOOMS[self._zoom] * density)

        def draw(_tell: Tell) -> Preview:
            return page_of_pdf(document, at, width)

        self._task = run(draw, self, self._show, self._failed)
        _ = self._task.ended.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        if self._is_stale:
            self._is_stale = False
            self._draw()

    def _show(self, found: Preview) -> None:
        self.pages = found.pages
        self.at = min(self.at, max(found.pages - 1, 0))
        picture = QPixmap.fromImage(QImage.fromData(found.png))
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        if picture.isNull():
            self.sheet.page.setText("El PDF no se puede mostrar aquí.")
        else:
            self.sheet.page.setPixmap(picture)
        self.sheet.page.resize(self.sheet.page.sizeHint())
        self._tell()

    def _failed(self, failure: KnownFailure) -> None:
        self.sheet.page.setText(failure.message)

    def _tell(self) -> None:
        said = f"Página {self.at + 1} de {self.pages}" if self.pages else "Sin páginas"
        self.words.setText(said)
        self.sheet.setAccessibleDescription(said)
        self._before.setEnabled(self.at > 0)
        self._after.setEnabled(self.at + 1 < self.pages)
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom + 1 < len(ZOOMS))

    def _button(self, icon: str, aloud: str, asked: partial[None]) -> QPushButton:
        button = QPushButton()
        button.setAccessibleName(aloud)
        button.setToolTip(aloud)
        mark(dress(button, icon, "quiet_ink"), kind="quiet")
        _ = button.clicked.connect(asked)
        return button
