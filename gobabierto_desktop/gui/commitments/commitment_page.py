"""Compromisos: the 24 of the plan, three of them without a published sheet, all of them editable."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from gobabierto_desktop.domain.commitments import COMMITMENT, has_sheet
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import versioning

_WORDS = Words(one="Compromiso", new="Nuevo", icon="flag")


class CommitmentPage(RecordPage):
    """The official form of a commitment beside the list of all."""

    has_forum_panel = False
    side_width = 26

    def __init__(self, workspace: Workspace) -> None:
        self._count = SideHeading("")
        super().__init__(workspace, COMMITMENT, _WORDS)
        self._parts = QHBoxLayout()
        self.ui.column.insertLayout(1, self._parts)
        for text, icon, asked in (
            ("Hitos", "list", self.show_milestones),
            ("Contactos", "users", self.show_contacts),
            ("Versiones", "history", self.show_versions),
            ("Imprimir la ficha…", "file-text", self.print_sheet),
        ):
            button = QPushButton(text)
            mark(dress(button, icon), kind="small")
            _ = button.clicked.connect(asked)
            self._parts.addWidget(button)
        self._parts.addStretch(1)
        self.measure()

    # Orders of the menu (gui/orders.py)

    def show_milestones(self) -> None:
        self.workspace.asked_for_page.emit("milestones")

    def show_contacts(self) -> None:
        self.workspace.asked_for_page.emit("contacts")

    def show_versions(self) -> None:
        self.workspace.asked_for_page.emit("versions")

    def print_sheet(self) -> None:
        """Write the official sheet as a PDF where the user says."""
        commitment, desk = self.workspace.commitment, self.workspace.desk
        if commitment is None:
            return
        suggested = f"Compromiso {commitment.text('number') or 'sin número'}.pdf"
        path = self.workspace.dialogs.save_file("Imprimir la ficha", suggested, "Documentos PDF (*.pdf)")
        if path:
            self.workspace.write(
                lambda: versioning.print_commitment(desk, commitment.id, path),
                lambda _: self.workspace.said.emit(f"La ficha quedó en {path}"),
            )

    # How it looks

    def measure(self) -> None:
        super().measure()
        if hasattr(self, "_parts"):
            self._parts.setContentsMargins(em(1.4), 0, em(1.4), 0)
            self._parts.setSpacing(em(0.4))

    def shown(self, record: Record) -> None:
        self.workspace.commitment = record if record.heads else None

    def describe(self, record: Record) -> Row:
        word, dot = ("con ficha", Dot.DONE) if has_sheet(record) else ("sin ficha publicada", Dot.EMPTY)
        return Row(title_of(record, self.workspace.desk.book, self.workspace.desk.terms), "", word, dot)

    def records(self) -> Sequence[Record]:
        return sorted(super().records(), key=lambda one: one.number("number") or 0)

    def open_record(self, record: Record) -> None:
        super().open_record(record)
        self.refresh()

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
