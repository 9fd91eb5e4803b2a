"""The main window: pages under tabs, the forum and its mesas on the left, the badge that says all is safe."""

import html
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit

from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.forms.main_window import Ui_MainWindow
from gobabierto_desktop.gui.forums.forum_panel import ForumPanel
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.keys_sheet import keys_of, plain, sheet_of_keys
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.menus import fill_menus
from gobabierto_desktop.gui.orders import Order
from gobabierto_desktop.gui.page import Page
from gobabierto_desktop.gui.pages import Pages, PageSpec
from gobabierto_desktop.gui.past import told_past
from gobabierto_desktop.gui.place_line import PlaceLine
from gobabierto_desktop.gui.problems import in_few_words, in_full
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.search_window import Finding, SearchWindow
from gobabierto_desktop.gui.spelling.proofreading import Proofreading
from gobabierto_desktop.gui.steps import StepMenu
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.top_bar import Tabs
from gobabierto_desktop.gui.widgets.banner import Banner
from gobabierto_desktop.gui.widgets.toast import Toast
from gobabierto_desktop.gui.workspace import Workspace

SALTILLO = "ꞌ"
ROOM_FOR_FORUMS = 64
"""The least width, in letters, at which forum and mesas stand open; below it a button opens them."""
ROOM_FOR_WORDS = 50
"""The least width, in letters, at which the button that searches shows its words beside the pages."""

