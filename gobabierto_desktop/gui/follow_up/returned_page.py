"""Libros devueltos: what filled workbooks say is seen, what is open is answered, and all is taken in one step."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHeaderView, QListView, QScrollArea, QWidget

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.quarters import Quarter, quarters_between
from gobabierto_desktop.gui.follow_up.answer_card import AnswerCard
from gobabierto_desktop.gui.follow_up.place import FIRST, LAST
from gobabierto_desktop.gui.follow_up.returned_rows import Entry, ReturnedRows, Standing, entries
from gobabierto_desktop.gui.forms.returned_form import Ui_ReturnedForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.importing.planner import Planner
from gobabierto_desktop.gui.item_rows import ItemRows
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import counted, title_of
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import taking
from gobabierto_desktop.services.answering import Brought, Expected, Looked
from gobabierto_desktop.services.choosing import Choices, TurnedAway
from gobabierto_desktop.services.receiving import Balance, Refused
from gobabierto_desktop.services.taking import Taken
from gobabierto_desktop.services.weighing import Weighed, bring_all, weigh

_FILES = "Libros llenados (*.xlsx *.xlsm *.ods *.xls *.csv *.txt);;Todos los archivos (*)"
_INVITING = "Suelte aquí los libros llenados (.xlsx, .ods, .xls, .csv), o elíjalos. No se guarda nada hasta «Tomar»."
_EXPLAINING = (
    "Aquí se ve todo lo que dicen los libros de Excel que vuelven: qué se tomaría, qué no se entiende y qué se "
    "contradice entre dos copias. Primero se decide; después se toma todo en un solo paso, que se puede deshacer."
)
_ANY = "El que diga cada libro"
_WIDTHS = (7.5, 12.0, 16.0, 14.0)


class ReturnedPage(PlainPage):
    """Nothing is written before «Tomar»; closing or leaving chooses nothing."""

    side_width = 29
    has_forum_panel = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Libros devueltos")
        self._content = QWidget()
        self.ui = Ui_ReturnedForm()
        self.ui.setupUi(self._content)
        self.rows = ReturnedRows(self)
        self.files = ItemRows(self._file_row, self)
        self.file_view = QListView()
        self.card = AnswerCard(self.ui, workspace.desk, self)
        self.planner: Planner[Weighed] = Planner(self)
        self.weighed: Weighed | None = None
        self._brought: tuple[Brought | TurnedAway, ...] = ()
        self._choices = Choices()
        self._fill()
        self.lay_out(self._content)
        self._connect()
        self._show(None)

    # What the window asks

    def arrive(self) -> None:
        if not self._brought:
            self._offer_expected()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        (self.ui.rows if self.weighed else self.ui.choose_button).setFocus()

    def finish(self) -> None:
        self.planner.wait()
        super().finish()

    def save_and_next(self) -> None:
        """Ctrl+Enter: take what is shown."""
        self.take()

    def go_to_problem(self) -> None:
        """F10: the next row that waits, and the keyboard on what may be chosen there; after the last, the first."""
        waiting = [at for at, one in enumerate(self.rows.shown) if one.is_open]
        here = self.ui.rows.currentIndex().row()
        if not waiting:
            self.workspace.said.emit("Nada espera respuesta.")
            return
        is_here = here in waiting and not self.ui.answer_card.isAncestorOf(self.focusWidget() or self)
        at = here if is_here else next((one for one in waiting if one > here), waiting[0])
        self.ui.rows.setCurrentIndex(self.rows.index(at, 0))
        if not self.card.take_keyboard():
            self.ui.rows.setFocus()

    def delete(self) -> None:
        """F4: the workbook in view is put aside; its file stays where it is."""
        entry = self._entry()
        if entry is not None:
            self._brought = tuple(one for one in self._brought if one.path != entry.file)
            self._weigh()

    # Workbooks come in

    def choose_books(self) -> None:
        """Choose filled workbooks, and look at them."""
        self.open_books(self.workspace.dialogs.open_files("Recibir libros de Excel", _FILES))

    def open_books(self, paths: Sequence[Path]) -> None:
        """Look at workbooks, beside those that are here already."""
        if paths:
            self.run("Leyendo los libros…", partial(bring_all, paths), self._add)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()
            mark(self.ui.drop_zone, over=True)

    def dragLeaveEvent(self, event: object) -> None:
        del event
        mark(self.ui.drop_zone, over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        mark(self.ui.drop_zone, over=False)
        event.acceptProposedAction()
        self.open_books(_dropped(event))

    def _add(self, brought: tuple[Brought | TurnedAway, ...]) -> None:
        fresh = {one.path for one in brought}
        self._brought = (*(one for one in self._brought if one.path not in fresh), *brought)
        self._weigh()

    def _expect(self) -> None:
        """Another commitment or quarter is expected: what was chosen of each file is reckoned anew from there."""
        commitment, quarter = self.ui.commitment.currentData(), self.ui.quarter.currentData()
        self._choices = Choices(
            Expected(
                commitment if isinstance(commitment, str) else None, quarter if isinstance(quarter, Quarter) else None
            )
        )
        self._weigh()

    # Looking

    def _weigh(self) -> None:
        if not self._brought:
            self._show(None)
            return
        self.state.show_state("Revisando…", "neutral")
        self._take.setEnabled(False)
        self.planner.ask(partial(weigh, self.workspace.desk, self._brought, self._choices))

    def _weigh_again(self, _touched: object = None) -> None:
        """Something was written: what is here may be another than what was shown."""
        self.banner.hide()
        self._weigh()

    def _chosen(self, choices: Choices) -> None:
        self._choices = choices
        self._weigh()

    def _show(self, weighed: Weighed | None) -> None:
        self.weighed = weighed
        for part in (self.ui.rows, self.ui.counted, self.ui.only_open, self._take, self.frame.side):
            part.setVisible(weighed is not None)
        self._empty.setVisible(weighed is None)
        if weighed is None:
            self.card.show_entry(None, self._choices)
            self.state.show_state("Sin libros", "neutral")
            return
        self.files.show_items(
            [
                next(one for one in (*weighed.looked, *weighed.turned_away) if _path(one) == path)
                for path in weighed.paths
            ]
        )
        self._show_rows()
        self._show_state(weighed)

    def _show_rows(self) -> None:
        if self.weighed is None:
            return
        row = max(0, self.ui.rows.currentIndex().row())
        had_keyboard = self.ui.answer_card.isAncestorOf(self.focusWidget() or self)
        found = entries(self.workspace.desk, self.weighed)
        shown = [one for one in found if one.is_open] if self.ui.only_open.isChecked() else found
        self.rows.show_entries(shown)
        if shown:
            self.ui.rows.setCurrentIndex(self.rows.index(min(row, len(shown) - 1), 0))
        self._explain(self.ui.rows.currentIndex(), QModelIndex())
        if had_keyboard and not self.card.take_keyboard():
            self.ui.rows.setFocus()

    def _show_state(self, weighed: Weighed) -> None:
        found = entries(self.workspace.desk, weighed)
        waiting, written = sum(one.is_open for one in found), len(weighed.written)
        told = {one: sum(entry.standing is one for entry in found) for one in Standing}
        self.ui.counted.setText(" · ".join(f"{many:,} {one.value}" for one, many in told.items() if many))
        self._take.setText(f"&Tomar {counted(written, 'respuesta', 'respuestas')}  Ctrl+Intro")
        self._take.setEnabled(bool(weighed.looked))
        if waiting:
            self.state.show_state(counted(waiting, "cosa espera respuesta", "cosas esperan respuesta"), "warn")
        elif written:
            self.state.show_state("Listo para tomar", "ok")
        else:
            self.state.show_state("Nada nuevo que tomar", "neutral")

    def _explain(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.card.show_entry(self.rows.shown[index.row()] if index.isValid() else None, self._choices)

    def _entry(self) -> Entry | None:
        index = self.ui.rows.currentIndex()
        return self.rows.shown[index.row()] if index.isValid() else None

    # Taking

    def take(self) -> None:
        """Write what is shown, all or nothing, as one step."""
        weighed = self.weighed
        if weighed and weighed.looked and not self.planner.is_busy:
            self.run("Guardando…", partial(taking.take, self.workspace.desk, weighed), self._taken)

    def _taken(self, results: tuple[Taken | Refused, ...]) -> None:
        weighed = self.weighed
        taken = [one for one in results if isinstance(one, Taken)]
        done = {one.path for one in taken}
        self._brought = tuple(one for one in self._brought if one.path not in done)
        written = len(weighed.written) if weighed else 0
        self._choices = Choices(self._choices.expected)
        self.workspace.renew()
        self._weigh()
        books = counted(len(taken), "libro", "libros")
        if all(one.is_unchanged for one in taken) and not written:
            self.say(f"Sin cambios: todo lo que dice{'n' * (len(taken) > 1)} {books} ya estaba aquí.", "info")
            return
        said = f"{counted(written, 'respuesta tomada', 'respuestas tomadas')} de {books}."
        if many := sum((one.balance for one in taken), Balance()).conflict:
            said += f" {counted(many, 'registro queda', 'registros quedan')} en disputa: decida en «Conflictos» (F7)."
        self.say(said, "warn" if many else "ok", "&Deshacer", self.workspace.asked_to_undo.emit)

    def refused(self, failure: KnownFailure) -> None:
        super().refused(failure)
        self._show(self.weighed)

    # Words and putting together

    def _file_row(self, one: Looked | TurnedAway) -> Row:
        if isinstance(one, TurnedAway):
            return Row(one.path.name, one.failure.message, "no se recibe", Dot.FAILED)
        returned, open_here = one.returned, [entry for entry in self._open_files() if entry == one.brought.path]
        number = returned.identity.commitment_name.partition(".")[0]
        who = returned.author or "no dice quién lo llenó"
        detail = f"Compromiso {number} · {returned.identity.quarter} · {who}"
        if open_here:
            return Row(one.brought.path.name, detail, f"{len(open_here)} por decidir", Dot.WAITING)
        return Row(one.brought.path.name, detail, "listo", Dot.DONE)

    def _open_files(self) -> list[Path]:
        if self.weighed is None:
            return []
        asked = [one.spot.file for one in self.weighed.questions]
        return [*asked, *(spot.file for one in self.weighed.clashes for spot in one.spots)]

    def _offer_expected(self) -> None:
        book, terms = self.workspace.desk.book, self.workspace.desk.terms
        commitment, quarter = self.workspace.following or (None, None)
        found = sorted(book.records("commitment"), key=lambda one: one.number("number") or 0)
        offers = [(title_of(one, book, terms), one.id) for one in found]
        quarters = [(str(one), one) for one in quarters_between(FIRST, LAST)]
        for box, offered, chosen in (
            (self.ui.commitment, offers, commitment),
            (self.ui.quarter, quarters, quarter),
        ):
            with QSignalBlocker(box):
                box.clear()
                box.addItem(_ANY, None)
                for words, value in offered:
                    box.addItem(words, value)
                at = next((at for at, (_, value) in enumerate(offered, start=1) if value == chosen), 0)
                box.setCurrentIndex(at)
        self._expect()

    def _file_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self.file_view.hasFocus():
            path = _path(self.files.items[index.row()])
            at = next((at for at, one in enumerate(self.rows.shown) if one.file == path), None)
            if at is not None:
                self.ui.rows.setCurrentIndex(self.rows.index(at, 0))

    def _fill(self) -> None:
        view = self.ui.rows
        view.setModel(self.rows)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        for box in (self.ui.commitment, self.ui.quarter):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.ui.drop_words.setText(_INVITING)
        _ = dress(self.ui.choose_button, "folder-open")
        self._empty = EmptyState("inbox", _EXPLAINING)
        self.ui.column.addWidget(self._empty, 1)
        self.file_view.setModel(self.files)
        self.file_view.setItemDelegate(TwoLineDelegate(self.file_view))
        self.file_view.setAccessibleName("Libros traídos")
        mark(self.file_view, role="flat")
        answering = QScrollArea(widgetResizable=True)
        answering.setFrameShape(QFrame.Shape.NoFrame)
        answering.setWidget(self.ui.answer_card)
        self.frame.side_column.addWidget(SideHeading("Libros traídos"))
        self.frame.side_column.addWidget(self.file_view, 1)
        self.frame.side_column.addWidget(answering, 3)
        self._take = self.add_button("&Tomar", "download", "primary", self.take)

    def _connect(self) -> None:
        _ = self.ui.choose_button.clicked.connect(self.choose_books)
        _ = self.ui.commitment.activated.connect(self._expect)
        _ = self.ui.quarter.activated.connect(self._expect)
        _ = self.ui.only_open.toggled.connect(self._show_rows)
        _ = self.ui.rows.selectionModel().currentChanged.connect(self._explain)
        _ = self.file_view.selectionModel().currentChanged.connect(self._file_chosen)
        _ = self.card.chosen.connect(self._chosen)
        _ = self.planner.planned.connect(self._show)
        _ = self.planner.failed.connect(self.refused)
        _ = self.workspace.renewed.connect(self._weigh_again)
        self.setAcceptDrops(True)

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.6))
        self.ui.expected.setHorizontalSpacing(em(0.8))
        self.ui.expected.setVerticalSpacing(em(0.2))
        self.ui.options.setSpacing(em(0.7))
        self.ui.rows.verticalHeader().setDefaultSectionSize(em(2.1))
        self.ui.rows.setMinimumHeight(em(11))
        for at, width in enumerate(_WIDTHS):
            self.ui.rows.setColumnWidth(at, em(width))


def _path(one: Looked | TurnedAway) -> Path:
    return one.path if isinstance(one, TurnedAway) else one.brought.path


def _dropped(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    files = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(one for one in files if one.is_file())
