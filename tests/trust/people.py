"""Desks of a plan for the tests of trust: a coordinator with the authority, and facilitators who ask for identities."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.enrolling import ask, enrol, found_authority, grant

# other programs judge certificates by the real clock, so these cannot live in a fixed past
NOW = datetime.now(UTC).replace(microsecond=0)
SECRET = "contraseña inventada del plan"
COORDINATOR = Person("Ana O’Inventada", "Coordinación", "Institución Inventada", "ana@example.org")
FACILITATOR = Person("Ixchel Ñandú Inventada", "Facilitación", "Institución Inventada", "ixchel@example.org")


@dataclass(slots=True)
class Clock:
    """A clock that a test moves."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


def coordinator(folder: Path, clock: Callable[[], datetime] = Clock()) -> Desk:  # noqa: B008 - nobody moves this one
    desk = open_desk(folder, COORDINATOR.name, now=clock)
    found_authority(desk, "Autoridad inventada", COORDINATOR, SECRET)
    return desk


def facilitator(folder: Path, of: Desk, person: Person = FACILITATOR) -> Desk:
    desk = open_desk(folder, person.name, now=of.now)
    enrol(desk, grant(of, ask(desk, person, SECRET).read_bytes(), SECRET), SECRET)
    return desk
