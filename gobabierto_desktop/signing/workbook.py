"""The signature of a workbook: the OPC digital signature that Excel and LibreOffice know (ECMA-376-2, 13)."""

import base64
import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from gobabierto_desktop.signing import opc
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.strictxml import Element, canonical, parse_xml
from gobabierto_desktop.signing.workbook_check import (
    C14N,
    DSIG,
    ECDSA_SHA256,
    MDSSI,
    RELATIONSHIP_TRANSFORM,
    RSA_SHA256,
    SHA256,
    XADES,
    inspect_workbook,
)

__all__ = ["inspect_workbook", "sign_workbook"]

_ORIGIN: Final = f"{opc.SIGNATURES}origin.sigs"
_ORIGIN_RELATIONSHIPS: Final = f"{opc.SIGNATURES}_rels/origin.sigs.rels"
_ORIGIN_KIND: Final = f"{opc.RELATIONSHIPS}/digital-signature/origin"
_SIGNATURE_KIND: Final = f"{opc.RELATIONSHIPS}/digital-signature/signature"
_PACKAGE_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature"
_OBJECT: Final = f"{DSIG}Object"
_PROPERTIES: Final = "http://uri.etsi.org/01903#SignedProperties"
_IDENTIFIERS: Final = re.compile(
    r'"(#?id(?:PackageSignature|PackageObject|OfficeObject|OfficeV1Details|SignatureTime|SignedProperties))"'
)
_EMPTY_RELATIONSHIPS: Final = f'<Relationships xmlns="{opc.RELATIONSHIPS}"/>'.encode()


def sign_workbook(workbook: bytes, signer: Signer, at: datetime) -> bytes:
    """Return the workbook with one more signature over all its content; earlier signatures stay valid."""
    parts = opc.read_parts(workbook)
    number = 1 + max((int(one) for one in re.findall(rf"{opc.SIGNATURES}sig(\d+)\.xml", "\n".join(parts))), default=0)
    name = f"{opc.SIGNATURES}sig{number}.xml"
    changed = {
        opc.CONTENT_TYPES: _with_types(parts, name),
        opc.ROOT_RELATIONSHIPS: _with_relationship(parts[opc.ROOT_RELATIONSHIPS], "rIdFirmas", _ORIGIN_KIND, _ORIGIN),
        _ORIGIN: b"",
        _ORIGIN_RELATIONSHIPS: _with_relationship(
            parts.get(_ORIGIN_RELATIONSHIPS, _EMPTY_RELATIONSHIPS), f"rId{number}", _SIGNATURE_KIND, f"sig{number}.xml"
        ),
        name: _signature(parts, signer, at.astimezone(UTC).replace(microsecond=0), number),
    }
    return opc.write_parts(workbook, changed, at)


def _signature(parts: Mapping[str, bytes], signer: Signer, at: datetime, number: int) -> bytes:
    """Return the XML signature: first the objects, then their digests, then the value over those."""
    objects = "".join((_package_object(parts, at), _office_object(), _qualifying_object(signer, at)))
    bare = f'<Signature xmlns="{DSIG}" Id="idPackageSignature">{objects}</Signature>'
    tree = parse_xml(_numbered(bare, number).encode())
    tree.insert(0, parse_xml(_numbered(_signed_info(tree, signer), number).encode()))
    tree.insert(1, etree.fromstring(f'<SignatureValue xmlns="{DSIG}">{_value(tree[0], signer)}</SignatureValue>'))
    between = (one for one in signer.chain if one.issuer != one.subject)  # the root: whoever checks must have it
    spelt = (base64.b64encode(one.public_bytes(Encoding.DER)).decode() for one in (signer.certificate, *between))
    named = "".join(f"<X509Certificate>{one}</X509Certificate>" for one in spelt)
    key = f'<KeyInfo xmlns="{DSIG}"><X509Data>{named}</X509Data></KeyInfo>'
    tree.insert(2, etree.fromstring(key))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _numbered(xml: str, number: int) -> str:
    """Give each signature identifiers of its own: LibreOffice holds those of all signatures in one list.

    With the same ones it refuses any signature from the third on. The first keeps the names that Office gives.
    """
    return xml if number == 1 else _IDENTIFIERS.sub(rf'"\1_{number}"', xml)


def _signed_info(tree: Element, signer: Signer) -> str:
    method = ECDSA_SHA256 if isinstance(signer.certificate.public_key(), EllipticCurvePublicKey) else RSA_SHA256
    package, office, qualifying = tree
    references = (
        _reference("#idPackageObject", canonical(package), kind=_OBJECT),
        _reference("#idOfficeObject", canonical(office), kind=_OBJECT),
        _reference("#idSignedProperties", canonical(qualifying[0][0]), _transform(C14N), kind=_PROPERTIES),
    )
    return (
        f'<SignedInfo xmlns="{DSIG}"><CanonicalizationMethod Algorithm="{C14N}"/>'
        f'<SignatureMethod Algorithm="{method}"/>{"".join(references)}</SignedInfo>'
    )


def _value(signed_info: Element, signer: Signer) -> str:
    """Return the signature value in base64; XML wants r and s of ECDSA bare, one after the other (RFC 4050, 3.3)."""
    signature = signer.sign(canonical(signed_info))
    key = signer.certificate.public_key()
    if isinstance(key, EllipticCurvePublicKey):
        size = (key.key_size + 7) // 8
        signature = b"".join(number.to_bytes(size) for number in decode_dss_signature(signature))
    return base64.b64encode(signature).decode()


