"""The close of a mesa, beside its votes: what keeps it open, what was decided, the button that closes or reopens."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from gobabierto_desktop.domain.deliberation import Decision, Outcome
from gobabierto_desktop.domain.tally import Unsound
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, counted, title_of
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import deliberating
from gobabierto_desktop.services.deliberating import Deliberation

_DOTS = {
    Outcome.APPROVED: Dot.DONE,
    Outcome.REJECTED: Dot.EMPTY,
    Outcome.TIED: Dot.WAITING,
    Outcome.UNDECIDED: Dot.EMPTY,
}


class ClosingCard(QWidget):
    """Follows the open mesa, once it stands on a page; Enter on what is missing opens it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.rows: ItemRows[Unsound | Decision] = ItemRows(self._describe, self)
        self.heading, self.said, self.list = SideHeading("Cierre de la mesa"), QLabel(wordWrap=True), QListView()
        self.button = QPushButton("Cerrar la mesa")
        mark(self.said, role="hint")
        mark(self.list, role="flat")
        self.list.setAccessibleName("Lo que impide cerrar la mesa, y lo que se decidió")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        for part in (self.heading, self.said, self.list, self.button):
            column.addWidget(part)
        _ = self.button.clicked.connect(self.close_or_reopen)
        _ = self.list.activated.connect(self._open)
        for signal in (workspace.changed, workspace.renewed, workspace.place_changed):
            _ = signal.connect(self.refresh)

    def refresh(self, _touched: object = None) -> None:
        """Reckon anew what the votes decide and what is amiss."""
        table = self._workspace.table
        self.setVisible(table is not None)
        if table is None:
            return
        stands = deliberating.deliberation(self._workspace.desk, table)
        voted = [one for one in stands.decisions if one.outcome is not Outcome.UNDECIDED]
        self.rows.show_items([*(() if table.is_yes("is_closed") else stands.obstacles), *voted])
        self.list.setVisible(bool(self.rows.items))
        self.said.setText(_said(stands))
        self.button.setText("Reabrir la mesa" if table.is_yes("is_closed") else "Cerrar la mesa")
        mark(dress(self.button, "refresh" if table.is_yes("is_closed") else "lock"), kind="")

    def close_or_reopen(self) -> None:
        """Close the mesa that is open, or open again the one that is closed."""
        table, desk = self._workspace.table, self._workspace.desk
        if table is None:
            self._workspace.said.emit("Elija primero una mesa.")
            return
        is_closed = table.is_yes("is_closed")
        does = deliberating.reopen_table if is_closed else deliberating.close_table
        sentence = "La mesa quedó abierta otra vez." if is_closed else "La mesa quedó cerrada."
        self._workspace.write(lambda: does(desk, table), lambda _: self._done(sentence))

    def _done(self, sentence: str) -> None:
        self._workspace.renew()
        self._workspace.said.emit(sentence)

    def _open(self, index: QModelIndex) -> None:
        item = self.rows.items[index.row()]
        record = self._workspace.desk.book.record(item.record if isinstance(item, Unsound) else item.proposal)
        if record is not None:
            self._workspace.asked_for.emit(record)

    def _describe(self, item: Unsound | Decision) -> Row:
        book, terms = self._workspace.desk.book, self._workspace.desk.terms
        record = book.record(item.record if isinstance(item, Unsound) else item.proposal)
        title = title_of(record, book, terms) if record else UNTITLED
        if isinstance(item, Unsound):
            return Row(item.message, title, "falta", Dot.WAITING)
        outcome = item.outcome.value
        return Row(title, f"{outcome[:1].upper()}{outcome[1:]}: {item.reason}", "", _DOTS[item.outcome])


def _said(stands: Deliberation) -> str:
    if stands.table.is_yes("is_closed"):
        return "Cerrada: ya no se esperan más propuestas ni votos."
    if stands.obstacles:
        return f"No se puede cerrar: {counted(len(stands.obstacles), 'cosa lo impide', 'cosas lo impiden')}."
    return "Todo cuadra: puede cerrarla."
