"""The data of the open forum, and of the open mesa: each its form; what follows one is the other, then the capture."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.convening import PLACE_AND_DATE
from gobabierto_desktop.domain.forums import FORUM, TABLE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, spoken, table_title
from gobabierto_desktop.gui.workspace import Workspace

_FORUM = Words(one="Foro", new="Nuevo", icon="building")
_CONVENED = "Ya se convocó: la fecha, la hora y el lugar cambian en «Convocatoria» (Ctrl+Mayús+O), con su motivo."
_ELSEWHERE = "Cambia en «Convocatoria»."
_TABLE = Words(
    one="Mesa",
    new="Nueva",
    icon="building",
    without_place="Las mesas son de un foro. Cree primero el foro.",
    ask_place="Crear el foro",
)


class ForumPage(RecordPage):
    """A forum: when finished, its first mesa is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, FORUM, _FORUM)
        self.ui.next_button.setText("Guardar y &seguir con la mesa  Ctrl+Intro")

    def describe(self, record: Record) -> Row:
        terms = self.workspace.desk.terms
        return Row(
            record.text("name") or UNTITLED, spoken(record, "department", terms), spoken(record, "held_on", terms)
        )

    def belongs_here(self, record: Record) -> bool:
        return self.workspace.forum is not None and record.id == self.workspace.forum.id

    def heading(self, place: int) -> str:
        return self.form.record().text("name") or f"Foro {place}"

    def shown(self, record: Record) -> None:
        """Once it is convened, date and place change with their reason, in the page that asks for it."""
        del record
        for name in PLACE_AND_DATE:
            self.form.hold(name, _ELSEWHERE if self._record and self._is_convened() and self._record.text(name) else "")

    def note(self, record: Record) -> tuple[str, str]:
        del record
        return _CONVENED if self._is_convened() else "", "hint"

    def _is_convened(self) -> bool:
        """Whether the book, and not only the form, says when it was convened."""
        kept = self._record
        return kept is not None and bool(kept.heads) and bool(kept.text("convened_on"))

    def start_afresh(self) -> None:
        if self.workspace.forum:
            self.open_record(self.workspace.forum)
        else:
            super().start_afresh()

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Foros"))
        super().fill_side(column)

    def go_on(self) -> None:
        record_id = self.form.record().id
        self.workspace.write(lambda: self.workspace.desk.book.record(record_id), self._begin_table)

    def _begin_table(self, forum: Record | None) -> None:
        if forum is None:
            self.workspace.said.emit("Escriba al menos el nombre del foro.")
            return
        self.workspace.go_to_forum(forum)
        self.workspace.asked_for_new.emit("dialogue_table")


class TablePage(RecordPage):
    """A mesa: when finished, its proposals are captured."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, TABLE, _TABLE)
        self.ui.next_button.setText("Guardar y &seguir con las propuestas  Ctrl+Intro")

    def describe(self, record: Record) -> Row:
        terms = self.workspace.desk.terms
        return Row(table_title(record, terms), spoken(record, "decision_rule", terms) or "Sin regla de decisión")

    def belongs_here(self, record: Record) -> bool:
        return self.workspace.table is not None and record.id == self.workspace.table.id

    def heading(self, place: int) -> str:
        return f"Mesa {self.form.record().text('number') or place}"

    def suggest(self) -> dict[str, Value]:
        """The next number."""
        return {"number": max((one.number("number") or 0 for one in self.model.records), default=0) + 1}

    def records(self) -> Sequence[Record]:
        return sorted(super().records(), key=lambda one: one.number("number") or 0)

    def start_afresh(self) -> None:
        if self.workspace.table:
            self.open_record(self.workspace.table)
        else:
            super().start_afresh()

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Mesas del foro"))
        super().fill_side(column)

    def go_on(self) -> None:
        record_id = self.form.record().id
        self.workspace.write(lambda: self.workspace.desk.book.record(record_id), self._begin_proposals)

    def _begin_proposals(self, table: Record | None) -> None:
        if table is None:
            self.workspace.said.emit("Escriba al menos el área de trabajo de la mesa.")
            return
        self.workspace.go_to_record(table)
        self.workspace.asked_for_new.emit("proposal")
