"""Convocatoria: the notice given, every change of date or place with its reason, and the paper that is sent."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gobabierto_desktop.domain.convening import ASKED_NOTICE, PLACE_AND_DATE
from gobabierto_desktop.domain.forums import FORUM
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.look import mark
from gobabierto_desktop.gui.plain_page import PlainPage
from gobabierto_desktop.gui.record_form import RecordForm
from gobabierto_desktop.gui.record_references import records_of_table
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.reports.convocation import told_notice
from gobabierto_desktop.services.convening import Move, convocation, reschedule
from gobabierto_desktop.services.printing import print_convocation

_REASON = "change_reason"
_NO_REASON = "Diga por qué cambia: quien fue convocado lo leerá."
_HOW = "Escriba la fecha, la hora o el lugar nuevos y el motivo. Lo demás del foro está en «Datos del foro»."


class ConvocationPage(PlainPage):
    """The change is one step, with its reason; the rest of the forum is typed in its own page."""

    side_width = 26

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Convocatoria")
        moved = tuple(one for one in FORUM.fields if one.name in {*PLACE_AND_DATE, _REASON})
        self.form = RecordForm(replace(FORUM, fields=moved), workspace.desk.terms, partial(records_of_table, workspace))
        self.notice, self._beforehand, self.moves = QLabel(), QLabel(), QLabel()
        self._forum: Record | None = None
        self._lay_out()
        _ = self.add_button("Imprimir la convocatoria…", "file-text", "", self.print_paper)
        _ = self.add_button("Guardar el cambio  Ctrl+Intro", "check", "primary", self.save_and_next)
        _ = workspace.place_changed.connect(self.refresh)
        _ = workspace.renewed.connect(self.refresh)

    def arrive(self) -> None:
        self.refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        if self._forum:
            self.form.focus_field("held_on")

    def refresh(self) -> None:
        """Read the forum anew; what was typed here and not kept goes."""
        found = self.workspace.desk.book.record(self.workspace.forum.id) if self.workspace.forum else None
        self._forum = found
        self.form.setEnabled(found is not None)
        if found is None:
            self.notice.setText("Cree primero un foro: la convocatoria es suya.")
            return
        self.form.show_record(found.with_values({_REASON: None}))
        told = convocation(self.workspace.desk, found)
        is_enough = told.notice is not None and told.notice >= ASKED_NOTICE
        self.state.show_state(
            "Sin dato" if told.notice is None else f"{told.notice} días", "ok" if is_enough else "warn"
        )
        self.notice.setText(told_notice(found))
        terms = self.workspace.desk.terms
        self._beforehand.setText(
            f"Agenda: {'dicha' if found.text('agenda') else 'falta'} · "
            f"Método: {'dicho' if found.text('method') else 'falta'} · "
            f"Regla de decisión: {terms.label('decision_rule', found.text('decision_rule')) or 'falta'}"
        )
        self.moves.setText("\n\n".join(_told(one) for one in told.moves) or "Ni la fecha ni el lugar han cambiado.")

    def save(self) -> None:
        self.save_and_next()

    def save_and_next(self) -> None:
        """Keep the change with its reason; without one it stays here and says so."""
        forum, typed = self._forum, self.form.record()
        if forum is None:
            return
        changed = {name: typed.get(name) for name in PLACE_AND_DATE if typed.get(name) != forum.get(name)}
        if not changed:
            self.workspace.said.emit("La fecha y el lugar son los mismos: no hay nada que guardar.")
            return
        if not typed.text(_REASON).strip():
            self.form.focus_field(_REASON)
            self.form.box(_REASON).show_problem(_NO_REASON)
            return
        work = partial(reschedule, self.workspace.desk, forum, changed, typed.text(_REASON))
        self.workspace.write(work, self._moved)

    def print_paper(self) -> None:
        """Write the paper that is sent to those convened."""
        forum = self._forum
        path = self.workspace.dialogs.save_file("Convocatoria", "convocatoria.pdf", "PDF (*.pdf)") if forum else None
        if forum and path:
            work = partial(print_convocation, self.workspace.desk, forum.id, path)
            self.workspace.write(work, lambda _: self.workspace.said.emit(f"Convocatoria escrita: {path.name}."))

    def _moved(self, forum: Record) -> None:
        self.workspace.renew()
        self.workspace.changed.emit({forum.id})
        self.workspace.said.emit("El cambio quedó guardado con su motivo.")

    def _lay_out(self) -> None:
        content, card = QWidget(), QFrame()
        column, inside = QVBoxLayout(content), QVBoxLayout(card)
        mark(card, role="card")
        how = QLabel(_HOW)
        for label, role in ((self.notice, "strong"), (self._beforehand, "hint"), (how, "subtitle"), (self.moves, "")):
            label.setWordWrap(True)
            mark(label, role=role)
        for one in (self.notice, self._beforehand):
            inside.addWidget(one)
        column.addWidget(card)
        column.addWidget(how)
        column.addWidget(self.form)
        column.addStretch(1)
        self.frame.side_column.addWidget(SideHeading("Cambios de fecha o lugar"))
        self.frame.side_column.addWidget(self.moves)
        self.frame.side_column.addStretch(1)
        self.lay_out(content)


def _told(move: Move) -> str:
    one = move.event
    return f"{one.label}: {one.before} → {one.after}\n{move.reason or 'Sin motivo dicho'} — {one.author}"
