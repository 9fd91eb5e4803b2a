"""Identities through files: the coordinator founds the plan's authority, a device asks, an answer comes back.

Of a desk, `identidad/` holds what its owner signs and opens with, `confianza/` whom it believes and for whom it seals.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated

import msgspec

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import trustlist
from gobabierto_desktop.identity.authority import RequestRefused, create_authority, issue, revocation_list
from gobabierto_desktop.identity.enrolment import Person, accept, make_request, requested_recipient
from gobabierto_desktop.identity.keyfiles import replace_secret, set_aside
from gobabierto_desktop.identity.keyring import Opener, create_opener, load_opener, open_signer, spelt_signer
from gobabierto_desktop.identity.papers import fingerprint, read_certificates, spelt_certificate
from gobabierto_desktop.identity.renewal import read_any_request, sign_request
from gobabierto_desktop.identity.strictjson import MALFORMED, read_as_written
from gobabierto_desktop.identity.token import TokenPlace, chosen_token, labels_at, open_token
from gobabierto_desktop.identity.trust import Kind, Standing, judge, kind_of
from gobabierto_desktop.identity.trustlist import Recipient
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.trusting import (
    AUTHORITY,
    ISSUED,
    anchors_of,
    held_or_none,
    identity_folder,
    open_own_authority,
    private_folder,
    recipients_of,
    take_trust,
    trust_file,
    trust_folder,
)
from gobabierto_desktop.signing.signer import FileSigner, Named, Signer

__all__ = ["Person", "anchors_of", "fingerprint", "labels_at", "recipients_of", "trust_folder"]

DAYS_IN_FORCE = 730
"""A plan lasts two years."""

_FORMAT = 1
_OPENER, _WAITING, _REQUEST = "coordinacion.llave", "llave.p12", "solicitud.pem"
_OWN_COPY, _OWN_RECIPIENT = "copia.llave", "copia.txt"
_SIGNATURE, _CERTIFICATE, _TOKEN = "firma.p12", "firma.pem", "dispositivo.json"


class NoIdentity(KnownFailure):
    """A laptop that has nothing to sign with, or to open sealed parts with."""

    code = "no_identity"


class AnswerRefused(KnownFailure):
    """The file is no answer to a request, or is of another plan."""

    code = "answer_refused"

    def __init__(self, what: str) -> None:
        super().__init__(f"El archivo de respuesta no sirve: {what}.", "Pida a quien coordina que lo prepare de nuevo.")


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the coordinator gives back: the certificate (PEM) and the signed list of whom to believe and seal for."""

    format: Annotated[int, msgspec.Meta(ge=1, le=_FORMAT)]
    certificate: str
    trust: bytes


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who signs from now on, and the authority's fingerprint to compare by voice with the coordinator."""

    signer: Signer
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What can be told of this desk's own identity without opening it."""

    name: str
    post: str
    institution: str
    ends: datetime
    standing: Standing
    kind: Kind


def found_authority(desk: Desk, name: str, person: Person, passphrase: str) -> Path:
    """Make the plan's authority, the key to sealed parts and the coordinator's own identity; the path of `ca.pem`."""
    plan = desk.book.meta("plan_code") or ""
    folder = identity_folder(desk)
    authority = create_authority(name, plan, passphrase, desk.now(), new_serial(desk))
    authority.save(folder / AUTHORITY, passphrase)
    request = ask_to_coordinate(desk, person, passphrase).read_bytes()
    opener = load_opener(folder / _OPENER, passphrase)
    revoked = revocation_list(authority, [], desk.now())
    trust = trustlist.new_list(plan, [Recipient(person.name.strip(), opener.recipient)], [revoked])
    take_trust(desk, trustlist.sign_list(trust, authority, desk.now()))
    enrol(desk, grant(desk, request, passphrase), passphrase)
    return trust_folder(desk) / trustlist.AUTHORITY_FILE


def ask(desk: Desk, person: Person, passphrase: str) -> Path:
    """Make this device's key, kept under the passphrase, and the request to hand to the coordinator; its path."""
    return _ask(desk, person, passphrase, "")


def ask_to_coordinate(desk: Desk, person: Person, passphrase: str) -> Path:
    """The same for one more coordinator: with a key of its own to open what is sealed."""
    folder = identity_folder(desk)
    if is_coordinator(desk):
        return _ask(desk, person, passphrase, load_opener(folder / _OPENER, passphrase).recipient)
    return _ask(desk, person, passphrase, create_opener(folder / _OPENER, passphrase).recipient)


