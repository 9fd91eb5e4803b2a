"""Identities made ready before the forum: they travel in the kit, each under a PIN that is handed over apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import msgspec

from gobabierto_desktop.domain.limits import MOST_PREPARED
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyring import STRETCHING, read_signer, spelt_signer
from gobabierto_desktop.identity.locks import SHORT, Cost, Lock, locked, unlocked
from gobabierto_desktop.identity.strictjson import MALFORMED, read_as_written
from gobabierto_desktop.signing.signer import FileSigner

PIN_DIGITS: Final = 10  # what a thief of the kit must guess, at SHORT's price each: docs/security.md does the sum
_FORMAT: Final = 1


class PreparedRefused(KnownFailure):
    """The kit holds no identity of that number, or none at all."""

    code = "prepared-refused"


class PreparedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part of a kit: PKCS#12 identities, each under its own lock; no name is in sight."""

    format: Annotated[int, msgspec.Meta(ge=1, le=_FORMAT)]
    identities: Annotated[list[Lock], msgspec.Meta(min_length=1, max_length=MOST_PREPARED)]


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to a person apart from the kit: whose, which of the kit's identities, and its PIN."""

    number: int
    name: str
    pin: str = field(repr=False)


def new_pin(chance: bytes) -> str:
    """A PIN from 16 random bytes: so many that no digit is likelier than another."""
    return str(int.from_bytes(chance[:16], "big") % 10**PIN_DIGITS).zfill(PIN_DIGITS)


def spelt_prepared(signers: Sequence[tuple[FileSigner, str]], cost: Cost = SHORT, rounds: int = STRETCHING) -> bytes:
    """The part of a kit with these identities, each under its PIN, numbered from 1 in this order."""
    locks = [
        locked(spelt_signer(signer, pin, rounds), pin, _purpose(number), cost)
        for number, (signer, pin) in enumerate(signers, start=1)
    ]
    return _spelt(PreparedFile(_FORMAT, locks))


def open_prepared(content: bytes, number: int, pin: str) -> FileSigner:
    """The identity of that number. Raises PreparedRefused, or WrongPassphrase for a PIN that is not its own."""
    try:
        prepared = read_as_written(content, PreparedFile, _spelt)
    except MALFORMED as problem:
        raise PreparedRefused(
            "Las identidades del archivo de inicio no se entienden.", "Pida otro archivo."
        ) from problem
    if not 1 <= number <= len(prepared.identities):
        raise PreparedRefused(f"El archivo de inicio no trae la identidad {number}.", "Revise el número en su papel.")
    digits = "".join(one for one in pin if one.isdigit())
    identity = unlocked(prepared.identities[number - 1], digits, _purpose(number))
    return read_signer(Path(f"identidad-{number}.p12"), identity, digits)


def _spelt(prepared: PreparedFile) -> bytes:
    return msgspec.json.format(msgspec.json.encode(prepared)) + b"\n"


def _purpose(number: int) -> str:
    return f"identidad {number}"
