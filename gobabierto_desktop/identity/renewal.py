"""A request that the holder of a certificate in force signs with it: who asks is then proved without a telephone."""

import hashlib
from datetime import datetime
from typing import Annotated

import msgspec
from cryptography import x509

from gobabierto_desktop.identity.papers import PaperRefused, read_request
from gobabierto_desktop.identity.strictjson import MALFORMED, read_as_written
from gobabierto_desktop.signing.cms import cades_signature, is_as_written, read_cms
from gobabierto_desktop.signing.signer import Signer


class SignedRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A request (PEM) and the present certificate's CAdES signature over it."""

    request: Annotated[bytes, msgspec.Meta(max_length=64 * 1024)]
    signature: Annotated[bytes, msgspec.Meta(max_length=64 * 1024)]


def sign_request(request: bytes, signer: Signer, at: datetime) -> bytes:
    """Return the file that asks for a renewal."""
    return _spelt(SignedRequest(request, cades_signature(request, signer, at)))


def _spelt(signed: SignedRequest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(signed)) + b"\n"


def read_any_request(file: bytes) -> tuple[x509.CertificateSigningRequest, x509.Certificate | None]:
    """Return what a file asks for and, of a renewal, the certificate that signed it. Raises PaperRefused."""
    if not file.lstrip().startswith(b"{"):
        return read_request(file), None
    try:
        signed = read_as_written(file, SignedRequest, _spelt)
    except MALFORMED as problem:
        raise PaperRefused("la solicitud") from problem
    reading = read_cms(signed.signature, lambda name: hashlib.new(name, signed.request).digest())
    if reading.flaw or reading.certificate is None or not is_as_written(signed.signature):
        raise PaperRefused("la solicitud de renovación: está alterada")
    return read_request(signed.request), reading.certificate
