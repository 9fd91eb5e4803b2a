"""The private part of a package: sealed for the coordinators, so that nobody else can read it."""

from collections.abc import Sequence

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import age
from gobabierto_desktop.identity.keyring import Opener


class SealNotOpened(KnownFailure):
    """A sealed part that this key does not open, or that is broken."""

    code = "seal-not-opened"


class NobodyToSealFor(KnownFailure):
    """Something private would leave the laptop with no coordinator who can open it."""

    code = "nobody-to-seal-for"


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt for every coordinator named by an age recipient (`age1…`); any one of them can open it."""
    try:
        return age.encrypt(plain, recipients)
    except age.AgeError as problem:
        raise NobodyToSealFor(
            "No se pudo sellar la parte privada: falta la llave de quien coordina, o está dañada.",
            "Reciba de nuevo el archivo de inicio de su plan.",
        ) from problem


def unseal(sealed: bytes, opener: Opener) -> bytes:
    """Open what was sealed for this coordinator."""
    try:
        return age.decrypt(sealed, opener.secret)
    except age.AgeError as problem:
        raise SealNotOpened(
            "No se pudo abrir la parte privada: fue sellada para otra persona, o está dañada.",
            "Abra el paquete con la llave de coordinación del mismo plan.",
        ) from problem
