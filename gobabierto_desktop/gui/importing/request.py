"""What the user asked of a table so far: which file, which sheet, what its rows are, where its columns go."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gobabierto_desktop.domain.date_order import DateOrder
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.titles import table_title
from gobabierto_desktop.services import bulk_importing
from gobabierto_desktop.services.bulk_importing import Plan
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.tabular.grids import Grid

_OF_TABLE = (("proposal", "Una propuesta"), ("agreement", "Un acuerdo"))


@dataclass(frozen=True, slots=True)
class Target:
    """What a row becomes, and under which record."""

    kind: str
    parent: str
    label: str


@dataclass(frozen=True, slots=True)
class Request:
    """Each answer of the user makes another; nothing is written by asking."""

    grids: tuple[Grid, ...]
    sheet: int
    target: Target
    fields: Mapping[int, str | None] = field(default_factory=dict[int, str | None])
    heading: int | None = None
    order: DateOrder | None = None

    @property
    def grid(self) -> Grid:
        """The sheet asked for."""
        return self.grids[self.sheet]

    def with_sheet(self, sheet: int) -> "Request":
        """Another sheet: what was said of the columns of this one does not hold."""
        return Request(self.grids, sheet, self.target)

    def with_target(self, target: Target) -> "Request":
        """The same rows as something else; its fields are others."""
        same = target.kind == self.target.kind
        return replace(self, target=target, fields=self.fields if same else {})

    def with_column(self, place: int, name: str | None) -> "Request":
        """A column that goes elsewhere."""
        others = {one: other for one, other in self.fields.items() if one != place}
        return replace(self, fields={**others, place: name})

    def with_heading(self, line: int) -> "Request":
        """The headings in another line (0: there are none); the columns are guessed anew."""
        return replace(self, heading=line, fields={})

    def with_order(self, order: DateOrder | None) -> "Request":
        """The dates written another way."""
        return replace(self, order=order)

    def planned(self, desk: Desk, tell: Tell) -> Plan:
        """The preview of all this."""
        target = self.target
        return bulk_importing.plan(
            desk,
            target.kind,
            target.parent,
            self.grid,
            fields=self.fields,
            heading=self.heading,
            order=self.order,
            tell=tell,
        )


def targets_in(desk: Desk, forum: Record | None) -> tuple[Target, ...]:
    """What the rows of a table may become in a forum: proposals and agreements of its mesas, its participants."""
    if forum is None:
        return ()
    tables = sorted(desk.book.records("dialogue_table", forum.id), key=lambda one: one.number("number") or 0)
    of_tables = [
        Target(kind, table.id, f"{label} de {table_title(table, desk.terms)}")
        for kind, label in _OF_TABLE
        for table in tables
    ]
    people = Target("participant", forum.id, f"Una persona del {forum.text('name') or 'foro'}")
    return (*of_tables, people)
