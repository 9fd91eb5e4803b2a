"""Demonstrating: invented forums go the whole way of a datum through the real services, on as many desks as it takes.

The coordinator founds the plan's authority and prepares six forums; eight laptops get their identities and their
forums through files, capture, sign and export; the coordinator takes the packages in, in any order, and consolidates.
Two forums are edited on two laptops: most of it merges, and what both wrote differently is a conflict.
A liaison then reports a commitment for some quarters, and the coordinator reviews what came.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import Conflict
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import read, shown
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import editing, enrolling
from gobabierto_desktop.services.consolidating import Consolidated, consolidate
from gobabierto_desktop.services.deliberating import close_table
from gobabierto_desktop.services.demonstrating_place import Place, clear
from gobabierto_desktop.services.demonstrating_reports import FollowUp, report_quarters, sample_liaison
from gobabierto_desktop.services.demonstrating_sample import SampleForum, SampleTable, Size, Typed, sample_forums
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.naming import title_of
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.services.receiving import Keys, Received, Refused, receive
from gobabierto_desktop.services.reports_sending import Signers
from gobabierto_desktop.services.sending import send, send_kit
from gobabierto_desktop.settings import Settings, write_settings
from gobabierto_desktop.signing.signer import Signer

PASSPHRASE = "demostración"  # noqa: S105 - printed for whoever looks around: everything it protects is invented
COORDINATOR = Person(
    "Marta Coordinadora Inventada (persona inventada)",
    "Coordinación del plan",
    "Institución Inventada de Coordinación",
    "coordinacion@ejemplo.invalid",
)
AUTHORITY = "Autoridad inventada del plan (demostración)"

_TWICE = ("xela", "solola")
"""The forums that are edited on two laptops."""

_WRITES = (
    "ca.pem",
    "consolidated/consolidado.xlsx",
    "consolidated/consolidado.pdf",
    "equipos/coordinacion/libro.sqlite",
)


Photograph = Callable[[Path, Path], Sequence[Path]]
"""Takes pictures of the window on the data of a folder and lays them down in another: services know no window."""


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What came of it. `counts` are records by the plural of their kind.

    `decided` names the conflict that was settled, `waiting` those left for whoever looks around.
    """

    seed: int
    authority: Path
    packages: tuple[Path, ...]
    results: tuple[Received | Refused, ...]
    again: tuple[Received | Refused, ...]
    reports: tuple[Received | Refused, ...]
    counts: Mapping[str, int]
    decided: str
    waiting: tuple[str, ...]
    consolidated: Consolidated
    digest: str
    coordinator: Path
    facilitator: Path
    screens: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Laptop:
    """A laptop at a forum: whose it is, and which mesas and which part of the attendance are captured on it."""

    forum: SampleForum
    number: int
    laptops: int

    @property
    def name(self) -> str:
        return f"{self.forum.code}-{self.number}"

    @property
    def person(self) -> Person:
        return self.forum.facilitators[self.number - 1]

    def share(self, place: int) -> bool:
        """Whether what stands at a place of a list is captured here."""
        return place % self.laptops == self.number - 1


def demonstrate(folder: Path, seed: int, size: Size, photograph: Photograph, tell: Tell) -> Demonstrated:
    """Run the demonstration in a folder, in place of an earlier one. Raises PlaceTaken, NotDelivered, DiskRefused."""
    place = clear(folder, _WRITES)
    try:
        made = _demonstrate(place, seed, size, tell)
        tell("Se abre la ventana con los datos de la coordinación y de un foro, y se retrata…")
        screens = [one for book in (made.coordinator, made.facilitator) for one in photograph(book, folder / "screens")]
        return replace(made, screens=tuple(screens))
    finally:
        place.note()


def _demonstrate(place: Place, seed: int, size: Size, tell: Tell) -> Demonstrated:
    folder, dice = place.folder, Random(seed)
    with closing(_desk(folder, "coordinacion", COORDINATOR)) as desk:
        tell("La coordinación funda la autoridad del plan…")
        certificate = enrolling.found_authority(desk, AUTHORITY, COORDINATOR, PASSPHRASE)
        _ = deliver(folder / "ca.pem", certificate.read_bytes())
        signer = enrolling.signer_of(desk, PASSPHRASE)
        keys = Keys(enrolling.opener_of(desk, PASSPHRASE), signer)
        forums = sample_forums(desk.terms, seed, size)
        kits = {forum.code: _prepare(desk, forum, signer, folder, tell) for forum in forums}
        place.note()
        packages: list[Path] = []
        for laptop in _laptops(forums):
            packages.append(_work(desk, laptop, kits[laptop.forum.code], folder, tell))
            place.note()
        dice.shuffle(packages)
        tell(f"La coordinación recibe {len(packages)} paquetes, en un orden al azar…")
        results = receive(desk, packages, keys)
        tell("La coordinación recibe otra vez los tres primeros: no cambia nada…")
        again = receive(desk, packages[:3], keys)
        decided = _decide_one(desk)
        tell(f"Un enlace informa {size.quarters} trimestres de un compromiso, y la coordinación los revisa…")
        reports = _follow_up(desk, keys, folder, size, dice)
        place.note()
        consolidated = consolidate(desk, folder / "consolidated", signer, tell)
        return Demonstrated(
            seed=seed,
            authority=folder / "ca.pem",
            packages=tuple(packages),
            results=results,
            again=again,
            decided=decided,
            reports=reports,
            counts=_counts(desk),
            waiting=tuple(_named(desk, one) for one in desk.book.conflicts()),
            consolidated=consolidated,
            digest=desk.book.digest(),
            coordinator=desk.folder,
            facilitator=folder / "equipos" / f"{forums[0].code}-1",
        )


