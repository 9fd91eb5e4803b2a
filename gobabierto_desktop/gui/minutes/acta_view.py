"""What the page of the acta shows: the pages of its PDF beside what it tells and what it lacks, as they stand now."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.minutes import ACTA, ADDENDUM, ActaState, acta_id
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.draft_keeper import DraftKeeper
from gobabierto_desktop.gui.forms.acta_form import Ui_ActaForm
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.minutes import deeds, words
from gobabierto_desktop.gui.minutes.words import Part
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.tasks import Task, run
from gobabierto_desktop.gui.titles import UNTITLED, table_title
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.pages_view import PagesView
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.showing_acta import Shown, Signature

FOLLOWING_MS = 300
"""How long the acta waits for more changes before it is written anew."""

_MISSING = "El PDF firmado no está en esta computadora.\nReciba otra vez el paquete de quien la cerró."
_NO_FORUM = "El acta es de un foro, o de una de sus mesas. Cree primero el foro."
_LEAST_SIDE, _LEAST_CONTENT, _LEAST_SHEET = 30, 38, 24


class ActaView(PlainPage):
    """Read off the window's thread, and read anew whenever something has changed while it is in view."""

    kinds = frozenset({ACTA.name})

    def __init__(self, workspace: Workspace) -> None:
        self.side_width = _LEAST_SIDE
        super().__init__(workspace, "Acta")
        content = QWidget()
        self.ui = Ui_ActaForm()
        self.ui.setupUi(content)
        self.content = content
        self.shown: Shown | None = None
        self.parts: ItemRows[Part] = ItemRows(lambda part: part.row, self)
        self.signatures: ItemRows[Signature | Record] = ItemRows(_signed_row, self)
        terms = workspace.desk.terms
        self.ratifying = RecordForm(_without(ACTA, "table"), terms, lambda _field: lambda _typed: [])
        self.correcting = RecordForm(_without(ADDENDUM, "acta"), terms, lambda _field: lambda _typed: [])
        self.pages = PagesView("Vista previa del acta")
        self.no_forum = EmptyState("building", _NO_FORUM, "Crear el foro")
        self._form_of: Scope | None = None
        self.drafts = DraftKeeper(workspace, self)
        self._task: Task | None = None
        self._is_stale = False
        self._soon = QTimer(self, singleShot=True, interval=FOLLOWING_MS)
        self._put_together()
        self._follow_all()

    def arrive(self) -> None:
        self.show_place()
        self.take_keyboard()

    def open_record(self, record: Record) -> None:
        """Show that acta: of its mesa, where it is of one."""
        table = self.workspace.desk.book.record(record.text("table"))
        if table is not None and (self.workspace.table is None or table.id != self.workspace.table.id):
            self.workspace.go_to_forum(self.workspace.forum, table)
        (self.ui.one_table if table else self.ui.whole_forum).setChecked(True)
        self.show_place()

    def take_keyboard(self) -> None:
        if self.scope() is None:
            self.no_forum.take_keyboard()
        else:
            self.ui.parts.setFocus()

    def leave(self) -> None:
        self.drafts.keep()

    def finish(self) -> None:
        super().finish()
        self.pages.wait()
        if self._task:
            self._task.wait()

    def scope(self) -> Scope | None:
        """The forum or mesa whose acta is in view."""
        forum, table = self.workspace.forum, self.workspace.table
        if forum is None:
            return None
        return Scope(forum.id, table.id if table and self.ui.one_table.isChecked() else None)

    def is_closed(self) -> bool:
        """Whether the acta in view is closed, as far as was read."""
        return self.shown is not None and self.shown.state is ActaState.CLOSED

    def show_place(self) -> None:
        """Show the acta of the forum that is open, or of its mesa."""
        forum, table = self.workspace.forum, self.workspace.table
        for part in (self.content, self.frame.side):
            part.setVisible(forum is not None)
        self.no_forum.setVisible(forum is None)
        name = (forum.text("name") or UNTITLED) if forum else ""
        self.ui.whole_forum.setToolTip(f"Todo el foro: {name}")
        self.ui.one_table.setToolTip(f"Sólo la {table_title(table, self.workspace.desk.terms)}" if table else "")
        self.ui.one_table.setVisible(table is not None)
        self._elide()
        self.show_steps()
        self.look()

    def show_steps(self) -> None:
        """Offer what can be done with the acta as it stands."""

    def look(self) -> None:
        """Read the acta anew; where it is being read already, once more after that."""
        self._soon.stop()
        scope = self.scope()
        if scope is None:
            self.shown = None
        elif self._task is not None:
            self._is_stale = True
        else:
            self._task = run(partial(deeds.look, self.workspace.desk, scope), self, self._show, self._unseen)
            _ = self._task.ended.connect(self._looked)

    def _looked(self) -> None:
        self._task = None
        if self._is_stale:
            self._is_stale = False
            self.look()

    def _unseen(self, failure: KnownFailure) -> None:
        self.shown = None
        self.refused(failure)

    def _show(self, shown: Shown) -> None:
        if shown.closing.scope != self.scope():
            return
        self.shown = shown
        desk, acta = self.workspace.desk, shown.closing.acta
        self.frame.title.setText(f"Acta No. {shown.number}")
        self.state.show_state(*words.state_pill(shown))
        self.parts.show_items(words.parts_of(desk, shown))
        self.ui.parts.setCurrentIndex(self.parts.index(0))
        self.ui.parts_label.setText(words.parts_heading(shown))
        self.signatures.show_items((*shown.signatures, *shown.hands, *shown.addenda))
        self.ui.signatures_label.setText(words.signatures_heading(shown))
        self.ui.signatures_hint.setText(words.ratified_words(acta, desk) if acta else "")
        self.pages.show_document(shown.document, _MISSING)
        self._show_ratification(shown)
        self.measure()
        self.show_steps()

    def _show_ratification(self, shown: Shown) -> None:
        """What is being typed in the form stays when the acta is only read anew."""
        scope = shown.closing.scope
        acta = shown.closing.acta or Record(ACTA.name, acta_id(scope.forum, scope.table), scope.forum)
        acta = editing.with_drafts(self.workspace.desk, acta)
        if shown.closing.scope != self._form_of or acta.id != self.ratifying.record().id:
            self._form_of = shown.closing.scope
            self.ratifying.show_record(acta)
        else:
            self.ratifying.renew(acta)

    def _typed(self, form: RecordForm, field: str, value: Value) -> None:
        """Nothing typed is lost: it stays a draft until its step is taken."""
        self.drafts.typed(form.record(), field, value)

    def sign_by_hand(self) -> None:
        """Open the pad for who has no certificate."""

    def open_part(self, index: QModelIndex) -> None:
        """Go where a part of the acta is written; what only ratifying mends is here."""
        part = self.parts.items[index.row()]
        record = self.workspace.desk.book.record(part.record) if part.record else None
        if part.is_by_hand:
            self.sign_by_hand()
        elif part.page:
            self.workspace.asked_for_page.emit(part.page)
        elif record is not None:
            self.workspace.asked_for.emit(record)
        else:
            self.ratifying.focus_first()

    def go_to_problem(self) -> None:
        if self.shown and self.shown.closing.obstacles and not self.is_closed():
            self.open_part(self.parts.index(0))
        else:
            self.workspace.said.emit("Al acta no le falta nada.")

    def _changed(self, _touched: object = None) -> None:
        if self.isVisible():
            self._soon.start()

    def _moved(self) -> None:
        self.ui.addendum_card.hide()
        if self.isVisible():
            self.show_place()

    def _follow_all(self) -> None:
        _ = self._soon.timeout.connect(self.look)
        for form in (self.ratifying, self.correcting):
            _ = form.typed.connect(partial(self._typed, form))
        _ = self.workspace.changed.connect(self._changed)
        _ = self.workspace.renewed.connect(self._changed)
        _ = self.workspace.place_changed.connect(self._moved)
        _ = self.ui.whole_forum.toggled.connect(self._moved)
        _ = self.ui.parts.activated.connect(self.open_part)
        _ = self.no_forum.asked.connect(lambda: self.workspace.asked_for_new.emit("forum"))

    def _put_together(self) -> None:
        self.ui.ratify_column.addWidget(self.ratifying)
        self.ui.addendum_column.addWidget(self.correcting)
        self.ui.addendum_card.hide()
        for offer in (self.ui.whole_forum, self.ui.one_table):
            offer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for view, model in ((self.ui.parts, self.parts), (self.ui.signatures, self.signatures)):
            view.setModel(model)
            view.setItemDelegate(TwoLineDelegate(view))
        self.frame.side_column.addWidget(self.pages, 1)
        self.frame.content.addWidget(self.no_forum)

    def measure(self) -> None:
        self.side_width = max(_LEAST_SIDE, self.width() // max(em(), 1) - _LEAST_CONTENT)
        super().measure()
        if hasattr(self, "pages"):
            self.ui.column.setSpacing(em(0.9))
            self.frame.side_column.setContentsMargins(em(0.8), em(0.6), em(0.8), em(0.8))
            self.pages.sheet.setMinimumHeight(em(_LEAST_SHEET))
            for view in (self.ui.parts, self.ui.signatures):
                _fit(view)
            self._elide()

    def _elide(self) -> None:
        """As much of the names as fits: their whole is told on pointing."""
        room = self.ui.scope_card.width() - em(5)
        for offer in (self.ui.whole_forum, self.ui.one_table):
            told = offer.fontMetrics().elidedText(offer.toolTip(), Qt.TextElideMode.ElideRight, room)
            offer.setText(_plain(told))
            offer.setAccessibleName(offer.toolTip())


def _signed_row(item: Signature | Record) -> Row:
    if isinstance(item, Signature):
        return words.signature_row(item)
    return words.addendum_row(item) if item.kind == ADDENDUM.name else words.hand_row(item)


def _without(kind: Kind, name: str) -> Kind:
    """The kind as it is asked here: what the page itself knows is not asked."""
    return replace(kind, fields=tuple(one for one in kind.fields if one.name != name))


def _fit(view: QListView) -> None:
    """As tall as its rows: the page scrolls, not the list."""
    rows = view.model().rowCount()
    view.setFixedHeight(sum(view.sizeHintForRow(row) for row in range(rows)) + em(0.6))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
