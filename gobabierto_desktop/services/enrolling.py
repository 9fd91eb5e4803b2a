"""Identities through files: the coordinator founds the plan's authority, a device asks, an answer comes back.

Of a desk, `identidad/` holds what its owner signs and opens with, `confianza/` whom it believes and for whom it seals.
"""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path

import msgspec

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.authority import create_authority, issue, open_authority, revocation_list
from gobabierto_desktop.identity.enrolment import Person, accept, make_request
from gobabierto_desktop.identity.keyring import Opener, create_opener, load_opener, open_signer
from gobabierto_desktop.identity.papers import (
    PaperRefused,
    fingerprint,
    read_certificate,
    read_request,
    read_revocation_list,
    spelt_certificate,
)
from gobabierto_desktop.identity.trust import Anchors, read_anchors
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.signing.signer import Signer

DAYS_IN_FORCE = 730
"""A plan lasts two years."""


class NoIdentity(KnownFailure):
    """A laptop that has nothing to sign with, or to open sealed parts with."""

    code = "no_identity"


class AnswerRefused(KnownFailure):
    """The file is no answer to a request, or is of another plan."""

    code = "answer_refused"

    def __init__(self, what: str) -> None:
        super().__init__(f"El archivo de respuesta no sirve: {what}.", "Pida a quien coordina que lo prepare de nuevo.")


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the coordinator gives back: certificate, whom to believe, for whom to seal. PEM texts; base64 DER list."""

    format: int
    plan: str
    certificate: str
    authority: str
    recipients: list[str]
    revocation_list: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who signs from now on, and the authority's fingerprint to compare by voice with the coordinator."""

    signer: Signer
    fingerprint: str


def found_authority(desk: Desk, name: str, person: Person, passphrase: str) -> Path:
    """Make the plan's authority, the key to sealed parts and the coordinator's own identity; the path of `ca.pem`."""
    plan = desk.book.meta("plan_code") or ""
    folder = _identity(desk)
    authority = create_authority(name, plan, passphrase, desk.now(), _serial(desk))
    authority.save(folder / "autoridad.p12", passphrase)
    create_opener(folder / "coordinacion.age", passphrase)
    ask(desk, person, passphrase)
    enrol(desk, grant(desk, (folder / "solicitud.pem").read_bytes(), passphrase), passphrase)
    return trust_folder(desk) / "ca.pem"


def ask(desk: Desk, person: Person, passphrase: str) -> Path:
    """Make this device's key, kept under the passphrase, and the request to hand to the coordinator; its path."""
    folder = _identity(desk)
    request = make_request(person, passphrase, folder / "llave.pem")
    deliver(folder / "solicitud.pem", request)
    return folder / "solicitud.pem"


def grant(desk: Desk, request: bytes, passphrase: str) -> bytes:
    """The coordinator's answer to a request. Raises PaperRefused for what is no request, RequestRefused."""
    folder = _identity(desk)
    authority = open_authority(folder / "autoridad.p12", passphrase)
    opener = load_opener(folder / "coordinacion.age", passphrase)
    certificate = issue(authority, read_request(request), _serial(desk), desk.now(), DAYS_IN_FORCE)
    answer = Answer(
        format=1,
        plan=desk.book.meta("plan_code") or "",
        certificate=spelt_certificate(certificate).decode(),
        authority=authority.pem.decode(),
        recipients=[opener.recipient],
        revocation_list=base64.b64encode(revocation_list(authority, [], desk.now())).decode(),
    )
    return msgspec.json.format(msgspec.json.encode(answer))


def enrol(desk: Desk, answer: bytes, passphrase: str) -> Enrolled:
    """Take the coordinator's answer in: from now on this device can sign. Raises AnswerRefused."""
    try:
        given = msgspec.json.decode(answer, type=Answer)
        authority = read_certificate(given.authority.encode())
        revoked = base64.b64decode(given.revocation_list, validate=True)
        read_revocation_list(revoked)
    except (msgspec.DecodeError, PaperRefused, binascii.Error) as error:
        raise AnswerRefused("no se entiende") from error
    if given.plan != desk.book.meta("plan_code"):
        raise AnswerRefused(f"es del plan {given.plan}")
    folder = _identity(desk)
    signer = accept(given.certificate.encode(), (authority,), folder / "llave.pem", passphrase, folder / "firma.p12")
    trust = trust_folder(desk)
    deliver(trust / "ca.pem", given.authority.encode())
    deliver(trust / "revocados.crl", revoked)
    deliver(trust / "destinatarios.txt", "\n".join(given.recipients).encode())
    return Enrolled(signer, fingerprint(authority))


def has_identity(desk: Desk) -> bool:
    """Whether there is something to sign with."""
    return (_identity(desk) / "firma.p12").exists()


def is_coordinator(desk: Desk) -> bool:
    """Whether this desk can open what is sealed."""
    return (_identity(desk) / "coordinacion.age").exists()


def signer_of(desk: Desk, passphrase: str) -> Signer:
    """Who signs here. Raises NoIdentity, or WrongPassphrase."""
    if not has_identity(desk):
        raise NoIdentity(
            "Esta computadora todavía no tiene identidad para firmar.",
            "Haga una solicitud (Identidad → Solicitar) y llévela a quien coordina.",
        )
    return open_signer(_identity(desk) / "firma.p12", passphrase)


def opener_of(desk: Desk, passphrase: str) -> Opener | None:
    """The key to sealed parts; None where this desk is no coordinator's. Raises WrongPassphrase."""
    return load_opener(_identity(desk) / "coordinacion.age", passphrase) if is_coordinator(desk) else None


def anchors_of(desk: Desk) -> Anchors:
    """Whom this desk believes; nobody until an answer was taken in."""
    return read_anchors(trust_folder(desk))


def recipients_of(desk: Desk) -> tuple[str, ...]:
    """For whom this desk seals what is private."""
    file = trust_folder(desk) / "destinatarios.txt"
    return tuple(file.read_text(encoding="utf-8").split()) if file.exists() else ()


def trust_folder(desk: Desk) -> Path:
    """Where the authority's certificate is kept."""
    return _private(desk.folder / "confianza")


def _identity(desk: Desk) -> Path:
    return _private(desk.folder / "identidad")


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _serial(desk: Desk) -> int:
    return int.from_bytes(desk.chance(16), "big") >> 1 | 1
