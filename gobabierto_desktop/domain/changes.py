"""A change: what one person set, on one laptop, over which versions. The journal is made of these and nothing else.

Each device numbers its changes from 1 and chains them by digest, so that the journal shows any tampering.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gobabierto_desktop.domain.values import Plain, Value, canonical, settled, thawed

DELETED = "_deleted"
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")

FIRST = "0" * 64
"""What stands as `previous` in the first change of a device."""


class ChangeId(NamedTuple):
    """A change named for good: the device that made it and its place in that device's journal (from 1)."""

    device: str
    number: int

    def __str__(self) -> str:
        return f"{self.device}:{self.number}"


class Assignment(NamedTuple):
    """A field's new value and the changes it was made over (what the author saw when typing)."""

    value: Value
    over: tuple[ChangeId, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the journal. `at` is the claimed UTC time, shown and never used to order anything.

    `nonce` (hex, empty for open changes) keeps the digest of a personal change from being guessed.
    A sealed change holds only personal fields, an open one only open fields.
    """

    device: str
    number: int
    previous: str
    author: str
    at: str
    kind: str
    record: str
    parent: str | None
    sealed: bool
    nonce: str
    fields: Mapping[str, Assignment]

    def __post_init__(self) -> None:
        # One form in memory, on disk and in a package: what is read back has the digest of what was written.
        fields = {
            name: Assignment(settled(one.value), tuple(sorted(set(one.over)))) for name, one in self.fields.items()
        }
        object.__setattr__(self, "fields", fields)

    @property
    def id(self) -> ChangeId:
        """Its name for good."""
        return ChangeId(self.device, self.number)

    def plain(self) -> dict[str, Plain]:
        """The change as a JSON object: what travels in `records/*.jsonl` and what is digested."""
        fields: dict[str, Plain] = {
            name: {"value": thawed(one.value), "over": [str(seen) for seen in one.over]}
            for name, one in self.fields.items()
        }
        return {
            "device": self.device,
            "number": self.number,
            "previous": self.previous,
            "author": self.author,
            "at": self.at,
            "kind": self.kind,
            "record": self.record,
            "parent": self.parent,
            "sealed": self.sealed,
            "nonce": self.nonce,
            "fields": fields,
        }

    def digest(self) -> str:
        """SHA-256 (hex) of the canonical bytes: the next change of the device names it as `previous`."""
        return hashlib.sha256(canonical(self.plain())).hexdigest()


def read_change_id(text: str) -> ChangeId:
    """The inverse of `str(ChangeId)`; raises ValueError."""
    device, _, number = text.rpartition(":")
    if not device or not _NUMBER.fullmatch(number):
        raise ValueError(f"«{text}» no nombra ningún cambio")
    return ChangeId(device, int(number))
