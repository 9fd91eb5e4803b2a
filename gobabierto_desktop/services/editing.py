"""Writing records: typed text kept at once as a draft, then a change in the journal; deleting and restoring."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gobabierto_desktop.domain.changes import DELETED, Assignment, Change, ChangeId
from gobabierto_desktop.domain.fields import LONGEST, Field, FieldType, Kind
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import Conflict
from gobabierto_desktop.domain.minutes import ACTA, ADDENDUM
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.holding import closed_by, refuse_closed
from gobabierto_desktop.services.stepping import claimed_time, step
from gobabierto_desktop.store.book import Draft, Transaction
from gobabierto_desktop.store.journal import Tip

_WRITTEN_BY_STEPS = {ACTA.name, ADDENDUM.name}
_MOST = LONGEST[FieldType.TEXT]


class OnlyByStep(KnownFailure):
    """Somebody writes a field that only its step may set."""

    code = "only_by_step"

    def __init__(self, field: Field) -> None:
        super().__init__(
            f"«{field.label}» no se escribe: queda cuando se da el paso que le toca.",
            "Dé el paso en la ventana o con su orden (por ejemplo «Cerrar la mesa»): antes revisa que se pueda.",
        )


class TextTooLong(KnownFailure):
    """A text is longer than any package carries: it would be in this book and nowhere else."""

    code = "text_too_long"

    def __init__(self, label: str, length: int) -> None:
        super().__init__(
            f"«{label}» tiene {length:,} caracteres; un texto tiene como máximo {_MOST:,}. No se escribió.",
            "Adjunte el documento como archivo de evidencia, o divida el texto.",
        )


def create(desk: Desk, kind: str, parent: str | None, values: Mapping[str, Value]) -> Record:
    """Write a new record, complete or not; at least one field must be given."""
    return save(desk, begin(desk, kind, parent), values)


def begin(desk: Desk, kind: str, parent: str | None) -> Record:
    """A record with a name but nothing in it: it is in the book from the first field that is kept."""
    return Record(kind=kind, id=desk.new_id(), parent=parent)


def save(desk: Desk, seen: Record, values: Mapping[str, Value]) -> Record:
    """Write what differs from the record as it was seen; drafts of those fields are done with. The record as it is now.

    What others wrote since it was seen is not lost: the change names the versions it was made over.
    Raises OnlyByStep, ActaClosed.
    """
    kind = KINDS[seen.kind]
    changed = [name for name, value in values.items() if value != seen.get(name)]
    for name in changed:
        if name in kind.by_name and kind.field(name).by_step:
            refuse_closed(desk, seen)
            raise OnlyByStep(kind.field(name))
    return record_values(desk, seen, values, f"escribir {_told(kind, changed)}")


def record_values(desk: Desk, seen: Record, values: Mapping[str, Value], title: str) -> Record:
    """The same as one step of another name, for services whose verb is not «escribir»."""
    changed = {name: value for name, value in values.items() if value != seen.get(name)}
    assignments = {name: Assignment(value, seen.heads.get(name, ())) for name, value in changed.items()}
    with step(desk, title) as transaction:
        write(desk, transaction, seen, assignments)
        transaction.drop_drafts(seen.id, values)
    return desk.book.record(seen.id) or seen


def keep_draft(desk: Desk, seen: Record, field: str, value: Value) -> None:
    """Keep what is being typed, durably, before it becomes a change: nothing typed is lost to a power cut."""
    draft = Draft(seen.id, field, seen.kind, seen.parent, value, tuple(seen.heads.get(field, ())))
    with desk.book.transaction() as transaction:
        transaction.keep_draft(draft)


def with_drafts(desk: Desk, record: Record) -> Record:
    """The record with what was typed of it and is no change yet."""
    typed = {one.field: one.value for one in desk.book.drafts() if one.record == record.id}
    return record.with_values(typed) if typed else record


def forget_drafts(desk: Desk, record: Record) -> None:
    """What was typed of a record was written otherwise, or is not wanted."""
    with desk.book.transaction() as transaction:
        transaction.drop_drafts(record.id, KINDS[record.kind].by_name)


def rescue_drafts(desk: Desk) -> tuple[str, ...]:
    """Turn what a crash left as drafts into changes; the ids of the records rescued.

    A draft of what an acta has closed since stays a draft: its text is not lost, and is no change. So does what waits
    for a step of its own: nobody ratifies an acta by typing its date.
    """
    drafts = [one for one in desk.book.drafts() if one.kind not in _WRITTEN_BY_STEPS]
    by_record: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_record.setdefault(draft.record, []).append(draft)
    rescued: list[str] = []
    for record, kept in by_record.items():
        stands = desk.book.record(record) or Record(kept[0].kind, record, kept[0].parent)
        seen = replace(stands, heads={one.field: one.heads for one in kept})
        if closed_by(desk, stands) is None:
            save(desk, seen, {one.field: one.value for one in kept})
            rescued.append(record)
    return tuple(rescued)


def delete(desk: Desk, seen: Record) -> None:
    """Mark a record as deleted, over everything its author saw in it; what others add meanwhile brings it up again."""
    with step(desk, f"borrar {KINDS[seen.kind].label}") as transaction:
        write(desk, transaction, seen, {DELETED: Assignment(value=True, over=all_heads(seen))})
        transaction.drop_drafts(seen.id, KINDS[seen.kind].by_name)


def restore(desk: Desk, record: str) -> Record | None:
    """Bring a deleted record back with a change of its own."""
    seen = desk.book.record(record)
    if seen is None or not seen.is_deleted:
        return seen
    with step(desk, f"recuperar {KINDS[seen.kind].label}") as transaction:
        write(desk, transaction, seen, {DELETED: Assignment(value=False, over=all_heads(seen))})
    return desk.book.record(record)


def decide(desk: Desk, conflict: Conflict, value: Value) -> Record | None:
    """Settle a conflict with a change made over all that stood: the decision travels like any other change.

    Of two copies of a closed acta that were signed apart one stays, and that is no step: what is signed is not undone.
    Raises ActaClosed for all else that a closed acta holds, OnlyByStep for a copy that nobody signed.
    """
    seen = desk.book.record(conflict.record)
    if seen is None:
        return None
    if seen.kind == ACTA.name and conflict.field == "digest":
        return _keep_copy(desk, seen, conflict, value)
    over = all_heads(seen) if conflict.field == DELETED else tuple(seen.heads.get(conflict.field, ()))
    with step(desk, f"decidir {_told(KINDS[seen.kind], (conflict.field,))}") as transaction:
        write(desk, transaction, seen, {conflict.field: Assignment(value, over)})
    return desk.book.record(conflict.record)


def _keep_copy(desk: Desk, acta: Record, conflict: Conflict, value: Value) -> Record | None:
    if value not in [one.value for one in conflict.rivals]:
        raise OnlyByStep(ACTA.field(conflict.field))
    kept = {conflict.field: Assignment(value, tuple(acta.heads.get(conflict.field, ())))}
    with desk.book.transaction() as transaction:
        transaction.append(compose(desk, transaction.tip(desk.device), acta, kept))
    return desk.book.record(acta.id)


def write(desk: Desk, transaction: Transaction, record: Record, fields: Mapping[str, Assignment]) -> None:
    """Add to this device's journal: personal fields in a sealed change of their own, open ones in another.

    Raises ActaClosed where a closed acta holds the record.
    """
    if fields:
        refuse_closed(desk, record)
    transaction.append(compose(desk, transaction.tip(desk.device), record, fields))


def compose(desk: Desk, tip: Tip, record: Record, fields: Mapping[str, Assignment]) -> list[Change]:
    """The changes that follow the tip of this device's journal: open fields in one, personal ones sealed in another."""
    kind = KINDS[record.kind]
    for name, one in fields.items():
        if isinstance(one.value, str) and len(one.value) > _MOST:
            raise TextTooLong(kind.by_name[name].label if name in kind.by_name else name, len(one.value))
    changes: list[Change] = []
    for sealed in (False, True):
        part = {name: one for name, one in fields.items() if kind.is_personal(name) is sealed}
        if not part:
            continue
        change = Change(
            device=desk.device,
            number=tip.number + 1,
            previous=tip.digest,
            author=desk.author,
            at=claimed_time(desk),
            kind=record.kind,
            record=record.id,
            parent=record.parent,
            sealed=sealed,
            nonce=desk.chance(16).hex() if sealed else "",
            fields=part,
        )
        changes.append(change)
        tip = Tip(change.number, change.digest())
    return changes


def compose_all(desk: Desk, tip: Tip, writes: Iterable[tuple[Record, Mapping[str, Assignment]]]) -> Iterator[Change]:
    """The changes of many records, one after another from the tip on: appended at once, they cost one settling."""
    for record, fields in writes:
        made = compose(desk, tip, record, fields)
        tip = Tip(made[-1].number, made[-1].digest()) if made else tip
        yield from made


def all_heads(seen: Record) -> tuple[ChangeId, ...]:
    """Every change that the values of a record stand on: what a deletion is made over."""
    return tuple(sorted({head for heads in seen.heads.values() for head in heads}))


def _told(kind: Kind, names: Iterable[str]) -> str:
    """The fields as a step is named after them: «Título de la propuesta y 2 más»."""
    labels = [kind.by_name[name].label if name in kind.by_name else kind.label for name in names]
    return " y ".join([*labels[:1], f"{len(labels) - 1} más"] if len(labels) > 1 else labels)
