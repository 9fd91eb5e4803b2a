"""The board of the plan: commitments and institutions by quarter, areas, milestones, curves; a cell opens a report."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gobabierto_desktop.domain.indicators import RULE
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.tracking import Due
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.forms.board_card import Ui_BoardCard
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.tasks import Task, run
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.top_bar import Tabs
from gobabierto_desktop.gui.widgets.curve_chart import CurveChart
from gobabierto_desktop.gui.widgets.heat_table import HeatTable
from gobabierto_desktop.gui.widgets.plain_table import PlainTable
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.reports.tables import spoken
from gobabierto_desktop.services.boarding import Board, look_at_board

_VIEWS = (
    ("Compromisos", "flag"),
    ("Instituciones", "building"),
    ("Áreas", "chart-pie"),
    ("Hitos", "list"),
    ("Pendientes", "clock"),
    ("Curva del plan", "chart-bar"),
    ("Curva del compromiso", "chart-bar"),
)
_HOW = "Flechas: otra casilla. Intro: abrir los informes de ese compromiso y trimestre."


class BoardPage(PlainPage):
    """Reckoned off the window's thread each time something it tells may have changed."""

    asked_for_report = Signal()
    side_width = 0

    def __init__(self, workspace: Workspace, place: FollowUpPlace) -> None:
        super().__init__(workspace, "Tablero del plan")
        self._place = place
        self._task: Task | None = None
        self._is_stale = False
        card = QFrame()
        self.ui = Ui_BoardCard()
        self.ui.setupUi(card)
        self.commitments, self.institutions = (
            HeatTable("Compromisos por trimestre"),
            HeatTable("Instituciones por trimestre"),
        )
        self.areas, self.milestones = PlainTable("Avance por área"), PlainTable("Hitos del compromiso")
        self.pending = PlainTable("Informes pendientes")
        self._waiting: tuple[Due, ...] = ()
        self.of_plan, self.of_commitment = CurveChart("El plan"), CurveChart("El compromiso")
        self._views: tuple[QWidget, ...] = (
            self.commitments,
            self.institutions,
            self.areas,
            self.milestones,
            self.pending,
            self.of_plan,
            self.of_commitment,
        )
        for view in self._views:
            _ = self.ui.views.addWidget(view)
        self.state.hide()
        self.ui.views.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.ui.column.setStretchFactor(self.ui.views, 1)
        self.tabs = Tabs(self.ui.views_row, _VIEWS, self.show_view)
        for button in self.tabs.buttons:
            button.setToolTip(button.text())
        self.ui.views_row.addStretch(1)
        self.ui.told.setAccessibleName("Casilla elegida")
        self.ui.rule.setText(" ".join(RULE))
        self.lay_out(card)
        self.tabs.mark_page(0)
        for view in (self.commitments, self.institutions, self.of_plan, self.of_commitment):
            _ = view.moved.connect(partial(self._tell, view))
        self.commitments.setAccessibleDescription(_HOW)
        self.commitments.setToolTip(_HOW)
        _ = self.commitments.asked.connect(self._asked)
        _ = self.pending.asked.connect(self._asked_for_pending)
        _ = place.changed.connect(self._changed)
        _ = workspace.changed.connect(self._changed)
        _ = workspace.renewed.connect(self._changed)

    def show_view(self, at: int) -> None:
        """Bring one view of the board up, and the keyboard to it."""
        self.ui.views.setCurrentIndex(at)
        self.tabs.mark_page(at)
        view = self._views[at]
        self.ui.told.setText(view.said() if isinstance(view, HeatTable | CurveChart) else "")
        self.take_keyboard()

    def arrive(self) -> None:
        self._reckon()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self._views[self.ui.views.currentIndex()].setFocus()

    def finish(self) -> None:
        if self._task:
            self._task.wait()
        super().finish()

    def measure(self) -> None:
        super().measure()
        if hasattr(self, "tabs"):
            self.tabs.fit(self.width() - em(6))
            self.ui.views.setMinimumHeight(em(15))
            room = self.width() - em(5)
            for label in (self.ui.told, self.ui.rule):  # a page that scrolls asks no label how tall its words make it
                label.setMinimumHeight(max(label.heightForWidth(room), 0))

    def _changed(self, _touched: object = None) -> None:
        if self.isVisible():
            self._reckon()

    def _reckon(self) -> None:
        """Reckon the board anew; what changes meanwhile is reckoned once more after."""
        self._is_stale = self._task is not None
        if self._task is None:
            desk, place = self.workspace.desk, self._place
            quarters, quarter, chosen = place.quarters, place.quarter, place.commitment()
            commitment = chosen.id if chosen else ""
            self._task = run(
                lambda _tell: look_at_board(desk, quarters, quarter, commitment), self, self._shown, self.refused
            )
            _ = self._task.ended.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        if self._is_stale:
            self._reckon()

    def _shown(self, board: Board) -> None:
        self.commitments.show_heat(board.commitments)
        self.institutions.show_heat(board.institutions)
        self.areas.show_table(board.areas)
        self.milestones.show_table(board.milestones)
        self.pending.show_table(board.pending)
        self._waiting = board.waiting
        chosen, desk = self._place.commitment(), self.workspace.desk
        self.of_plan.show_points("El plan", board.of_plan)
        title = title_of(chosen, desk.book, desk.terms) if chosen else "El compromiso"
        self.of_commitment.show_points(title, board.of_commitment)
        if chosen:
            self.commitments.go_to(chosen.id, board.quarter)
        share = spoken(float(board.plan.share)) if board.plan else "sin hitos"
        self.state.show_state(f"El plan a {board.quarter}: {share}", "info")
        self.state.show()

    def _tell(self, view: QWidget, sentence: str) -> None:
        if view is self.ui.views.currentWidget():
            self.ui.told.setText(sentence)

    def _asked(self, commitment: str, quarter: Quarter) -> None:
        self._place.choose_commitment(commitment)
        self._place.choose_quarter(quarter)
        self.asked_for_report.emit()

    def _asked_for_pending(self, row: int) -> None:
        if 0 <= row < len(self._waiting):
            due = self._waiting[row]
            self._place.choose_commitment(due.commitment.id)
            self._place.choose_milestone(due.milestone.id)
            self._place.choose_quarter(due.quarter)
            self.asked_for_report.emit()
