"""Compromisos: the 24 of the plan, three of them without a published sheet, all of them editable."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.commitments import COMMITMENT, has_sheet
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words(one="Compromiso", new="Nuevo", icon="flag")


class CommitmentPage(RecordPage):
    """The official form of a commitment beside the list of all."""

    side_width = 26

    def __init__(self, workspace: Workspace) -> None:
        self._count = SideHeading("")
        super().__init__(workspace, COMMITMENT, _WORDS)

    def describe(self, record: Record) -> Row:
        word, dot = ("con ficha", Dot.DONE) if has_sheet(record) else ("sin ficha publicada", Dot.EMPTY)
        return Row(title_of(record, self.workspace.desk.book, self.workspace.desk.terms), "", word, dot)

    def records(self) -> Sequence[Record]:
        return sorted(super().records(), key=lambda one: one.number("number") or 0)

    def heading(self, place: int) -> str:
        number = self.form.record().text("number")
        return f"Compromiso {number or place}"

    def start_afresh(self) -> None:
        if self.model.records:
            self.open_record(self.model.records[0])
            self.form.focus_first()
        else:
            super().start_afresh()

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(self._count)
        super().fill_side(column)

    def refresh(self) -> None:
        super().refresh()
        declared = self.workspace.desk.book.meta("commitments_declared") or str(len(self.model.records))
        with_sheet = sum(has_sheet(one) for one in self.model.records)
        self._count.setText(f"{declared} declarados, {with_sheet} con ficha")
