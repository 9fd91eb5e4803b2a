"""Whether a signer is known: a question of its own, kept apart from whether the signature is intact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID

from gobabierto_desktop.domain.limits import MOST_BETWEEN
from gobabierto_desktop.identity.authority import DOCUMENT_SIGNING, is_authority

_PURPOSES = frozenset({ExtendedKeyUsageOID.EMAIL_PROTECTION, DOCUMENT_SIGNING})
_UNDERSTOOD = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.EXTENDED_KEY_USAGE,
        ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
        ExtensionOID.CERTIFICATE_POLICIES,
    }
)


class Standing(Enum):
    """What is known of a signer."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"


class Kind(Enum):
    """What kind of electronic signature it is under Decreto 47-2008: who stands for the signer decides."""

    SIMPLE = "simple"
    ADVANCED = "advanced"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Anchors:
    """Whom the coordinator trusts to name signers, and what those authorities have taken back.

    `certificates` are authorities of plans, `providers` those of Decreto 47-2008. Every one is trusted as it stands;
    authorities below them are believed where a signature brings their certificates along.
    """

    certificates: tuple[x509.Certificate, ...]
    revocation_lists: tuple[x509.CertificateRevocationList, ...]
    providers: tuple[x509.Certificate, ...] = ()


def judge(
    certificate: x509.Certificate, anchors: Anchors, at: datetime, chain: Sequence[x509.Certificate] = ()
) -> Standing:
    """Say what is known of a signer at a moment; `chain` may hold authorities between it and an anchor.

    A revoked certificate is revoked at any moment: with no trusted clock a thief could claim an earlier one.
    """
    ways = list(_ways_up(certificate, (*anchors.certificates, *anchors.providers), chain))
    if not ways or not may_sign_documents(certificate):
        return Standing.UNKNOWN
    open_ways = [way for way in ways if not _is_cut(certificate, way, anchors)]
    if not open_ways:
        return Standing.REVOKED
    standings = [[_standing_in_time(one, at) for one in way] for way in open_ways]
    if not any(all(one is Standing.KNOWN for one in way) for way in standings):
        return next(one for one in standings[0] if one is not Standing.KNOWN)
    return _standing_in_time(certificate, at)


def judge_claim(
    certificate: x509.Certificate,
    anchors: Anchors,
    claimed_at: datetime,
    now: datetime,
    chain: Sequence[x509.Certificate] = (),
) -> Standing:
    """Say what is known of a signer both at the time it claims and now: the first that is not well, if any."""
    at_claim = judge(certificate, anchors, claimed_at, chain)
    return at_claim if at_claim is not Standing.KNOWN else judge(certificate, anchors, now, chain)


def kind_of(certificate: x509.Certificate, anchors: Anchors, chain: Sequence[x509.Certificate] = ()) -> Kind:
    """Say what kind of signature a certificate makes, by the kind of anchor that stands for it."""
    if any(_ways_up(certificate, anchors.providers, chain)):
        return Kind.ADVANCED
    return Kind.SIMPLE if any(_ways_up(certificate, anchors.certificates, chain)) else Kind.UNKNOWN


def _ways_up(
    certificate: x509.Certificate,
    tops: Sequence[x509.Certificate],
    chain: Sequence[x509.Certificate],
    below: int = 0,
) -> Iterator[tuple[x509.Certificate, ...]]:
    """Every way from a certificate's issuer up to somebody believed, through at most `MOST_BETWEEN` of the chain.

    `below` counts the authorities under the one sought: an authority may limit them (RFC 5280, 4.2.1.9).
    """
    for top in tops:
        if _has_issued(top, certificate) and _may_stand_over(top, below):
            yield (top,)
    if below == MOST_BETWEEN:
        return
    for one in chain:
        if _is_understood(one) and _has_issued(one, certificate) and _may_stand_over(one, below):
            rest = [other for other in chain if other != one]
            yield from ((one, *way) for way in _ways_up(one, tops, rest, below + 1))


def _is_cut(certificate: x509.Certificate, way: Sequence[x509.Certificate], anchors: Anchors) -> bool:
    """Whether somebody on the way took back the one below."""
    return any(_has_revoked(issuer, issued, anchors) for issued, issuer in zip((certificate, *way), way, strict=False))


def _may_stand_over(authority: x509.Certificate, below: int) -> bool:
    limit = authority.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length
    return limit is None or below <= limit


def _is_understood(certificate: x509.Certificate) -> bool:
    """Whether all that a certificate calls critical is understood here, limits on names for one (RFC 5280, 4.2)."""
    try:
        return all(one.oid in _UNDERSTOOD for one in certificate.extensions if one.critical)
    except ValueError:
        return False


def is_fit_to_issue(certificate: x509.Certificate, at: datetime) -> bool:
    """Tell whether a certificate is an authority's and in force: only such a one may become an anchor."""
    return is_authority(certificate) and _standing_in_time(certificate, at) is Standing.KNOWN


def _has_issued(anchor: x509.Certificate, certificate: x509.Certificate) -> bool:
    """An impostor may copy the anchor's name, never its signature."""
    try:
        certificate.verify_directly_issued_by(anchor)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):  # what came along may hold any key
        return False
    return is_authority(anchor)


def may_sign_documents(certificate: x509.Certificate) -> bool:
    """Tell whether the certificate's own words allow it to sign documents (RFC 5280, 4.2.1)."""
    try:
        extensions = certificate.extensions
    except ValueError:
        return False
    if any(one.critical and one.oid not in _UNDERSTOOD for one in extensions):
        return False
    for one in extensions:
        value = one.value
        if isinstance(value, x509.BasicConstraints) and value.ca:
            return False
        if isinstance(value, x509.KeyUsage) and not (value.digital_signature or value.content_commitment):
            return False
        if isinstance(value, x509.ExtendedKeyUsage) and _PURPOSES.isdisjoint(value):
            return False
    return True


def _has_revoked(issuer: x509.Certificate, certificate: x509.Certificate, anchors: Anchors) -> bool:
    return any(
        one.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None
        for one in _lists_of(issuer, anchors)
    )


def _lists_of(issuer: x509.Certificate, anchors: Anchors) -> Iterator[x509.CertificateRevocationList]:
    return (one for one in anchors.revocation_lists if is_list_of(one, issuer))


def is_list_of(listed: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """Tell whether an issuer signed a revocation list: one by anyone else, under whatever name, says nothing of it."""
    try:
        key = issuer.public_key()
        return listed.issuer == issuer.subject and listed.is_signature_valid(key)  # pyright: ignore[reportArgumentType] - any key the issuer has
    except (ValueError, TypeError, UnsupportedAlgorithm):  # what is in it is looked at only now
        return False


def _standing_in_time(certificate: x509.Certificate, at: datetime) -> Standing:
    if at < certificate.not_valid_before_utc:
        return Standing.NOT_YET_VALID
    return Standing.EXPIRED if at > certificate.not_valid_after_utc else Standing.KNOWN
