"""A page of records that stand under a quarterly report: it begins the report where nobody has."""

from gobabierto_desktop.domain.fields import Kind
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.workspace import Workspace


class UnderReportPage(RecordPage):
    """Nothing can be typed while the report is with its reviewer, or approved."""

    def __init__(self, workspace: Workspace, kind: Kind, words: Words, place: FollowUpPlace) -> None:
        self._place = place
        super().__init__(workspace, kind, words)
        _ = place.changed.connect(self._moved)

    def place(self) -> Record | None:
        report = self._place.report()
        return report if report and report.heads else None

    def arrive(self) -> None:
        """Begin the report first: a record must have something to stand under."""
        report = self._place.report()
        if report is not None and not report.heads and self._place.is_open():
            self.form.setEnabled(False)  # until there is a record, keys would go nowhere
            self._place.begin_report(self._begun)
        else:
            super().arrive()

    def shown(self, record: Record) -> None:
        del record
        is_open = self._place.is_open()
        self.form.setEnabled(is_open)
        for button in (self.ui.delete_button, self.ui.save_button, self.ui.next_button):
            button.setVisible(is_open)

    def _begun(self, report: Record) -> None:
        self.workspace.changed.emit({report.id})
        super().arrive()

    def _moved(self) -> None:
        if self._record is not None and not self.belongs_here(self._record):
            self._let_go()
        self.refresh()
        if self._record is None and self.isVisible():
            self.arrive()
