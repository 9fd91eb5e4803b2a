"""The list of trust: what the plan's authority tells every laptop, signed by itself, so that any file may carry it.

It names the coordinators to seal for, the providers under Decreto 47-2008 to believe besides the authority, and the
certificates taken back. A later version takes the place of an earlier one, never the other way round.
"""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import msgspec
from cryptography import x509

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.authority import Authority, is_authority
from gobabierto_desktop.identity.papers import (
    PaperRefused,
    read_certificate,
    read_own_certificate,
    read_revocation_list,
    spelt_certificate,
)
from gobabierto_desktop.identity.strictjson import MALFORMED, read_as_written
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.signing.cms import cades_signature, is_as_written, read_cms

FILE: Final = "confianza.json"
AUTHORITY_FILE: Final = "ca.pem"
_FORMAT: Final = 1
_Text = Annotated[str, msgspec.Meta(max_length=20_000)]


class TrustRefused(KnownFailure):
    """A list of trust that is not the plan's authority's, or older than the one already held."""

    code = "trust-refused"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"No se aceptó la lista de confianza: {what}.", "Pida a quien coordina el archivo más reciente."
        )


class Recipient(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A coordinator to seal for: a name and the public half (`age1…`) of an opener."""

    name: _Text
    key: Annotated[str, msgspec.Meta(pattern="^age1[0-9a-z]{58}$")]


class TrustList(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the authority says. Certificates are PEM texts, revocation lists DER.

    `authorities` are those of other coordinations; a list that names none is written as before there were any.
    """

    format: Annotated[int, msgspec.Meta(ge=1, le=_FORMAT)]
    version: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    plan: _Text
    recipients: Annotated[list[Recipient], msgspec.Meta(min_length=1, max_length=100)]
    providers: Annotated[list[_Text], msgspec.Meta(max_length=200)]
    revocations: Annotated[list[bytes], msgspec.Meta(max_length=200)]
    authorities: Annotated[list[_Text], msgspec.Meta(max_length=200)] = []


class SignedList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list's own bytes, the authority's CAdES signature over them, and the authority's certificate (PEM)."""

    content: Annotated[bytes, msgspec.Meta(max_length=8 * 1024 * 1024)]
    signature: Annotated[bytes, msgspec.Meta(max_length=64 * 1024)]
    authority: _Text


def new_list(plan: str, recipients: list[Recipient], revocations: list[bytes]) -> TrustList:
    """Return the first version of a plan's list."""
    return TrustList(_FORMAT, 1, plan, recipients, [], revocations)


def sign_list(trust: TrustList, authority: Authority, at: datetime) -> bytes:
    """Return the file that carries the list."""
    content = msgspec.json.encode(trust, order="sorted")
    return _spelt(SignedList(content, cades_signature(content, authority.signer, at), authority.pem.decode()))


def _spelt(signed: SignedList) -> bytes:
    return msgspec.json.format(msgspec.json.encode(signed)) + b"\n"


def read_list(file: bytes, plan: str, believed: x509.Certificate | None) -> tuple[TrustList, x509.Certificate]:
    """Return the list and who signed it, which must be the authority believed so far, where there is one.

    Raises TrustRefused. With nobody believed yet, people compare the authority's fingerprint by voice.
    """
    try:
        signed = read_as_written(file, SignedList, _spelt)
        authority = read_own_certificate(signed.authority.encode())
        reading = read_cms(signed.signature, lambda name: hashlib.new(name, signed.content).digest())
        is_theirs = reading.certificate == authority and is_authority(authority)
        if reading.flaw or not is_theirs or not is_as_written(signed.signature):
            raise TrustRefused("está alterada")
        if believed is not None and authority != believed:
            raise TrustRefused("la firma otra autoridad, aunque se llame igual")
        trust = msgspec.json.decode(signed.content, type=TrustList)
        anchors(trust, authority)
    except (*MALFORMED, PaperRefused) as problem:
        raise TrustRefused("no se entiende") from problem
    if trust.plan != plan:
        raise TrustRefused(f"es del plan {trust.plan[:40]}")
    return trust, authority


def anchors(trust: TrustList, authority: x509.Certificate) -> Anchors:
    """Return whom a list tells to believe. Raises PaperRefused."""
    return Anchors(
        (authority, *(read_certificate(one.encode()) for one in trust.authorities)),
        tuple(read_revocation_list(one) for one in trust.revocations),
        tuple(read_certificate(one.encode()) for one in trust.providers),
    )


def believed_in(folder: Path) -> x509.Certificate | None:
    """Return the authority that a folder of trust holds for good, None before the first contact."""
    file = folder / AUTHORITY_FILE
    return read_own_certificate(file.read_bytes()) if file.exists() else None


def held_list(folder: Path, plan: str) -> TrustList | None:
    """Return the list that a folder of trust holds, checked again; None before the first contact."""
    file = folder / FILE
    return read_list(file.read_bytes(), plan, believed_in(folder))[0] if file.exists() else None


def believed_anchors(folder: Path) -> Anchors:
    """Return whom a folder of trust tells to believe, whatever its plan; nobody before the first contact.

    Nothing but the folder's two files is read, so that whoever only checks a file needs no book.
    """
    file, authority = folder / FILE, believed_in(folder)
    if authority is None or not file.exists():
        return Anchors((), ())
    content = file.read_bytes()
    return anchors(read_list(content, _plan_of(content), authority)[0], authority)


def _plan_of(file: bytes) -> str:
    """The plan that a list says it is of; `read_list` tells whether the list holds."""
    try:
        return msgspec.json.decode(msgspec.json.decode(file, type=SignedList).content, type=TrustList).plan
    except MALFORMED as problem:
        raise TrustRefused("no se entiende") from problem


def with_provider(trust: TrustList, provider: x509.Certificate) -> TrustList:
    """Return the next version, which believes one more provider."""
    text = spelt_certificate(provider).decode()
    providers = [*(one for one in trust.providers if one != text), text]
    return msgspec.structs.replace(trust, version=trust.version + 1, providers=providers)


def with_authority(trust: TrustList, other: x509.Certificate) -> TrustList:
    """Return the next version, which believes the authority of one more coordination."""
    text = spelt_certificate(other).decode()
    authorities = [*(one for one in trust.authorities if one != text), text]
    return msgspec.structs.replace(trust, version=trust.version + 1, authorities=authorities)


def without_anchor(trust: TrustList, anchor: x509.Certificate) -> TrustList:
    """Return the next version, which no longer believes a provider or another coordination."""
    text = spelt_certificate(anchor).decode()
    return msgspec.structs.replace(
        trust,
        version=trust.version + 1,
        providers=[one for one in trust.providers if one != text],
        authorities=[one for one in trust.authorities if one != text],
    )


def with_recipient(trust: TrustList, recipient: Recipient) -> TrustList:
    """Return the next version, which seals for one more coordinator; one of the same name is replaced."""
    recipients = [*(one for one in trust.recipients if one.name != recipient.name), recipient]
    return msgspec.structs.replace(trust, version=trust.version + 1, recipients=recipients)


def without_recipient(trust: TrustList, name: str) -> TrustList:
    """Return the next version, which no longer seals for a coordinator; the last one stays."""
    recipients = [one for one in trust.recipients if one.name != name] or trust.recipients
    return msgspec.structs.replace(trust, version=trust.version + 1, recipients=recipients)


def with_revocations(trust: TrustList, revocations: bytes, *, of: x509.Certificate) -> TrustList:
    """Return the next version, with a new revocation list in place of the one of the same issuer."""
    others = [one for one in trust.revocations if read_revocation_list(one).issuer != of.subject]
    return msgspec.structs.replace(trust, version=trust.version + 1, revocations=[*others, revocations])
