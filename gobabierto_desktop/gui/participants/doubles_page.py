"""Personas repetidas: who was probably registered twice, in every forum, side by side; one key decides each pair."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QTextBrowser, QVBoxLayout, QWidget

from gobabierto_desktop.gui.comparison import told_comparison
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.reading import Reading
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, counted
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services.pairing import Decision, Pair, pairs, say_one, say_two, take_back

_NOBODY = "Nadie parece estar inscrito dos veces en ningún foro."
_STATES = {
    Decision.WAITING: ("por decidir", Dot.WAITING),
    Decision.ONE: ("es la misma", Dot.DONE),
    Decision.TWO: ("son dos", Dot.EMPTY),
}
_QUESTIONS = {
    Decision.WAITING: "¿Son la misma persona?",
    Decision.ONE: "Se decidió que son la misma persona: se cuenta una sola vez, como la primera.",
    Decision.TWO: "Se decidió que son dos personas: no se pregunta otra vez.",
}
_KEYS = "S: es la misma. N: son dos. R: decidir otra vez. Intro: abrir a la primera."
_HEADS = ("Inscrita primero", "Inscrita después")


class PairList(QListView):
    """The pairs; `decided` brings the letter of a decision."""

    decided = Signal(str)
    LETTERS = "SNR"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter and letter in self.LETTERS and event.modifiers() in {_PLAIN, Qt.KeyboardModifier.ShiftModifier}:
            self.decided.emit(letter)
        else:
            super().keyPressEvent(event)


_PLAIN = Qt.KeyboardModifier.NoModifier


class DoublesPage(PlainPage):
    """Read off the window's thread; a decision is a step that can be undone, and the next pair comes up."""

    side_width = 30

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Personas repetidas")
        self.rows: ItemRows[Pair] = ItemRows(self._row, self)
        self.view = PairList()
        self._heading, self._content = SideHeading("Parejas"), QWidget()
        self.place, self.question, self.both = QLabel(), QLabel(), QTextBrowser()
        self._empty = EmptyState("users", _NOBODY)
        self._pairs = partial(pairs, workspace.desk)
        self._reading: Reading[tuple[Pair, ...]] = Reading(self._show_pairs, self.refused, self)
        self._lay_out()
        self._open = self.add_button("Abrir a la &primera", "pencil", "quiet", self.open_first)
        self._back = self.add_button("Decidir otra &vez  R", "history", "", self.take_back)
        self._two = self.add_button("No, son dos  N", "x", "", self.tell_apart)
        self._one = self.add_button("Sí, es la misma  S", "check", "primary", self.merge_both)
        _ = self.view.selectionModel().currentChanged.connect(self._show)
        _ = self.view.decided.connect(self._decide)
        _ = self.view.activated.connect(self.open_first)
        _ = workspace.changed.connect(self._changed)
        _ = workspace.renewed.connect(self._changed)
        self.state.show_state("Buscando…", "neutral")
        self._offer(None)

    # What the window asks

    def arrive(self) -> None:
        self._reading.ask(self._pairs)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self.view.setFocus()

    def go_to_alike(self) -> None:
        self.take_keyboard()

    def compare_both(self) -> None:
        """They stand side by side already: the keyboard goes there."""
        self.both.setFocus()

    def finish(self) -> None:
        super().finish()
        self._reading.wait()

    def go_by(self, step: int) -> None:
        row = self.view.currentIndex().row() + step
        if 0 <= row < len(self.rows.items):
            self.view.setCurrentIndex(self.rows.index(row))

    # Deciding

    def merge_both(self) -> None:
        """They are one person."""
        self._write(say_one, Decision.WAITING, "Es la misma persona: se cuenta una sola vez.")

    def tell_apart(self) -> None:
        """They are two people."""
        self._write(say_two, Decision.WAITING, "Son dos personas: no se pregunta otra vez.")

    def take_back(self) -> None:
        """What was decided is open again."""
        self._write(take_back, None, "La decisión queda abierta otra vez.")

    def open_first(self) -> None:
        """See who was registered first, in «Asistencia»."""
        if pair := self._chosen():
            self.workspace.asked_for.emit(pair.one)

    def _decide(self, letter: str) -> None:
        {"S": self.merge_both, "N": self.tell_apart, "R": self.take_back}[letter]()

    def _write(self, deed: Callable[..., None], only: Decision | None, said: str) -> None:
        pair = self._chosen()
        if pair is None:
            return
        if (pair.decision is Decision.WAITING) is (only is None):
            self.workspace.said.emit("Eso ya está decidido." if only else "De esta pareja no se ha decidido nada.")
            return
        work = partial(deed, self.workspace.desk, pair)
        self.workspace.write(work, lambda _: self._decided(pair, said))

    def _decided(self, pair: Pair, said: str) -> None:
        self.workspace.changed.emit({pair.one.id, pair.other.id})
        self.workspace.said.emit(f"{said} Ctrl+Alt+Z lo deshace.")

    # Showing

    def _changed(self, _touched: object = None) -> None:
        if self.isVisible():
            self._reading.ask(self._pairs)

    def _show_pairs(self, found: tuple[Pair, ...]) -> None:
        row = max(self.view.currentIndex().row(), 0)
        self.rows.show_items(found)
        number = Counter(one.decision for one in found)
        waiting = number[Decision.WAITING]
        self.state.show_state(f"{waiting:,} por decidir" if waiting else "Al día", "warn" if waiting else "ok")
        one, two = number[Decision.ONE], number[Decision.TWO]
        told = counted(waiting, "pareja por decidir", "parejas por decidir")
        self._heading.setText(f"{told} · {counted(one, 'es la misma', 'son la misma')} · {two:,} son dos personas")
        if found:
            self.view.setCurrentIndex(self.rows.index(min(row, len(found) - 1)))
        else:
            self._offer(None)

    def _show(self, index: QModelIndex, _before: QModelIndex) -> None:
        pair = self.rows.items[index.row()] if index.isValid() else None
        self._offer(pair)
        if pair is None:
            return
        self.place.setText(f"{pair.forum.text('name') or UNTITLED} · {_why(pair)}")
        self.question.setText(_QUESTIONS[pair.decision])
        self.both.setHtml(told_comparison(pair.one, pair.other, self.workspace.desk.terms, _HEADS))

    def _offer(self, pair: Pair | None) -> None:
        """What can be done about the pair in view."""
        is_open = pair is not None and pair.decision is Decision.WAITING
        for part in (self._content, self._open):
            part.setVisible(pair is not None)
        self._empty.setVisible(pair is None)
        for button in (self._one, self._two):
            button.setVisible(is_open)
        self._back.setVisible(pair is not None and not is_open)

    def _chosen(self) -> Pair | None:
        index = self.view.currentIndex()
        return self.rows.items[index.row()] if index.isValid() else None

    def _row(self, pair: Pair) -> Row:
        names = [one.text("name") or UNTITLED for one in (pair.one, pair.other)]
        word, dot = _STATES[pair.decision]
        return Row(" — ".join(names), _why(pair), word, dot)

    def _lay_out(self) -> None:
        self.view.setModel(self.rows)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setAccessibleName("Personas repetidas")
        self.view.setAccessibleDescription(
            "S: es la misma. N: son dos. R: decidir otra vez. Intro: abrir a la primera."
        )
        mark(self.view, role="flat")
        self.frame.side_column.addWidget(self._heading)
        self.frame.side_column.addWidget(self.view, 1)
        self.both.setAccessibleName("Las dos inscripciones, una junto a la otra")
        self.both.setTabChangesFocus(True)
        column = QVBoxLayout(self._content)
        column.setSpacing(em(0.6))
        for label, role in ((self.place, "subtitle"), (self.question, "strong")):
            label.setWordWrap(True)
            mark(label, role=role)
            column.addWidget(label)
        column.addWidget(self.both, 1)
        self.frame.content.addWidget(self._empty)
        self.lay_out(self._content)


def _why(pair: Pair) -> str:
    return pair.reason[:1].upper() + pair.reason[1:]
