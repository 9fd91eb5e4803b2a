"""Examining: whether the book and the machine it lives on are sound, one finding a thing looked at."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.trust import Standing
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import identity_of, is_coordinator
from gobabierto_desktop.services.locking import is_book_locked
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.safekeeping import copies
from gobabierto_desktop.store.backup import is_sound
from gobabierto_desktop.store.book import FILE
from gobabierto_desktop.store.engine import SQLITE_VERSION, is_locked

_LEAST_FREE = 500_000_000
"""Bytes: a forum with its evidence and the copies of the book fit in half a gigabyte."""

_OLDEST_COPY, _SOON = timedelta(days=7), timedelta(days=30)
_LIBRARIES = ("SQLAlchemy", "PySide6-Essentials", "cryptography", "pyHanko", "openpyxl", "reportlab")


class State(Enum):
    """How one thing stands."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: a stable name, how it stands, and one Spanish sentence."""

    name: str
    state: State
    said: str


class NoBook(KnownFailure):
    """There are no data in that folder."""

    code = "no_book"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"No hay datos en {folder}.", "Elija otra carpeta con --carpeta, o abra el programa para comenzar."
        )


def examine_file(folder: Path) -> Finding:
    """Whether the database file can be opened and has no damage in it (quick_check). Raises NoBook."""
    file = folder / FILE
    if not file.exists():
        raise NoBook(folder)
    if is_locked(file) and is_book_locked(folder):
        return Finding("database", State.GOOD, f"La base de datos está cifrada; se revisa al abrirla: {file}")
    if is_sound(file):
        return Finding("database", State.GOOD, f"La base de datos está sana: {file}")
    return Finding("database", State.BAD, f"La base de datos está dañada: {file}. Restaure una copia.")


def examine_machine(folder: Path, now: datetime) -> Iterator[Finding]:
    """What can be looked at without opening the book: room on the disk, copies, versions."""
    free = shutil.disk_usage(folder).free
    room = State.GOOD if free >= _LEAST_FREE else State.WARNING
    yield Finding("disk", room, f"Espacio libre en el disco: {free / 1e9:,.1f} GB")
    kept = copies(folder)
    latest = kept[0] if kept else None
    if latest is None:
        yield Finding("backups", State.WARNING, "No hay copias de los datos.")
    elif not is_locked(latest.path) and not is_sound(latest.path):
        yield Finding("backups", State.BAD, f"La última copia está dañada: {latest.path}")
    else:
        is_fresh = now - latest.made_at < _OLDEST_COPY
        said = f"{counted(len(kept), 'copia', 'copias')}; la última, sana, es del {latest.made_at:%d/%m/%Y %H:%M} UTC"
        yield Finding("backups", State.GOOD if is_fresh else State.WARNING, said)
    yield Finding("versions", State.GOOD, "; ".join(f"{name} {number}" for name, number in versions().items()))


def examine_desk(desk: Desk) -> Iterator[Finding]:
    """What an open book tells of itself: the chain of its journal, what waits for a decision, who signs."""
    broken = desk.book.broken_links()
    if broken:
        named = ", ".join(str(one) for one in broken[:5])
        yield Finding("journal", State.BAD, f"La bitácora no corresponde en {len(broken)} cambios: {named}")
    else:
        yield Finding("journal", State.GOOD, "La bitácora está completa y encadenada.")
    waiting = len(desk.book.conflicts())
    said = (
        f"{counted(waiting, 'conflicto espera', 'conflictos esperan')} una decisión." if waiting else "Sin conflictos."
    )
    yield Finding("conflicts", State.WARNING if waiting else State.GOOD, said)
    yield _identity(desk)


def versions() -> dict[str, str]:
    """The program, and what it stands on, by name."""
    found = {
        "gobabierto-desktop": version("gobabierto-desktop"),
        "Python": platform.python_version(),
        "SQLite": SQLITE_VERSION,
        "sistema": platform.platform(terse=True),
    }
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # a core without its window, or a build that carries no metadata
            found[name] = "no instalada"
    return found


def _identity(desk: Desk) -> Finding:
    identity = identity_of(desk)
    if identity is None:
        return Finding("identity", State.WARNING, "Esta computadora no tiene identidad para firmar.")
    is_well = identity.standing is Standing.KNOWN and identity.ends - desk.now() > _SOON
    role = ", que coordina" if is_coordinator(desk) else ""
    said = f"Firma aquí {identity.name}{role}: {STANDINGS[identity.standing]}, vence el {identity.ends:%d/%m/%Y}"
    return Finding("identity", State.GOOD if is_well else State.WARNING, said)
