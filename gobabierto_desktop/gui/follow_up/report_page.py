"""The quarterly report of a milestone: its form, last quarter's answers beside it, comments, and the steps to take."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QTextBrowser, QVBoxLayout

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import Role, State, state_of
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.follow_up.beside import beside_report
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import mark
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.widgets.pill import Tone
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import reporting

_WORDS = Words(
    one="Informe",
    new="Sin datos",
    icon="flag",
    without_place="Elija un compromiso que tenga hitos: cada hito tiene un informe por trimestre.",
)
_ANSWER = "Responder una observación"
_TONES: dict[State, Tone] = {
    State.NO_DATA: "neutral",
    State.DRAFT: "info",
    State.SENT: "warn",
    State.RETURNED: "danger",
    State.APPROVED: "ok",
}


class ReportPage(RecordPage):
    """A report is begun by the first key typed; who coordinates returns it with comments or approves it."""

    side_width = 26

    def __init__(self, workspace: Workspace, place: FollowUpPlace) -> None:
        self._place = place
        self._comments: list[reporting.Comment] = []
        self._beside = QTextBrowser()
        self._beside.setAccessibleName("Trimestre anterior, observaciones y trámite")
        self.send_button = QPushButton("Enviar a revisión")
        self.comment_button = QPushButton("Observar un campo…")
        self.answer_button = QPushButton("Responder observación…")
        self.return_button = QPushButton("Devolver")
        self.approve_button = QPushButton("Aprobar")
        super().__init__(workspace, PROGRESS_REPORT, _WORDS)
        self.ui.delete_button.hide()
        self.ui.save_button.hide()  # Ctrl+S goes on working: the steps need the room
        self.ui.next_button.setText("Hito &siguiente  Ctrl+Intro")
        steps = (self.answer_button, self.comment_button, self.return_button, self.approve_button, self.send_button)
        for button in steps:
            self.ui.foot.insertWidget(self.ui.foot.indexOf(self.ui.save_button), button)
        _ = dress(self.send_button, "send")
        _ = self.send_button.clicked.connect(self.send)
        _ = self.comment_button.clicked.connect(self.comment)
        _ = self.answer_button.clicked.connect(self.answer)
        _ = self.return_button.clicked.connect(self.give_back)
        _ = self.approve_button.clicked.connect(self.approve)
        _ = place.changed.connect(self._moved)

    # The list is that of the milestones: one report each, begun or not

    def place(self) -> Record | None:
        return self._place.milestone()

    def records(self) -> Sequence[Record]:
        return [self._place.report_of(one.id) for one in self._place.milestones()]

    def belongs_here(self, record: Record) -> bool:
        report = self._place.report()
        return report is not None and report.id == record.id

    def new(self) -> None:
        self.start_afresh()

    def start_afresh(self) -> None:
        report = self._place.report()
        self.ui.stack.setCurrentWidget(self.ui.editing if report else self.ui.empty)
        self.ui.side.setVisible(report is not None and self._has_room())
        if report:
            self.open_record(report)

    def open_record(self, record: Record) -> None:
        milestone = self.workspace.desk.book.record(record.parent or "")
        self._comments = []
        self._suggested = {}
        if not record.heads and milestone:
            self._suggested: dict[str, Value] = {
                "quarter": str(self._place.quarter),
                "state": State.DRAFT.value,
                "measure_unit": milestone.get("measure_unit"),
            }
        self._show(record, record.with_values(self._suggested))

    def go_on(self) -> None:
        """On to the next milestone."""
        milestones = [one.id for one in self._place.milestones()]
        here = self._place.milestone()
        at = milestones.index(here.id) + 1 if here and here.id in milestones else 0
        if at < len(milestones):
            self._place.choose_milestone(milestones[at])
            self.take_keyboard()
        else:
            self.workspace.said.emit("Era el último hito del compromiso.")

    def heading(self, place: int) -> str:
        milestone = self._place.milestone()
        return f"Hito {milestone_name(milestone)} · {self._place.quarter}" if milestone else f"Informe {place}"

    def note(self, record: Record) -> tuple[str, str]:
        milestone = self.workspace.desk.book.record(record.parent or "")
        return (milestone.text("title") if milestone else "", "hint")

    def shown(self, record: Record) -> None:
        state = state_of(record if record.heads else None)
        label = self.workspace.desk.terms.label("report_state", state.value)
        self.state.show_state(label, _TONES[state])
        is_open = self._place.is_open()
        is_coordinator = self._place.role is Role.COORDINATOR
        self.form.setEnabled(is_open)
        self.send_button.setVisible(is_open)
        self.send_button.setEnabled(bool(record.heads) or self._has_typing(record))
        self.answer_button.setVisible(is_open and bool(self._unanswered(record)))
        self.comment_button.setVisible(is_coordinator and state in {State.SENT, State.APPROVED})
        self.return_button.setVisible(is_coordinator and state in {State.SENT, State.APPROVED})
        self.return_button.setEnabled(bool(self._comments))
        self.approve_button.setVisible(is_coordinator and state is State.SENT)
        self._tell_beside(record)

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Para comparar"))
        mark(self._beside, role="flat")
        column.addWidget(self._beside, 1)

    # Steps

    def send(self) -> None:
        """Send the report for review, if it is whole; else show what is missing."""
        report = self._place.report()
        if report is None:
            return
        self.leave()
        desk, role = self.workspace.desk, self._place.role
        _ = self.form.ask_all()
        self.workspace.write(lambda: reporting.send(desk, report, role), self._stepped("Enviado a revisión."))

    def comment(self) -> None:
        """Write a comment on a field: it goes with the report when it is returned."""
        fields = [(one.name, one.label) for one in self.kind.asked]
        name = self.workspace.dialogs.choose("Observar un campo", "¿Sobre qué campo?", [label for _, label in fields])
        if name is None:
            return
        field = next(one for one, label in fields if label == name)
        said = self.workspace.dialogs.ask_line("Observar un campo", f"Observación sobre «{name}»:")
        if said and said.strip():
            self._comments.append(reporting.Comment(field, said.strip()))
            self.shown(self.form.record())

    def answer(self) -> None:
        """Answer a comment that came with the report when it was returned."""
        waiting = {one.text("comment"): one for one in self._unanswered(self.form.record())}
        dialogs, desk = self.workspace.dialogs, self.workspace.desk
        asked = next(iter(waiting), None) if len(waiting) == 1 else dialogs.choose(_ANSWER, "¿Cuál?", list(waiting))
        said = dialogs.ask_line(_ANSWER, asked) if asked else None
        if asked and said and said.strip():
            review, text = waiting[asked], said.strip()
            self.workspace.write(lambda: reporting.answer(desk, review, text), self._answered)

    def _answered(self, review: Record) -> None:
        self.workspace.changed.emit({review.id})
        self.shown(self.form.record())

    def _unanswered(self, record: Record) -> list[Record]:
        reviews = self.workspace.desk.book.records("review", record.id) if record.heads else ()
        return [one for one in reviews if not one.text("answer").strip() and not one.is_yes("is_settled")]

    def give_back(self) -> None:
        """Return the report with the comments written."""
        report, comments = self._place.report(), tuple(self._comments)
        if report is not None:
            desk, role = self.workspace.desk, self._place.role
            self.workspace.write(
                lambda: reporting.return_with(desk, report, comments, role),
                self._stepped("Devuelto con observaciones."),
            )

    def approve(self) -> None:
        """Approve the report."""
        report = self._place.report()
        if report is not None:
            desk, role = self.workspace.desk, self._place.role
            self.workspace.write(lambda: reporting.approve(desk, report, role), self._stepped("Aprobado."))

    def _stepped(self, sentence: str) -> Callable[[Record], None]:
        def done(report: Record) -> None:
            self._comments = []
            self.workspace.said.emit(sentence)
            self.workspace.changed.emit({report.id})
            self.open_record(report)

        return done

    def _moved(self) -> None:
        self.refresh()
        if self._record is None or not self.belongs_here(self._record):
            self.start_afresh()

    def _tell_beside(self, record: Record) -> None:
        self._beside.setHtml(beside_report(self.workspace.desk, record, self._comments))
