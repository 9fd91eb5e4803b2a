"""The history of a record or of one of its fields: who set what, when, on which laptop, and what it said before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.changes import DELETED, Change, ChangeId
from gobabierto_desktop.domain.fields import FieldType
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.questionnaires.changing import OF_A_WORKBOOK
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.remembering import Source, source_of, sources_of
from gobabierto_desktop.services.undoing import value_over


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a field. `before` and `after` are as people read them; `at` is claimed, in UTC."""

    change: ChangeId
    field: str
    label: str
    author: str
    at: str
    device: str
    before: str
    after: str


def record_history(desk: Desk, record: str) -> tuple[Event, ...]:
    """All that happened to a record, each after what it was made over; clocks order nothing."""
    changes = desk.book.history([record])
    known = {one.id: one for one in changes}
    sources = sources_of(desk, changes)
    return tuple(
        _event(desk, one, field, known, sources) for one in _in_order(changes) for field in _in_form_order(one)
    )


def field_history(desk: Desk, record: str, field: str) -> tuple[Event, ...]:
    """What one field said in turn."""
    return tuple(one for one in record_history(desk, record) if one.field == field)


def device_name(desk: Desk, device: str) -> str:
    """A laptop as people are told of it."""
    if device == desk.device:
        return "esta computadora"
    if device.startswith(OF_A_WORKBOOK):
        return "un libro de Excel"
    return "catálogo del plan" if device.startswith("catalogo-") else f"computadora {device[:8]}"


def origin_of(desk: Desk, change: Change, field: str) -> str:
    """Where somebody set a field: the laptop, or the file, sheet and cell of a workbook that was taken in here."""
    return _origin(desk, change, field, source_of(desk, change.device))


def _origin(desk: Desk, change: Change, field: str, source: Source | None) -> str:
    return source.told(change.record, field) if source else device_name(desk, change.device)


def _event(
    desk: Desk, change: Change, field: str, known: Mapping[ChangeId, Change], sources: Mapping[str, Source]
) -> Event:
    one = change.fields[field]
    before = value_over(one, field, known)
    return Event(
        change.id,
        field,
        _label(change.kind, field),
        change.author,
        change.at,
        _origin(desk, change, field, sources.get(change.device)),
        _spoken(desk, change.kind, field, before),
        _spoken(desk, change.kind, field, one.value),
    )


def _label(kind: str, field: str) -> str:
    known = KINDS[kind].by_name.get(field)
    return known.label if known else KINDS[kind].label


def _spoken(desk: Desk, kind: str, field: str, value: Value) -> str:
    if field == DELETED:
        return "borrado" if value is True else "presente"
    known = KINDS[kind].by_name.get(field)
    if known is None:
        return str(value)
    if known.type is FieldType.REFERENCE and isinstance(value, str):
        named = desk.book.record(value)
        return named.text(KINDS[named.kind].title_field) if named else value
    return rules.shown(known, value, desk.terms)


def _in_form_order(change: Change) -> list[str]:
    places = {one.name: place for place, one in enumerate(KINDS[change.kind].fields)}
    return sorted(change.fields, key=lambda name: (places.get(name, len(places)), name))


def _in_order(changes: Iterable[Change]) -> list[Change]:
    """Each change after those it was made over and after the device's own earlier ones; the rest by name."""
    known = {one.id: one for one in sorted(changes, key=lambda one: one.id)}
    depth: dict[ChangeId, int] = {}
    before = {one.id: _before(one, known) for one in known.values()}
    try:
        for name in TopologicalSorter(before).static_order():
            depth[name] = 1 + max((depth[one] for one in before[name]), default=0)
    except CycleError:  # a forged ring of changes: no order is the right one
        depth = dict.fromkeys(known, 0)
    return sorted(known.values(), key=lambda one: (depth[one.id], one.id))


def _before(change: Change, known: Mapping[ChangeId, Change]) -> set[ChangeId]:
    over = {seen for one in change.fields.values() for seen in one.over if seen in known}
    earlier = [one for one in known if one.device == change.device and one.number < change.number]
    return over | {max(earlier)} if earlier else over
