"""Asistencia: who came to the forum, registered fast at the door, with parity in sight while it fills."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout

from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.same_person import SAMENESS, standing_people
from gobabierto_desktop.gui.alike_page import AlikePage
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.participants.known_panel import KnownPanel
from gobabierto_desktop.gui.participants.parity import Parity
from gobabierto_desktop.gui.record_page import Words
from gobabierto_desktop.gui.record_rows import Column, RecordTable
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words(
    one="Participante",
    new="Nuevo",
    icon="users",
    without_place="La asistencia es de un foro. Cree primero el foro.",
    ask_place="Crear el foro",
)


class ParticipantPage(AlikePage):
    """The registration form, the table of those present, and the counts by sex and sector."""

    side_width = 33
    repeated = ("role", "sector", "institution", "organisation", "municipality")
    """People arrive in groups; what is sensitive, and what is one's own, nobody suggests."""

    def __init__(self, workspace: Workspace) -> None:
        self._parity = Parity()
        self._counted: dict[str, Record] = {}
        super().__init__(workspace, PARTICIPANT, _WORDS)

    def make_alike(self, workspace: Workspace) -> KnownPanel:
        return KnownPanel(workspace, self.on_form)

    def make_model(self) -> RecordTable:
        columns = (
            Column("Nombre", 13, self._told_name),
            Column("Sexo", 5, lambda one: spoken(one, "sex", self.workspace.desk.terms)),
            Column("Sector", 12, lambda one: spoken(one, "sector", self.workspace.desk.terms)),
        )
        return RecordTable(columns, self)

    def make_view(self) -> QTableView:
        view = QTableView()
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(em(2.1))
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return view

    def heading(self, place: int) -> str:
        return f"Participante {place}"

    def fill_side(self, column: QVBoxLayout) -> None:
        column.setSpacing(em(0.6))
        column.addWidget(self.alike)
        column.addWidget(self._parity)
        super().fill_side(column)
        for at, width in enumerate((13, 5, 12)):
            self._table().setColumnWidth(at, em(width))
        self._table().horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def records(self) -> Sequence[Record]:
        """Everyone who was registered; who was told to be somebody else is counted once, and said to be."""
        people = super().records()
        self._counted = {
            one.id: one for one in standing_people(people, self.workspace.desk.book.records(SAMENESS.name))
        }
        return people

    def refresh(self) -> None:
        super().refresh()
        target = self.workspace.forum.number("parity_target") if self.workspace.forum else None
        self._parity.show_people(tuple(self._counted.values()), self.workspace.desk.terms, target)

    def _told_name(self, person: Record) -> str:
        name = person.text("name") or UNTITLED
        return name if person.id in self._counted else f"{name} (repetida)"

    def _table(self) -> QTableView:
        if not isinstance(self.view, QTableView):
            raise TypeError("attendance is shown as a table")
        return self.view