_ICON_ONLY, _BESIDE = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class MainWindow(QMainWindow):
    """Shows pages and hands them what the user asks; it knows no kind of record by itself."""

    def __init__(self, workspace: Workspace, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.workspace = workspace
        self.proofreading = Proofreading(workspace, self)
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.forum_panel = ForumPanel(workspace)
        self.ui.body.insertWidget(0, self.forum_panel)
        self._specs = tuple(specs)
        self.pages = Pages(specs, workspace, self.ui.pages)
        self.ui.pages.setCurrentWidget(self.pages[specs[0].name])
        self._tabbed = [spec for spec in specs if spec.icon]
        self.tabs = Tabs(self.ui.tabs_row, [(one.label, one.icon) for one in self._tabbed], self._show_tab)
        shown = [(one.label, one.icon, lambda one=one: self.show_page(one.name)) for one in self._tabbed]
        self.menus, self.orders = fill_menus(self, self.obey, self.pages.__contains__, shown)
        self.toast = Toast(self.ui.whole)
        self.banner = Banner("", "danger", "Intentar ahora")
        self._place = PlaceLine(workspace)
        orders = {one.objectName(): one for one in self.orders}
        self.steps = StepMenu(workspace, orders["undo_step"], orders["redo_step"], self._show_again)
        # A new theme reaches the window before its parts: what fits is judged once all are dressed.
        self._refit = QTimer(self, singleShot=True, interval=0)
        _ = self._refit.timeout.connect(self._fit)
        self._lay_out()
        self._connect()

    # Pages

    def page(self) -> Page:
        """The page in view."""
        return next(page for page in self.pages.built() if page is self.ui.pages.currentWidget())

    def show_page(self, name: str) -> None:
        """Bring a page into view."""
        self._turn_to(name)
        self.pages[name].arrive()

    def open_record(self, record: Record) -> None:
        """Open a record in its page, and the forum and mesa it belongs to."""
        self.workspace.go_to_record(record)
        name = self.pages.name_for(record.kind)
        if name:
            self._turn_to(name)
            self.pages[name].open_record(record)
            self.pages[name].take_keyboard()

    def open_problem(self, record: Record) -> None:
        """Open a record at the first thing to mend in it."""
        self.open_record(record)
        self.page().go_to_problem()

    def begin_record(self, kind: str) -> None:
        """Begin a new record of a kind, in its page."""
        name = self.pages.name_for(kind)
        if name:
            self._turn_to(name)
            self.pages[name].new()

    # Orders of the menus (gui/orders.py)

    def obey(self, order: Order) -> None:
        """Carry out an order; one that is of a page brings that page into view first."""
        if order.page and self.pages.name_of(self.page()) not in order.also:
            self.show_page(order.page)
        owner = self if not order.page and hasattr(self, order.does) else self.page()
        getattr(owner, order.does)()

    def new_record(self) -> None:
        self.page().new()

    def delete_record(self) -> None:
        self.page().delete()

    def previous_record(self) -> None:
        self.page().go_by(-1)

    def next_record(self) -> None:
        self.page().go_by(1)

    def choose_field(self) -> None:
        """F6: a list of the fields, narrowed by typing."""
        page, fields = self.page(), self.page().fields()

        def search(typed: str) -> list[Finding]:
            return [
                Finding(Row(label), lambda name=name: page.go_to_field(name))
                for name, label in fields
                if folded_words(typed) in folded_words(label)
            ]

        if fields:
            SearchWindow(search, "¿A qué campo quiere ir?", self).show()

    def search(self) -> None:
        """Ctrl+K: records by their words, orders by their names."""
        self.steps.follow()
        SearchWindow(self._find, "Palabras de una propuesta, un nombre, una orden…", self).show()

    def insert_saltillo(self) -> None:
        """Type a ꞌ where the keyboard is, as if it had a key."""
        target = QApplication.focusWidget()
        if target:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, SALTILLO)
                _ = QApplication.sendEvent(target, key)

    def next_misspelt(self) -> None:
        self.proofreading.go_to_next()

    def undo_typing(self) -> None:
        """Ctrl+Z: the typing of the field with the keyboard; where none has it, the last step."""
        target = QApplication.focusWidget()
        if isinstance(target, QLineEdit | QPlainTextEdit):
            target.undo()
        else:
            self.undo_step()

    def undo_step(self) -> None:
        self.toast.hide()
        self.steps.undo()

    def redo_step(self) -> None:
        self.steps.redo()

    def show_past(self) -> None:
        """Ctrl+H: what the field with the keyboard, and its record, said in turn."""
        self.workspace.write(lambda: None, lambda _: self._show_past())

    def new_forum(self) -> None:
        self.begin_record("forum")

    def edit_forum(self) -> None:
        if self.workspace.forum:
            self.open_record(self.workspace.forum)

    def new_table(self) -> None:
        self.begin_record("dialogue_table" if self.workspace.forum else "forum")

    def edit_table(self) -> None:
        if self.workspace.table:
            self.open_record(self.workspace.table)

    def go_to_tables(self) -> None:
        if not self.page().has_forum_panel:
            self.show_page(self._specs[0].name)
        self.forum_panel.show()
        self.forum_panel.ui.tables.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lock_now(self) -> None:
        self.workspace.asked_to_lock.emit()

    def protect(self) -> None:
        self.workspace.asked_to_protect.emit()

    def change_person(self) -> None:
        self.workspace.asked_for_person.emit()

    def show_keys(self) -> None:
        """F1: every order that has keys."""
        self.workspace.dialogs.show_text("Teclas", sheet_of_keys(self.orders))

    def show_about(self) -> None:
        title = self.workspace.desk.book.meta("plan_title") or ""
        self.workspace.dialogs.show_text(
            "Acerca del programa",
            f"<h2>Gobierno Abierto — Escritorio</h2><p>{html.escape(title)}</p>"
            f"<p>Trabaja como: {html.escape(self.workspace.desk.author)}<br>"
            f"Sus datos están en: {html.escape(str(self.workspace.desk.folder))}</p>"
            "<p>Programa libre (MIT). Usa Qt (LGPL), Noto Sans (OFL) e íconos de Tabler (MIT).</p>",
        )

    def settle(self) -> bool:
        """Have everything typed written now; whether the disk took it."""
        for page in self.pages.built():
            page.leave()
        self.workspace.autosave.settle_all()
        self.workspace.writer.catch_up()
        return self.workspace.autosave.is_safe()

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_refit"):
            self._refit.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything typed is a change; where the disk refuses, only if the user gives it up."""
        if self.workspace.writer.is_finished:  # closed already: systems ask a second time when they shut down
            super().closeEvent(event)
            return
        if not self.settle() and not self.workspace.dialogs.ask_whether(
            "Hay texto sin guardar",
            "El disco no aceptó lo último que escribió. Si cierra ahora, ese texto se pierde.",
            "Cerrar y perderlo",
            "Seguir aquí",
        ):
            event.ignore()
            return
        for page in self.pages.built():
            page.finish()
        self.proofreading.finish()
        self.workspace.writer.finish()
        super().closeEvent(event)

    # Within

    def _turn_to(self, name: str) -> None:
        before = self.page()
        if before is not self.pages[name]:
            before.leave()
        self.ui.pages.setCurrentWidget(self.pages[name])
        self._fit()
        beside = next(one.beside for one in self._specs if one.name == name)
        self.tabs.mark_page(next((at for at, one in enumerate(self._tabbed) if one.name in {name, beside}), None))

    def _show_tab(self, at: int) -> None:
        self.show_page(self._tabbed[at].name)

    def _find(self, typed: str) -> list[Finding]:
        words = folded_words(typed)
        orders = [action for action in self.orders if words and words in folded_words(plain(action))]
        book, terms = self.workspace.desk.book, self.workspace.desk.terms
        records = [record for record in book.find(typed) if self.pages.name_for(record.kind)] if words else []
        return [
            *(Finding(Row(plain(one), "Orden", keys_of(one)), one.trigger) for one in orders[:5]),
            *(
                Finding(Row(title_of(one, book, terms), KINDS[one.kind].label), lambda one=one: self.open_record(one))
                for one in records
            ),
        ]

    def _tell_saved(self, at: datetime) -> None:
        self.banner.hide()
        self.ui.badge.show_saved(at.astimezone())

    def _tell_refused(self, failure: KnownFailure) -> None:
        self.ui.badge.show_failed(in_few_words(failure))
        self._tell_failure(in_full(failure))

    def _tell_failed(self, failure: KnownFailure) -> None:
        self._tell_failure(str(failure))

    def _tell_failure(self, words: str) -> None:
        self.banner.show_message(words, "danger")
        self.banner.show()

    def _show_again(self, records: Sequence[Record]) -> None:
        """Show what a step that was undone or done again left: in the page in view without moving the keyboard."""
        view = self.page().in_view()
        here = [one for one in records if view and one.id == view[0]]
        if here:
            self.page().open_record(here[0])
        elif shown := [one for one in records if self.pages.name_for(one.kind)]:
            self.open_record(shown[0])

    def _show_past(self) -> None:
        view = self.page().in_view()
        told = told_past(self.workspace.desk, *view) if view else ""
        if told:
            self.workspace.dialogs.show_text("Historia", told)
        else:
            self.workspace.said.emit("Abra primero un registro que ya diga algo.")

    def _tell_deleted(self, gone: Record) -> None:
        title = title_of(gone, self.workspace.desk.book, self.workspace.desk.terms)
        self.toast.tell(f"Se borró «{_cut(title)}».")

    def _fit(self) -> None:
        has_room, is_wanted = self.width() >= em(ROOM_FOR_FORUMS), self.page().has_forum_panel
        self.ui.forums_button.setVisible(is_wanted and not has_room)
        self.forum_panel.setVisible(is_wanted and (has_room or self.ui.forums_button.isChecked()))
        self.forum_panel.fit()
        self._place.fit(self.width())
        is_tight = self.width() < em(ROOM_FOR_WORDS)
        self.ui.search_button.setToolButtonStyle(_ICON_ONLY if is_tight else _BESIDE)
        beside = self.ui.badge.sizeHint().width() + self.ui.search_button.sizeHint().width() + em(4)
        self.tabs.fit(self.width() - max(beside, em(24)))

    def _connect(self) -> None:
        workspace, autosave = self.workspace, self.workspace.autosave
        _ = autosave.saving.connect(self.ui.badge.show_saving)
        _ = autosave.saved.connect(self._tell_saved)
        _ = autosave.failed.connect(self._tell_refused)
        _ = workspace.failed.connect(self._tell_failed)
        _ = workspace.said.connect(self.toast.note)
        _ = workspace.deleted.connect(self._tell_deleted)
        _ = workspace.asked_for.connect(self.open_record)
        _ = workspace.asked_for_problem.connect(self.open_problem)
        _ = workspace.asked_for_new.connect(self.begin_record)
        _ = workspace.asked_for_page.connect(self.show_page)
        _ = workspace.asked_to_undo.connect(self.undo_step)
        _ = self.toast.undone.connect(self.undo_step)
        _ = autosave.stored.connect(self.toast.withdraw)
        _ = self.menus["&Editar"].aboutToShow.connect(self.steps.follow)
        _ = self.banner.asked.connect(autosave.try_again)
        _ = self.ui.search_button.clicked.connect(self.search)
        _ = self.ui.forums_button.clicked.connect(self._fit)

    def _lay_out(self) -> None:
        mark(self.ui.top_bar, role="toolbar")
        self.ui.top_row.setContentsMargins(em(0.8), em(0.4), em(0.8), 0)
        for part in (self.ui.forums_button, self.ui.badge, self.ui.search_button):
            _ = self.ui.top_row.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)  # else they cap the row's height
        self.ui.stripes.setContentsMargins(0, 0, 0, 0)
        self.ui.stripes.setSpacing(0)
        self.ui.body.setSpacing(1)
        self.ui.notices.addWidget(self.banner)
        self.banner.hide()
        _ = dress(self.ui.search_button, "search")
        _ = dress(self.ui.forums_button, "list")
        self.ui.status.addWidget(self._place, 1)
        self.setMinimumSize(em(30), em(28))


def _cut(title: str) -> str:
    return title if len(title) <= 60 else f"{title[:59]}…"
