"""The closed envelope: a whole package sealed inside another, so that a found stick tells its plan and sender only.

Whoever finds it can check who signed the envelope; only a coordinator, or who sent it, can open it.
"""

import tempfile
from functools import partial
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyring import Opener
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.failures import NotUnderstood
from gobabierto_desktop.packages.layout import Content, FilePart, Part
from gobabierto_desktop.packages.manifest import write_manifest
from gobabierto_desktop.packages.reader import Opened
from gobabierto_desktop.packages.sealing import Sink, seal_stream, unseal_stream
from gobabierto_desktop.packages.writer import deliver, package_pieces
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import sealed_for
from gobabierto_desktop.services.sending import Outgoing, bare_manifest
from gobabierto_desktop.signing.signer import Signer


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


def open_envelope(opened: Opened, opener: Opener | None, into: Sink) -> None:
    """Write the package inside, piece by piece. Raises EnvelopeClosed, SealNotOpened, PackageAltered, NotUnderstood."""
    if opener is None:
        raise EnvelopeClosed
    entry = next((one for one in opened.parts if one.name == layout.ENCLOSED), None)
    if entry is None:
        raise NotUnderstood(layout.ENCLOSED, None, "falta este archivo")
    unseal_stream(opened.reading(entry), into, opener)
