"""The frame of a page that is no form of one record: title and state, cards that scroll, a foot, a side panel."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QSizePolicy, QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.forms.plain_page import Ui_PlainPage
from gobabierto_desktop.gui.icons import Ink, dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.page import Page
from gobabierto_desktop.gui.widgets.banner import Banner, BannerTone
from gobabierto_desktop.gui.widgets.job_strip import JobStrip
from gobabierto_desktop.gui.widgets.pill import Pill
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.progress import Cancelled, Tell

T = TypeVar("T")

ROOM_FOR_SIDE = 62
"""The least width, in letters, at which the side panel stands beside the content; below it, it stands under it."""

_UNBOUNDED = 16_777_215
"""QWIDGETSIZE_MAX, which Qt for Python does not name."""


class PlainPage(Page):
    """Pages put their content in `content`, their buttons in the foot; long jobs run in the strip under the title."""

    side_width = 24
    """In letters; 0 for no side panel."""

    def __init__(self, workspace: Workspace, title: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.frame = Ui_PlainPage()
        self.frame.setupUi(self)
        self.frame.title.setText(title)
        self.state, self.job, self.banner = Pill(), JobStrip(), Banner("")
        self.frame.head.addWidget(self.state)
        self.frame.notices.addWidget(self.banner)
        self.frame.notices.addWidget(self.job)
        self.banner.hide()
        self._buttons: list[QPushButton] = []
        self._is_scrolling = False
        # Qt walks a layout's parts while it resizes them: moving one then takes the process down, so it is done after.
        self._settling = QTimer(self, singleShot=True, interval=0)
        _ = self._settling.timeout.connect(self.measure)
        self._next: Callable[[], object] = lambda: None
        _ = self.banner.asked.connect(self._go_on)
        _ = self.job.busy.connect(self._busy)
        _ = self.frame.scroll.verticalScrollBar().rangeChanged.connect(self._bar_changed)

    def finish(self) -> None:
        self.job.wait()

    # What a page is put together with

    def lay_out(self, content: QWidget) -> None:
        """Put the content in its place, once, after the side panel was filled."""
        self.frame.content.addWidget(content)
        if inside := content.layout():
            inside.setContentsMargins(0, 0, 0, 0)
        if not self.side_width:
            self.frame.side.hide()
        self.measure()

    def add_button(self, text: str, icon: str, kind: str, asked: Callable[[], object]) -> QPushButton:
        """A button of the foot, from left to right; `kind` as in docs/look.md, «» for a plain one."""
        button = QPushButton(text)
        ink: Ink = "accent_ink" if kind == "primary" else "quiet_ink" if kind == "quiet" else "ink"
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        mark(dress(button, icon, ink), kind=kind)
        _ = button.clicked.connect(asked)
        self.frame.foot.addWidget(button)
        self._buttons.append(button)
        return button

    def say(
        self, sentence: str, tone: BannerTone, action: str = "", asked: Callable[[], object] = lambda: None
    ) -> None:
        """Tell on the page how something ended, and perhaps what to do next."""
        self.banner.show_message(sentence, tone)
        self.banner.offer(action)
        self._next = asked
        self.banner.show()

    def run(self, sentence: str, work: Callable[[Tell], T], then: Callable[[T], object]) -> None:
        """Do a long job once all that was typed is written; what the world refuses is told on the page."""
        if self.job.is_busy:
            self.workspace.said.emit("Espere a que termine lo que está en curso, o deténgalo.")
            return
        self.banner.hide()
        self.workspace.write(lambda: None, lambda _: self.job.begin(sentence, work, then, self.refused))

    def refused(self, failure: KnownFailure) -> None:
        """Tell what the world refused."""
        self.say(str(failure), "info" if isinstance(failure, Cancelled) else "danger")

    def _bar_changed(self, _least: int, most: int) -> None:
        self._is_scrolling = most > 0
        self._settling.start()

    def _go_on(self) -> None:
        _ = self._next()

    def _busy(self, is_busy: bool) -> None:  # noqa: FBT001 - Qt's own signal
        for button in self._buttons:
            button.setDisabled(is_busy)

    # Following the size of the window and of the letters

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_settling"):
            self._settling.start()

    def measure(self) -> None:
        """Set every length that is counted in letters."""
        edge = em(1.4)
        self.frame.row.setContentsMargins(0, 0, 0, 0)
        self.frame.row.setSpacing(0)
        self.frame.column.setContentsMargins(0, em(0.8), 0, 0)
        self.frame.column.setSpacing(em(0.5))
        self.frame.head.setContentsMargins(edge, 0, edge, 0)
        self.frame.notices.setContentsMargins(edge, 0, edge, 0)
        self.frame.foot.setContentsMargins(edge, em(0.2), edge, em(0.8))
        self.frame.foot.setSpacing(em(0.6))
        bar = em(0.9) if self._is_scrolling else 0  # so that the cards end in line with the foot, scroll bar or not
        self.frame.content.setContentsMargins(edge, em(0.2), edge - bar, em(0.4))
        self.frame.side_column.setSpacing(em(0.5))
        self.job.measure()
        for card in self.frame.whole.findChildren(QFrame):
            if card.property("role") in {"card", "drop"} and (inside := card.layout()):
                _spread(inside)
        self._place_side()

    def has_room(self) -> bool:
        """Whether the side panel stands beside the content."""
        return self.width() >= em(ROOM_FOR_SIDE)

    def _place_side(self) -> None:
        if not self.side_width:
            return
        side, is_beside = self.frame.side, self.has_room()
        side.setMinimumWidth(em(self.side_width) if is_beside else 0)
        side.setMaximumWidth(em(self.side_width) if is_beside else _UNBOUNDED)
        home = self.frame.row if is_beside else self.frame.content
        if home.indexOf(side) < 0:
            had_keyboard = self.focusWidget()
            home.addWidget(side)
            if had_keyboard and side.isAncestorOf(had_keyboard):
                had_keyboard.setFocus()


def _spread(layout: QLayout) -> None:
    layout.setContentsMargins(em(1), em(0.8), em(1), em(0.9))
    layout.setSpacing(em(0.5))
