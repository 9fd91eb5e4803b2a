"""What the check of one signature found: whether it is intact. Whether its signer is known is another question."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509


@dataclass(frozen=True, slots=True)
class Finding:
    """One signature looked at.

    `artefact` names the signature (a field, a part, a file). `intact` holds when the signature is whole and everything
    it should cover is covered and unchanged. `claimed_at` is the signer's own clock: never proof of a time.
    `detail` is one Spanish sentence; `altered` names the parts or files that do not hold. `chain` are the certificates
    that came along, of authorities between the signer and somebody believed, perhaps; nothing is known of them yet.
    """

    artefact: str
    intact: bool
    certificate: x509.Certificate | None
    claimed_at: datetime | None
    detail: str
    altered: tuple[str, ...]
    chain: tuple[x509.Certificate, ...] = ()
