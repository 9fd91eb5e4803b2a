"""Conflictos: what two people wrote in the same field, side by side; somebody decides, and the decision travels."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QListView, QWidget

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.editors import Editor, Search, editor_for
from gobabierto_desktop.gui.forms.conflict_form import Ui_ConflictForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.inbox.side_card import SideCard
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import counted, title_of
from gobabierto_desktop.gui.widgets.choice_box import Choice
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.deciding import Dispute, Side, disputes
from gobabierto_desktop.services.showing_acta import copy_words

_LETTERS = "IJKLMPTWZH"
"""Which letter of Alt keeps each side: numbers belong to the window's own orders, other letters to its menus."""


class ConflictPage(PlainPage):
    """Closing or leaving decides nothing; no side is marked beforehand."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Conflictos")
        self._content = QWidget()
        self.ui = Ui_ConflictForm()
        self.ui.setupUi(self._content)
        self.disputes = ItemRows(self._row, self)
        self.view = QListView()
        self._empty = EmptyState("git-merge", "No hay nada por decidir: nadie escribió cosas distintas en lo mismo.")
        self._cards: list[SideCard] = []
        self._editor: Editor | None = None
        self._fill_side()
        self._open = self.add_button("Abrir el &registro", "pencil", "quiet", self.open_disputed)
        self._later = self.add_button("Decidir &después", "clock", "", self.next_dispute)
        self.frame.content.addWidget(self._empty)
        self.lay_out(self._content)
        self._connect()
        self._refresh()

    # What the window asks

    def arrive(self) -> None:
        self._refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self.view.setFocus()

    def go_by(self, step: int) -> None:
        row = self.view.currentIndex().row() + step
        if 0 <= row < len(self.disputes.items):
            self.view.setCurrentIndex(self.disputes.index(row))

    def next_dispute(self) -> None:
        """Leave this one undecided and look at the next."""
        row = self.view.currentIndex().row() + 1
        self.view.setCurrentIndex(self.disputes.index(row if row < len(self.disputes.items) else 0))
        self.take_keyboard()

    def open_disputed(self) -> None:
        """See the record in its own page."""
        if dispute := self._shown():
            self.workspace.asked_for.emit(dispute.record)

    # Deciding

    def _keep(self, value: Value) -> None:
        dispute = self._shown()
        if dispute is None:
            return
        said = self._said(dispute, value)
        work = partial(editing.decide, self.workspace.desk, dispute.conflict, value)
        self.workspace.write(work, lambda _: self._decided(said))

    def _keep_other(self) -> None:
        if self._editor and self._editor.value() is not None:
            self._keep(self._editor.value())
        elif self._editor:
            self.say("Escriba primero el valor acordado.", "warn")
            self._editor.widget.setFocus()

    def _decided(self, said: str) -> None:
        self.workspace.said.emit(f"Decidido: {_cut(said)}. La decisión viaja en el próximo paquete.")
        self.workspace.renew()
        self.take_keyboard()

    # Showing

    def _refresh(self) -> None:
        row = max(self.view.currentIndex().row(), 0)
        self.disputes.show_items(disputes(self.workspace.desk))
        waiting = len(self.disputes.items)
        self.state.show_state(f"{waiting:,} por decidir" if waiting else "Al día", "warn" if waiting else "ok")
        for part in (self._content, self._open, self._later):
            part.setVisible(waiting > 0)
        self._empty.setVisible(waiting == 0)
        if waiting:
            self.view.setCurrentIndex(self.disputes.index(min(row, waiting - 1)))

    def _shown(self) -> Dispute | None:
        index = self.view.currentIndex()
        return self.disputes.items[index.row()] if index.isValid() else None

    def _show(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        dispute = self.disputes.items[index.row()]
        self.banner.hide()
        self.ui.place.setText(self._place(dispute))
        self.ui.question.setText(self._question(dispute))
        self._show_sides(dispute)
        self._show_editor(dispute)

    def _show_sides(self, dispute: Dispute) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        for letter, side in zip(_LETTERS, dispute.sides, strict=False):
            card = SideCard(side, self._said(dispute, side.value), self._action(dispute, side, letter))
            _ = card.kept.connect(partial(self._keep, side.value))
            self.ui.sides.addWidget(card, 1)
            self._cards.append(card)

    def _show_editor(self, dispute: Dispute) -> None:
        if self._editor:
            self._editor.widget.hide()
            self._editor.widget.deleteLater()
            self._editor = None
        may_differ = not dispute.is_about_deletion and not dispute.is_about_copies
        self.ui.other_card.setVisible(may_differ)
        if not may_differ:
            return
        field = self._field(dispute)
        self._editor = editor_for(field, self.workspace.desk.terms, self._references)
        self._editor.widget.setAccessibleName(f"Otro valor: {field.label}")
        self.ui.other_row.insertWidget(0, self._editor.widget, 1)
        self.ui.other_label.setBuddy(self._editor.widget)
        QWidget.setTabOrder(self._editor.widget, self.ui.other_button)

    def _references(self, field: Field) -> Search:
        def search(_typed: str) -> list[Choice]:
            book, terms = self.workspace.desk.book, self.workspace.desk.terms
            dispute = self._shown()
            found = book.records(field.vocabulary, dispute.record.parent) if dispute else ()
            return [(one.id, title_of(one, book, terms)) for one in found]

        return search

    # Words

    def _row(self, dispute: Dispute) -> Row:
        authors = " y ".join(dict.fromkeys(side.author for side in dispute.sides))
        return Row(self._title(dispute), f"{self._label(dispute)} · {authors}", "por decidir", Dot.WAITING)

    def _title(self, dispute: Dispute) -> str:
        return title_of(dispute.record, self.workspace.desk.book, self.workspace.desk.terms)

    def _label(self, dispute: Dispute) -> str:
        if dispute.is_about_copies:
            return "Ejemplares firmados por separado"
        return "¿Se borra?" if dispute.is_about_deletion else self._field(dispute).label

    def _field(self, dispute: Dispute) -> Field:
        return KINDS[dispute.record.kind].field(dispute.conflict.field)

    def _place(self, dispute: Dispute) -> str:
        book, terms = self.workspace.desk.book, self.workspace.desk.terms
        names = [f"{KINDS[dispute.record.kind].label}: {self._title(dispute)}"]
        above = book.record(dispute.record.parent) if dispute.record.parent else None
        while above:
            names.append(title_of(above, book, terms))
            above = book.record(above.parent) if above.parent else None
        return " · ".join(reversed(names))

    def _question(self, dispute: Dispute) -> str:
        if dispute.is_about_deletion:
            return "Alguien borró este registro mientras otra persona lo trabajaba. ¿Se conserva o se borra?"
        if dispute.is_about_copies:
            return "Hay dos ejemplares del acta, firmados por separado. ¿Cuál queda? Quien firmó otro firma otra vez."
        many = counted(len(dispute.sides), "valor", "valores")
        return f"«{self._label(dispute)}» tiene {many} distintos. ¿Cuál es el acordado?"

    def _said(self, dispute: Dispute, value: Value) -> str:
        if dispute.is_about_deletion:
            return "Borrar el registro" if value is True else "Conservar el registro"
        if dispute.is_about_copies:
            return copy_words(self.workspace.desk, str(value))
        if self._field(dispute).type.value == "reference" and (named := self.workspace.desk.book.record(str(value))):
            return title_of(named, self.workspace.desk.book, self.workspace.desk.terms)
        return rules.shown(self._field(dispute), value, self.workspace.desk.terms) or "(vacío)"

    def _action(self, dispute: Dispute, side: Side, letter: str) -> str:
        if dispute.is_about_deletion:
            return f"Borrarlo (&{letter})" if side.value is True else f"Conservarlo (&{letter})"
        return f"Conservar este (&{letter})"

    # Putting together

    def _fill_side(self) -> None:
        self.view.setModel(self.disputes)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setAccessibleName("Conflictos por decidir")
        mark(self.view, role="flat")
        self.frame.side_column.addWidget(SideHeading("Por decidir"))
        self.frame.side_column.addWidget(self.view, 1)

    def _connect(self) -> None:
        _ = self.view.selectionModel().currentChanged.connect(self._show)
        _ = dress(self.ui.other_button, "check")
        _ = self.ui.other_button.clicked.connect(self._keep_other)
        _ = self.workspace.renewed.connect(self._refresh)

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.8))
        self.ui.sides.setSpacing(em(0.8))


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
