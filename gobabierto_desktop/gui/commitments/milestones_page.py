"""Hitos: the official table of a commitment's milestones; a row opens in «Seguimiento», where it is edited."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from gobabierto_desktop.domain.commitments import MILESTONE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.look import mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.titles import counted, title_of
from gobabierto_desktop.gui.widgets.plain_table import PlainTable
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.reports.commitment_sheet import milestone_table
from gobabierto_desktop.services.boarding import followed


class MilestonesPage(PlainPage):
    """Of the commitment last opened, as the sheet prints it: sub-items under their milestone, both dates of term."""

    has_forum_panel = False
    side_width = 0

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Hitos del compromiso")
        card, self.name, self.table = QFrame(), QLabel(), PlainTable("Hitos del compromiso")
        mark(card, role="card")
        mark(self.name, role="section")
        self.name.setWordWrap(True)
        column = QVBoxLayout(card)
        column.addWidget(self.name)
        column.addWidget(self.table, 1)
        self._milestones: tuple[Record, ...] = ()
        _ = self.add_button("&Regresar a la ficha", "chevron-left", "", self.go_back)
        _ = self.add_button("&Nuevo hito", "plus", "", self.new)
        self._open = self.add_button("Abrir el &hito  Intro", "pencil", "primary", self.open_chosen)
        self.lay_out(card)
        self.state.hide()
        _ = self.table.asked.connect(self._asked)
        _ = workspace.changed.connect(self._changed)

    def arrive(self) -> None:
        self._read()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def new(self) -> None:
        """Begin a milestone of this commitment, in «Seguimiento»."""
        commitment, desk = self.workspace.commitment, self.workspace.desk
        if commitment:
            self.workspace.asked_for.emit(Record(MILESTONE.name, desk.new_id(), commitment.id))

    def open_chosen(self) -> None:
        """Open the milestone of the row with the keyboard."""
        self._asked(self.table.currentIndex().row())

    def go_back(self) -> None:
        """To the sheet of the commitment."""
        self.workspace.asked_for_page.emit("commitments")

    def _asked(self, row: int) -> None:
        if 0 <= row < len(self._milestones):
            self.workspace.asked_for.emit(self._milestones[row])

    def _changed(self, _ids: set[str]) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        commitment, desk = self.workspace.commitment, self.workspace.desk
        self._open.setEnabled(commitment is not None)
        if commitment is None:
            self.name.setText("Elija un compromiso en «Compromisos».")
            return
        tracking = followed(desk)
        above = tracking.milestones.get(commitment.id, ())
        self._milestones = tuple(part for one in above for part in (one, *tracking.parts.get(one.id, ())))
        self.name.setText(title_of(commitment, desk.book, desk.terms))
        self.table.show_table(milestone_table(tracking, commitment, desk.terms))
        self.state.show_state(counted(len(self._milestones), "hito o inciso", "hitos e incisos"), "neutral")
        self.state.show()
