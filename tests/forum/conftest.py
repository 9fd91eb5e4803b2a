"""A desk with a forum and two mesas, and a clock that the test holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk, open_desk


@dataclass
class Clock:
    """Ticks a second each time it is asked."""

    at: datetime = field(default=datetime(2018, 5, 16, 14, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "ana", "Ana Inventada", clock)
    yield opened
    opened.close()


@pytest.fixture
def other_desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """Another laptop."""
    opened = open_desk(tmp_path / "beto", "Beto Inventado", clock)
    yield opened
    opened.close()


@pytest.fixture
def forum(desk: Desk) -> Record:
    return editing.create(
        desk,
        "forum",
        None,
        {
            "name": "Foro inventado de Cantel",
            "department": "09",
            "municipality": "0914",
            "place": "Salón municipal",
            "held_on": "2018-05-16",
            "facilitator": "Rosa Inventada",
        },
    )


@pytest.fixture
def table(desk: Desk, forum: Record) -> Record:
    return make_table(desk, forum, 1, "5")


def make_table(desk: Desk, forum: Record, number: int, area: str, **more: object) -> Record:
    told = {"number": number, "work_area": area, "decision_rule": "CONS", "facilitator": "Luz Inventada", **more}
    return editing.create(desk, "dialogue_table", forum.id, told)


def propose(desk: Desk, table: Record, title: str, **more: object) -> Record:
    """A proposal that is complete."""
    told = {
        "title": title,
        "proposal_kind": "PROY",
        "problem": "No hay datos.",
        "action": "Publicarlos.",
        "responsible": "11130009",
        **more,
    }
    return editing.create(desk, "proposal", table.id, told)


def carry(source: Desk, target: Desk, *roots: str) -> None:
    """What a package does, without the package: every change of the families goes into the other book."""
    ids = [one.id for root in roots for one in source.book.family(root)]
    with target.book.transaction() as transaction:
        transaction.append(source.book.history(ids))
