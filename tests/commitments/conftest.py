"""A real book of the 4th plan, and the hands that report in it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.services.desk import Desk, open_desk

PLAN = "AP_GTM04"

WHOLE: Mapping[str, Value] = {
    "completion": "3",
    "percent": 30,
    "percent_basis": "3 de los 11 talleres",
    "done": "Tres talleres en Guatemala, Quetzaltenango y Petén",
    "results": "74 personas capacitadas",
    "success_factors": "Convocatoria con las cámaras",
    "difficulties": "Cambios de sede",
    "next_steps": "Taller en Cobán",
    "civil_society": "Dos organizaciones",
    "budget": "12500.5",
    "quantity": "3",
    "measure_unit": "TALLERES",
}
"""Answers that leave nothing to mend."""


class Clock:
    """A clock that stands until somebody moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move_to(self, year: int, month: int, day: int) -> None:
        """Stand at noon of a day."""
        self.at = datetime(year, month, day, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2019, 4, 3, 15, 0, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "mesa", "Enlace del MINFIN", now=clock)
    yield opened
    opened.close()


def milestone(desk: Desk, key: str) -> Record:
    """A milestone of the plan, «22/1»."""
    found = desk.book.record(published_id(PLAN, "milestone", key))
    assert found is not None
    return found
