"""The private part of a package: sealed for the coordinators, so that nobody else can read it."""

from collections.abc import Sequence
from typing import BinaryIO, Protocol

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import age
from gobabierto_desktop.identity.keyring import Opener


class Sink(Protocol):
    """Where what is opened goes, piece by piece."""

    def write(self, piece: bytes, /) -> int: ...
    def flush(self) -> None: ...


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
        raise _nobody() from problem


def unseal(sealed: bytes, opener: Opener) -> bytes:
    """Open what was sealed for this coordinator."""
    try:
        return age.decrypt(sealed, opener.secret)
    except age.AgeError as problem:
        raise _not_opened() from problem


def seal_stream(plain: BinaryIO, sealed: BinaryIO, recipients: Sequence[str]) -> None:
    """The same for what does not fit in memory, such as evidence: read, encrypted and written piece by piece."""
    try:
        age.encrypt_stream(plain, sealed, recipients)
    except age.AgeError as problem:
        raise _nobody() from problem


def unseal_stream(sealed: BinaryIO, plain: Sink, opener: Opener) -> None:
    """Open piece by piece. What was written is to be thrown away where this raises SealNotOpened."""
    try:
        age.decrypt_stream(sealed, plain, opener.secret)
    except age.AgeError as problem:
        raise _not_opened() from problem


def _nobody() -> NobodyToSealFor:
    return NobodyToSealFor(
        "No se pudo sellar la parte privada: falta la llave de quien coordina, o está dañada.",
        "Reciba de nuevo el archivo de inicio de su plan.",
    )


def _not_opened() -> SealNotOpened:
    return SealNotOpened(
        "No se pudo abrir la parte privada: fue sellada para otra persona, o está dañada.",
        "Abra el paquete con la llave de coordinación del mismo plan.",
    )
