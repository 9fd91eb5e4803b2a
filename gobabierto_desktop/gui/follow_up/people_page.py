"""The people that a report reached: the grid, who is not told apart, and whether all of it adds up."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from gobabierto_desktop.domain.people_grid import Combination, Grid, axes, combination_of
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.reached import DISAGGREGATION, PERSONS, cell_id, tally
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import read
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.autosave import EditSession
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.forms.people_card import Ui_PeopleCard
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.widgets.people_grid import PeopleGrid
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import reporting

_EVERY_DIMENSION = ("SEXO", "EDAD", "PUEBLO")
"""What is offered where the milestone does not say (commitment 24 asks exactly this)."""


class PeoplePage(PlainPage):
    """Every key in a cell is kept like one in a form; a block that is pasted becomes one step."""

    side_width = 0

    def __init__(self, workspace: Workspace, place: FollowUpPlace) -> None:
        super().__init__(workspace, "Personas alcanzadas")
        self._place = place
        self._session: EditSession | None = None
        self._card = QFrame()
        self.ui = Ui_PeopleCard()
        self.ui.setupUi(self._card)
        self.grid = PeopleGrid(axes((), workspace.desk.terms))
        self.ui.column.insertWidget(1, self.grid)
        self.ui.column.addStretch(1)
        QWidget.setTabOrder(self.grid, self.ui.rest)
        self.lay_out(self._card)
        for line, field in ((self.ui.rest, "undisaggregated"), (self.ui.total, "quantity")):
            line.setMaximumWidth(em(8))
            _ = line.textEdited.connect(partial(self._line_typed, field))
            _ = line.editingFinished.connect(self.leave)
        _ = self.grid.typing.connect(self._cell_typed)
        _ = self.grid.edited.connect(self._cell_left)
        _ = self.grid.pasted.connect(self._pasted)
        _ = self.grid.refused.connect(workspace.said)
        _ = place.changed.connect(self._moved)
        _ = workspace.changed.connect(self._changed)

    def arrive(self) -> None:
        """Begin the report first: its cells must have something to stand under."""
        report = self._place.report()
        if report is not None and not report.heads and self._place.is_open():
            self._place.begin_report(self._begun)
        self._read()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        self.grid.setCurrentIndex(self.grid.cells.index(0, 0))
        self.grid.setFocus()

    def leave(self) -> None:
        if self._session:
            self.workspace.autosave.end(self._session)
        self._session = None

    def save(self) -> None:
        self.leave()

    def _begun(self, report: Record) -> None:
        self.workspace.changed.emit({report.id})

    def _moved(self) -> None:
        self.leave()
        if self.isVisible():
            self.arrive()

    def _changed(self, _ids: set[str]) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """Show what the book holds; a line or cell that is being typed in is left alone."""
        report, milestone = self._place.report(), self._place.milestone()
        terms = self.workspace.desk.terms
        if report is None or milestone is None:
            self.state.show_state("Elija un hito", "neutral")
            self._card.setEnabled(False)
            return
        cells = self.workspace.desk.book.records(DISAGGREGATION.name, report.id)
        asked = axes(milestone.codes("dimensions") or _EVERY_DIMENSION, terms)
        grid = Grid(asked, {combination_of(one): one.get("persons") for one in cells if one.get("persons")})
        if self.grid.cells.grid != grid:
            self.grid.show_grid(grid)
        for line, field in ((self.ui.rest, "undisaggregated"), (self.ui.total, "quantity")):
            if not (line.hasFocus() and line.isModified()):
                line.setText(report.text(field))
        self._card.setEnabled(self._place.is_open())
        is_of_people = milestone.text("measure_unit") in {"", PERSONS}
        self.state.show_state(
            str(self._place.quarter) if is_of_people else "La unidad del hito no es personas", "neutral"
        )
        self._tell_verdict(report, cells)

    def _tell_verdict(self, report: Record, cells: tuple[Record, ...]) -> None:
        count = tally(report, cells)
        said = f"Desagregadas {count.told_apart:,} + no desagregadas {count.not_told_apart:,}"
        whole = count.told_apart + count.not_told_apart
        if count.reached is None:
            words, role = f"{said} = {whole:,}. Falta decir cuántas son en total.", "warning"
        elif count.agrees:
            words, role = f"{said} = {whole:,}. Cuadra con el total.", "hint"
        else:
            missing = f"faltan {count.difference:,}" if count.difference > 0 else f"sobran {-count.difference:,}"
            words, role = f"{said} = {whole:,}; el total dice {count.reached:,}: {missing}.", "error"
        self.ui.verdict.setText(words)
        mark(self.ui.verdict, role=role)

    def _line_typed(self, field: str, text: str) -> None:
        report = self._place.report()
        if report is None:
            return
        session = self._session_for(report)
        value = read(PROGRESS_REPORT.field(field), text, self.workspace.desk.terms)
        self.workspace.autosave.typed(session, field, value)

    def _cell_typed(self, cell: Combination, value: Value) -> None:
        report = self._place.report()
        if report is None:
            return
        name = cell_id(report.id, dict(cell))
        stands = self.workspace.desk.book.record(name) or Record(DISAGGREGATION.name, name, report.id)
        session = self._session_for(stands)
        for field, code in cell:
            if stands.get(field) != code:
                self.workspace.autosave.typed(session, field, code)
        self.workspace.autosave.typed(session, "persons", 0 if value is None and stands.heads else value)

    def _session_for(self, record: Record) -> EditSession:
        if self._session is None or self._session.record_id != record.id:
            self.leave()
            self._session = self.workspace.autosave.open(record)
        return self._session

    def _cell_left(self, cell: Combination, value: Value) -> None:
        self._cell_typed(cell, value)
        self.leave()

    def _pasted(self, counts: Mapping[Combination, Value]) -> None:
        report, desk = self._place.report(), self.workspace.desk
        if report is not None:
            self.leave()
            self.workspace.write(
                lambda: reporting.save_cells(desk, report, counts), lambda _: self.workspace.changed.emit({report.id})
            )
