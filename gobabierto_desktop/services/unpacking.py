"""Unpacking: evidence and closed actas that came in a package go among the desk's own, each file under its digest."""

from collections.abc import Iterable

from gobabierto_desktop.domain.changes import Change
from gobabierto_desktop.domain.minutes import ACTA
from gobabierto_desktop.identity.keyring import Opener
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.failures import CountsDiffer, PackageAltered
from gobabierto_desktop.packages.layout import SEALED_EVIDENCE
from gobabierto_desktop.packages.manifest import Manifest
from gobabierto_desktop.packages.reader import Entry, Opened
from gobabierto_desktop.packages.sealing import unseal_stream
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.store.evidence_files import keep_pieces, keeping


def unpack_evidence(desk: Desk, opened: Opened, manifest: Manifest, opener: Opener | None) -> int:
    """Keep every file of evidence of a package; how many stay sealed, because this desk has no key for them.

    Raises CountsDiffer, PackageAltered, SealNotOpened, DiskRefused. What was kept by then harms nobody: a file no
    record names is shown nowhere.
    """
    files = opened.evidence()
    if len(files) != manifest.evidence:
        raise CountsDiffer("archivos de evidencia", manifest.evidence, len(files))
    unopened = 0
    for entry in files:
        if not entry.name.startswith(SEALED_EVIDENCE):
            _ = keep_pieces(desk.shelf, opened.pieces(entry))
        elif opener is None:
            unopened += 1
        else:
            _unseal(desk, opened, entry, opener)
    return unopened


def keep_closed_acta(desk: Desk, opened: Opened, changes: Iterable[Change]) -> None:
    """Keep the acta of a package where it is the one that was closed; a fresh one is made again whenever asked for.

    Raises DiskRefused.
    """
    closed = {one.fields["digest"].value for one in changes if one.kind == ACTA.name and "digest" in one.fields}
    for entry in opened.parts:
        if entry.name == layout.ACTA and entry.sha256.hex() in closed:
            _ = keep_pieces(desk.shelf, opened.pieces(entry))


def _unseal(desk: Desk, opened: Opened, entry: Entry, opener: Opener) -> None:
    """From the package straight to where it is kept: what was opened lies nowhere else, not for a moment."""
    with keeping(desk.shelf) as coming:
        unseal_stream(opened.reading(entry), coming, opener)
        kept = coming.keep()
    if entry.name != f"{SEALED_EVIDENCE}{kept.sha256}.age":
        raise PackageAltered((entry.name,))
