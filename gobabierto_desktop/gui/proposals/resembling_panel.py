"""The proposals that resemble the one on the form, with the reason, and what can be done about it without the mouse."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QMenu, QVBoxLayout, QWidget

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.proposals.comparison import told_comparison
from gobabierto_desktop.gui.record_rows import RecordRows, Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import relating
from gobabierto_desktop.services.comparing import Resemblance, similar, tell_apart
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.relating import Lineage, lineage

_WAITING = "Aquí aparecen las que hablan de lo mismo, con el motivo."
_FOUND = "Intro la abre; Mayús+F10 dice qué más se puede hacer."


@dataclass(frozen=True, slots=True)
class _Looked:
    resembling: tuple[Resemblance, ...]
    lineage: Lineage


class ResemblingPanel(QWidget):
    """Looks among the proposals of every mesa on the writer's thread; `lineage_told` brings the line for the form."""

    lineage_told = Signal(str, str)
    """The id of the proposal and its lineage in words, empty for none."""

    def __init__(self, workspace: Workspace, typed: Callable[[], Record]) -> None:
        super().__init__()
        self._workspace, self._typed = workspace, typed
        self._asked = 0
        self._reasons: dict[str, str] = {}
        self.rows = RecordRows(self._describe, self)
        self.view = QListView()
        self._hint = QLabel(_WAITING, wordWrap=True)
        self._lay_out()

    def look(self) -> None:
        """Look for those like what the form now says; an answer that comes late is dropped."""
        if self._workspace.writer.is_finished:  # the typing paused while the window was closing
            return
        self._asked += 1
        record = self._typed()
        self._workspace.writer.ask(
            partial(_look, self._workspace.desk, record),
            partial(self._show, self._asked, record.id),
            self._workspace.tell_failure,
        )

    def take_keyboard(self) -> None:
        """Put the keyboard on the first of them."""
        if not self.rows.records:
            self._workspace.said.emit("Ninguna propuesta se parece a ésta.")
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chosen(self) -> Record | None:
        """The one that orders are about: the marked one, or the most alike."""
        if not self.rows.records:
            self._workspace.said.emit("Ninguna propuesta se parece a ésta.")
            return None
        return self.rows.records[max(self.view.currentIndex().row(), 0)]

    def tell_apart(self) -> None:
        """«No son iguales»: the marked one is not offered beside this one again."""
        if other := self.chosen():
            self._do(partial(tell_apart, self._workspace.desk), other, "Anotado: no son iguales.")

    def compare(self) -> None:
        """Both side by side."""
        if other := self.chosen():
            page = told_comparison(self._typed(), other, self._workspace.desk.terms)
            self._workspace.dialogs.show_text("Comparar dos propuestas", page)

    def merge(self) -> None:
        """Have one of the two stand for both; it is asked which, and why."""
        other, here = self.chosen(), self._typed()
        if other is None:
            return
        stays = (f"Ésta: {here.text('title')}", f"La parecida: {other.text('title')}")
        dialogs = self._workspace.dialogs
        picked = dialogs.choose("Unir propuestas", "¿Cuál queda? La otra se conserva y remite a ella.", stays)
        reason = dialogs.ask_line("Unir propuestas", "Motivo, en palabras de la mesa:") if picked else None
        if reason is None:
            return

        def merged(typed: Record, alike: Record) -> None:
            goes, into = (alike, typed) if picked == stays[0] else (typed, alike)
            relating.merge(self._workspace.desk, [goes], into, reason.strip())

        self._do(merged, other, "Las dos propuestas quedaron unidas.")

    def split(self) -> None:
        """Make several proposals of this one; their titles are asked, and why."""
        here, dialogs = self._typed(), self._workspace.dialogs
        title = here.text("title")
        if not title:
            self._workspace.said.emit("Escriba primero la propuesta que quiere dividir.")
            return
        question = "¿En cuáles? Escriba sus títulos, separados por punto y coma."
        typed = dialogs.ask_line("Dividir la propuesta", question, f"{title} (1); {title} (2)")
        titles = [one.strip() for one in (typed or "").split(";") if one.strip()]
        if typed is None:
            return
        if len(titles) < 2:
            self._workspace.said.emit("Para dividir hacen falta dos títulos o más, separados por punto y coma.")
            return
        reason = dialogs.ask_line("Dividir la propuesta", "Motivo, en palabras de la mesa:")
        if reason is not None:
            work = partial(_split, self._workspace.desk, here, titles, reason.strip())
            self._workspace.write(work, partial(self._made, here.id, len(titles)))

    def offers(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What the menu of the list offers."""
        return (
            ("&Abrirla", self._open),
            ("&No son iguales", self.tell_apart),
            ("&Comparar las dos…", self.compare),
            ("&Unir las dos…", self.merge),
        )

    def _do(self, deed: Callable[[Record, Record], None], other: Record, said: str) -> None:
        """Carry out a deed on both, as they stand once all that was typed is written."""
        here = self._typed()
        work = partial(_stored, self._workspace.desk, here, other, deed)
        self._workspace.write(work, lambda _: self._done({here.id, other.id}, said))

    def _done(self, touched: set[str], said: str) -> None:
        self._workspace.changed.emit(touched)
        self._workspace.said.emit(f"{said} Ctrl+Alt+Z lo deshace.")
        self.look()

    def _made(self, whole: str, many: int, parts: tuple[Record, ...]) -> None:
        self._done({whole, *(one.id for one in parts)}, f"Quedó dividida en {many} propuestas.")

    def _show(self, asked: int, record: str, looked: _Looked) -> None:
        if asked != self._asked:
            return
        self._reasons = {one.record.id: one.reason for one in looked.resembling}
        self.rows.show_records([one.record for one in looked.resembling])
        self._hint.setText(_FOUND if looked.resembling else _WAITING)
        self.lineage_told.emit(record, told_lineage(looked.lineage))

    def _describe(self, record: Record) -> Row:
        table = self._workspace.desk.book.record(record.parent or "")
        reason = self._reasons[record.id]
        return Row(record.text("title"), reason[:1].upper() + reason[1:], self._forum_elsewhere(table))

    def _forum_elsewhere(self, table: Record | None) -> str:
        forum = self._workspace.desk.book.record(table.parent) if table and table.parent else None
        is_here = forum is None or (self._workspace.forum is not None and forum.id == self._workspace.forum.id)
        return "" if is_here or forum is None else forum.text("name")

    def _open(self, index: QModelIndex | None = None) -> None:
        if other := self.rows.records[index.row()] if index else self.chosen():
            self._workspace.asked_for.emit(other)

    def _offer(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if index.isValid():
            self.view.setCurrentIndex(index)
        if not self.rows.records:
            return
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, does in self.offers():
            _ = menu.addAction(text).triggered.connect(partial(_ignoring_tick, does))
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        self.view.setAccessibleName("Propuestas parecidas")
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setModel(self.rows)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        mark(self.view, role="flat")
        mark(self._hint, role="hint")
        for part in (SideHeading("Propuestas parecidas"), self._hint):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        _ = self.view.activated.connect(self._open)
        _ = self.view.customContextMenuRequested.connect(self._offer)


def told_lineage(known: Lineage) -> str:
    """«Viene de «…» y «…».» «Unida en «…».»: where a proposal comes from, and what now stands for it."""
    parts: list[str] = []
    if known.origins:
        parts.append(f"Viene de {_titles(known.origins)}.")
    for relation, words in ((relating.Relation.MERGED, "Unida en"), (relating.Relation.SPLIT, "Dividida en")):
        if after := tuple(one for one in known.successors if one.relation is relation):
            parts.append(f"{words} {_titles(after)}.")
    return " ".join(parts)


def _titles(kin: tuple[relating.Kin, ...]) -> str:
    named = sorted(f"«{one.proposal.text('title')}»" for one in kin)
    return " y ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)


def _look(desk: Desk, record: Record) -> _Looked:
    return _Looked(similar(desk, record), lineage(desk, record))


def _stored(desk: Desk, here: Record, other: Record, deed: Callable[[Record, Record], None]) -> None:
    stand = desk.book.records_named([here.id, other.id])
    deed(stand.get(here.id, here), stand.get(other.id, other))


def _split(desk: Desk, here: Record, titles: list[str], reason: str) -> tuple[Record, ...]:
    whole = desk.book.record(here.id) or here
    return relating.split(desk, whole, [{"title": title} for title in titles], reason)


def _ignoring_tick(does: Callable[[], object], _ticked: object = None) -> None:
    _ = does()
