"""What is held at one moment: the records and the words for their codes, for reports to speak of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.merge import Conflict
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms


@dataclass(frozen=True, slots=True)
class Holdings:
    """A frozen picture of a book. Records are in the order they were first written (their ids are UUIDv7)."""

    plan_code: str
    plan_title: str
    terms: Terms
    records: Mapping[str, tuple[Record, ...]]
    conflicts: tuple[Conflict, ...] = ()

    def of(self, kind: str) -> tuple[Record, ...]:
        """All the records of a kind that are not deleted."""
        return tuple(one for one in self.records.get(kind, ()) if not one.is_deleted)

    def under(self, parent: str, kind: str) -> tuple[Record, ...]:
        """The records of a kind that stand under a parent."""
        return tuple(one for one in self.of(kind) if one.parent == parent)

    def under_any(self, parents: Iterable[str], kind: str) -> tuple[Record, ...]:
        """The records of a kind that stand under any of the parents."""
        wanted = set(parents)
        return tuple(one for one in self.of(kind) if one.parent in wanted)
