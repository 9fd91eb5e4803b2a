"""Turns the answers of a returned workbook into changes of a device of its own, named by what the workbook says.

The same answers always make the same changes: taken in twice, or by two coordinators, they are one and the same, and
the laws of merging hold (docs/decisions on workbooks that come back).
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from gobabierto_desktop.domain.changes import FIRST, Assignment, Change
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.values import canonical, frozen, thawed
from gobabierto_desktop.questionnaires.identity import Identity
from gobabierto_desktop.questionnaires.reading import Answer

if TYPE_CHECKING:
    from gobabierto_desktop.questionnaires.returned import Returned

OF_A_WORKBOOK = "libro-"
"""How the names of the devices begin that are workbooks."""

UNNAMED = "Enlace, por libro de Excel"


def changes_of(returned: "Returned") -> tuple[Change, ...]:
    """The changes that a returned workbook says, chained; none where it says nothing new."""
    digest, device = _digest(returned), device_of(returned)
    changes: list[Change] = []
    previous = FIRST
    for (kind, record, parent, sealed), answers in _by_record(returned.answers).items():
        change = Change(
            device=device,
            number=len(changes) + 1,
            previous=previous,
            author=returned.author or UNNAMED,
            at=f"{returned.filled_on}T00:00:00Z" if returned.filled_on else _second(returned.identity),
            kind=kind,
            record=record,
            parent=parent,
            sealed=sealed,
            nonce=_nonce(returned.identity, digest, len(changes) + 1) if sealed else "",
            fields={one.field: Assignment(one.value, one.over) for one in answers}
            | _fixed(returned.identity, answers, sealed=sealed),
        )
        changes.append(change)
        previous = change.digest()
    return tuple(changes)


def device_of(returned: "Returned") -> str:
    """The name under which what a returned workbook says stands in the journal."""
    return f"{OF_A_WORKBOOK}{_digest(returned)[:24]}"


def _digest(returned: "Returned") -> str:
    """What names the device: the workbook and everything it says, and nothing of how the file was saved."""
    said = {
        "workbook": returned.identity.workbook,
        "seal": returned.identity.seal,
        "author": returned.author,
        "filled_on": returned.filled_on,
        "answers": sorted(
            [one.record, one.field, thawed(one.value), [str(seen) for seen in one.over]] for one in returned.answers
        ),
    }
    return hashlib.sha256(canonical(said)).hexdigest()


_Heading = tuple[str, str, str | None, bool]


def _by_record(answers: Iterable[Answer]) -> Mapping[_Heading, list[Answer]]:
    """The answers of each record, the personal ones apart: they travel sealed."""
    groups: dict[_Heading, list[Answer]] = {}
    for one in sorted(answers, key=lambda one: (one.record, one.field)):
        groups.setdefault((one.kind, one.record, one.parent, KINDS[one.kind].is_personal(one.field)), []).append(one)
    return groups


def _fixed(identity: Identity, answers: list[Answer], *, sealed: bool) -> dict[str, Assignment]:
    """What the place of a count says of it (its sex, its age), where no version of the record is known yet."""
    record, kind = answers[0].record, KINDS[answers[0].kind]
    if any(one.over for one in answers):
        return {}
    told = {name: value for sheet in identity.sheets for name, value in sheet.fixed.get(record, {}).items()}
    return {name: Assignment(frozen(value)) for name, value in told.items() if kind.is_personal(name) is sealed}


def _nonce(identity: Identity, digest: str, number: int) -> str:
    """Chance that is the same each time: it follows from the salt, which only the workbook and its sender know."""
    return hashlib.sha256(f"{identity.salt}|{digest}|{number}".encode()).hexdigest()[:32]


def _second(identity: Identity) -> str:
    return identity.made_at[:19] + "Z"
