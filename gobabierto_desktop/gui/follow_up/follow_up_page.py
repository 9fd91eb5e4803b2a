"""Seguimiento: milestones at the left; of one its report, people, places, evidence, own data; the plan's board."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from gobabierto_desktop.domain.commitments import MILESTONE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.follow_up.board_page import BoardPage
from gobabierto_desktop.gui.follow_up.evidence_page import EvidencePage
from gobabierto_desktop.gui.follow_up.milestone_page import MilestonePage
from gobabierto_desktop.gui.follow_up.milestone_panel import MilestonePanel
from gobabierto_desktop.gui.follow_up.people_page import PeoplePage
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.follow_up.places_page import PlacesPage
from gobabierto_desktop.gui.follow_up.report_page import ReportPage
from gobabierto_desktop.gui.follow_up.workbook_strip import WorkbookStrip
from gobabierto_desktop.gui.forms.follow_up_page import Ui_FollowUpPage
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.page import Page
from gobabierto_desktop.gui.top_bar import Tabs
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import reporting

_MILESTONE, _BOARD = 4, 5
"""The places of the milestone's own data and of the board among the parts."""


class FollowUpPage(Page):
    """Parts under one roof; whatever the window asks is asked of the part in view."""

    has_forum_panel = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.ui = Ui_FollowUpPage()
        self.ui.setupUi(self)
        self.followed = FollowUpPlace(workspace)
        self.panel = MilestonePanel(workspace, self.followed)
        self.ui.row.insertWidget(0, self.panel)
        self.report = ReportPage(workspace, self.followed)
        self.people = PeoplePage(workspace, self.followed)
        self.places = PlacesPage(workspace, self.followed)
        self.evidence = EvidencePage(workspace, self.followed)
        self.milestone = MilestonePage(workspace, self.followed)
        self.board = BoardPage(workspace, self.followed)
        self._parts: tuple[Page, ...] = (
            self.report,
            self.people,
            self.places,
            self.evidence,
            self.milestone,
            self.board,
        )
        for part in self._parts:
            _ = self.ui.parts.addWidget(part)
        labels = [("Informe", "file-text"), ("Personas", "users"), ("Lugares", "map-pin"), ("Evidencia", "paperclip")]
        self.tabs = Tabs(self.ui.parts_row, [*labels, ("Hito", "flag"), ("Tablero", "chart-pie")], self.show_part)
        self.ui.parts_row.addStretch(1)
        self.workbooks = WorkbookStrip(workspace, self.followed)
        self.ui.column.insertWidget(1, self.workbooks)
        # Each part scrolls by itself: their heights must not press on the tabs.
        self.ui.parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for button in self.tabs.buttons:
            button.setToolTip(button.text())
        _ = self.board.asked_for_report.connect(self.show_report)
        _ = self.panel.ui.new_milestone.clicked.connect(self._new_milestone)
        self.kinds = frozenset(kind for part in self._parts for kind in part.kinds)
        self.tabs.mark_page(0)
        self._measure()

    def part(self) -> Page:
        """The part in view."""
        return self._parts[self.ui.parts.currentIndex()]

    def show_part(self, at: int) -> None:
        """Bring a part into view."""
        if self.ui.parts.currentIndex() != at:
            self.part().leave()
        self.ui.parts.setCurrentIndex(at)
        self.tabs.mark_page(at)
        self.part().arrive()

    # Orders of the menu (gui/orders.py)

    def show_report(self) -> None:
        self.show_part(0)

    def show_people(self) -> None:
        self.show_part(1)

    def show_places(self) -> None:
        self.show_part(2)

    def show_evidence(self) -> None:
        self.show_part(3)

    def show_milestone(self) -> None:
        self.show_part(_MILESTONE)

    def show_board(self) -> None:
        self.show_part(_BOARD)

    def choose_milestone(self) -> None:
        self.panel.ui.milestones.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def send_report(self) -> None:
        self.show_part(0)
        self.report.send()

    def add_files(self) -> None:
        self.show_part(3)
        self.evidence.choose_files()

    def ask_workbook(self) -> None:
        self.workbooks.ask()

    def deliver_reports(self) -> None:
        self.workbooks.send()

    def countersign_report(self) -> None:
        self.workbooks.countersign()

    # What the window asks

    def arrive(self) -> None:
        if self.followed.commitment() is None:
            self._go_where_work_waits()
        self.panel.refresh()
        self.part().arrive()

    def take_keyboard(self) -> None:
        self.part().take_keyboard()

    def leave(self) -> None:
        for part in self._parts:
            part.leave()

    def finish(self) -> None:
        self.workbooks.wait()
        for part in self._parts:
            part.finish()

    def open_record(self, record: Record) -> None:
        if record.kind == MILESTONE.name and not record.heads:
            self.followed.choose_commitment(record.parent or "")
            self._new_milestone()
            return
        self.followed.go_to(record)
        at = next(at for at, part in enumerate(self._parts) if record.kind in part.kinds)
        self.show_part(at)
        self.part().open_record(record)

    def save(self) -> None:
        self.part().save()

    def save_and_next(self) -> None:
        self.part().save_and_next()

    def new(self) -> None:
        self.part().new()

    def delete(self) -> None:
        self.part().delete()

    def go_by(self, step: int) -> None:
        self.part().go_by(step)

    def go_to_problem(self) -> None:
        self.part().go_to_problem()

    def fields(self) -> tuple[tuple[str, str], ...]:
        return self.part().fields()

    def go_to_field(self, name: str) -> None:
        self.part().go_to_field(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tabs.fit(self.width() - self.panel.width() - em(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "tabs"):
            self._measure()

    def _go_where_work_waits(self) -> None:
        desk = self.workspace.desk
        if report := reporting.waiting(desk):
            self.followed.go_to(report)
            return
        all_of_them = [one.id for one in self.followed.commitments()]
        with_milestones = [one for one in all_of_them if desk.book.count("milestone", one)]
        if first := with_milestones or all_of_them:
            self.followed.choose_commitment(first[0])

    def _new_milestone(self) -> None:
        self.show_part(_MILESTONE)
        self.milestone.new()

    def _measure(self) -> None:
        self.ui.row.setContentsMargins(0, 0, 0, 0)
        self.ui.row.setSpacing(1)
        self.ui.column.setContentsMargins(0, 0, 0, 0)
        self.ui.column.setSpacing(0)
        self.ui.parts_row.setContentsMargins(em(1.2), em(0.5), em(1.2), 0)
        self.panel.fit()
        self.workbooks.measure()
