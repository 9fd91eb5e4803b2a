"""Row 3: importing a thousand small signed packages, beside verifying, decoding and inserting them alone."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy import Connection, insert

from benchmarks.sampling import Row, in_turns
from gobabierto_desktop.identity.keyring import Opener
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.lines import read_changes
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.packages.sealing import unseal
from gobabierto_desktop.packages.verification import verify
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.enrolling import (
    Person,
    anchors_of,
    ask,
    enrol,
    found_authority,
    grant,
    opener_of,
    signer_of,
)
from gobabierto_desktop.services.receiving import Keys, Received, receive
from gobabierto_desktop.services.sending import send_kit
from gobabierto_desktop.store.engine import WRITING, connect
from gobabierto_desktop.store.migrate import upgrade
from gobabierto_desktop.store.rows import change_row
from gobabierto_desktop.store.tables import JOURNAL, RECORD

SECRET = "contraseña inventada"
BATCH = 100
WARM_UPS = 1
COORDINATOR = Person("Ana Inventada", "Coordinación", "Institución Inventada", "ana@example.org")
FACILITATOR = Person("Ixchel Inventada", "Facilitación", "Institución Inventada", "ixchel@example.org")


def measure(folder: Path, packages: int) -> Row:
    """Ours also backs up, looks for what came before, keeps the original bytes, merges field by field and indexes."""
    central = open_desk(folder / "central", COORDINATOR.name)
    found_authority(central, "Autoridad inventada", COORDINATOR, SECRET)
    opener = opener_of(central, SECRET)
    assert opener is not None
    paths = list(_packages(folder, central, packages + WARM_UPS * BATCH))
    ours, least = iter(_batches(paths)), iter(_batches(paths))
    anchors, engine = anchors_of(central), connect(folder / "desnudo.sqlite")
    upgrade(engine)

    def take_in() -> float:
        batch = next(ours)
        begun = perf_counter()
        results = receive(central, batch, Keys(opener, None))
        seconds = perf_counter() - begun
        assert all(isinstance(one, Received) and one.balance.new == 3 for one in results)
        return seconds

    def verify_decode_insert() -> float:
        batch = next(least)
        begun = perf_counter()
        for path in batch:
            with engine.connect().execution_options(**WRITING) as connection, connection.begin():
                _take_in_barely(path, connection, anchors, opener)
        return perf_counter() - begun

    taken = in_turns(take_in, verify_decode_insert, packages // BATCH, WARM_UPS)
    engine.dispose()
    central.close()
    note = f"{packages:,} packages of a forum, a mesa and a proposal, {BATCH} at a time."
    return Row("Import of small packages", f"{BATCH} packages", "verify, decode, insert alone", *taken, note)


def _packages(folder: Path, central: Desk, count: int) -> Iterator[Path]:
    desk = open_desk(folder / "mesa", FACILITATOR.name)
    enrol(desk, grant(central, ask(desk, FACILITATOR, SECRET).read_bytes(), SECRET), SECRET)
    signer = signer_of(desk, SECRET)
    for number in range(count):
        forum = editing.create(desk, "forum", None, {"name": f"Foro inventado {number}", "department": "09"})
        table = editing.create(desk, "dialogue_table", forum.id, {"number": 1, "work_area": "1"})
        said = {
            "title": f"Propuesta inventada {number}",
            "problem": "No llega el agua",
            "presenter": "Persona Inventada",
        }
        editing.create(desk, "proposal", table.id, said)
        yield send_kit(desk, [forum.id], signer, folder / "paquetes" / f"{number:04}.asice").path
    desk.close()


def _batches(paths: list[Path]) -> Iterator[list[Path]]:
    return (paths[place : place + BATCH] for place in range(0, len(paths), BATCH))


def _take_in_barely(path: Path, connection: Connection, anchors: Anchors, opener: Opener) -> None:
    """The physical part: the signature and every digest, the seal, strict decoding, rows in one fsync'd commit."""
    opened = open_package(path)
    assert verify(opened, anchors, datetime.now(UTC)).is_good
    read_manifest(opened.find(layout.MANIFEST) or b"")
    sealed = unseal(opened.find(layout.SEALED_CHANGES) or b"", opener)
    changes = [
        *read_changes(layout.OPEN_CHANGES, opened.find(layout.OPEN_CHANGES) or b""),
        *read_changes(layout.SEALED_CHANGES, sealed),
    ]
    records = {
        change.record: {
            "id": change.record,
            "kind": change.kind,
            "parent": change.parent,
            "is_deleted": False,
            "content": json.dumps({name: one.value for name, one in change.fields.items()}),
            "heads": "{}",
        }
        for change in changes
    }
    connection.execute(insert(JOURNAL), [change_row(change) for change in changes])
    connection.execute(insert(RECORD), list(records.values()))