def ask_for_renewal(desk: Desk, person: Person, passphrase: str) -> Path:
    """Make a new key and a request signed with the present identity, which goes on until the answer comes; its path."""
    signer = signer_of(desk, passphrase)
    path = ask(desk, person, passphrase)
    deliver(path, sign_request(path.read_bytes(), signer, desk.now()))
    return path


def grant(desk: Desk, request: bytes, passphrase: str) -> bytes:
    """The coordinator's answer to a request, also one for renewal, also one of another coordinator.

    Raises PaperRefused for what is no request, RequestRefused, NoAuthority, WrongPassphrase.
    """
    authority = open_own_authority(desk, passphrase)
    asked, holder = read_any_request(request)
    if holder is not None and (
        holder.subject != asked.subject or judge(holder, anchors_of(desk), desk.now()) is not Standing.KNOWN
    ):
        raise RequestRefused(
            "La renovación no la firma esa misma persona con un certificado vigente.",
            "Pida una solicitud nueva y confírmela de viva voz.",
        )
    certificate = issue(authority, asked, new_serial(desk), desk.now(), DAYS_IN_FORCE)
    recipient = requested_recipient(asked)
    trust = held_or_none(desk)
    if trust and recipient and recipient not in recipients_of(desk):
        trust = trustlist.with_recipient(trust, Recipient(Named(certificate).name, recipient))
        take_trust(desk, trustlist.sign_list(trust, authority, desk.now()))
    issued = private_folder(identity_folder(desk) / ISSUED)
    deliver(issued / f"{certificate.serial_number:x}.pem", spelt_certificate(certificate))
    return spelt_answer(Answer(_FORMAT, spelt_certificate(certificate).decode(), trust_file(desk)))


def spelt_answer(answer: Answer) -> bytes:
    """An answer as the file that people carry."""
    return msgspec.json.format(msgspec.json.encode(answer))


def read_answer(answer: bytes) -> Answer:
    """What the coordinator gave back; who signed it is still to be asked. Raises AnswerRefused."""
    try:
        return read_as_written(answer, Answer, spelt_answer)
    except MALFORMED as error:
        raise AnswerRefused("no se entiende") from error


def enrol(desk: Desk, answer: bytes, passphrase: str) -> Enrolled:
    """Take the coordinator's answer in: from now on this device can sign. Raises AnswerRefused, TrustRefused."""
    given = read_answer(answer)
    folder, plan = identity_folder(desk), desk.book.meta("plan_code") or ""
    believed = trustlist.believed_in(trust_folder(desk))
    trust, authority = trustlist.read_list(given.trust, plan, believed)
    signer = accept(given.certificate.encode(), (authority,), folder / _WAITING, passphrase)
    if judge(signer.certificate, trustlist.anchors(trust, authority), desk.now()) in {
        Standing.UNKNOWN,
        Standing.REVOKED,
    }:
        raise AnswerRefused("el certificado no es de la autoridad que lo acompaña, o fue revocado")
    keep_identity(desk, signer, passphrase)
    (folder / _WAITING).unlink()
    take_trust(desk, given.trust)
    return Enrolled(signer, fingerprint(authority))


def keep_identity(desk: Desk, signer: FileSigner, passphrase: str) -> None:
    """Keep a file identity as the one to sign with; the one before it is set aside, never lost."""
    folder = identity_folder(desk)
    set_aside(folder / _SIGNATURE, desk.now())
    replace_secret(folder / _SIGNATURE, spelt_signer(signer, passphrase))
    deliver(folder / _CERTIFICATE, _spelt_chain(signer))
    (folder / _TOKEN).unlink(missing_ok=True)
    set_aside(folder / _OWN_COPY, desk.now())
    own = create_opener(folder / _OWN_COPY, passphrase)
    deliver(folder / _OWN_RECIPIENT, own.recipient.encode())


def sign_with_file(desk: Desk, file: Path, its_passphrase: str, passphrase: str) -> Identity:
    """Sign from now on with a provider's .p12, kept again under this desk's passphrase; who that is.

    Raises WrongPassphrase, UnusableIdentity.
    """
    keep_identity(desk, open_signer(file, its_passphrase), passphrase)
    return _known_identity(desk)


def sign_with_token(desk: Desk, module: Path, pin: str, label: str = "") -> Identity:
    """Sign from now on with a token (PKCS#11); who that is. The PIN is asked each time and kept nowhere.

    Raises TokenUnavailable, WrongPassphrase, UnusableIdentity.
    """
    signer = open_token(TokenPlace(str(module), label), pin)
    signer.close()
    folder = identity_folder(desk)
    deliver(folder / _TOKEN, TokenPlace(str(module), label).spelt())
    deliver(folder / _CERTIFICATE, _spelt_chain(signer))
    return _known_identity(desk)


