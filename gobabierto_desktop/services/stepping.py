"""A step: one transaction that people can take back as a whole, with the name they would give it."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import UTC

from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.store.book import Transaction
from gobabierto_desktop.store.steps import Span, Step, Way


@contextmanager
def step(desk: Desk, title: str) -> Generator[Transaction, None, None]:
    """A transaction whose changes are one step, «escribir Título»; without changes there was no step."""
    with desk.book.transaction() as transaction:
        before = transaction.tip(desk.device).number
        yield transaction
        if transaction.tip(desk.device).number > before:
            note_step(desk, transaction, title, before)


def note_step(
    desk: Desk, transaction: Transaction, title: str, before: int, way: Way = Way.DONE, of: int | None = None
) -> None:
    """Remember as one step what this device changed since its change `before`."""
    last = transaction.tip(desk.device).number
    transaction.note_step(Step(title, before + 1, last, desk.author, claimed_time(desk), way, of))


def note_taking(desk: Desk, transaction: Transaction, title: str, before: int, spans: Sequence[Span]) -> None:
    """Remember as one step what came in by other devices' changes, and what this one changed since `before`."""
    last = transaction.tip(desk.device).number
    if spans or last > before:
        transaction.note_step(Step(title, before + 1, last, desk.author, claimed_time(desk), spans=tuple(spans)))


def claimed_time(desk: Desk) -> str:
    """The time on this laptop's clock, in UTC, as it is written in changes."""
    return desk.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
