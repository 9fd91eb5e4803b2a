"""Captura: the proposals of a mesa, typed one after another, with those that resemble the one on the form."""

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.alike_page import AlikePage
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.proposals.resembling_panel import ResemblingPanel
from gobabierto_desktop.gui.record_page import Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words(
    one="Propuesta",
    new="Nueva",
    icon="pencil",
    without_place="Las propuestas se capturan en la mesa que las discute. Cree primero el foro y su mesa de trabajo.",
    ask_place="Preparar la mesa",
)


class ProposalPage(AlikePage):
    """The form, the mesa's proposals, and the resembling ones of every mesa."""

    side_width = 21

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, PROPOSAL, _WORDS)

    def make_alike(self, workspace: Workspace) -> ResemblingPanel:
        self._resembling = ResemblingPanel(workspace, self.on_form)
        return self._resembling

    def describe(self, record: Record) -> Row:
        terms = self.workspace.desk.terms
        kind = spoken(record, "proposal_kind", terms) or "Sin tipo"
        errors = [one for one in rules.check(record, terms) if one.severity is Severity.ERROR]
        word, dot = ("borrador", Dot.WAITING) if errors else ("completa", Dot.DONE)
        return Row(record.text("title") or UNTITLED, kind, word, dot)

    def heading(self, place: int) -> str:
        table = self.workspace.table
        return f"Propuesta {place} de la Mesa {table.text('number') or '?'}" if table else "Propuesta"

    def fill_side(self, column: QVBoxLayout) -> None:
        column.setSpacing(em(0.4))
        self._list_heading = SideHeading("Propuestas de la mesa")
        column.addWidget(self._list_heading)
        column.addWidget(self.view, 3)
        column.addWidget(self.alike, 2)

    def refresh(self) -> None:
        super().refresh()
        self._list_heading.setText(f"Propuestas de la mesa · {len(self.model.records)}")

    def split_proposal(self) -> None:
        """An order of the menus (gui/orders.py)."""
        self._resembling.split()
