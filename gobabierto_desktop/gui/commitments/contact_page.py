"""Contactos: who answers for a commitment, in the order in which the official form prints them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.commitments import CONTACT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words(
    one="Contacto",
    new="Nuevo",
    icon="users",
    without_place="Elija un compromiso en «Compromisos»: los contactos son de uno.",
)


class ContactPage(RecordPage):
    """The contacts of the commitment last opened."""

    has_forum_panel = False
    side_width = 26

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, CONTACT, _WORDS)

    def place(self) -> Record | None:
        return self.workspace.commitment

    def records(self) -> Sequence[Record]:
        return sorted(super().records(), key=lambda one: (one.number("number") or 99, one.id))

    def describe(self, record: Record) -> Row:
        terms = self.workspace.desk.terms
        where = spoken(record, "institution", terms)
        return Row(record.text("name") or record.text("post") or UNTITLED, where, spoken(record, "role", terms))

    def heading(self, place: int) -> str:
        commitment = self.workspace.commitment
        return f"Contacto {place} del compromiso {commitment.text('number') or '?'}" if commitment else "Contacto"

    def suggest(self) -> dict[str, Value]:
        """The next place on the form."""
        return {"number": max((one.number("number") or 0 for one in self.model.records), default=0) + 1}

    def arrive(self) -> None:
        if self._record and not self.belongs_here(self._record):
            self._let_go()
        super().arrive()

    def start_afresh(self) -> None:
        self.refresh()
        if self.model.records:
            self.open_record(self.model.records[0])
        else:
            super().start_afresh()

    def open_record(self, record: Record) -> None:
        self.workspace.commitment = self.workspace.desk.book.record(record.parent or "")
        super().open_record(record)
        self.refresh()

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Contactos del compromiso"))
        super().fill_side(column)
