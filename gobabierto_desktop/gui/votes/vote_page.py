"""Votación: the tally sheet of each vote of a mesa, which says at once when it does not add up."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from gobabierto_desktop.domain.forums import VOTE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tally import PARTS
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.votes.closing_card import ClosingCard
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import deliberating

_WORDS = Words(
    one="Votación",
    new="Nueva",
    icon="checkbox",
    without_place="Se vota en una mesa. Cree primero el foro y su mesa de trabajo.",
    ask_place="Preparar la mesa",
)


_COUNTED = (*PARTS, "points")


class VotePage(RecordPage):
    """The tally on the form beside those of the mesa."""

    side_width = 24

    def __init__(self, workspace: Workspace) -> None:
        self.closing = ClosingCard(workspace)
        self.recount_button = QPushButton("Recontar")
        super().__init__(workspace, VOTE, _WORDS)
        self.ui.foot.insertWidget(self.ui.foot.indexOf(self.ui.save_button), dress(self.recount_button, "refresh"))
        _ = self.recount_button.clicked.connect(self.recount)

    def describe(self, record: Record) -> Row:
        voted = self.workspace.desk.book.record(record.text("proposal"))
        title = (voted.text("title") if voted else "") or UNTITLED
        sheet = deliberating.sheet(self.workspace.desk, record)
        word, dot = ("no cuadra", Dot.WAITING) if sheet.amiss else ("cuadra", Dot.DONE)
        if record.text("recount_of"):
            word = f"recuento, {word}"
        return Row(title, sheet.words, word, dot)

    def heading(self, place: int) -> str:
        table = self.workspace.table
        if not table:
            return "Votación"
        return f"Votación {place} de la Mesa {table.text('number') or '?'}"

    def note(self, record: Record) -> tuple[str, str]:
        """The live sum: said in words, for the eye that goes from the sheet to the screen."""
        rule = self._rule_of_the_table()
        if record.number("present") is None or not any(record.number(one) is not None for one in _COUNTED):
            return rule, "hint"
        sheet = deliberating.sheet(self.workspace.desk, record)
        if sheet.amiss:
            return f"No cuadra: {sheet.amiss[:1].lower()}{sheet.amiss[1:]}", "error"
        return f"Cuadra: {sheet.balance}. {rule}".strip(), "hint"

    def shown(self, record: Record) -> None:
        self.recount_button.setEnabled(bool(record.heads))

    def close_or_reopen(self) -> None:
        """Close the open mesa, or open it again."""
        self.closing.close_or_reopen()

    def recount(self) -> None:
        """Count the vote in view again: the first count stays as it was, and the new one stands in its place."""
        counted, desk = self.form.record(), self.workspace.desk
        if not counted.heads:
            self.workspace.said.emit("Abra primero la votación que se cuenta otra vez.")
            return
        self.workspace.write(
            lambda: deliberating.recount(desk, desk.book.record(counted.id) or counted, {}), self._recounted
        )

    def _recounted(self, again: Record) -> None:
        self.workspace.changed.emit({again.id})
        self.open_record(again)
        self.form.focus_field("points" if again.get("points") is not None else "in_favour")

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Votaciones de la mesa"))
        super().fill_side(column)
        column.addWidget(self.closing)
        self.closing.refresh()

    def _rule_of_the_table(self) -> str:
        table = self.workspace.table
        desk = self.workspace.desk
        rule = spoken(deliberating.ruled(desk, table), "decision_rule", desk.terms) if table else ""
        return f"Regla de decisión de la mesa: {rule}." if rule else ""
