"""Between rows and values of the domain: the only place that knows how a change or a record is spelt in a row."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from gobabierto_desktop.domain.changes import Assignment, Change, ChangeId, read_change_id
from gobabierto_desktop.domain.merge import Conflict, Rival
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value, canonical, frozen, thawed

Columns = dict[str, object]


def change_row(change: Change) -> Columns:
    """The journal row of a change, its digest with it."""
    plain = change.plain()
    fields = plain.pop("fields")
    return {**plain, "digest": change.digest(), "fields": _spelt(fields)}


def read_change(row: Row[Any]) -> Change:
    """The inverse of `change_row`."""
    return Change(
        device=row.device,
        number=row.number,
        previous=row.previous,
        author=row.author,
        at=row.at,
        kind=row.kind,
        record=row.record,
        parent=row.parent,
        sealed=row.sealed,
        nonce=row.nonce,
        fields={
            name: Assignment(frozen(one["value"]), tuple(read_change_id(seen) for seen in one["over"]))
            for name, one in json.loads(row.fields).items()
        },
    )


def record_row(record: Record) -> Columns:
    """The row of a settled record."""
    return {
        "id": record.id,
        "kind": record.kind,
        "parent": record.parent,
        "is_deleted": record.is_deleted,
        "content": canonical({name: thawed(value) for name, value in record.values.items()}).decode(),
        "heads": spelt_heads(record.heads),
    }


def read_record(row: Row[Any]) -> Record:
    """The inverse of `record_row`."""
    return Record(
        kind=row.kind,
        id=row.id,
        parent=row.parent,
        values={name: frozen(value) for name, value in json.loads(row.content).items()},
        heads=read_heads(row.heads),
        is_deleted=row.is_deleted,
    )


def conflict_row(conflict: Conflict) -> Columns:
    """The row of a conflict."""
    rivals = [[str(rival.change), thawed(rival.value)] for rival in conflict.rivals]
    return {"record": conflict.record, "field": conflict.field, "rivals": _spelt(rivals)}


def read_conflict(row: Row[Any]) -> Conflict:
    """The inverse of `conflict_row`."""
    rivals = tuple(Rival(read_change_id(change), frozen(value)) for change, value in json.loads(row.rivals))
    return Conflict(row.record, row.field, rivals)


def spelt_value(value: Value) -> str:
    """A single value as JSON."""
    return _spelt(thawed(value))


def read_value(spelt: str) -> Value:
    """The inverse of `spelt_value`."""
    return frozen(json.loads(spelt))


def spelt_heads(heads: Mapping[str, Iterable[ChangeId]]) -> str:
    """The heads of every field as JSON."""
    return canonical({name: [str(one) for one in ids] for name, ids in heads.items()}).decode()


def read_heads(spelt: str) -> dict[str, tuple[ChangeId, ...]]:
    """The inverse of `spelt_heads`."""
    return {name: tuple(read_change_id(one) for one in ids) for name, ids in json.loads(spelt).items()}


def _spelt(plain: object) -> str:
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
