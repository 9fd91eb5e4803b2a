"""Deciding: the conflicts that wait, each with who said what, when by their own clock, and on which laptop."""

from dataclasses import dataclass

from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.domain.merge import Conflict
from gobabierto_desktop.domain.minutes import ACTA
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand against each other. `at` is its author's clock: told, never trusted."""

    value: Value
    author: str
    at: str
    device: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict as people decide it."""

    conflict: Conflict
    record: Record
    sides: tuple[Side, ...]

    @property
    def is_about_deletion(self) -> bool:
        """Whether somebody deleted what somebody else was editing; the values are then True for deleting."""
        return self.conflict.field == DELETED

    @property
    def is_about_copies(self) -> bool:
        """Whether a closed acta was signed apart on two laptops: the values are then digests, and one copy stays."""
        return self.record.kind == ACTA.name and self.conflict.field == "digest"


def disputes(desk: Desk) -> tuple[Dispute, ...]:
    """All that waits for a decision; `editing.decide` settles one."""
    conflicts = desk.book.conflicts()
    changes = {one.id: one for one in desk.book.history({conflict.record for conflict in conflicts})}
    found: list[Dispute] = []
    for conflict in conflicts:
        record = desk.book.record(conflict.record)
        if record is not None:
            told = ((rival.value, changes[rival.change]) for rival in conflict.rivals)
            sides = tuple(Side(value, change.author, change.at, change.device) for value, change in told)
            found.append(Dispute(conflict, record, sides))
    return tuple(found)
