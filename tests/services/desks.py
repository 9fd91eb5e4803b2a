"""Desks of one plan with their forums: what the services are tried with, made once and copied for each test."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.enrolling import opener_of, signer_of
from gobabierto_desktop.services.receiving import Keys, receive
from gobabierto_desktop.services.sending import send, send_kit
from tests.trust.people import COORDINATOR, FACILITATOR, NOW, SECRET, Clock, coordinator, facilitator

SOUTH = Person("Tecún Güisquil Inventado", "Facilitación", "Institución Inventada", "tecun@example.org")


@dataclass(frozen=True, slots=True)
class Plan:
    """Closed desks by name, the packages that were sent between them, and what the coordinator unlocked."""

    folder: Path
    packages: tuple[Path, ...]
    kit: Path
    keys: Keys
    north: Keys

    def desk(self, name: str, into: Path) -> Desk:
        """A copy of a desk as it stood when the work was done, open; «central» has taken no package in yet."""
        if not into.exists():
            shutil.copytree(self.folder / name, into)
        author = {"central": COORDINATOR, "north": FACILITATOR, "south": SOUTH}[name].name
        return open_desk(into, author, now=Clock(NOW + timedelta(hours=1)))


def make_forum(desk: Desk, name: str, tables: int = 1) -> tuple[Record, ...]:
    """A forum and its mesas."""
    values = {"name": name, "department": "09", "municipality": "0901", "place": "Salón", "held_on": "2018-05-16"}
    forum = editing.create(desk, "forum", None, values)
    numbers = range(1, tables + 1)
    return forum, *(editing.create(desk, "dialogue_table", forum.id, {"number": one}) for one in numbers)


def make_proposal(desk: Desk, table: Record, title: str) -> Record:
    values = {"title": title, "problem": "No llega el agua", "presenter": "Persona Inventada", "sdg": ("6",)}
    return editing.create(desk, "proposal", table.id, values)


def make_participant(desk: Desk, forum: Record, name: str) -> Record:
    return editing.create(desk, "participant", forum.id, {"name": name, "sex": "1", "cui": "1234567890123"})


def make_plan(folder: Path) -> Plan:
    """A coordinator prepares a forum; two facilitators work on it apart; four packages come of it."""
    central = coordinator(folder / "central")
    forum, first, second = make_forum(central, "Foro de Cantel", tables=2)
    keys = Keys(opener_of(central, SECRET), signer_of(central, SECRET))
    kit = send_kit(central, [forum.id], keys.signer, folder / "kit.asice").path

    north, south = facilitator(folder / "north", central), facilitator(folder / "south", central, SOUTH)
    unlocked = {desk.author: Keys(None, signer_of(desk, SECRET)) for desk in (north, south)}
    for desk in (north, south):
        receive(desk, [kit], Keys(None, None))

    def sent(desk: Desk, scope: Scope) -> Path:
        return send(desk, scope, unlocked[desk.author].signer, folder / "paquetes").path

    river = make_proposal(north, first, "Monitoreo del río Samalá")
    make_participant(north, forum, "Asistente Inventada Secreta")
    editing.save(north, north.book.record(forum.id), {"place": "Salón municipal"})
    packages = [sent(north, Scope(forum.id, None))]

    school = make_proposal(south, second, "Escuela bilingüe Kꞌicheꞌ")
    editing.save(south, south.book.record(forum.id), {"place": "Casa de la Cultura"})
    packages.append(sent(south, Scope(forum.id, second.id)))

    editing.delete(north, north.book.record(river.id))
    make_proposal(north, first, "Monitoreo del lago")
    packages.append(sent(north, Scope(forum.id, None)))

    editing.save(south, school, {"title": "Escuela bilingüe para todas"})
    other, table = make_forum(south, "Foro de Petén")
    make_proposal(south, table, "Datos de los bosques")
    packages.append(sent(south, Scope(other.id, None)))

    for desk in (central, north, south):
        desk.close()
    return Plan(folder, tuple(packages), kit, keys, unlocked[FACILITATOR.name])
