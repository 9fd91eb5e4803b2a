"""The left panel: which forum is open, its mesas and how far each is."""

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QFrame, QWidget

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.forms.forum_panel import Ui_ForumPanel
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_rows import RecordRows, Row
from gobabierto_desktop.gui.titles import UNTITLED, counted, table_title
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.two_line import Dot, TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace

WIDTH = 24


class ForumPanel(QFrame):
    """Choosing here changes the place of the whole window."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.ui = Ui_ForumPanel()
        self.ui.setupUi(self)
        self.tables = RecordRows(self._describe, self)
        self.ui.tables.setModel(self.tables)
        self._forums: tuple[Record, ...] = ()
        self._empty = EmptyState("building", "Todavía no hay foros.")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self, _touched: object = None) -> None:
        """Read the forums and mesas anew."""
        forum = self._workspace.forum
        self._forums = self._workspace.desk.book.records("forum")
        with QSignalBlocker(self.ui.forums):
            self.ui.forums.clear()
            self.ui.forums.addItems([one.text("name") or UNTITLED for one in self._forums])
            self.ui.forums.setCurrentIndex(next((at for at, one in enumerate(self._forums) if _is(one, forum)), -1))
            self.ui.forums.setToolTip(self.ui.forums.currentText())
        tables = self._workspace.desk.book.records("dialogue_table", forum.id) if forum else ()
        self.tables.show_records(sorted(tables, key=lambda one: one.number("number") or 0))
        self._mark_open()
        self._show_parts()

    def fit(self) -> None:
        """Follow the size of the letters."""
        self.setFixedWidth(em(WIDTH))

    def _show_parts(self) -> None:
        has_forum, has_tables = bool(self._forums), bool(self.tables.records)
        for part in (self.ui.forum_label, self.ui.forums, self.ui.edit_forum, self.ui.new_forum, self.ui.tables_label):
            part.setVisible(has_forum)
        self.ui.tables.setVisible(has_tables)
        self.ui.no_tables.setVisible(has_forum and not has_tables)
        self.ui.edit_table.setVisible(has_tables)
        self.ui.new_table.setVisible(self._workspace.forum is not None)
        self._empty.setVisible(not has_forum)

    def _mark_open(self) -> None:
        row = self.tables.row_of(self._workspace.table.id) if self._workspace.table else -1
        with QSignalBlocker(self.ui.tables.selectionModel()):
            self.ui.tables.setCurrentIndex(self.tables.index(row, 0))
        self.ui.tables.scrollTo(self.ui.tables.currentIndex())
        self.ui.tables.viewport().update()

    def _describe(self, table: Record) -> Row:
        number = self._workspace.desk.book.count("proposal", table.id)
        if table.is_yes("is_closed"):
            word, dot = "cerrada", Dot.DONE
        else:
            word, dot = ("abierta", Dot.ACTIVE) if number else ("sin iniciar", Dot.EMPTY)
        return Row(
            table_title(table, self._workspace.desk.terms), counted(number, "propuesta", "propuestas"), word, dot
        )

    def _forum_chosen(self, row: int) -> None:
        if row >= 0:
            self._workspace.go_to_forum(self._forums[row])

    def _table_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workspace.go_to_forum(self._workspace.forum, self.tables.records[index.row()])

    def _edit_forum(self) -> None:
        self._workspace.asked_for.emit(self._workspace.forum)

    def _edit_table(self) -> None:
        self._workspace.asked_for.emit(self._workspace.table)

    def _connect(self) -> None:
        new = self._workspace.asked_for_new.emit
        _ = self.ui.forums.activated.connect(self._forum_chosen)
        _ = self.ui.tables.selectionModel().currentChanged.connect(self._table_chosen)
        _ = self.ui.edit_forum.clicked.connect(self._edit_forum)
        _ = self.ui.new_forum.clicked.connect(lambda: new("forum"))
        _ = self.ui.edit_table.clicked.connect(self._edit_table)
        _ = self.ui.new_table.clicked.connect(lambda: new("dialogue_table"))
        _ = self._workspace.changed.connect(self.refresh)
        _ = self._workspace.renewed.connect(self.refresh)
        _ = self._workspace.place_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        mark(self, role="panel")
        self.fit()
        self.ui.column.setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8))
        self.ui.column.setSpacing(em(0.5))
        for label in (self.ui.forum_label, self.ui.tables_label):
            mark(label, role="section")
        mark(self.ui.no_tables, role="hint")
        mark(self.ui.tables, role="flat")
        self.ui.tables.setItemDelegate(TwoLineDelegate(self.ui.tables))
        self.ui.tables.setMouseTracking(True)
        self.ui.forums.setSizeAdjustPolicy(self.ui.forums.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        _ = dress(self.ui.edit_forum, "pencil", "quiet_ink")
        _ = dress(self.ui.new_forum, "plus", "quiet_ink")
        _ = dress(self.ui.new_table, "plus")
        _ = dress(self.ui.edit_table, "pencil", "quiet_ink")
        self.ui.column.insertWidget(self.ui.column.count() - 1, self._empty, 1)
        self.ui.column.setStretchFactor(self.ui.tables, 1)
        self.ui.column.insertStretch(self.ui.column.count() - 1, 0)


def _is(one: Record, other: Record | None) -> bool:
    return other is not None and one.id == other.id
