"""Acuerdos: what a mesa agreed, who answers for it and by when, and the dissent in its author's words."""

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.forums import AGREEMENT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words(
    one="Acuerdo",
    new="Nuevo",
    icon="checkbox",
    without_place="Los acuerdos son de una mesa. Cree primero el foro y su mesa de trabajo.",
    ask_place="Preparar la mesa",
)


class AgreementPage(RecordPage):
    """The form of an agreement beside those of the mesa."""

    side_width = 24

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, AGREEMENT, _WORDS)

    def describe(self, record: Record) -> Row:
        terms = self.workspace.desk.terms
        who = spoken(record, "institution", terms) or "Sin institución responsable"
        dissent = "con disenso" if record.text("dissent") else ""
        due = spoken(record, "due_on", terms)
        return Row(record.text("text") or UNTITLED, f"{who} · {due}" if due else who, dissent)

    def heading(self, place: int) -> str:
        table = self.workspace.table
        return f"Acuerdo {place} de la Mesa {table.text('number') or '?'}" if table else "Acuerdo"

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Acuerdos de la mesa"))
        super().fill_side(column)
