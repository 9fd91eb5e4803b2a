"""The closed envelope: a whole package sealed inside another, so that a found stick tells its plan and sender only.

Whoever finds it can check who signed the envelope; only a coordinator, or who sent it, can open it.
"""

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyring import Opener
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.failures import NotUnderstood
from gobabierto_desktop.packages.layout import Content, FilePart, Part
from gobabierto_desktop.packages.manifest import write_manifest
from gobabierto_desktop.packages.reader import Opened, open_package
from gobabierto_desktop.packages.sealing import Sink, seal_stream, unseal_stream
from gobabierto_desktop.packages.verification import demand_good, verify
from gobabierto_desktop.packages.writer import deliver, package_pieces
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import sealed_for
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.services.sending import Outgoing, Sent, bare_manifest, send
from gobabierto_desktop.services.trusting import anchors_of
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.store.shelf import RECEIVED
from gobabierto_desktop.store.wiping import wipe


class EnvelopeClosed(KnownFailure):
    """A closed envelope on a desk that has no key to it."""

    code = "envelope_closed"

    def __init__(self) -> None:
        super().__init__(
            "Es un sobre cerrado: está íntegro y firmado, pero sólo lo abren la coordinación y quien lo envió.",
            "Ábralo en la computadora de quien coordina, con su contraseña.",
        )


def enclose(desk: Desk, package: Path, signer: Signer, folder: Path) -> Path:
    """Seal a package inside a new one, whose name tells nothing; its path.

    The package itself stays where it is: it is the sender's own copy. Raises NobodyToSealFor, NotDelivered.
    """
    name = desk.new_id()
    with tempfile.TemporaryDirectory(dir=desk.folder, prefix="cerrando-") as private:
        sealed = Path(private) / "sellado"
        with package.open("rb") as plain, sealed.open("wb") as closed:
            seal_stream(plain, closed, sealed_for(desk))
        manifest = bare_manifest(desk, Outgoing("envelope", None, (), (), ()), name, signer)
        parts: list[Content] = [
            Part(layout.MANIFEST, write_manifest(manifest)),
            FilePart(layout.ENCLOSED, partial(sealed.open, "rb")),
        ]
        path = folder / f"sobre-{name[-12:]}.asice"
        deliver(path, package_pieces(parts, signer, desk.now()))
    return path


def send_enclosed(desk: Desk, scope: Scope, signer: Signer, folder: Path, tell: Tell = in_silence) -> Sent:
    """Send a forum or table in a closed envelope, which is also the sender's own copy: who sends can open it.

    What is returned tells of the package, and where the envelope lies. Raises as `send` and `enclose` do.
    """
    with tempfile.TemporaryDirectory(dir=desk.folder, prefix="cerrando-") as private:
        sent = send(desk, scope, signer, Path(private), tell)
        tell("Cerrando el sobre…")
        try:
            return replace(sent, path=enclose(desk, sent.path, signer, folder))
        finally:
            wipe(sent.path)


def open_file(desk: Desk, path: Path, opener: Opener | None, into: Path) -> Path:
    """Write the package of an envelope into a folder, once the envelope is whole and of somebody known; its path.

    Raises what `open_package` and `open_envelope` do, PackageAltered, SignerRefused.
    """
    opened = open_package(path)
    demand_good(verify(opened, anchors_of(desk), desk.now()))
    inside = into / f"{path.stem}-abierto.asice"
    held = desk.shelf.file(f"{RECEIVED}/{opened.sha256}.sobre")
    try:
        with desk.shelf.writing(RECEIVED) as writing:
            open_envelope(opened, opener, writing)
            _ = writing.put_at(held.name)
        _ = deliver(inside, held.pieces())
    finally:
        held.remove()
    return inside


def open_envelope(opened: Opened, opener: Opener | None, into: Sink) -> None:
    """Write the package inside, piece by piece. Raises EnvelopeClosed, SealNotOpened, PackageAltered, NotUnderstood."""
    if opener is None:
        raise EnvelopeClosed
    entry = next((one for one in opened.parts if one.name == layout.ENCLOSED), None)
    if entry is None:
        raise NotUnderstood(layout.ENCLOSED, None, "falta este archivo")
    unseal_stream(opened.reading(entry), into, opener)
