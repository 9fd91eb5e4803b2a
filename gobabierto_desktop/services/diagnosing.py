"""Diagnosing: a file for support that tells how the program stands, and no word of what people wrote."""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import has_identity, is_coordinator
from gobabierto_desktop.services.examining import Finding, examine_machine, versions
from gobabierto_desktop.services.locking import is_book_locked
from gobabierto_desktop.services.noting import notes
from gobabierto_desktop.services.trusting import trust_version
from gobabierto_desktop.settings import read_settings
from gobabierto_desktop.store.shelf import FOLDERS

WHAT_IT_HOLDS = (
    "Versiones del programa y de sus bibliotecas; sistema; espacio libre; cuántos registros hay de cada clase; cuántos "
    "conflictos, entregas y recepciones; si hay identidad y de qué clase; tamaño de cada archivo de datos, sin su "
    "nombre propio; y el registro de lo que hizo el programa: cuándo, qué orden o tarea y con qué código falló. "
    "No lleva nombres, textos, llaves ni rutas."
)
_OWN_FILES = re.compile(
    r"(libro\.sqlite(-wal|-shm)?|libro\.llave|ajustes\.json|ca\.pem|confianza\.json|firma\.p12|firma\.pem|llave\.p12)"
)
_FRAME = re.compile(r'^\s*File "[^"]*?(gobabierto_desktop[^"]*)", line (\d+), in (\w+)')
_RAISED = re.compile(r"^([\w.]+(?:Error|Exception|Refused|Failure|Warning|Interrupt|Exit))\b")


def write_bundle(desk: Desk, path: Path, crashes: Iterable[Path] = ()) -> Path:
    """Write the file and return its path; people may open it and read all of it before it is sent.

    The program's own log goes as it is, for it holds nothing else; `crashes` are other logs: of each only what failed
    and where in our code. Raises NotDelivered.
    """
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("LEAME.txt", WHAT_IT_HOLDS + "\n")
        bundle.writestr("estado.json", json.dumps(state(desk), indent=1, ensure_ascii=False, sort_keys=True) + "\n")
        bundle.writestr("registro.txt", "\n".join(notes(desk.folder)) + "\n")
        for number, log in enumerate(crashes, start=1):
            told = "\n".join(without_words(log.read_text(encoding="utf-8", errors="replace")))
            bundle.writestr(f"error-{number}.txt", told + "\n")
    deliver(path, held.getvalue())
    return path


def state(desk: Desk) -> dict[str, object]:
    """How the program stands, as plain data: numbers, versions and yes or no."""
    book = desk.book
    return {
        "versions": versions(),
        "plan": book.meta("plan_code"),
        "catalogue": book.meta("catalogue_version"),
        "records": {name: len(book.records(name)) for name in KINDS},
        "conflicts": len(book.conflicts()),
        "drafts": len(book.drafts()),
        "deliveries": _counted(one.acknowledged_at is not None for one in book.deliveries()),
        "arrivals": len(book.arrivals()),
        "broken_links": len(book.broken_links()),
        "identity": {"signs": has_identity(desk), "coordinates": is_coordinator(desk)},
        "trust_version": trust_version(desk),
        "locked": is_book_locked(desk.folder),
        "settings": _settings(desk.folder),
        "machine": [_plain(one) for one in examine_machine(desk.folder, desk.now())],
        "files": sorted(_files(desk.folder)),
        "made_at": f"{desk.now():%Y-%m-%dT%H:%MZ}",
    }


def without_words(log: str) -> Iterator[str]:
    """Of a log, the kind of each error and the places in our code that led to it: messages may hold anything."""
    for line in log.splitlines():
        if frame := _FRAME.match(line):
            yield f"  {frame[1].replace(chr(92), '/')}:{frame[2]} {frame[3]}"
        elif raised := _RAISED.match(line):
            yield raised[1]


def _settings(folder: Path) -> dict[str, object]:
    chosen = read_settings(folder)
    return {"theme": chosen.theme, "text_size": chosen.text_size}


def _plain(finding: Finding) -> list[str]:
    return [finding.name, finding.state.value]


def _files(folder: Path) -> Iterator[str]:
    """Each file as its folder, its kind and its size: names of packages tell forums, names of evidence tell people."""
    for file in folder.rglob("*"):
        if file.is_file():
            place = file.relative_to(folder).parts[0] if file.parent != folder else ""
            own = file.name if _OWN_FILES.fullmatch(file.name) else f"*{file.suffix[:8]}"
            yield f"{_known(place)}/{own} {file.stat().st_size}"


def _known(place: str) -> str:
    known = {"", "copias", "acuses", "identidad", "confianza", "registro", *FOLDERS}
    return place if place in known else "otra"


def _counted(answers: Iterable[bool]) -> dict[str, int]:
    told = list(answers)
    return {"sent": len(told), "acknowledged": sum(told)}


def stamp(at: datetime) -> str:
    """A name for the file that tells nothing but the day: «diagnostico-20180516.zip»."""
    return f"diagnostico-{at:%Y%m%d}.zip"