def _desk(folder: Path, name: str, person: Person) -> Desk:
    desk = open_desk(folder / "equipos" / name, person.name)
    write_settings(desk.folder, Settings(author=person.name))
    return desk


def _laptops(forums: tuple[SampleForum, ...]) -> list[_Laptop]:
    counts = [(forum, 2 if forum.code in _TWICE else 1) for forum in forums]
    return [_Laptop(forum, number, count) for forum, count in counts for number in range(1, count + 1)]


def _prepare(desk: Desk, forum: SampleForum, signer: Signer, folder: Path, tell: Tell) -> Path:
    """The coordinator writes down a forum and its mesas, and puts them in a kit."""
    tell(f"La coordinación prepara el {forum.typed['name']}…")
    record = editing.create(desk, "forum", None, _read(desk, "forum", forum.typed))
    for table in forum.tables:
        _ = editing.create(desk, "dialogue_table", record.id, _read(desk, "dialogue_table", table.typed))
    return send_kit(desk, [record.id], signer, folder / "kits" / f"kit-{forum.code}.asice").path


def _work(coordinator: Desk, laptop: _Laptop, kit: Path, folder: Path, tell: Tell) -> Path:
    """All that happens at one laptop, from the request of an identity to the signed package."""
    which = f", equipo {laptop.number} de {laptop.laptops}" if laptop.laptops > 1 else ""
    tell(f"{laptop.forum.typed['name']}{which}: se captura, se firma y se exporta…")
    with closing(_desk(folder, laptop.name, laptop.person)) as desk:
        signer = _enrolled(coordinator, desk, laptop.person)
        _demand_received(receive(desk, [kit], Keys(None, None)))
        (forum,) = desk.book.records("forum")
        _capture(desk, laptop, forum)
        return send(desk, Scope(forum.id), signer, folder / "packages").path


def _follow_up(desk: Desk, keys: Keys, folder: Path, size: Size, dice: Random) -> tuple[Received | Refused, ...]:
    """All that happens between the liaison's laptop and the coordinator's."""
    with closing(_desk(folder, "enlace", sample_liaison())) as liaison:
        signer = _enrolled(desk, liaison, sample_liaison())
        between = FollowUp(desk, liaison, Signers(signer), keys, folder / "informes", dice)
        return report_quarters(between, size.quarters)


def _enrolled(coordinator: Desk, desk: Desk, person: Person) -> Signer:
    request = enrolling.ask(desk, person, PASSPHRASE)
    return enrolling.enrol(desk, enrolling.grant(coordinator, request.read_bytes(), PASSPHRASE), PASSPHRASE).signer


def _capture(desk: Desk, laptop: _Laptop, forum: Record) -> None:
    """What the facilitator types: the mesas and the people of this laptop, and what both laptops correct."""
    for place, typed in enumerate(laptop.forum.participants):
        if laptop.share(place):
            _ = editing.create(desk, "participant", forum.id, _read(desk, "participant", typed))
    tables = desk.book.records("dialogue_table", forum.id)
    for place, (record, table) in enumerate(zip(tables, laptop.forum.tables, strict=True)):
        if laptop.share(place):
            _capture_table(desk, record, table)
    if laptop.laptops > 1:
        for name, typed in _CORRECTIONS[laptop.number].items():
            _ = editing.save(desk, desk.book.record(forum.id) or forum, _read(desk, "forum", {name: typed}))


_CORRECTIONS: Mapping[int, Typed] = {
    1: {"ends_at": "14:20", "facilitator_post": "Facilitación del foro (corregido en el equipo 1)"},
    2: {"ends_at": "14:35", "method": "Trabajo en mesas; el disenso se anota tal cual (corregido en el equipo 2)"},
}
"""What each of two laptops corrects in the same forum: two fields merge, the hour of closing is a conflict."""


def _capture_table(desk: Desk, record: Record, table: SampleTable) -> None:
    proposals = [
        editing.create(desk, "proposal", record.id, _read(desk, "proposal", typed)) for typed in table.proposals
    ]
    for typed in table.agreements:
        _ = editing.create(desk, "agreement", record.id, _read(desk, "agreement", typed))
    for place, typed in table.votes:
        values = _read(desk, "vote", typed) | {"proposal": proposals[place].id}
        _ = editing.create(desk, "vote", record.id, values)
    _ = close_table(desk, record)


def _read(desk: Desk, kind: str, typed: Typed) -> dict[str, Value]:
    """What was typed, read as the form reads it."""
    return {name: read(KINDS[kind].field(name), text, desk.terms) for name, text in typed.items() if text}


def _demand_received(results: tuple[Received | Refused, ...]) -> None:
    for one in results:
        if isinstance(one, Refused):
            raise one.failure


def _decide_one(desk: Desk) -> str:
    """The coordinator settles the first conflict with its last value; the others wait for whoever looks around."""
    conflict = desk.book.conflicts()[0]
    _ = editing.decide(desk, conflict, conflict.rivals[-1].value)
    return _named(desk, conflict)


def _named(desk: Desk, conflict: Conflict) -> str:
    """«Foro de Consulta Ciudadana, Sololá · Hora de cierre (14:20 o 14:35)»."""
    record = desk.book.record(conflict.record)
    title = title_of(record, desk.book, desk.terms) if record else conflict.record
    field = KINDS[record.kind].field(conflict.field) if record else None
    rivals = " o ".join(shown(field, one.value, desk.terms) if field else "" for one in conflict.rivals)
    return f"{title} · {field.label if field else conflict.field} ({rivals})"


def _counts(desk: Desk) -> dict[str, int]:
    kinds = ("forum", "dialogue_table", "participant", "proposal", "agreement", "vote")
    return {KINDS[name].plural.lower(): len(desk.book.records(name)) for name in kinds}
