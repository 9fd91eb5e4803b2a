"""Which commitment, milestone and quarter the follow-up is about; every part of it looks here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from gobabierto_desktop.domain.commitments import milestone_place
from gobabierto_desktop.domain.quarters import Quarter, quarter_of, quarters_between
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import EDITABLE, Role, state_of
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import reporting

FIRST, LAST = Quarter(2018, 4), Quarter(2020, 3)
"""The quarters of the 4th plan: signed on 2018-11-28, to 2020-08-31."""


class FollowUpPlace(QObject):
    """`changed` follows every move; records are read anew from the book each time they are asked for."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        today = quarter_of(workspace.desk.now().date())
        self.quarter = min(max(today, FIRST), LAST)
        self._commitment, self._milestone = "", ""
        _ = self.changed.connect(self._tell)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters that can be chosen."""
        return quarters_between(FIRST, LAST)

    @property
    def role(self) -> Role:
        """In what role steps are taken here."""
        return reporting.role_of(self._workspace.desk)

    def commitments(self) -> Sequence[Record]:
        """All commitments, by number."""
        return sorted(self._workspace.desk.book.records("commitment"), key=lambda one: one.number("number") or 0)

    def milestones(self) -> Sequence[Record]:
        """The milestones of the commitment, in their order."""
        found = self._workspace.desk.book.records("milestone", self._commitment) if self._commitment else ()
        return sorted(found, key=milestone_place)

    def commitment(self) -> Record | None:
        """The commitment chosen."""
        return self._workspace.desk.book.record(self._commitment) if self._commitment else None

    def milestone(self) -> Record | None:
        """The milestone chosen."""
        return self._workspace.desk.book.record(self._milestone) if self._milestone else None

    def report(self) -> Record | None:
        """The report of the milestone for the quarter, begun or not; None where no milestone is chosen."""
        return self.report_of(self._milestone) if self._milestone else None

    def report_of(self, milestone: str) -> Record:
        """The report of a milestone of the commitment for the quarter, empty where nobody began it."""
        name = reporting.report_id(milestone, self.quarter)
        return self._workspace.desk.book.record(name) or Record("progress_report", name, milestone)

    def is_open(self) -> bool:
        """Whether the report's answers may be changed."""
        report = self.report()
        return report is not None and state_of(report if report.heads else None) in EDITABLE

    def begin_report(self, then: Callable[[Record], object]) -> None:
        """Have the report begun, so that people, places and evidence can stand under it."""
        milestone = self.milestone()
        if milestone is not None:
            desk, quarter, role = self._workspace.desk, self.quarter, self.role
            self._workspace.write(lambda: reporting.start(desk, milestone, quarter, role), then)

    def choose_quarter(self, quarter: Quarter) -> None:
        """Go to another quarter."""
        self.quarter = quarter
        self.changed.emit()

    def choose_commitment(self, commitment: str) -> None:
        """Go to another commitment, at its first milestone."""
        self._commitment = commitment
        self._milestone = next((one.id for one in self.milestones()), "")
        self.changed.emit()

    def choose_milestone(self, milestone: str) -> None:
        """Go to another milestone."""
        self._milestone = milestone
        self.changed.emit()

    def go_to(self, record: Record) -> None:
        """Go to where a record of the follow-up stands: a milestone, a report, or what stands under one."""
        book = self._workspace.desk.book
        above: Record | None = record
        while above is not None:
            match above.kind:
                case "progress_report":
                    named = [one for one in self.quarters if str(one) == above.text("quarter")]
                    self.quarter = named[0] if named else self.quarter
                case "milestone":
                    self._milestone, self._commitment = above.id, above.parent or ""
                case _:
                    pass
            above = book.record(above.parent) if above.parent else None
        self.changed.emit()

    def _tell(self) -> None:
        self._workspace.following = (self._commitment, self.quarter) if self._commitment else None
