"""The check of a workbook's signatures, trusting nothing but what the signature value itself covers."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, cast
from urllib.parse import parse_qs

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from gobabierto_desktop.domain.limits import MOST_CHAIN
from gobabierto_desktop.signing import opc
from gobabierto_desktop.signing.certificates import certificate_in
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.primitives import HASHES, is_signature
from gobabierto_desktop.signing.strictxml import BrokenXmlError, Element, canonical, parse_xml

DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
XADES: Final = "http://uri.etsi.org/01903/v1.3.2#"
MDSSI: Final = "http://schemas.openxmlformats.org/package/2006/digital-signature"
C14N: Final = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
RELATIONSHIP_TRANSFORM: Final = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
ECDSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
RSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
_DIGESTS: Final = {
    SHA256: "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
_OF_THE_SIGNATURE: Final = (f"{{{DSIG}}}SignatureProperty", f"{{{XADES}}}QualifyingProperties")
"""What must name the signature it is about, by the identifier that nothing else in it signs (XAdES, 6.2)."""
_METHODS: Final = {
    f"http://www.w3.org/2001/04/xmldsig-more#{kind}-{name}": name for kind in ("ecdsa", "rsa") for name in HASHES
}


class _FlawError(Exception):
    """Why a signature does not hold, in Spanish."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a signature truly says, once its value and its own references hold."""

    certificate: x509.Certificate
    claimed_at: datetime
    manifest: Element
    chain: tuple[x509.Certificate, ...]


def inspect_workbook(workbook: bytes) -> tuple[Finding, ...]:
    """Check every signature of a workbook; none gives an empty tuple, a broken file one finding that says so."""
    try:
        parts = opc.read_parts(workbook)
        names = [one for one in parts if re.fullmatch(rf"{opc.SIGNATURES}[^/]+\.xml", one)]
        return tuple(_inspect(parts, name) for name in names)
    except opc.BrokenWorkbook as problem:
        return (Finding("libro", intact=False, certificate=None, claimed_at=None, detail=str(problem), altered=()),)


def _inspect(parts: Mapping[str, bytes], name: str) -> Finding:
    try:
        statement = _statement(parts[name])
        altered = _altered(parts, statement.manifest)
    except _FlawError as flaw:
        return Finding(name, intact=False, certificate=None, claimed_at=None, detail=str(flaw), altered=(name,))
    detail = "El libro está íntegro."
    if altered:
        detail = f"Cambiaron después de firmarse, o no están firmadas: {', '.join(altered)}."
    return Finding(
        artefact=name,
        intact=not altered,
        certificate=statement.certificate,
        claimed_at=statement.claimed_at,
        detail=detail,
        altered=altered,
        chain=statement.chain,
    )


def _statement(xml: bytes) -> _Statement:
    """Return what the signature covers; only elements found through a reference that holds are ever read."""
    try:
        root = parse_xml(xml)
        identifiers = [value for one in root.iter() for key, value in one.attrib.items() if str(key).lower() == "id"]
        if root.tag != _ds("Signature") or len(set(identifiers)) != len(identifiers):
            raise _FlawError("La firma no tiene la forma esperada.")
        if any(one.get("Target") != f"#{root.get('Id')}" for tag in _OF_THE_SIGNATURE for one in root.iter(tag)):
            raise _FlawError("La firma no tiene la forma esperada.")
        signed_info = _only(root, _ds("SignedInfo"))
        certificate, *chain = _certificates(root)
        _check_value(root, signed_info, certificate)
        covered = _covered(root, signed_info)
        claimed_at = _check_properties(covered, certificate)
        manifests = [
            one for element in covered if element.tag == _ds("Object") for one in element.iter(_ds("Manifest"))
        ]
        if len(manifests) != 1 or cast("Element", manifests[0].getparent()).getparent() is not root:
            raise _FlawError("La firma no dice qué partes del libro cubre.")
        return _Statement(certificate, claimed_at, manifests[0], tuple(chain))
    except (BrokenXmlError, ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion) as problem:
        raise _FlawError("La firma está dañada: no se puede leer.") from problem


def _certificates(root: Element) -> list[x509.Certificate]:
    """The signer's, and those of the authorities above that came along."""
    data = _only(_only(root, _ds("KeyInfo")), _ds("X509Data"))
    found = data.findall(_ds("X509Certificate"))
    if not found:
        raise _FlawError("La firma no trae el certificado de quien firmó.")
    return [certificate_in(_decoded(one)) for one in found[: MOST_CHAIN + 1]]


def _check_value(root: Element, signed_info: Element, certificate: x509.Certificate) -> None:
    if _algorithm(signed_info, "CanonicalizationMethod") != C14N:
        raise _FlawError("La firma usa un método que no se reconoce.")
    method = _algorithm(signed_info, "SignatureMethod")
    key = certificate.public_key()
    if method not in _METHODS or isinstance(key, EllipticCurvePublicKey) != ("#ecdsa-" in method):
        raise _FlawError("La firma usa un método que ya no es seguro o no se reconoce.")
    value = _decoded(_only(root, _ds("SignatureValue")))
    if isinstance(key, EllipticCurvePublicKey):
        half = (key.key_size + 7) // 8
        if len(value) != 2 * half:
            raise _FlawError("La firma no corresponde a la llave de su certificado.")
        value = encode_dss_signature(int.from_bytes(value[:half]), int.from_bytes(value[half:]))
    if not is_signature(key, value, canonical(signed_info), HASHES[_METHODS[method]]):
        raise _FlawError("La firma no corresponde a la llave de su certificado.")


