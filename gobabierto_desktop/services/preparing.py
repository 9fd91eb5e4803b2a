"""Preparing identities before the forum: the facilitator only opens the kit, with a number and a PIN on a slip."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gobabierto_desktop.identity.authority import issue
from gobabierto_desktop.identity.enrolment import Person, new_key
from gobabierto_desktop.identity.papers import spelt_certificate
from gobabierto_desktop.identity.prepared import PreparedRefused, Slip, new_pin, open_prepared, spelt_prepared
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.packages.verification import demand_good, verify
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import DAYS_IN_FORCE, Enrolled, keep_identity, new_serial, signer_of
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.services.sending import Sent, send_kit
from gobabierto_desktop.services.trusting import (
    ISSUED,
    anchors_of,
    identity_folder,
    open_own_authority,
    private_folder,
    take_trust,
)
from gobabierto_desktop.signing.signer import FileSigner


@dataclass(frozen=True, slots=True)
class Prepared:
    """Identities for a kit (`send_kit` takes `part`), and the slips to print and hand over apart from it."""

    part: bytes = field(repr=False)
    slips: tuple[Slip, ...]


def prepare_identities(desk: Desk, people: Sequence[Person], passphrase: str) -> Prepared:
    """Make an identity for each person. Raises NoAuthority, WrongPassphrase, PersonRefused."""
    authority = open_own_authority(desk, passphrase)
    folder = private_folder(identity_folder(desk) / ISSUED)
    made: list[tuple[FileSigner, str]] = []
    for person in people:
        key, request = new_key(person)
        certificate = issue(authority, request, new_serial(desk), desk.now(), DAYS_IN_FORCE)
        deliver(folder / f"{certificate.serial_number:x}.pem", spelt_certificate(certificate))
        made.append((FileSigner(key, certificate, (authority.certificate,)), new_pin(desk.chance(16))))
    slips = [Slip(number, signer.name, pin) for number, (signer, pin) in enumerate(made, start=1)]
    return Prepared(spelt_prepared(made), tuple(slips))


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit laid down, and the slips of the identities in it."""

    sent: Sent
    slips: tuple[Slip, ...]


def prepare_kit(
    desk: Desk,
    forums: Sequence[str],
    people: Sequence[Person],
    passphrase: str,
    path: Path,
    tell: Tell = in_silence,
) -> Kit:
    """Write the kit of some forums, with an identity ready for each person.

    Raises NothingToSend, NoIdentity, NoAuthority where people are named, WrongPassphrase, PersonRefused, NotDelivered.
    """
    tell("Abriendo su firma…")
    signer = signer_of(desk, passphrase)
    if people:
        tell("Haciendo las identidades…")
    prepared = prepare_identities(desk, people, passphrase) if people else Prepared(b"", ())
    tell("Escribiendo el kit…")
    return Kit(send_kit(desk, forums, signer, path, prepared.part), prepared.slips)


def read_person(typed: str) -> Person:
    """«nombre; cargo; institución; correo», the last three of them if wanted."""
    name, post, institution, email = ([part.strip() for part in typed.split(";")] + [""] * 4)[:4]
    return Person(name, post, institution, email)


def open_kit(desk: Desk, path: Path, number: int, pin: str, passphrase: str) -> Enrolled:
    """Take an identity out of a kit and keep it under the person's own passphrase; the kit's trust is taken in too.

    What else the kit holds is for `receive`. The fingerprint returned is to be compared by voice, once.
    Raises what `open_package` does, TrustRefused, PackageAltered, SignerRefused, PreparedRefused, WrongPassphrase.
    """
    opened = open_package(path)
    trust, identities = opened.find(layout.TRUST), opened.find(layout.IDENTITIES)
    if trust is None or identities is None:
        raise PreparedRefused("Este archivo no trae identidades preparadas.", "Elija el archivo de inicio del plan.")
    signer = open_prepared(identities, number, pin)
    mark = take_trust(desk, trust)
    demand_good(verify(opened, anchors_of(desk), desk.now()))
    keep_identity(desk, signer, passphrase)
    return Enrolled(signer, mark)
