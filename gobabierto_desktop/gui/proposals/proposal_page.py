"""Captura: the proposals of a mesa, typed one after another, with those that resemble the one on the form."""

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import RecordRows, Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.comparing import Resemblance, similar

LOOK_AFTER_MS = 250

_WORDS = Words(
    one="Propuesta",
    new="Nueva",
    icon="pencil",
    without_place="Las propuestas se capturan en la mesa que las discute. Cree primero el foro y su mesa de trabajo.",
    ask_place="Preparar la mesa",
)


class ProposalPage(RecordPage):
    """The form, the mesa's proposals, and the resembling ones of every mesa."""

    side_width = 21

    def __init__(self, workspace: Workspace) -> None:
        self._resembling = RecordRows(self._describe_resembling)
        self._resemblances: dict[str, Resemblance] = {}
        self._no_resembling = QLabel("Aquí aparecen las que hablan de lo mismo, con el motivo.", wordWrap=True)
        super().__init__(workspace, PROPOSAL, _WORDS)
        self._look = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        _ = self._look.timeout.connect(self._show_resembling)

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
        others = QListView()
        others.setAccessibleName("Propuestas parecidas")
        others.setItemDelegate(TwoLineDelegate(others))
        others.setModel(self._resembling)
        mark(others, role="flat")
        self._resembling.setParent(self)
        _ = others.activated.connect(self._open_resembling)
        _ = others.clicked.connect(self._open_resembling)
        self._list_heading = SideHeading("Propuestas de la mesa")
        column.addWidget(self._list_heading)
        column.addWidget(self.view, 3)
        column.addWidget(SideHeading("Propuestas parecidas"))
        mark(self._no_resembling, role="hint")
        column.addWidget(self._no_resembling)
        column.addWidget(others, 2)

    def refresh(self) -> None:
        super().refresh()
        self._list_heading.setText(f"Propuestas de la mesa · {len(self.model.records)}")

    def shown(self, record: Record) -> None:
        del record
        self._look.start()

    def _show_resembling(self) -> None:
        found = similar(self.workspace.desk, self.form.record())
        self._resemblances = {one.record.id: one for one in found}
        self._resembling.show_records([one.record for one in found])
        self._no_resembling.setVisible(not found)

    def _describe_resembling(self, record: Record) -> Row:
        table = self.workspace.desk.book.record(record.parent or "")
        reason = self._resemblances[record.id].reason
        return Row(record.text("title"), reason[:1].upper() + reason[1:], self._forum_elsewhere(table))

    def _forum_elsewhere(self, table: Record | None) -> str:
        forum = self.workspace.desk.book.record(table.parent) if table and table.parent else None
        is_here = forum is None or (self.workspace.forum is not None and forum.id == self.workspace.forum.id)
        return "" if is_here or forum is None else forum.text("name")

    def _open_resembling(self, index: QModelIndex) -> None:
        self.workspace.asked_for.emit(self._resembling.records[index.row()])
