"""CMS signatures (RFC 5652) with CAdES attributes: how they are made, and how one is checked against its content."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false, reportIndexIssue=false
# asn1crypto and much of pyHanko carry no types; what leaves this module does.

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from asn1crypto import cms as asn1
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.general import (
    MultivaluedAttributeError,
    NonexistentAttributeError,
    ValueErrorWithMessage,
    check_ess_certid,
    extract_certificate_info,
    extract_signer_info,
    find_unique_cms_attribute,
)
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko_certvalidator.registry import SimpleCertificateStore

from gobabierto_desktop.domain.limits import MOST_CHAIN
from gobabierto_desktop.signing.certificates import certificate_in
from gobabierto_desktop.signing.primitives import HASHES, steady_length
from gobabierto_desktop.signing.signer import Signer

SignatureMaker = Callable[[bytes], bytes]

# what asn1crypto and pyHanko raise on bytes that are not what they should be
_MALFORMED: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    NonexistentAttributeError,
    MultivaluedAttributeError,
    ValueErrorWithMessage,
    SignatureValidationError,
)


class CmsMaker(CmsSigner):
    """pyHanko's signer over one of ours; the root stays out, whoever checks must have it already."""

    def __init__(self, signer: Signer, make: SignatureMaker) -> None:
        chain = SimpleCertificateStore.from_certs([_as_asn1(one) for one in signer.chain])
        super().__init__(signing_cert=_as_asn1(signer.certificate), cert_registry=chain, embed_roots=False)
        self._length = steady_length(signer.certificate.public_key())
        self._make = make

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002 - pyHanko's own signature
        return bytes(self._length) if dry_run else self._make(data)


def cades_signature(content: bytes, signer: Signer, at: datetime) -> bytes:
    """Return a detached CAdES B-B signature, DER, over the content, that claims a time."""
    attributes = PdfCMSSignedAttributes(signing_time=at)
    made = CmsMaker(signer, signer.sign).async_sign_general_data(
        content, "sha256", use_cades=True, signed_attr_settings=attributes
    )
    return asyncio.run(made).dump()


def steadily(signer: Signer) -> SignatureMaker:
    """Return a way to sign whose results always have the same length: the gap in a PDF has no room to spare."""
    length = steady_length(signer.certificate.public_key())

    def make(content: bytes) -> bytes:
        while True:  # every second try or so
            signature = signer.sign_afresh(content)
            if len(signature) == length:
                return signature

    return make


@dataclass(frozen=True, slots=True)
class Reading:
    """What a CMS signature says; `flaw` is a Spanish sentence, empty where the signature holds.

    `chain` are the other certificates in it.
    """

    certificate: x509.Certificate | None
    claimed_at: datetime | None
    flaw: str
    chain: tuple[x509.Certificate, ...] = ()


def read_cms(der: bytes, digest: Callable[[str], bytes]) -> Reading:
    """Check a detached CMS signature; `digest` gives the content's digest by the name of a hash."""
    return _read(der, lambda signed, name: digest(name) if _content(signed) is None else None)


def read_enveloping(der: bytes) -> Reading:
    """Check a CMS signature that carries its content."""

    def digest(signed: asn1.SignedData, name: str) -> bytes | None:
        content = _content(signed)
        return None if content is None else hashlib.new(name, content).digest()

    return _read(der, digest)


_Digest = Callable[[asn1.SignedData, str], bytes | None]
"""The digest of the content by the name of a hash; None where the content is not where it should be."""


def _read(der: bytes, digest: _Digest) -> Reading:
    try:
        message = asn1.ContentInfo.load(der, strict=True)
        signed = cast("asn1.SignedData", message["content"])
        signer_info = extract_signer_info(signed)
        found = extract_certificate_info(signed)
        flaw = _flaw(signed, signer_info, found.signer_cert, digest)
        certificate, *chain = (
            certificate_in(one.dump()) for one in (found.signer_cert, *found.other_certs[:MOST_CHAIN])
        )
        return Reading(certificate, _claimed_at(signer_info), flaw, tuple(chain))
    except _MALFORMED:
        return Reading(None, None, "La firma está dañada: no se puede leer.")


def _content(signed: asn1.SignedData) -> bytes | None:
    held = signed["encap_content_info"]["content"].native
    return held if isinstance(held, bytes) else None


def is_as_written(der: bytes) -> bool:
    """Tell whether a signature that holds is, byte for byte, what `cades_signature` writes.

    CMS leaves some bytes unsigned (versions, algorithm parameters, the issuer's name): this leaves none of them free.
    """
    signed = cast("asn1.SignedData", asn1.ContentInfo.load(der)["content"])
    old = extract_signer_info(signed)
    signer = CmsSigner(signing_cert=extract_certificate_info(signed).signer_cert)
    new = signer.signer_info("sha256", old["signed_attrs"].untag(), old["signature"].native)
    parts: dict[str, object] = {
        "version": "v1",
        "digest_algorithms": asn1.DigestAlgorithms((new["digest_algorithm"],)),
        "encap_content_info": {"content_type": "data"},
        "certificates": signed["certificates"],
        "signer_infos": [new],
    }
    return der == asn1.ContentInfo({"content_type": "signed_data", "content": asn1.SignedData(parts)}).dump()


def _flaw(
    signed: asn1.SignedData,
    signer_info: asn1.SignerInfo,
    certificate: asn1_x509.Certificate,
    digest: _Digest,
) -> str:
    name = str(signer_info["digest_algorithm"]["algorithm"].native)
    listed = [str(one["algorithm"].native) for one in signed["digest_algorithms"]]
    if name not in HASHES or listed != [name] or signer_info["signature_algorithm"].hash_algo not in HASHES:
        return "La firma usa un método que ya no es seguro o no se reconoce."
    content = digest(signed, name)
    if content is None:
        return "El contenido no está donde la firma debe tenerlo: dentro de ella, o junto a ella."
    if not _names_its_certificate(signer_info, certificate):
        return "La firma no dice con qué certificado se hizo."
    whole, true = validate_sig_integrity(signer_info, certificate, "data", content)
    if not true:
        return "La firma no corresponde a la llave de su certificado."
    return "" if whole else "El contenido cambió después de firmarse."


def _names_its_certificate(signer_info: asn1.SignerInfo, certificate: asn1_x509.Certificate) -> bool:
    """CAdES wants the certificate inside what is signed, so that no other can take its place (EN 319 122-1, 5.2.2)."""
    named = find_unique_cms_attribute(signer_info["signed_attrs"], "signing_certificate_v2")
    return bool(check_ess_certid(certificate, named["certs"][0]))


def _claimed_at(signer_info: asn1.SignerInfo) -> datetime | None:
    try:
        return cast("datetime", find_unique_cms_attribute(signer_info["signed_attrs"], "signing_time").native)
    except NonexistentAttributeError:  # PAdES keeps the time in the PDF instead
        return None


def _as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return cast("asn1_x509.Certificate", asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER)))
