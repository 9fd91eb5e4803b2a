"""What a page of records does the same way for every kind, until a kind has a way of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout

from gobabierto_desktop.domain.fields import Field, Kind
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.editors import Search
from gobabierto_desktop.gui.look import mark
from gobabierto_desktop.gui.page import Page
from gobabierto_desktop.gui.record_references import records_of_table
from gobabierto_desktop.gui.record_rows import RecordRows, RecordTable, Row
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.widgets.two_line import TwoLineDelegate
from gobabierto_desktop.gui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Words:
    """What the page calls its records; `without_place` explains why none can be typed yet."""

    one: str
    new: str
    icon: str
    without_place: str = ""
    ask_place: str = ""


class RecordWays(Page):
    """The list of the records, where they stand and how they are spoken of; a page of a kind overrides what it must."""

    side_width = 20
    """In letters."""

    repeated: tuple[str, ...] = ()
    """The fields that each next record suggests as the one before said, until the user chooses others."""

    def __init__(self, workspace: Workspace, kind: Kind, words: Words) -> None:
        super().__init__()
        self.workspace, self.kind, self.words = workspace, kind, words
        self.kinds = frozenset({kind.name})
        self.model = self.make_model()
        self.view = self.make_view()
        self.view.setModel(self.model)
        self.view.setAccessibleName(kind.plural)

    def make_model(self) -> RecordRows | RecordTable:
        """The list of records."""
        return RecordRows(self.describe, self)

    def make_view(self) -> QAbstractItemView:
        """How the list is shown."""
        view = QListView()
        view.setItemDelegate(TwoLineDelegate(view))
        mark(view, role="flat")
        return view

    def describe(self, record: Record) -> Row:
        """A record in the list."""
        return Row(title_of(record, self.workspace.desk.book, self.workspace.desk.terms))

    def fill_side(self, column: QVBoxLayout) -> None:
        """What stands beside the form."""
        column.addWidget(self.view, 1)

    def heading(self, place: int) -> str:
        """The title over the form of the record at a place in the list, from 1."""
        return f"{self.words.one} {place}"

    def note(self, record: Record) -> tuple[str, str]:
        """A line under the heading that follows the typing: text and role («hint», «error»); empty for none."""
        del record
        return "", "hint"

    def suggest(self) -> dict[str, Value]:
        """What a new record most likely says; stored once something else is typed."""
        return {}

    def records(self) -> Sequence[Record]:
        """The records of the list."""
        place = self.place()
        if self.kind.parent and place is None:
            return ()
        return self.workspace.desk.book.records(self.kind.name, place.id if place else None)

    def place(self) -> Record | None:
        """The forum or mesa that new records stand under."""
        places = {"forum": self.workspace.forum, "dialogue_table": self.workspace.table}
        return places.get(self.kind.parent or "")

    def belongs_here(self, record: Record) -> bool:
        """Whether the record on the form may stay there now that another forum or mesa is open."""
        place = self.place()
        return not self.kind.parent or (place is not None and record.parent == place.id)

    def references(self, named: Field) -> Search:
        """How to search the records that a field may name: those of the open mesa."""
        return records_of_table(self.workspace, named)

    def shown(self, record: Record) -> None:
        """Called whenever another record, or another state of it, is on the form."""
