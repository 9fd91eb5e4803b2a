"""Importar tabla: a sheet from Excel, Word or a CSV file is looked at row by row, and then taken in as one step."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QWidget

from gobabierto_desktop.domain.date_order import DateOrder
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.forms.import_form import Ui_ImportForm
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.importing.columns import ColumnChoices
from gobabierto_desktop.gui.importing.planner import Planner
from gobabierto_desktop.gui.importing.preview import PreviewRows
from gobabierto_desktop.gui.importing.request import Request, Target, targets_in
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import counted
from gobabierto_desktop.gui.widgets.balance import ROWS, BalanceView
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import bulk_importing
from gobabierto_desktop.services.bulk_importing import DateOrderUnknown, Imported, Plan
from gobabierto_desktop.services.bulk_telling import plain_balance
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.tabular.grids import Grid
from gobabierto_desktop.tabular.opening import open_tables
from gobabierto_desktop.tabular.pasted import read_pasted

_FILES = "Tablas (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;Todos los archivos (*)"
_ORDERS = (
    ("Elija el orden…", None),
    ("Día / mes / año", DateOrder.DAY_FIRST),
    ("Mes / día / año", DateOrder.MONTH_FIRST),
)
_HEADING_LINES = 12
ROOM_FOR_BALANCE = 78
"""The least width, in letters, at which the balance stands beside the button; below it, it stands under the title."""

_COUNTS = (
    ("new", "fila entró", "filas entraron"),
    ("completed", "completó lo que faltaba", "completaron lo que faltaba"),
    ("identical", "ya estaba", "ya estaban"),
    ("blank", "estaba en blanco", "estaban en blanco"),
    ("rejected", "no entró", "no entraron"),
)
_INVITING = "Suelte aquí una tabla de Excel, LibreOffice o CSV, elíjala, o péguela desde Excel o Word con Ctrl+V."

_EXPLAINING = (
    "Cada fila puede ser una propuesta, un acuerdo o una persona. Antes de importar verá qué pasa con cada una."
)


class ImportPage(PlainPage):
    """Nothing is written before «Importar»; what was imported is taken back with one button."""

    side_width = 26
    has_forum_panel = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Importar tabla")
        content = QWidget()
        self.ui = Ui_ImportForm()
        self.ui.setupUi(content)
        self.rows = PreviewRows(workspace.desk.terms, self)
        self.columns, self.balance = ColumnChoices(), BalanceView(ROWS)
        self.planner: Planner[Plan] = Planner(self)
        self.request: Request | None = None
        self.plan: Plan | None = None
        self._told_source = ""
        self._fill()
        self.lay_out(content)
        self._connect()
        self.setAcceptDrops(True)
        self._show_plan(None)

    # What the window asks

    def arrive(self) -> None:
        self._offer_targets()
        self._look_again()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        (self.ui.rows if self.plan else self.ui.choose_button).setFocus()

    def finish(self) -> None:
        self.planner.wait()
        super().finish()

    def save_and_next(self) -> None:
        """Ctrl+Enter: take in what is shown."""
        self.carry_out()

    def go_to_problem(self) -> None:
        """F10: the next thing marked, below the cell with the keyboard; after the last, the first."""
        flaws, here = self.rows.flaws(), self.ui.rows.currentIndex()
        after = [one for one in flaws if here.isValid() and one > (here.row(), here.column())]
        if flaws:
            self.ui.rows.setFocus()
            self.ui.rows.setCurrentIndex(self.rows.index(*(after or flaws)[0]))

    # A table comes in

    def choose_table(self) -> None:
        """Choose a file, and look at it."""
        chosen = self.workspace.dialogs.open_file("Importar una tabla", _FILES)
        if chosen:
            self.open_table(chosen)

    def open_table(self, path: Path) -> None:
        """Look at the tables of a file."""
        self.run(f"Leyendo «{path.name}»…", partial(_opened, path), partial(self._take_grids, path.name))

    def paste_table(self) -> None:
        """Look at what was copied in Excel or Word."""
        copied = QGuiApplication.clipboard().mimeData()
        grid = read_pasted(copied.text(), copied.html() if copied.hasHtml() else "")
        if grid.rows:
            self._take_grids("", (grid,))
        else:
            self.say("No hay ninguna tabla copiada. Cópiela primero en Excel o en Word.", "info")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_table()
        else:
            super().keyPressEvent(event)

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
        if path := _dropped(event):
            self.open_table(path)

    def _take_grids(self, name: str, grids: tuple[Grid, ...]) -> None:
        self._offer_targets()
        offered = targets_in(self.workspace.desk, self.workspace.forum)
        if not offered:
            self.say("No hay ningún foro abierto adonde importar. Cree primero un foro y una mesa.", "warn")
            return
        target = offered[max(0, self.ui.target.currentIndex())]
        sheet = next(at for at, one in enumerate(grids) if one.rows)
        self._told_source = name
        with QSignalBlocker(self.ui.sheet):
            self.ui.sheet.clear()
            self.ui.sheet.addItems([f"{one.name} · {counted(len(one.rows), 'fila', 'filas')}" for one in grids])
            self.ui.sheet.setCurrentIndex(sheet)
        with QSignalBlocker(self.ui.only_flagged):
            self.ui.only_flagged.setChecked(False)
        self.banner.hide()
        self._ask(Request(grids, sheet, target))
        self.ui.rows.setFocus()

    # Looking

    def _ask(self, request: Request) -> None:
        self.request = request
        self.state.show_state("Revisando…", "neutral")
        self._import.setEnabled(False)
        self.planner.ask(partial(request.planned, self.workspace.desk))

    def _look_again(self) -> None:
        if self.request:
            self._ask(self.request)

    def _target_chosen(self, at: int) -> None:
        if self.request and isinstance(target := self.ui.target.itemData(at), Target):
            self._ask(self.request.with_target(target))

    def _sheet_chosen(self, at: int) -> None:
        if self.request:
            self._ask(self.request.with_sheet(at))

    def _heading_chosen(self, line: int) -> None:
        if self.request:
            self._ask(self.request.with_heading(line))

    def _order_chosen(self, at: int) -> None:
        if self.request:
            self._ask(self.request.with_order(_ORDERS[at][1]))

    def _column_chosen(self, place: int, name: str | None) -> None:
        if self.request:
            self._ask(self.request.with_column(place, name))

    def _offer_targets(self) -> None:
        offered = targets_in(self.workspace.desk, self.workspace.forum)
        standing = self.request.target if self.request else None
        table = self.workspace.table
        wanted = next((at for at, one in enumerate(offered) if table and one.parent == table.id), 0)
        kept = next((at for at, one in enumerate(offered) if one == standing), wanted)
        with QSignalBlocker(self.ui.target):
            self.ui.target.clear()
            for one in offered:
                self.ui.target.addItem(one.label, one)
            self.ui.target.setCurrentIndex(kept)
        if self.request and offered:
            self.request = self.request.with_target(offered[kept])

    def _show_plan(self, plan: Plan | None) -> None:
        self.plan = plan
        grid = self.request.grid if self.request and plan else None
        for part in (self.ui.rows, self.ui.explained, self.ui.only_flagged, self.balance, self.frame.side):
            part.setVisible(plan is not None)
        for part in (self.ui.sheet, self.ui.sheet_label):
            part.setVisible(plan is not None and self.request is not None and len(self.request.grids) > 1)
        for part in (self.ui.target, self.ui.target_label, self.ui.heading, self.ui.heading_label):
            part.setVisible(plan is not None)
        self._empty.setVisible(plan is None)
        self.ui.dates_card.setVisible(plan is not None and plan.dates.needs_asking)
        self.ui.drop_words.setText(self._source() if plan else _INVITING)
        self._import.setVisible(plan is not None)
        if plan is None or grid is None:
            self.state.show_state("Sin tabla", "neutral")
            return
        self.columns.show_columns(KINDS[plan.kind], plan.columns)
        self._show_heading_lines(plan, len(grid.rows))
        self._show_dates(plan)
        self._show_rows()
        self.balance.show_balance(plain_balance(plan.balance))
        self._show_state(plan)

    def _show_rows(self) -> None:
        plan, request = self.plan, self.request
        if plan is None or request is None:
            return
        here = self.ui.rows.currentIndex()
        row, column = max(0, here.row()), max(0, here.column())
        shown = plan.flagged if self.ui.only_flagged.isChecked() else plan.rows
        self.rows.show_rows(plan, request.grid, shown)
        for at in range(self.rows.columnCount()):
            self.ui.rows.setColumnWidth(at, em(7) if at == 0 else em(15))
        if shown:
            at = self.rows.index(min(row, len(shown) - 1), min(column, self.rows.columnCount() - 1))
            self.ui.rows.setCurrentIndex(at)
        self._explain(self.ui.rows.currentIndex(), QModelIndex())

    def _show_state(self, plan: Plan) -> None:
        many, flagged = plan.balance.written, len(plan.flagged)
        self._import.setText(f"&Importar {counted(many, 'fila', 'filas')}  Ctrl+Intro")
        self._import.setEnabled(many > 0)
        self.ui.only_flagged.setText(f"Sólo lo &señalado ({flagged:,})")
        if plan.needs_order:
            self.state.show_state("Falta decir el orden de las fechas", "warn")
        elif not many:
            self.state.show_state("Nada nuevo que importar", "neutral")
        elif flagged:
            self.state.show_state(f"Lista; {counted(flagged, 'fila señalada', 'filas señaladas')}", "warn")
        else:
            self.state.show_state("Lista para importar", "ok")

    def _show_dates(self, plan: Plan) -> None:
        told = f"<b>¿Cómo están escritas las fechas?</b> {plan.dates.told}"
        if plan.dates.suggested and plan.order is None:
            told += " Mientras elige, se leen como lo que eso sugiere."
        self.ui.evidence.setText(told)
        self.ui.order.setCurrentIndex(next(at for at, (_, order) in enumerate(_ORDERS) if order is plan.order))

    def _show_heading_lines(self, plan: Plan, lines: int) -> None:
        last = max(plan.heading, min(lines, _HEADING_LINES))
        self.ui.heading.clear()
        self.ui.heading.addItems(["Ninguna fila", *(f"Fila {line}" for line in range(1, last + 1))])
        self.ui.heading.setCurrentIndex(plan.heading)

    def _explain(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.ui.explained.setText(" ".join(self.rows.explained(index).split())[:500])

    def _source(self) -> str:
        grid = self.request.grid if self.request else Grid("", ())
        return " · ".join(part for part in (self._told_source or grid.name.capitalize(), grid.told) if part)

    # Taking in

    def carry_out(self) -> None:
        """Take in what is shown, all or nothing, as one step."""
        plan = self.plan
        if plan is None or self.planner.is_busy:
            return
        if plan.needs_order:
            self.refused(DateOrderUnknown(plan.dates))
            self.ui.order.setFocus()
        elif plan.balance.written:
            self.run("Importando…", partial(bulk_importing.carry_out, self.workspace.desk, plan), self._imported)

    def _imported(self, done: Imported) -> None:
        self.workspace.renew()
        many = plain_balance(done.balance)
        parts = [counted(many[name], one, all_) for name, one, all_ in _COUNTS if many[name]]
        self.say(f"{'; '.join(parts)}.", "ok", "&Deshacer la importación", self.workspace.asked_to_undo.emit)

    def _outdated(self, _touched: object = None) -> None:
        """Something was written: the last step is no longer this import, and rows may be here already."""
        self.banner.hide()
        if self.isVisible():
            self._look_again()

    # Putting together

    def _fill(self) -> None:
        view = self.ui.rows
        view.setModel(self.rows)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.horizontalHeader().setHighlightSections(False)
        for text, order in _ORDERS:
            self.ui.order.addItem(text, order)
        for box in (self.ui.target, self.ui.sheet, self.ui.heading):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        mark(self.ui.explained, role="hint")
        _ = dress(self.ui.choose_button, "folder-open")
        _ = dress(self.ui.paste_button, "copy")
        self._empty = EmptyState("list", _EXPLAINING)
        self.ui.column.addWidget(self._empty, 1)
        self.frame.side_column.addWidget(SideHeading("Adónde va cada columna"))
        self.frame.side_column.addWidget(self.columns, 1)
        self._import = self.add_button("&Importar", "download", "primary", self.carry_out)

    def _connect(self) -> None:
        _ = self.ui.choose_button.clicked.connect(self.choose_table)
        _ = self.ui.paste_button.clicked.connect(self.paste_table)
        _ = self.ui.target.activated.connect(self._target_chosen)
        _ = self.ui.sheet.activated.connect(self._sheet_chosen)
        _ = self.ui.heading.activated.connect(self._heading_chosen)
        _ = self.ui.order.activated.connect(self._order_chosen)
        _ = self.columns.chosen.connect(self._column_chosen)
        _ = self.ui.only_flagged.toggled.connect(self._show_rows)
        _ = self.ui.rows.selectionModel().currentChanged.connect(self._explain)
        _ = self.ui.rows.horizontalHeader().sectionClicked.connect(self._reach_column)
        _ = self.planner.planned.connect(self._show_plan)
        _ = self.planner.failed.connect(self.refused)
        _ = self.workspace.changed.connect(self._outdated)
        _ = self.workspace.renewed.connect(self._outdated)

    def _reach_column(self, section: int) -> None:
        if section:
            self.columns.reach(section - 1)

    def refused(self, failure: KnownFailure) -> None:
        super().refused(failure)
        self._show_plan(self.plan)

    def measure(self) -> None:
        super().measure()
        self.ui.column.setSpacing(em(0.6))
        self.ui.choices.setHorizontalSpacing(em(0.8))
        self.ui.choices.setVerticalSpacing(em(0.2))
        self.ui.rows.verticalHeader().setDefaultSectionSize(em(2.1))
        self.ui.rows.setMinimumHeight(em(14))
        # Outside what scrolls, so that it is always in view.
        home = self.frame.foot if self.width() >= em(ROOM_FOR_BALANCE) else self.frame.notices
        if home.indexOf(self.balance) < 0:
            home.insertWidget(0, self.balance)


def _opened(path: Path, tell: Tell) -> tuple[Grid, ...]:
    tell(f"Leyendo «{path.name}»…")
    return tuple(one for one in open_tables(path) if one.rows)


def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    files: Sequence[Path] = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].is_file() else None
