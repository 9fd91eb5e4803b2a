"""Laptops with identities, as after the coordinator answered: what tests of delivering and receiving begin with."""

from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing, enrolling, receiving, sending
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.receiving import Keys

PIN = "Inventada-2018"
LAPTOPS = {"coordina": "Carla Inventada", "ana": "Ana Inventada", "luis": "Luis Inventado"}


@dataclass(frozen=True, slots=True)
class Laptops:
    coordinator: Desk
    ana: Desk
    luis: Desk


def prepare_laptops(base: Path) -> None:
    """Found the authority on the first, have the others ask and be answered."""
    first, *others = (open_desk(base / name, author) for name, author in LAPTOPS.items())
    enrolling.found_authority(first, "Autoridad inventada", person(first), PIN)
    for desk in others:
        request = enrolling.ask(desk, person(desk), PIN)
        enrolling.enrol(desk, enrolling.grant(first, request.read_bytes(), PIN), PIN)
        desk.close()
    first.close()


def person(desk: Desk) -> Person:
    return Person(desk.author, "Facilitación", "Institución Inventada", "")


def capture_forum(desk: Desk) -> str:
    """A forum with a mesa, two proposals and a person; the forum's id."""
    forum = editing.create(desk, "forum", None, {"name": "Foro de Cantel", "held_on": "2018-05-16"})
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1, "work_area": "1"})
    for title in ("Agua limpia", "Escuelas abiertas"):
        editing.create(desk, "proposal", table.id, {"title": title})
    editing.create(desk, "participant", forum.id, {"name": "Elena Inventada"})
    return forum.id


def deliver(desk: Desk, forum: str, folder: Path) -> Path:
    return sending.send(desk, Scope(forum), enrolling.signer_of(desk, PIN), folder).path


def disagree(laptops: Laptops, folder: Path) -> tuple[Path, Path]:
    """Two packages in which Ana and Luis gave one proposal different titles."""
    forum = capture_forum(laptops.ana)
    receiving.receive(laptops.luis, [deliver(laptops.ana, forum, folder)], Keys(None, None))
    for desk, title in ((laptops.ana, "Agua limpia en Cantel"), (laptops.luis, "Agua para las escuelas")):
        seen = next(one for one in desk.book.records("proposal") if one.text("title") == "Agua limpia")
        editing.save(desk, seen, {"title": title})
    return deliver(laptops.ana, forum, folder), deliver(laptops.luis, forum, folder)
