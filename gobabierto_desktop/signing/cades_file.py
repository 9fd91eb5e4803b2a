"""A CAdES signature in a file of its own: beside what it signs (.p7s), or around it (.p7m)."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# asn1crypto carries no types; what leaves this module does.

from collections.abc import Callable
from typing import cast

from asn1crypto import pem

from gobabierto_desktop.signing.cms import Reading, read_cms, read_enveloping
from gobabierto_desktop.signing.findings import Finding


def inspect_beside(signature: bytes, digest: Callable[[str], bytes]) -> Finding:
    """Check a signature, DER or PEM, against the digest of what lies beside it."""
    return _finding(read_cms(_bare(signature), digest))


def inspect_around(signature: bytes) -> Finding:
    """Check a signature, DER or PEM, that carries what it signs."""
    return _finding(read_enveloping(_bare(signature)))


def _bare(signature: bytes) -> bytes:
    try:
        return _unarmoured(signature) if pem.detect(signature) else signature
    except ValueError:
        return signature


def _unarmoured(signature: bytes) -> bytes:
    _, _, der = cast("tuple[str, object, bytes]", pem.unarmor(signature))
    return der


def _finding(reading: Reading) -> Finding:
    return Finding(
        artefact="firma",
        intact=not reading.flaw,
        certificate=reading.certificate,
        claimed_at=reading.claimed_at,
        detail=reading.flaw or "Lo firmado está íntegro.",
        altered=("lo firmado",) if reading.flaw else (),
        chain=reading.chain,
    )