def _covered(root: Element, signed_info: Element) -> list[Element]:
    """Return the elements that the signature's own references reach; all of them must hold."""
    reachable = {one.get("Id"): one for one in root.findall(_ds("Object")) if one.get("Id")}
    path = f"{_ds('Object')}/{{{XADES}}}QualifyingProperties/{{{XADES}}}SignedProperties"
    reachable |= {one.get("Id"): one for one in root.findall(path) if one.get("Id")}
    found: list[Element] = []
    for reference in signed_info.findall(_ds("Reference")):
        element = reachable.get(reference.get("URI", "").removeprefix("#"))
        if element is None or not set(_transforms(reference)) <= {C14N}:
            raise _FlawError("La firma cubre algo que no se entiende.")
        if not _holds(reference, canonical(element)):
            raise _FlawError("Los datos de la firma cambiaron después de firmarse.")
        found.append(element)
    return found


def _check_properties(covered: list[Element], certificate: x509.Certificate) -> datetime:
    """Check that the certificate is the one that was signed (XAdES), and return the time it claims."""
    properties = [one for one in covered if one.tag == f"{{{XADES}}}SignedProperties"]
    if len(properties) != 1:
        raise _FlawError("La firma no dice con qué certificado se hizo.")
    signature = _only(properties[0], f"{{{XADES}}}SignedSignatureProperties")
    named = _only(signature, f"{{{XADES}}}SigningCertificate").findall(f"{{{XADES}}}Cert")
    if not named or not _holds(_only(named[0], f"{{{XADES}}}CertDigest"), certificate.public_bytes(Encoding.DER)):
        raise _FlawError("El certificado de la firma no es el que se firmó.")
    claimed = datetime.fromisoformat((_only(signature, f"{{{XADES}}}SigningTime").text or "").strip())
    return claimed if claimed.tzinfo else claimed.replace(tzinfo=UTC)


def _altered(parts: Mapping[str, bytes], manifest: Element) -> tuple[str, ...]:
    """Name every part that does not hold, and every one that the signature leaves out and should not."""
    altered: set[str] = set()
    covered: set[str] = set()
    for reference in manifest:
        if reference.tag != _ds("Reference"):
            raise _FlawError("La firma cubre algo que no se entiende.")
        path, _, query = reference.get("URI", "").partition("?")
        name = path.removeprefix("/")
        if name in covered:
            raise _FlawError(f"La firma nombra dos veces una parte: {name}.")
        covered.add(name)
        if name not in parts or not _part_holds(parts, name, query, reference):
            altered.add(name)
    expected = {one for one in parts if opc.must_be_signed(one)} | {opc.ROOT_RELATIONSHIPS}
    return tuple(sorted(altered | (expected - covered)))


def _part_holds(parts: Mapping[str, bytes], name: str, query: str, reference: Element) -> bool:
    declared = parse_qs(query.replace("+", "%2B")).get("ContentType")
    if declared != [opc.content_type(parts, name)]:
        return False
    if not opc.is_relationships(name):
        return not _transforms(reference) and _holds(reference, parts[name])
    if _transforms(reference) != [RELATIONSHIP_TRANSFORM, C14N]:
        return False
    chosen = [one.get("SourceId", "") for one in reference.iter(f"{{{MDSSI}}}RelationshipReference")]
    # a relationship added later would lead to content nobody signed
    if not set(opc.identifiers_to_sign(parts, name)) <= set(chosen):
        return False
    return _holds(reference, opc.transformed(parts, name, chosen))


def _holds(reference: Element, content: bytes) -> bool:
    name = _DIGESTS.get(_algorithm(reference, "DigestMethod"))
    if name is None:
        raise _FlawError("La firma usa un método que ya no es seguro o no se reconoce.")
    return _decoded(_only(reference, _ds("DigestValue"))) == hashlib.new(name, content).digest()


def _transforms(reference: Element) -> list[str]:
    return [one.get("Algorithm", "") for one in reference.iterfind(f"{_ds('Transforms')}/{_ds('Transform')}")]


def _algorithm(parent: Element, name: str) -> str:
    return _only(parent, _ds(name)).get("Algorithm", "")


def _only(parent: Element, tag: str) -> Element:
    found = parent.findall(tag)
    if len(found) != 1:
        raise _FlawError("La firma no tiene la forma esperada.")
    return found[0]


def _decoded(element: Element) -> bytes:
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except binascii.Error as problem:
        raise _FlawError("La firma está dañada: no se puede leer.") from problem


def _ds(name: str) -> str:
    return f"{{{DSIG}}}{name}"