class Capacity(Enum):
    """What a desk may do with the keys it holds."""

    NONE = "none"
    ASKED = "asked"  # a request waits for its answer
    SIGNS = "signs"
    COORDINATES = "coordinates"


def capacity(desk: Desk) -> Capacity:
    """What this desk may do: nothing yet, wait for an answer, sign, or coordinate."""
    if not has_identity(desk):
        return Capacity.ASKED if awaits_answer(desk) else Capacity.NONE
    return Capacity.COORDINATES if is_coordinator(desk) else Capacity.SIGNS


def awaits_answer(desk: Desk) -> bool:
    """Whether a key waits for the coordinator's certificate: a first one, or a renewal."""
    return (identity_folder(desk) / _WAITING).exists()


def request_file(desk: Desk) -> Path:
    """Where the request to hand to the coordinator lies, once it was made."""
    return identity_folder(desk) / _REQUEST


def has_identity(desk: Desk) -> bool:
    """Whether there is something to sign with."""
    return (identity_folder(desk) / _CERTIFICATE).exists()


def is_coordinator(desk: Desk) -> bool:
    """Whether this desk can open what is sealed."""
    return (identity_folder(desk) / _OPENER).exists()


def identity_of(desk: Desk) -> Identity | None:
    """What is known of who signs here, without a passphrase; None where nobody does yet."""
    return _known_identity(desk) if has_identity(desk) else None


def uses_token(desk: Desk) -> bool:
    """Whether a PIN, not a passphrase, is what `signer_of` wants."""
    return (identity_folder(desk) / _TOKEN).exists()


def signer_of(desk: Desk, passphrase: str) -> Signer:
    """Who signs here, with a file or a token (its PIN). Raises NoIdentity, WrongPassphrase or TokenUnavailable."""
    if not has_identity(desk):
        raise NoIdentity(
            "Esta computadora todavía no tiene identidad para firmar.",
            "Haga una solicitud (Identidad → Solicitar) y llévela a quien coordina.",
        )
    folder = identity_folder(desk)
    if uses_token(desk):
        return open_token(chosen_token(folder / _TOKEN), passphrase)
    return open_signer(folder / _SIGNATURE, passphrase)


def opener_of(desk: Desk, passphrase: str) -> Opener | None:
    """The key to sealed parts; None where this desk is no coordinator's. Raises WrongPassphrase."""
    return load_opener(identity_folder(desk) / _OPENER, passphrase) if is_coordinator(desk) else None


def own_opener_of(desk: Desk, passphrase: str) -> Opener | None:
    """The key to this desk's own copies of what it sealed; None where it has none. Raises WrongPassphrase.

    It is made anew with each identity: copies sealed before stay with the key that was set aside.
    """
    file = identity_folder(desk) / _OWN_COPY
    return load_opener(file, passphrase) if file.exists() else None


def sealed_for(desk: Desk) -> tuple[str, ...]:
    """For whom this desk seals: every coordinator, and itself, so that the sender can open the own copy.

    Without a coordinator there is nobody to send to, and nothing is sealed for oneself alone.
    """
    coordinators, own = recipients_of(desk), identity_folder(desk) / _OWN_RECIPIENT
    return (*coordinators, *own.read_text(encoding="ascii").split()) if coordinators and own.exists() else coordinators


def _ask(desk: Desk, person: Person, passphrase: str, recipient: str) -> Path:
    folder = identity_folder(desk)
    set_aside(folder / _WAITING, desk.now())
    deliver(folder / _REQUEST, make_request(person, passphrase, folder / _WAITING, recipient))
    return folder / _REQUEST


def _known_identity(desk: Desk) -> Identity:
    certificate, *chain = read_certificates((identity_folder(desk) / _CERTIFICATE).read_bytes())
    told = Named(certificate)
    anchors = anchors_of(desk)
    standing, kind = judge(certificate, anchors, desk.now(), chain), kind_of(certificate, anchors, chain)
    return Identity(told.name, told.post, told.institution, certificate.not_valid_after_utc, standing, kind)


def _spelt_chain(signer: Signer) -> bytes:
    """The signer's certificate, and those that came with it."""
    return b"".join(spelt_certificate(one) for one in (signer.certificate, *signer.chain))


def new_serial(desk: Desk) -> int:
    """A serial number for a certificate, random as RFC 5280 wishes."""
    return int.from_bytes(desk.chance(16), "big") >> 1 | 1
