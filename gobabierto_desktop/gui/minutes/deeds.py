"""The long jobs of the page of the acta: each opens what it needs, and asks one verb of the services."""

from collections.abc import Mapping
from pathlib import Path

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.packages.reader import read_file
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services import closing, enrolling, showing_acta
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.minutes import Countersigned
from gobabierto_desktop.services.progress import Tell
from gobabierto_desktop.services.showing_acta import Reading, Shown


def look(desk: Desk, scope: Scope, _tell: Tell) -> Shown:
    """Write the acta as it stands."""
    return showing_acta.show_acta(desk, scope)


def read_aloud(desk: Desk, scope: Scope, _tell: Tell) -> tuple[Reading, ...]:
    """The acta clause by clause."""
    return showing_acta.acta_aloud(desk, scope)


def save(document: bytes, path: Path, _tell: Tell) -> None:
    """Lay a PDF where the user chose."""
    _ = deliver(path, document)


def save_public(desk: Desk, scope: Scope, path: Path, _tell: Tell) -> None:
    """Lay the PDF that may be published where the user chose."""
    _ = deliver(path, showing_acta.public_acta(desk, scope))


def ratify(desk: Desk, scope: Scope, values: Mapping[str, Value], _tell: Tell) -> Record:
    """Note who read the acta and how it was ratified."""
    return closing.ratify(desk, scope, values)


def close(desk: Desk, scope: Scope, secret: str, tell: Tell) -> Record:
    """Sign the acta as who facilitates, and close it."""
    signer = enrolling.signer_of(desk, secret)
    tell("Firmando el acta…")
    return closing.close_acta(desk, scope, signer)


def countersign(desk: Desk, acta: Record, identity: Path, secret: str, part: str, _tell: Tell) -> Countersigned:
    """Sign a closed acta with the identity file of somebody else."""
    return closing.countersign_with(desk, acta, identity, secret, part)


def take_countersigned(desk: Desk, acta: Record, path: Path, _tell: Tell) -> Countersigned:
    """Take in the acta as others signed it elsewhere."""
    return closing.take_countersigned(desk, acta, read_file(path))


def add(desk: Desk, acta: Record, values: Mapping[str, Value], secret: str, tell: Tell) -> Record:
    """Write and sign an addendum."""
    signer = enrolling.signer_of(desk, secret)
    tell("Firmando la adenda…")
    return closing.write_addendum(desk, acta, values, signer)
