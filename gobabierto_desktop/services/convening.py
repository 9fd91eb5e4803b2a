"""Convening: the notice a forum gives, and every change of its date or place, with who made it and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from gobabierto_desktop.domain.convening import PLACE_AND_DATE, notice_days
from gobabierto_desktop.domain.parity import TARGET, Board, Delegation, board, delegations
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.relations import RELATION, Relation, answered_for, is_of
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import record_values
from gobabierto_desktop.services.history import Event, record_history
from gobabierto_desktop.services.registering import standing

_REASON = "change_reason"


class ReasonMissing(KnownFailure):
    """Date or place is changed and nobody says why."""

    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(
            "Falta el motivo del cambio.", "Diga por qué cambia la fecha o el lugar: quien fue convocado lo leerá."
        )


@dataclass(frozen=True, slots=True)
class Move:
    """A change of date or place after it was first said; `reason` is empty where nobody gave one."""

    event: Event
    reason: str


@dataclass(frozen=True, slots=True)
class Convocation:
    """What is known of how a forum was convened."""

    notice: int | None
    moves: tuple[Move, ...]

    @property
    def unexplained(self) -> tuple[Move, ...]:
        """The changes that nobody gave a reason for."""
        return tuple(one for one in self.moves if not one.reason)


def convocation(desk: Desk, forum: Record) -> Convocation:
    """The notice in days and the changes of date or place, oldest first.

    What was corrected before the forum was convened, for no reason that anybody gave, moved nobody and is left out.
    """
    events = record_history(desk, forum.id)
    moves = [
        Move(event, _reason(events[place:]))
        for place, event in enumerate(events)
        if event.field in PLACE_AND_DATE and event.before
    ]
    convened = next((event for event in events if event.field == "convened_on"), None)
    told = tuple(one for one in moves if one.reason or (convened and not _is_before(one.event, convened)))
    return Convocation(notice_days(forum), told)


def reschedule(desk: Desk, forum: Record, values: Mapping[str, Value], reason: str) -> Record:
    """Change date or place and say why, in one change. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    return record_values(desk, forum, {**values, _REASON: reason}, "cambiar la fecha o el lugar del foro")


def parity_board(desk: Desk, forum: Record) -> Board:
    """The live counts of a forum: what the window and the report show alike."""
    return board(forum, standing(desk, forum), age_groups(desk.terms), desk.book.records(TARGET.name, forum.id))


def due_delegations(desk: Desk, forum: Record) -> tuple[Delegation, ...]:
    """The institutions that proposals name, or that accredited delegates; a united or divided proposal names nobody."""
    tables = desk.book.records("dialogue_table", forum.id)
    proposals = [one for table in tables for one in desk.book.records("proposal", table.id)]
    related = [one for one in desk.book.records(RELATION.name) if is_of(one, Relation.MERGED, Relation.SPLIT)]
    gone = answered_for(related, {one.id for one in proposals})
    stand = [one for one in proposals if one.id not in gone]
    return delegations(standing(desk, forum), stand, desk.book.records("delegate", forum.id))


def missing_delegates(desk: Desk, forum: Record) -> tuple[Delegation, ...]:
    """Those of them with nobody in the room."""
    return tuple(one for one in due_delegations(desk, forum) if not one.present)


def age_groups(terms: Terms) -> tuple[tuple[str, int, int | None], ...]:
    """The age groups of the catalogue: code, from, to."""
    groups: list[tuple[str, int, int | None]] = []
    for term in terms.vocabulary("age_group"):
        low, high = term.details.get("from"), term.details.get("to")
        groups.append((term.code, low if isinstance(low, int) else 0, high if isinstance(high, int) else None))
    return tuple(groups)


def _is_before(one: Event, other: Event) -> bool:
    """Whether it surely happened first: one laptop's changes are numbered, and clocks order nothing."""
    return one.change.device == other.change.device and one.change.number < other.change.number


def _reason(events: tuple[Event, ...]) -> str:
    """The reason given in the same change, or the next that its author wrote before another move of the same field."""
    moved = events[0]
    for event in events:
        if event.field == _REASON and event.author == moved.author:
            return event.after
        if event is not moved and event.field == moved.field:
            return ""
    return ""
