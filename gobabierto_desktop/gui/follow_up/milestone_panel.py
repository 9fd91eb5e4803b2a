"""The left panel of the follow-up: quarter, commitment, and its milestones with the state of each one's report."""

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QFrame, QWidget

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import State, state_of
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.forms.milestone_panel import Ui_MilestonePanel
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_rows import RecordRows, Row
from gobabierto_desktop.gui.titles import counted, title_of
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace

WIDTH = 24
_DOTS = {
    State.NO_DATA: Dot.EMPTY,
    State.DRAFT: Dot.ACTIVE,
    State.SENT: Dot.WAITING,
    State.RETURNED: Dot.FAILED,
    State.APPROVED: Dot.DONE,
}


class MilestonePanel(QFrame):
    """Choosing here moves the whole follow-up."""

    def __init__(self, workspace: Workspace, place: FollowUpPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._place = workspace, place
        self.ui = Ui_MilestonePanel()
        self.ui.setupUi(self)
        self.milestones = RecordRows(self._describe, self)
        self.ui.milestones.setModel(self.milestones)
        self.ui.quarters.addItems([str(one) for one in place.quarters])
        self._lay_out()
        self._connect()

    def refresh(self, _touched: object = None) -> None:
        """Read commitments, milestones and the states of their reports anew."""
        commitments = self._place.commitments()
        chosen = self._place.commitment()
        with QSignalBlocker(self.ui.commitments):
            self.ui.commitments.clear()
            book, terms = self._workspace.desk.book, self._workspace.desk.terms
            for one in commitments:
                self.ui.commitments.addItem(title_of(one, book, terms), one.id)
            self.ui.commitments.setCurrentIndex(self.ui.commitments.findData(chosen.id) if chosen else -1)
            self.ui.commitments.setToolTip(self.ui.commitments.currentText())
        with QSignalBlocker(self.ui.quarters):
            self.ui.quarters.setCurrentText(str(self._place.quarter))
        self.milestones.show_records(self._place.milestones())
        milestone = self._place.milestone()
        with QSignalBlocker(self.ui.milestones.selectionModel()):
            row = self.milestones.row_of(milestone.id) if milestone else -1
            self.ui.milestones.setCurrentIndex(self.milestones.index(row, 0))
        self.ui.milestones.viewport().update()
        self.ui.no_milestones.setVisible(bool(chosen) and not self.milestones.records)
        self.ui.due.setText(self._due())

    def fit(self) -> None:
        """Follow the size of the letters."""
        self.setFixedWidth(em(WIDTH))

    def _due(self) -> str:
        quarter, today = self._place.quarter, self._workspace.desk.now().date()
        late = quarter.days_late(today)
        if late:
            return f"Venció el {quarter.due:%d/%m/%Y}, hace {counted(late, 'día', 'días')}."
        return f"Se entrega hasta el {quarter.due:%d/%m/%Y}."

    def _describe(self, milestone: Record) -> Row:
        report = self._place.report_of(milestone.id)
        state = state_of(report if report.heads else None)
        percent = report.text("percent")
        book, terms = self._workspace.desk.book, self._workspace.desk.terms
        word = terms.label("report_state", state.value)
        return Row(title_of(milestone, book, terms), f"{percent} %" if percent else "", word, _DOTS[state])

    def _quarter_chosen(self, row: int) -> None:
        self._place.choose_quarter(self._place.quarters[row])

    def _commitment_chosen(self, row: int) -> None:
        self._place.choose_commitment(str(self.ui.commitments.itemData(row)))

    def _milestone_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._place.choose_milestone(self.milestones.records[index.row()].id)

    def _connect(self) -> None:
        _ = self.ui.quarters.activated.connect(self._quarter_chosen)
        _ = self.ui.commitments.activated.connect(self._commitment_chosen)
        _ = self.ui.milestones.selectionModel().currentChanged.connect(self._milestone_chosen)
        _ = self._place.changed.connect(self.refresh)
        _ = self._workspace.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        mark(self, role="panel")
        self.fit()
        self.ui.column.setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8))
        self.ui.column.setSpacing(em(0.5))
        for label in (self.ui.quarter_label, self.ui.commitment_label, self.ui.milestones_label):
            mark(label, role="section")
        for label in (self.ui.due, self.ui.no_milestones):
            mark(label, role="hint")
        mark(self.ui.milestones, role="flat")
        self.ui.milestones.setItemDelegate(TwoLineDelegate(self.ui.milestones))
        self.ui.milestones.setMouseTracking(True)
        policy = self.ui.commitments.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.ui.commitments.setSizeAdjustPolicy(policy)
        _ = dress(self.ui.new_milestone, "plus")
        self.ui.column.setStretchFactor(self.ui.milestones, 1)
