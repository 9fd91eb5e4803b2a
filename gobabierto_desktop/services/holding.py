"""What a closed acta holds: it changes no more here; what must be corrected is told in an addendum."""

from collections.abc import Iterable

from gobabierto_desktop.domain.forums import FORUM, TABLE
from gobabierto_desktop.domain.minutes import (
    ACTA,
    ADDENDUM,
    HAND_SIGNATURE,
    HELD_BY_AN_ACTA,
    ActaState,
    closed_over,
    state_of,
)
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import RELATION, Relation
from gobabierto_desktop.domain.same_person import SAMENESS
from gobabierto_desktop.services.desk import Desk

_UNITING = frozenset({RELATION.name, SAMENESS.name})
_ITSELF = frozenset({FORUM.name, TABLE.name, ACTA.name, ADDENDUM.name, HAND_SIGNATURE.name, *_UNITING})
"""The kinds that are held, or not, each for itself; others as all that stand under the same record."""


class ActaClosed(KnownFailure):
    """Somebody writes in what a closed acta tells."""

    code = "acta_closed"

    def __init__(self, number: str) -> None:
        super().__init__(
            f"El acta {number or '(sin número)'} está cerrada y firmada: lo que dice ya no se cambia.",
            "Escriba una adenda: queda junto al acta y dice qué se corrige y por qué.",
        )


def closed_by(desk: Desk, record: Record) -> Record | None:
    """The closed acta that holds a record, None where it may still be written in."""
    if record.kind in {ACTA.name, ADDENDUM.name}:
        return _closed_itself(desk, record)
    if record.kind == HAND_SIGNATURE.name:
        signed = desk.book.record(record.text("acta"))
        return signed if signed and state_of(signed) is ActaState.CLOSED else None
    if record.kind in _UNITING:
        return _closed_over_ends(desk, record)
    if record.kind not in HELD_BY_AN_ACTA:
        return None
    ancestry, above = [record.id], record
    while above.parent is not None:
        ancestry.append(above.parent)
        found = desk.book.record(above.parent)
        if found is None:
            break
        above = found
    return closed_over(ancestry, desk.book.records(ACTA.name, ancestry[-1]))


def _closed_over_ends(desk: Desk, relation: Record) -> Record | None:
    """What unites or divides counts in the acta of both ends; that two were told apart is written in none."""
    if relation.text("relation") not in {Relation.MERGED.value, Relation.SPLIT.value}:
        return None
    ends = desk.book.records_named((relation.parent or "", relation.text("other")))
    return next((acta for one in ends.values() if (acta := closed_by(desk, one))), None)


def _closed_itself(desk: Desk, record: Record) -> Record | None:
    """A closed acta holds itself, and a signed addendum stays as it was signed."""
    stands = desk.book.record(record.id)
    if stands is None:
        return None
    if stands.kind == ACTA.name:
        return stands if state_of(stands) is ActaState.CLOSED else None
    return desk.book.record(stands.text("acta")) if stands.text("digest") else None


def refuse_closed_among(desk: Desk, records: Iterable[Record]) -> None:
    """Raise ActaClosed where a closed acta holds one of many records; those that stand together are asked of once."""
    asked = {(one.kind, one.id if one.kind in _ITSELF or one.parent is None else one.parent): one for one in records}
    for one in asked.values():
        refuse_closed(desk, one)


def refuse_closed(desk: Desk, record: Record) -> None:
    """Raise ActaClosed where a closed acta holds the record."""
    acta = closed_by(desk, record)
    if acta is not None:
        raise ActaClosed(acta.text("number"))
