"""The milestones of a commitment: the official table's row, one at a time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.commitments import MILESTONE, milestone_name
from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.domain.folding import folded_words
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.editors import Search
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.widgets.choice_box import Choice
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words(one="Hito", new="Nuevo", icon="flag", without_place="Elija un compromiso: los hitos son de uno.")


class MilestonePage(RecordPage):
    """The panel at the left is its list: the page has none of its own."""

    side_width = 0

    def __init__(self, workspace: Workspace, place: FollowUpPlace) -> None:
        self._place = place
        super().__init__(workspace, MILESTONE, _WORDS)
        self.ui.side.hide()
        _ = place.changed.connect(self._moved)

    def place(self) -> Record | None:
        return self._place.commitment()

    def records(self) -> Sequence[Record]:
        return self._place.milestones()

    def belongs_here(self, record: Record) -> bool:
        milestone = self._place.milestone()
        return milestone is not None and record.id == milestone.id

    def start_afresh(self) -> None:
        milestone = self._place.milestone()
        if milestone:
            self.ui.stack.setCurrentWidget(self.ui.editing)
            self.open_record(milestone)
        else:
            super().start_afresh()

    def suggest(self) -> dict[str, Value]:
        """The next number."""
        return {"number": max((one.number("number") or 0 for one in self.model.records), default=0) + 1}

    def heading(self, place: int) -> str:
        record = self.form.record()
        return f"Hito {milestone_name(record)}" if record.text("number") else f"Hito {place}"

    def references(self, named: Field) -> Search:
        """The other milestones of the commitment."""
        book, terms = self.workspace.desk.book, self.workspace.desk.terms

        def search(typed: str) -> list[Choice]:
            titled = [(one.id, title_of(one, book, terms)) for one in self._place.milestones()]
            return [choice for choice in titled if folded_words(typed) in folded_words(choice[1])]

        return search if named.vocabulary == MILESTONE.name else super().references(named)

    def fill_side(self, column: QVBoxLayout) -> None:
        """Nothing stands beside the form."""

    def _has_room(self) -> bool:
        return False

    def _moved(self) -> None:
        self.refresh()
        if self._record is None or (self._record.heads and not self.belongs_here(self._record)):
            self.start_afresh()
