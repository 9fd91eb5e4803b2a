"""Votación: the tally sheet of each vote of a mesa, which says at once when it does not add up."""

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.forums import VOTE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, counted, spoken
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words(
    one="Votación",
    new="Nueva",
    icon="checkbox",
    without_place="Se vota en una mesa. Cree primero el foro y su mesa de trabajo.",
    ask_place="Preparar la mesa",
)
_PARTS = ("in_favour", "against", "blank", "void")


class VotePage(RecordPage):
    """The tally on the form beside those of the mesa."""

    side_width = 24

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, VOTE, _WORDS)

    def describe(self, record: Record) -> Row:
        voted = self.workspace.desk.book.record(record.text("proposal"))
        title = (voted.text("title") if voted else "") or UNTITLED
        favour, present = record.text("in_favour") or "—", record.text("present") or "—"
        adds_up = _cast(record) == record.number("present")
        word, dot = ("cuadra", Dot.DONE) if adds_up else ("no cuadra", Dot.WAITING)
        return Row(title, f"{favour} a favor de {present} presentes", word, dot)

    def heading(self, place: int) -> str:
        table = self.workspace.table
        if not table:
            return "Votación"
        return f"Votación {place} de la Mesa {table.text('number') or '?'}"

    def note(self, record: Record) -> tuple[str, str]:
        """The live sum: said in words, for the eye that goes from the sheet to the screen."""
        present, cast = record.number("present"), _cast(record)
        rule = self._rule_of_the_table()
        if present is None or not any(record.number(part) is not None for part in _PARTS):
            return rule, "hint"
        if cast == present:
            return f"Cuadra: {counted(cast, 'voto', 'votos')} de {present:,} presentes. {rule}".strip(), "hint"
        return f"No cuadra: los votos suman {cast:,} y hay {present:,} presentes.", "error"

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Votaciones de la mesa"))
        super().fill_side(column)

    def _rule_of_the_table(self) -> str:
        table = self.workspace.table
        rule = spoken(table, "decision_rule", self.workspace.desk.terms) if table else ""
        return f"Regla de decisión de la mesa: {rule}." if rule else ""


def _cast(record: Record) -> int:
    return sum(record.number(part) or 0 for part in _PARTS)
