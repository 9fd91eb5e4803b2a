"""JSON that holds what is trusted, read strictly: as it should be, and byte for byte as this program writes it."""

from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

MALFORMED: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises on JSON that is not what it should be, all of it: half a letter is no DecodeError to it."""

_Held = TypeVar("_Held")


def read_as_written(content: bytes, kind: type[_Held], spelt: Callable[[_Held], bytes]) -> _Held:
    """Return what a file holds, if writing it again gives the same bytes: none is left free to be changed unseen.

    Raises one of MALFORMED.
    """
    held = msgspec.json.decode(content, type=kind)
    if spelt(held) != content:
        raise msgspec.ValidationError("not as it was written")
    return held
