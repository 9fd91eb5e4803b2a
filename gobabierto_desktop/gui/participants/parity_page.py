"""Tablero de paridad: who came against the targets, in words and numbers, while they come; and which delegates lack."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListView, QVBoxLayout, QWidget

from gobabierto_desktop.domain.forums import FORUM
from gobabierto_desktop.domain.parity import DIMENSIONS, Board, Delegation
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.participants.dimension_card import DimensionCard
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.reading import Reading
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.gui.record_references import records_of_table
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, counted
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.pill import Tone
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.convening import due_delegations, parity_board
from gobabierto_desktop.services.desk import Desk

_NO_FORUM = "La paridad es de un foro. Cree primero el foro."
_NOBODY_DUE = "Ninguna propuesta nombra todavía a una institución, y nadie está acreditado."
_NO_TARGET = "Sin meta de mujeres"
_TARGET = "parity_target"
_HOW = "Cada persona se cuenta una vez. Los porcentajes son de quienes lo dijeron."
_KEYS = "Intro: abrir. P: propuestas que la nombran. D: quien está acreditado."
_ROOM_FOR_TWO = 56
"""The width of the content, in letters, from which the cards stand in two columns."""


@dataclass(frozen=True, slots=True)
class _Seen:
    board: Board
    delegations: tuple[Delegation, ...]


class DelegationList(QListView):
    """The institutions; `asked` brings the letter of what is to be opened of the marked one."""

    asked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter and letter in "PD" and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.asked.emit(letter)
        else:
            super().keyPressEvent(event)


class ParityPage(PlainPage):
    """Reckoned off the window's thread after everything that is written, on this laptop or taken in."""

    side_width = 28

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Tablero de paridad")
        terms = workspace.desk.terms
        self.cards = {name: DimensionCard(name, terms) for name in DIMENSIONS}
        women = replace(FORUM, fields=(FORUM.field(_TARGET),))
        self.target = RecordForm(women, terms, partial(records_of_table, workspace))
        self.rows: ItemRows[Delegation] = ItemRows(self._row, self)
        self.view, self._heading = DelegationList(), SideHeading("Delegaciones")
        self._none = QLabel(_NOBODY_DUE, wordWrap=True)
        self.told, self._content = QLabel(wordWrap=True), QWidget()
        self._empty = EmptyState("building", _NO_FORUM, "Crear el foro")
        self._grid = QGridLayout()
        self._columns = 0
        self._reading: Reading[_Seen] = Reading(self._show, self.refused, self)
        self._lay_out()
        _ = self.add_button("Me&tas…", "flag", "", partial(workspace.asked_for_page.emit, "targets"))
        _ = self.add_button("Propuestas  P", "file-text", "", self.open_proposal)
        _ = self.add_button("Acreditados  D", "users", "", self.open_delegate)
        _ = self._empty.asked.connect(partial(workspace.asked_for_new.emit, "forum"))
        _ = self.view.asked.connect(self._open)
        _ = self.view.activated.connect(self.open_due)
        _ = self.target.left.connect(self._keep_target)
        for told in (workspace.changed, workspace.renewed, workspace.place_changed):
            _ = told.connect(self._changed)

    def arrive(self) -> None:
        self._look()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        if self.workspace.forum is None:
            self._empty.take_keyboard()
        else:
            self.view.setFocus()

    def leave(self) -> None:
        self._keep_target(_TARGET)

    def save(self) -> None:
        self._keep_target(_TARGET)

    def save_and_next(self) -> None:
        self._keep_target(_TARGET)

    def finish(self) -> None:
        super().finish()
        self._reading.wait()

    def fields(self) -> tuple[tuple[str, str], ...]:
        return ((_TARGET, FORUM.field(_TARGET).label),) if self.workspace.forum else ()

    def go_to_field(self, name: str) -> None:
        self.target.focus_field(name)

    # What can be opened

    def open_due(self) -> None:
        """Who is accredited, or else a proposal that names the institution."""
        delegation = self._chosen()
        if delegation and delegation.accredited:
            self.open_delegate()
        else:
            self.open_proposal()

    def _open(self, letter: str) -> None:
        (self.open_proposal if letter == "P" else self.open_delegate)()

    def open_delegate(self) -> None:
        """Who the institution accredited; where it accredited nobody, the page to note who."""
        forum, delegation = self.workspace.forum, self._chosen()
        if forum is None or delegation is None:
            return
        known = self.workspace.desk.book.records("delegate", forum.id)
        found = [one for one in known if one.text("institution") == delegation.institution]
        if found:
            self.workspace.asked_for.emit(found[0])
        else:
            self.workspace.asked_for_new.emit("delegate")
            self.workspace.said.emit("Nadie está acreditado por esa institución: anótelo aquí.")

    def open_proposal(self) -> None:
        """A proposal that names the institution; of several it is asked which."""
        delegation = self._chosen()
        if delegation is None:
            return
        found = self.workspace.desk.book.records_named(delegation.proposals)
        proposals = [found[one] for one in delegation.proposals if one in found]
        titles = [f"{at}. {one.text('title') or UNTITLED}" for at, one in enumerate(proposals, start=1)]
        if not proposals:
            self.workspace.said.emit("Ninguna propuesta nombra a esa institución.")
            return
        ask = self.workspace.dialogs.choose
        picked = titles[0] if len(titles) == 1 else ask("Propuestas que la nombran", "¿Cuál quiere abrir?", titles)
        if picked in titles:
            self.workspace.asked_for.emit(proposals[titles.index(picked)])

    def _chosen(self) -> Delegation | None:
        if not self.rows.items:
            self.workspace.said.emit("No hay ninguna delegación que esperar.")
            return None
        return self.rows.items[max(self.view.currentIndex().row(), 0)]

    # Showing

    def _changed(self, _touched: object = None) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        forum = self.workspace.forum
        for part in (self._content, self.frame.side):
            part.setVisible(forum is not None)
        self._empty.setVisible(forum is None)
        if forum:
            if not forum.number(_TARGET):
                self.state.show_state(_NO_TARGET, "neutral")
            self._reading.ask(partial(_see, self.workspace.desk, forum.id))

    def _show(self, seen: _Seen) -> None:
        board, forum = seen.board, self.workspace.forum
        self.state.show_state(*_pill(board))
        self.told.setText(f"{counted(board.total, 'persona inscrita', 'personas inscritas')}. {_HOW}")
        for dimension in board.dimensions:
            self.cards[dimension.name].show_dimension(dimension)
        if forum:
            shown = self.target.record()
            stands = forum.with_values({_TARGET: board.target})
            if shown.id == forum.id:
                self.target.renew(stands)
            else:
                self.target.show_record(stands)
        row = max(self.view.currentIndex().row(), 0)
        self.rows.show_items(seen.delegations)
        absent = sum(not one.present for one in seen.delegations)
        self._heading.setText(f"Delegaciones · {absent:,} sin nadie presente, de {len(seen.delegations):,}")
        self._none.setVisible(not seen.delegations)
        if seen.delegations:
            self.view.setCurrentIndex(self.rows.index(min(row, len(seen.delegations) - 1)))

    def _keep_target(self, _name: str) -> None:
        """Keep the women's target as it was typed, with the forum's data."""
        forum, typed = self.workspace.forum, self.target.record()
        if forum is None or typed.id != forum.id:
            return
        work = partial(_keep, self.workspace.desk, forum.id, typed)
        stands = self.workspace.desk.book.record(forum.id)
        if stands and stands.get(_TARGET) != typed.get(_TARGET):
            self.workspace.write(work, self._kept)

    def _kept(self, forum: Record | None) -> None:
        if forum:
            self.workspace.renew()
            self.workspace.changed.emit({forum.id})

    def _row(self, one: Delegation) -> Row:
        name = self.workspace.desk.terms.label("institution", one.institution) or one.institution
        named = counted(len(one.proposals), "propuesta", "propuestas")
        accredited = counted(one.accredited, "acreditado", "acreditados")
        word = f"{one.present:,} presente" if one.present else "ausente"
        return Row(name, f"{named} · {accredited}", word, Dot.DONE if one.present else Dot.FAILED)

    def measure(self) -> None:
        super().measure()
        if hasattr(self, "cards"):
            self._arrange()

    def _arrange(self) -> None:
        """Two columns of cards where there is room."""
        room = self.width() - (em(self.side_width) if self.has_room() else 0)
        columns = 2 if room >= em(_ROOM_FOR_TWO) else 1
        self._grid.setSpacing(em(0.8))
        if inside := self.target.layout():
            inside.setContentsMargins(0, em(0.4), 0, 0)
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _lay_out(self) -> None:
        mark(self.told, role="subtitle")
        mark(self._none, role="hint")
        mark(self.view, role="flat")
        self.view.setModel(self.rows)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setAccessibleName("Delegaciones que las propuestas nombran")
        self.view.setAccessibleDescription(_KEYS)
        for part in (self._heading, self._none):
            self.frame.side_column.addWidget(part)
        self.frame.side_column.addWidget(self.view, 1)
        self.cards["sex"].add(self.target)
        column = QVBoxLayout(self._content)
        column.addWidget(self.told)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.frame.content.addWidget(self._empty)
        self.lay_out(self._content)


def _pill(board: Board) -> tuple[str, Tone]:
    if not board.target:
        return _NO_TARGET, "neutral"
    if board.lacking:
        return f"{'Falta' if board.lacking == 1 else 'Faltan'} {counted(board.lacking, 'mujer', 'mujeres')}", "warn"
    return ("Meta de mujeres alcanzada", "ok") if board.said_sex else ("Nadie ha dicho su sexo", "neutral")


def _see(desk: Desk, forum_id: str) -> _Seen:
    forum = desk.book.record(forum_id) or Record("forum", forum_id, None)
    return _Seen(parity_board(desk, forum), due_delegations(desk, forum))


def _keep(desk: Desk, forum_id: str, typed: Record) -> Record | None:
    forum = desk.book.record(forum_id)
    return editing.save(desk, forum, {_TARGET: typed.get(_TARGET)}) if forum else None