def _package_object(parts: Mapping[str, bytes], at: datetime) -> str:
    names = sorted([*filter(opc.must_be_signed, parts), opc.ROOT_RELATIONSHIPS])
    manifest = "".join(_part_reference(parts, name) for name in names)
    return (
        f'<Object Id="idPackageObject"><Manifest>{manifest}</Manifest><SignatureProperties>'
        f'<SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">'
        f'<mdssi:SignatureTime xmlns:mdssi="{MDSSI}"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format>'
        f"<mdssi:Value>{at:%Y-%m-%dT%H:%M:%SZ}</mdssi:Value></mdssi:SignatureTime>"
        f"</SignatureProperty></SignatureProperties></Object>"
    )


def _part_reference(parts: Mapping[str, bytes], name: str) -> str:
    if not opc.is_relationships(name):
        return _reference(f"/{name}?ContentType={opc.content_type(parts, name)}", parts[name])
    identifiers = opc.identifiers_to_sign(parts, name)
    chosen = "".join(
        f'<mdssi:RelationshipReference xmlns:mdssi="{MDSSI}" SourceId={quoteattr(one)}/>' for one in identifiers
    )
    transforms = f'<Transform Algorithm="{RELATIONSHIP_TRANSFORM}">{chosen}</Transform>{_transform(C14N)}'
    uri = f"/{name}?ContentType={opc.RELATIONSHIPS_TYPE}"
    return _reference(uri, opc.transformed(parts, name, identifiers), transforms)


def _reference(uri: str, content: bytes, transforms: str = "", *, kind: str = "") -> str:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    typed = f' Type="{kind}"' if kind else ""
    steps = f"<Transforms>{transforms}</Transforms>" if transforms else ""
    return (
        f'<Reference{typed} URI={quoteattr(uri)}>{steps}<DigestMethod Algorithm="{SHA256}"/>'
        f"<DigestValue>{digest}</DigestValue></Reference>"
    )


def _transform(algorithm: str) -> str:
    return f'<Transform Algorithm="{algorithm}"/>'


def _office_object() -> str:
    """Return what Excel expects to find beside the manifest; it shows nothing of it."""
    return (
        '<Object Id="idOfficeObject"><SignatureProperties>'
        '<SignatureProperty Id="idOfficeV1Details" Target="#idPackageSignature">'
        '<SignatureInfoV1 xmlns="http://schemas.microsoft.com/office/2006/digsig"><SetupID/><SignatureText/>'
        "<SignatureImage/><SignatureComments/><WindowsVersion>10.0</WindowsVersion>"
        "<OfficeVersion>16.0</OfficeVersion><ApplicationVersion>16.0</ApplicationVersion><Monitors>1</Monitors>"
        "<HorizontalResolution>1366</HorizontalResolution><VerticalResolution>768</VerticalResolution>"
        "<ColorDepth>32</ColorDepth><SignatureProviderId>{00000000-0000-0000-0000-000000000000}</SignatureProviderId>"
        "<SignatureProviderUrl/><SignatureProviderDetails>9</SignatureProviderDetails>"
        "<SignatureType>1</SignatureType></SignatureInfoV1></SignatureProperty></SignatureProperties></Object>"
    )


def _qualifying_object(signer: Signer, at: datetime) -> str:
    """Return the XAdES-EPES properties: the claimed time and, signed too, which certificate this is."""
    certificate = signer.certificate
    digest = base64.b64encode(hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()).decode()
    return (
        f'<Object><xd:QualifyingProperties xmlns:xd="{XADES}" Target="#idPackageSignature">'
        f'<xd:SignedProperties Id="idSignedProperties"><xd:SignedSignatureProperties>'
        f"<xd:SigningTime>{at:%Y-%m-%dT%H:%M:%SZ}</xd:SigningTime><xd:SigningCertificate><xd:Cert><xd:CertDigest>"
        f'<DigestMethod Algorithm="{SHA256}"/><DigestValue>{digest}</DigestValue></xd:CertDigest><xd:IssuerSerial>'
        f"<X509IssuerName>{escape(certificate.issuer.rfc4514_string())}</X509IssuerName>"
        f"<X509SerialNumber>{certificate.serial_number}</X509SerialNumber></xd:IssuerSerial></xd:Cert>"
        f"</xd:SigningCertificate><xd:SignaturePolicyIdentifier><xd:SignaturePolicyImplied/>"
        f"</xd:SignaturePolicyIdentifier></xd:SignedSignatureProperties></xd:SignedProperties>"
        f"</xd:QualifyingProperties></Object>"
    )


def _with_types(parts: Mapping[str, bytes], signature: str) -> bytes:
    root = opc.read_xml(parts, opc.CONTENT_TYPES)
    if not opc.content_type(parts, _ORIGIN):
        default = {"Extension": "sigs", "ContentType": f"{_PACKAGE_TYPE}-origin"}
        root.insert(0, etree.Element(f"{{{opc.TYPES}}}Default", default))
    override = {"PartName": f"/{signature}", "ContentType": f"{_PACKAGE_TYPE}-xmlsignature+xml"}
    etree.SubElement(root, f"{{{opc.TYPES}}}Override", override)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_relationship(rels: bytes, identifier: str, kind: str, target: str) -> bytes:
    """Return a `.rels` part with one more relationship, unless one of that kind leads there already."""
    root = parse_xml(rels)
    if not any(one.get("Type") == kind and one.get("Target", "").lstrip("/") == target for one in root):
        attributes = {"Id": identifier, "Type": kind, "Target": target}
        etree.SubElement(root, f"{{{opc.RELATIONSHIPS}}}Relationship", attributes)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
