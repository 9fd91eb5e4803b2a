"""The one form in which parts become a container's bytes, so that whoever reads can know every byte beforehand.

A ZIP (PKWARE APPNOTE 6.3.3) whose entries are stored, not compressed, one after the other, with one fixed date and no
extras: the same parts give the same bytes, nothing can be hidden between entries, no archive can swell when it is
opened, and both sides work piece by piece (docs/decisions/0004-stored-not-compressed.md).
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
LOCAL_MARK: Final = b"PK\x03\x04"
DIRECTORY: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
DIRECTORY_MARK: Final = b"PK\x01\x02"
_END: Final = struct.Struct("<4sHHHHIIH")
_END_MARK: Final = b"PK\x05\x06"
_VERSION, _MADE_BY_UNIX = 20, 3 << 8
_DATE: Final = 1 << 5 | 1  # 1 January 1980, the first day that ZIP knows
_PERMISSIONS: Final = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Placed:
    """A part as it stands in a container: its size, its CRC-32, and where its header begins."""

    name: str
    size: int
    crc: int
    place: int

    @property
    def header(self) -> bytes:
        """What stands before its content."""
        name = self.name.encode("ascii")
        sizes = (self.crc, self.size, self.size, len(name), 0)
        return LOCAL.pack(LOCAL_MARK, _VERSION, 0, 0, 0, _DATE, *sizes) + name

    @property
    def end(self) -> int:
        """Where the next header begins."""
        return self.place + len(self.header) + self.size


def directory(placed: Iterable[Placed]) -> bytes:
    """What stands after the last part: the list of all of them, and the end."""
    entries: list[bytes] = []
    start = 0
    for one in placed:
        name = one.name.encode("ascii")
        fields = (_MADE_BY_UNIX | _VERSION, _VERSION, 0, 0, 0, _DATE, one.crc, one.size, one.size, len(name))
        entries.append(DIRECTORY.pack(DIRECTORY_MARK, *fields, 0, 0, 0, 0, _PERMISSIONS, one.place) + name)
        start = one.end
    listed = b"".join(entries)
    return listed + _END.pack(_END_MARK, 0, 0, len(entries), len(entries), len(listed), start, 0)
