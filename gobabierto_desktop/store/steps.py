"""What was done on this laptop, step by step: which of its changes belong together, and what people call them."""

import json
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import Row


class Way(Enum):
    """Whether a step was done for itself, or takes another back, or does it again."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


class Span(NamedTuple):
    """Changes of another device that came in with a step, from a number to another."""

    device: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Step:
    """The changes from `first` to `last` of this device; `of` is the place of the step it takes back or does again.

    `spans` are the changes of other devices that came in with it: workbooks that were taken in.
    `title` is the user's verb: «escribir Título». Steps stay on the laptop; what they did travels as changes.
    """

    title: str
    first: int
    last: int
    author: str
    at: str
    way: Way = Way.DONE
    of: int | None = None
    place: int = 0
    spans: tuple[Span, ...] = ()

    def row(self) -> dict[str, object]:
        """Its columns; the place is given by the table."""
        plain = asdict(self)
        del plain["place"]
        return {**plain, "way": self.way.value, "spans": json.dumps(self.spans) if self.spans else None}


def read_step(row: Row[Any]) -> Step:
    """The inverse of `Step.row`."""
    spans = tuple(Span(*one) for one in json.loads(row.spans or "[]"))
    return Step(row.title, row.first, row.last, row.author, row.at, Way(row.way), row.of, row.place, spans)
