"""Changes as lines of JSON: what travels in `records/changes.jsonl`, read back strictly."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from gobabierto_desktop.domain.changes import DELETED, Assignment, Change, read_change_id
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.limits import MOST_LINE
from gobabierto_desktop.domain.values import LARGEST, canonical, frozen
from gobabierto_desktop.packages.failures import NotUnderstood, misfit

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_Text = Annotated[str, msgspec.Meta(max_length=2_000_000)]
_Held = _Text | bool | Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)] | list[_Text] | None


class _Set(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: _Held
    over: list[_Id]


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: _Id
    number: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    previous: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    author: Annotated[str, msgspec.Meta(max_length=300)]
    at: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    kind: _Id
    record: _Id
    parent: _Id | None
    sealed: bool
    nonce: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{0,64}$")]
    fields: Annotated[dict[_Id, _Set], msgspec.Meta(min_length=1, max_length=100)]


_DECODER = msgspec.json.Decoder(_Line)


def write_changes(changes: Iterable[Change]) -> bytes:
    """One canonical line each, in the order of device and number."""
    return b"".join(canonical(one.plain()) + b"\n" for one in sorted(changes, key=lambda change: change.id))


def read_changes(file: str, content: bytes) -> Iterator[Change]:
    """The inverse. Raises NotUnderstood naming file and line for anything that this program would not write."""
    for number, line in enumerate(content.splitlines(), start=1):
        if len(line) > MOST_LINE:
            raise NotUnderstood(file, number, "la línea es demasiado larga")
        try:
            change = _change(_DECODER.decode(line))
            _demand_our_spelling(change, line)
        except msgspec.DecodeError as error:
            raise NotUnderstood(file, number, misfit(error)) from error
        except (ValueError, RecursionError) as error:
            raise NotUnderstood(file, number, str(error)) from error
        yield change


def _change(line: _Line) -> Change:
    change = Change(
        device=line.device,
        number=line.number,
        previous=line.previous,
        author=line.author,
        at=line.at,
        kind=line.kind,
        record=line.record,
        parent=line.parent,
        sealed=line.sealed,
        nonce=line.nonce,
        fields={
            name: Assignment(frozen(one.value), tuple(read_change_id(seen) for seen in one.over))
            for name, one in line.fields.items()
        },
    )
    _fits_its_kind(change)
    return change


def _demand_our_spelling(change: Change, line: bytes) -> None:
    """A name given twice, for one, is read in as many ways as there are readers."""
    if canonical(change.plain()) != line:
        raise ValueError("no está escrita como la escribe este programa")


def _fits_its_kind(change: Change) -> None:
    kind = KINDS.get(change.kind)
    if kind is None:
        raise ValueError(f"no existe la clase de registro «{change.kind}»")
    if (change.parent is None) != (kind.parent is None):
        raise ValueError(f"un registro «{kind.label}» no puede estar donde dice")
    for name in change.fields:
        if name not in kind.by_name and name != DELETED:
            raise ValueError(f"«{kind.label}» no tiene el campo «{name}»")
        if kind.is_personal(name) is not change.sealed:
            raise ValueError(f"el campo «{name}» no viaja en esta parte")
