"""Whom a desk believes and for whom it seals: the authority's signed list, how it changes and how it is taken in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity import trustlist
from gobabierto_desktop.identity.authority import (
    Authority,
    Reason,
    Revoked,
    open_authority,
    revocation_list,
    revoked_in,
)
from gobabierto_desktop.identity.papers import (
    fingerprint,
    read_certificate,
    read_revocation_list,
    spelt_certificate,
    spelt_revocations,
)
from gobabierto_desktop.identity.trust import Anchors, Standing, judge
from gobabierto_desktop.identity.trustlist import TrustList
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.signing.signer import Named

AUTHORITY, ISSUED = "autoridad.p12", "emitidos"
_TRUST = "confianza"


class NoAuthority(KnownFailure):
    """A laptop was asked for what only the plan's authority may do."""

    code = "no_authority"

    def __init__(self) -> None:
        super().__init__(
            "Esta computadora no guarda la autoridad del plan.", "Hágalo en la de quien coordina y fundó la autoridad."
        )


class NotIssued(KnownFailure):
    """A certificate that this authority never gave out."""

    code = "not_issued"

    def __init__(self) -> None:
        super().__init__("Esta autoridad no ha emitido ese certificado.", "Elíjalo en la lista de emitidos.")


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate that the authority gave out: its serial in hexadecimal, whose, until when, and how it stands.

    `revoked` tells since when and why, where it was taken back.
    """

    serial: str
    name: str
    post: str
    institution: str
    ends: datetime
    standing: Standing
    revoked: Revoked | None = None


def anchors_of(desk: Desk) -> Anchors:
    """Whom this desk believes; nobody until an answer or a kit was taken in."""
    folder = trust_folder(desk)
    trust, authority = held_or_none(desk), trustlist.believed_in(folder)
    return trustlist.anchors(trust, authority) if trust and authority else Anchors((), ())


def anchors_kept(folder: Path) -> Anchors:
    """Whom the data of a folder believe, without opening the book: it may be open in a window, locked, or missing."""
    return trustlist.believed_anchors(folder / _TRUST)


def has_authority(desk: Desk) -> bool:
    """Whether this desk keeps the plan's authority: it can grant, renew and revoke."""
    return (identity_folder(desk) / AUTHORITY).exists()


def recipients_of(desk: Desk) -> tuple[str, ...]:
    """For whom this desk seals what is private: every coordinator of the plan."""
    trust = held_or_none(desk)
    return tuple(one.key for one in trust.recipients) if trust else ()


def trust_version(desk: Desk) -> int:
    """The version of the list this desk holds, 0 before the first."""
    trust = held_or_none(desk)
    return trust.version if trust else 0


def trust_file(desk: Desk) -> bytes:
    """The signed list as any file may carry it; empty before the first."""
    file = trust_folder(desk) / trustlist.FILE
    return file.read_bytes() if file.exists() else b""


def take_trust(desk: Desk, file: bytes) -> str:
    """Take a list in, unless a later one is held already; the fingerprint of the authority, to compare by voice.

    Raises TrustRefused for a list that is not of the authority already believed.
    """
    believed = trustlist.believed_in(trust_folder(desk))
    trust, authority = trustlist.read_list(file, desk.book.meta("plan_code") or "", believed)
    if trust.version > trust_version(desk):
        deliver(trust_folder(desk) / trustlist.AUTHORITY_FILE, spelt_certificate(authority))
        deliver(trust_folder(desk) / trustlist.FILE, file)
    return fingerprint(authority)


def issued(desk: Desk) -> tuple[Issued, ...]:
    """What this authority gave out, in the order of names, with how each stands now."""
    anchors = anchors_of(desk)
    taken_back = {one.serial: one for one in _revoked_here(desk)}
    found: list[Issued] = []
    for file in (identity_folder(desk) / ISSUED).glob("*.pem"):
        certificate = read_certificate(file.read_bytes())
        told = Named(certificate)
        standing = judge(certificate, anchors, desk.now())
        ends = certificate.not_valid_after_utc
        revoked = taken_back.get(certificate.serial_number)
        found.append(Issued(file.stem, told.name, told.post, told.institution, ends, standing, revoked))
    return tuple(sorted(found, key=lambda one: (one.name, one.ends)))


def revocations_file(desk: Desk) -> bytes:
    """The plan's own list of certificates taken back (DER), for other programs; empty before there is one."""
    authority = trustlist.believed_in(trust_folder(desk))
    lists = [one for one in anchors_of(desk).revocation_lists if authority and one.issuer == authority.subject]
    return spelt_revocations(lists[0]) if lists else b""


def _revoked_here(desk: Desk) -> tuple[Revoked, ...]:
    held = revocations_file(desk)
    return revoked_in(read_revocation_list(held)) if held else ()


def revoke(desk: Desk, serial: str, passphrase: str, reason: Reason = Reason.UNSPECIFIED) -> bytes:
    """Take back a certificate, and seal no more for its holder; the new list of trust, to hand around.

    Raises NotIssued, NoAuthority, WrongPassphrase.
    """
    given = {one.serial: one for one in issued(desk)}.get(serial)
    if given is None:
        raise NotIssued
    number = int(serial, 16)

    def next_list(trust: TrustList, authority: Authority) -> TrustList:
        own = [read_revocation_list(one) for one in trust.revocations]
        revoked = [
            one for content in own if content.issuer == authority.certificate.subject for one in revoked_in(content)
        ]
        if number not in {one.serial for one in revoked}:
            revoked.append(Revoked(number, desk.now(), reason))
        listed = trustlist.with_revocations(
            trust, revocation_list(authority, revoked, desk.now()), of=authority.certificate
        )
        others = [one for one in issued(desk) if one.name == given.name and one.serial != serial]
        still_there = any(one.standing is Standing.KNOWN for one in others)
        return listed if still_there else trustlist.without_recipient(listed, given.name)

    return change_list(desk, passphrase, next_list)


def held_or_none(desk: Desk) -> TrustList | None:
    """The list this desk holds, checked again at each reading."""
    return trustlist.held_list(trust_folder(desk), desk.book.meta("plan_code") or "")


def trust_folder(desk: Desk) -> Path:
    """Where the authority's certificate and its list are kept."""
    return private_folder(desk.folder / _TRUST)


def identity_folder(desk: Desk) -> Path:
    """Where this desk's own keys are kept."""
    return private_folder(desk.folder / "identidad")


def private_folder(folder: Path) -> Path:
    """A folder that only its owner may open, made if it is missing."""
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def open_own_authority(desk: Desk, passphrase: str) -> Authority:
    """The plan's authority, where it is kept here. Raises NoAuthority, WrongPassphrase."""
    file = identity_folder(desk) / AUTHORITY
    if not file.exists():
        raise NoAuthority
    return open_authority(file, passphrase)


def change_list(desk: Desk, passphrase: str, change: Callable[[TrustList, Authority], TrustList]) -> bytes:
    """Sign the next version of the list and take it in; the file. Raises NoAuthority, WrongPassphrase."""
    authority = open_own_authority(desk, passphrase)
    trust = held_or_none(desk)
    if trust is None:
        raise NoAuthority
    file = trustlist.sign_list(change(trust, authority), authority, desk.now())
    take_trust(desk, file)
    return file
