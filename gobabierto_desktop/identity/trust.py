"""Whether a signer is known: a question of its own, kept apart from whether the signature is intact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID

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

    `certificates` are authorities of plans, `providers` those of Decreto 47-2008. Every one is trusted as it stands: a
    provider's intermediate goes in itself.
    """

    certificates: tuple[x509.Certificate, ...]
    revocation_lists: tuple[x509.CertificateRevocationList, ...]
    providers: tuple[x509.Certificate, ...] = ()


def judge(certificate: x509.Certificate, anchors: Anchors, at: datetime) -> Standing:
    """Say what is known of a signer at a moment.

    A revoked certificate is revoked at any moment: with no trusted clock a thief could claim an earlier one.
    """
    issuers = [anchor for anchor in (*anchors.certificates, *anchors.providers) if _has_issued(anchor, certificate)]
    if not issuers or not may_sign_documents(certificate):
        return Standing.UNKNOWN
    if any(_has_revoked(issuer, certificate, anchors) for issuer in issuers):
        return Standing.REVOKED
    current = [issuer for issuer in issuers if _standing_in_time(issuer, at) is Standing.KNOWN]
    if not current:
        return _standing_in_time(issuers[0], at)
    return _standing_in_time(certificate, at)


def judge_claim(certificate: x509.Certificate, anchors: Anchors, claimed_at: datetime, now: datetime) -> Standing:
    """Say what is known of a signer both at the time it claims and now: the first that is not well, if any."""
    at_claim = judge(certificate, anchors, claimed_at)
    return at_claim if at_claim is not Standing.KNOWN else judge(certificate, anchors, now)


def kind_of(certificate: x509.Certificate, anchors: Anchors) -> Kind:
    """Say what kind of signature a certificate makes, by the kind of anchor that stands for it."""
    if any(_has_issued(one, certificate) for one in anchors.providers):
        return Kind.ADVANCED
    return Kind.SIMPLE if any(_has_issued(one, certificate) for one in anchors.certificates) else Kind.UNKNOWN


def is_fit_to_issue(certificate: x509.Certificate, at: datetime) -> bool:
    """Tell whether a certificate is an authority's and in force: only such a one may become an anchor."""
    return is_authority(certificate) and _standing_in_time(certificate, at) is Standing.KNOWN


def _has_issued(anchor: x509.Certificate, certificate: x509.Certificate) -> bool:
    """An impostor may copy the anchor's name, never its signature."""
    try:
        certificate.verify_directly_issued_by(anchor)
    except (ValueError, TypeError, InvalidSignature):
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
    key = issuer.public_key()
    return listed.issuer == issuer.subject and listed.is_signature_valid(key)  # pyright: ignore[reportArgumentType] - any key the issuer has


def _standing_in_time(certificate: x509.Certificate, at: datetime) -> Standing:
    if at < certificate.not_valid_before_utc:
        return Standing.NOT_YET_VALID
    return Standing.EXPIRED if at > certificate.not_valid_after_utc else Standing.KNOWN
