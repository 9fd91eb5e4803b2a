"""Writes without end and tells each thing once it is said to be safe: `python -m tests.faults.writer WHAT FOLDER [MODE]`.

WHAT is `records` (the book) or `files` (packages laid on a stick); MODE puts another `synchronous` in SQLite's place.
"""

import sys
from itertools import count
from pathlib import Path

from sqlalchemy import event

from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk


def write_records(folder: Path, mode: str | None) -> None:
    desk = open_desk(folder, "Ana Inventada")
    if mode:
        engine = desk.book._engine
        event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA synchronous={mode}"))
        engine.dispose()
    forum = editing.create(desk, "forum", None, {"name": "Foro"})
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1})
    for number in count(1):
        editing.create(desk, "proposal", table.id, {"title": f"Propuesta {number}", "presenter": "Nadie"})
        print(number, flush=True)


def write_files(folder: Path) -> None:
    for number in count(1):
        digest = deliver(folder / f"paquete-{number}.asice", f"paquete {number} ".encode() * 2000)
        print(digest, flush=True)


if __name__ == "__main__":
    what, where, *modes = sys.argv[1:]
    if what == "records":
        write_records(Path(where), modes[0] if modes else None)
    else:
        write_files(Path(where))
