"""Undoing and doing again, also after a restart: a new change restores what stood before, and travels like any other.

What somebody else wrote meanwhile over the same field is never taken back with it: it stays, and is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gobabierto_desktop.domain.changes import DELETED, Assignment, Change, ChangeId
from gobabierto_desktop.domain.evidence import EVIDENCE
from gobabierto_desktop.domain.forums import TABLE
from gobabierto_desktop.domain.merge import settle
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.reached import DISAGGREGATION, PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.deliberating import demand_sound
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import all_heads, compose_all
from gobabierto_desktop.services.holding import refuse_closed_among
from gobabierto_desktop.services.open_reports import demand_open
from gobabierto_desktop.services.stepping import note_step
from gobabierto_desktop.store.steps import Step, Way

_REPORTED = frozenset({PROGRESS_REPORT.name, DISAGGREGATION.name, PLACE.name, EVIDENCE.name})
"""What changes no more once its report was sent."""


class NothingToUndo(KnownFailure):
    """There is no step left to take back, or none to do again."""

    code = "nothing_to_undo"

    def __init__(self, what: str) -> None:
        super().__init__(f"No hay nada que {what}.", "Siga trabajando: cada paso nuevo se podrá deshacer.")


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be taken back, and what can be done again: the last of each comes first in turn."""

    undoable: tuple[Step, ...]
    redoable: tuple[Step, ...]

    @property
    def undo_name(self) -> str:
        """«Deshacer: escribir Título», empty where there is nothing."""
        return f"Deshacer: {self.undoable[-1].title}" if self.undoable else ""

    @property
    def redo_name(self) -> str:
        """«Rehacer: escribir Título», empty where there is nothing."""
        return f"Rehacer: {self.redoable[-1].title}" if self.redoable else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that was not taken back, because somebody wrote in it since."""

    record: str
    field: str


@dataclass(frozen=True, slots=True)
class Reversed:
    """What undoing (or doing again) did: the records it touched, and what it left as others wrote it."""

    step: Step
    touched: frozenset[str]
    kept: tuple[Kept, ...]


def steps(desk: Desk) -> Steps:
    """What Ctrl+Z and Ctrl+Y would do now, from all that was ever done on this laptop."""
    undoable: list[Step] = []
    redoable: list[Step] = []
    for one in desk.book.steps():
        match one.way:
            case Way.DONE:
                undoable.append(one)
                redoable.clear()
            case Way.UNDONE:
                undoable = [done for done in undoable if done.place != one.of]
                redoable.append(one)
            case Way.REDONE:
                redoable = [undone for undone in redoable if undone.place != one.of]
                undoable.append(one)
    return Steps(tuple(undoable), tuple(redoable))


def undo(desk: Desk) -> Reversed:
    """Take back the last step that was not taken back. Raises NothingToUndo, ActaClosed, CannotClose, ReportClosed."""
    undoable = steps(desk).undoable
    if not undoable:
        raise NothingToUndo("deshacer")
    return _reverse(desk, undoable[-1], Way.UNDONE)


def redo(desk: Desk) -> Reversed:
    """Do again the last step that was taken back. Raises NothingToUndo, ActaClosed, CannotClose, ReportClosed.

    A mesa is closed again only if its sheets still add up: votes may have come in since.
    """
    redoable = steps(desk).redoable
    if not redoable:
        raise NothingToUndo("rehacer")
    return _reverse(desk, redoable[-1], Way.REDONE)


def _reverse(desk: Desk, step: Step, way: Way) -> Reversed:
    changes = [
        *(change for span in step.spans for change in desk.book.changes_by(*span)),
        *desk.book.changes_by(desk.device, step.first, step.last),
    ]
    mine: dict[str, list[Change]] = {}
    for one in changes:
        mine.setdefault(one.record, []).append(one)
    records = list(mine)
    history: dict[str, dict[ChangeId, Change]] = {}
    for one in desk.book.history(records):
        history.setdefault(one.record, {})[one.id] = one
    stand = desk.book.records_named(records)
    disputed = {(one.record, one.field) for one in desk.book.conflicts()}
    founders = desk.book.founders(records)
    # Children before their parents, as they were made after them.
    backs = [
        _taken_back(desk, stand[name], step, mine[name], history[name])
        if step.spans
        else _reversed(desk, stand[name], mine[name], history[name], founders[name], disputed)
        for name in reversed(records)
    ]
    writes = [(one.record, one.fields) for one in backs if one.fields]
    _refuse_out_of_turn(desk, writes)
    with desk.book.transaction() as transaction:
        tip = transaction.tip(desk.device)
        transaction.append(compose_all(desk, tip, writes))
        note_step(desk, transaction, step.title, tip.number, way, step.place)
    return Reversed(step, frozenset(transaction.touched), tuple(kept for one in backs for kept in one.kept))


@dataclass(frozen=True, slots=True)
class _Back:
    """What takes a record back to where it stood, and what in it stays as others wrote it."""

    record: Record
    fields: Mapping[str, Assignment]
    kept: tuple[Kept, ...] = ()


def _refuse_out_of_turn(desk: Desk, writes: Sequence[tuple[Record, Mapping[str, Assignment]]]) -> None:
    """What is asked before a step is asked before it comes back: no closed acta, sheets that add up, an open report."""
    refuse_closed_among(desk, [record for record, _ in writes])
    moved = {record.id for record, fields in writes if record.kind == PROGRESS_REPORT.name and "state" in fields}
    for record, fields in writes:
        if record.kind == TABLE.name and "is_closed" in fields and fields["is_closed"].value is True:
            _ = demand_sound(desk, record)
        report = record.id if record.kind == PROGRESS_REPORT.name else record.parent or ""
        if record.kind in _REPORTED and report not in moved:
            demand_open(desk, report)


def _reversed(
    desk: Desk,
    record: Record,
    mine: Sequence[Change],
    history: Mapping[ChangeId, Change],
    founder: ChangeId,
    disputed: set[tuple[str, str]],
) -> _Back:
    mark = _mark(mine, founder)
    if mark is not None:
        seen = {head for one in mine if DELETED in one.fields for head in one.fields[DELETED].over}
        if not mark and any(head.device != desk.device and head not in seen for head in all_heads(record)):
            return _Back(record, {}, (Kept(record.id, DELETED),))
        if record.is_deleted is mark:
            return _Back(record, {DELETED: Assignment(value=not mark, over=all_heads(record))})
        return _Back(record, {})
    back: dict[str, Assignment] = {}
    kept: list[Kept] = []
    for field, (old, new) in _values(mine, history).items():
        stands = record.get(field)
        if _same(stands, new) and (record.id, field) not in disputed:
            back[field] = Assignment(old, record.heads.get(field, ()))
        elif not _same(stands, old):
            kept.append(Kept(record.id, field))
    return _Back(record, back, tuple(kept))


def _taken_back(
    desk: Desk, record: Record, step: Step, mine: Sequence[Change], history: Mapping[ChangeId, Change]
) -> _Back:
    """Restore what a record said before a step in which several devices spoke: what it is without their changes."""
    ours = {one.id for one in mine}
    later = {one for one in history if one.device == desk.device and one.number > step.last}
    before = [one for one in history.values() if one.id not in ours | later]
    may_go = ours | later
    if not before:
        if not all(head in may_go for head in all_heads(record)):
            return _Back(record, {}, (Kept(record.id, DELETED),))
        gone = {} if record.is_deleted else {DELETED: Assignment(value=True, over=all_heads(record))}
        return _Back(record, gone)
    said, back, kept = settle(before).record, dict[str, Assignment](), list[Kept]()
    for field in dict.fromkeys(name for one in mine for name in one.fields):
        heads = record.heads.get(field, ())
        if not all(head in may_go or head in said.heads.get(field, ()) for head in heads):
            kept.append(Kept(record.id, field))
        elif not set(heads) <= set(said.heads.get(field, ())):
            old = said.is_deleted if field == DELETED else said.get(field)
            back[field] = Assignment(old, all_heads(record) if field == DELETED else heads)
    return _Back(record, back, tuple(kept))


def _mark(mine: Sequence[Change], founder: ChangeId) -> bool | None:
    """Whether the changes left the record deleted (True), or there where it was not before (False); else None.

    Who writes a field of somebody else's record for the first time writes over nothing, and founds nothing.
    """
    marks = [one.fields[DELETED].value for one in mine if DELETED in one.fields]
    if marks:
        return marks[-1] is True
    return False if founder in {one.id for one in mine} else None


def _values(mine: Iterable[Change], history: Mapping[ChangeId, Change]) -> dict[str, tuple[Value, Value]]:
    """What each field said before the changes and after them."""
    said: dict[str, tuple[Value, Value]] = {}
    for change in mine:
        for field, one in change.fields.items():
            old = said[field][0] if field in said else value_over(one, field, history)
            said[field] = (old, one.value)
    return said


def value_over(assignment: Assignment, field: str, history: Mapping[ChangeId, Change]) -> Value:
    """What a field showed when the assignment was made: nothing, where nothing had been said."""
    seen = [history[one] for one in sorted(assignment.over) if one in history and field in history[one].fields]
    return seen[0].fields[field].value if seen else None


def _same(one: Value, other: Value) -> bool:
    return type(one) is type(other) and one == other
