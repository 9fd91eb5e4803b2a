"""Whom a list of trust tells to believe, one by one: to be shown, compared by voice, and believed no longer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from gobabierto_desktop.identity.papers import fingerprint, read_certificate
from gobabierto_desktop.identity.trust import Anchors, is_fit_to_issue, is_list_of
from gobabierto_desktop.identity.trustlist import TrustRefused
from gobabierto_desktop.signing.signer import Named


@dataclass(frozen=True, slots=True)
class Believed:
    """Somebody who may name signers; when, and of how many certificates, it last published what it takes back."""

    certificate: x509.Certificate
    is_provider: bool
    listed_at: datetime | None
    revoked: int

    @property
    def name(self) -> str:
        """What the certificate calls itself."""
        return Named(self.certificate).name or self.certificate.subject.rfc4514_string()

    @property
    def fingerprint(self) -> str:
        """What people compare by voice."""
        return fingerprint(self.certificate)

    @property
    def ends(self) -> datetime:
        """Until when it may name anybody."""
        return self.certificate.not_valid_after_utc


def each_believed(anchors: Anchors) -> Iterator[Believed]:
    """First the plan's authority, then other coordinations, then providers."""
    for is_provider, certificates in ((False, anchors.certificates), (True, anchors.providers)):
        for one in certificates:
            lists = [listed for listed in anchors.revocation_lists if is_list_of(listed, one)]
            listed_at = lists[0].last_update_utc if lists else None
            yield Believed(one, is_provider, listed_at, len(lists[0]) if lists else 0)


def fit_anchor(content: bytes, at: datetime) -> Believed:
    """A certificate (PEM or DER) that may be believed in. Raises PaperRefused, TrustRefused."""
    certificate = read_certificate(content)
    if not is_fit_to_issue(certificate, at):
        raise TrustRefused("ese certificado no es de una autoridad, o no está vigente")
    return Believed(certificate, is_provider=False, listed_at=None, revoked=0)
