"""The verdict on a package: whether it is intact, and apart from that, who signed it and what is known of them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID

from gobabierto_desktop.identity.trust import Anchors, Standing, judge_claim
from gobabierto_desktop.packages.failures import PackageAltered, PackageUnsigned, SignerRefused
from gobabierto_desktop.packages.layout import SIGNATURE, SIGNED_LIST
from gobabierto_desktop.packages.reader import Opened
from gobabierto_desktop.signing.container import (
    MalformedManifest,
    inspect_manifest,
    manifest_signature,
    read_asic_manifest,
)
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.signer import holder

STANDINGS = {
    Standing.KNOWN: "firmante conocido",
    Standing.UNKNOWN: "firmante desconocido",
    Standing.EXPIRED: "certificado caducado",
    Standing.NOT_YET_VALID: "certificado todavía no válido",
    Standing.REVOKED: "certificado revocado",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found about one signature. `altered` names what is not as it was signed."""

    artefact: str
    is_intact: bool
    altered: tuple[str, ...]
    standing: Standing
    signer: str
    post: str
    institution: str
    claimed_at: datetime | None
    detail: str

    @property
    def is_good(self) -> bool:
        """Intact, and signed by somebody known and in force."""
        return self.is_intact and self.standing is Standing.KNOWN

    def said(self) -> str:
        """The verdict in one Spanish line."""
        state = "íntegro" if self.is_intact else f"alterado ({', '.join(self.altered) or self.detail})"
        when = f"{self.claimed_at:%d/%m/%Y %H:%M} UTC" if self.claimed_at else "sin hora"
        who = f"{self.signer}, {self.institution}" if self.institution else self.signer or "sin firmante"
        return f"{state} · {STANDINGS[self.standing]}: {who} · hora declarada, no sellada: {when}"


def judge_finding(finding: Finding, anchors: Anchors, now: datetime) -> Verdict:
    """Join what was found of a signature with what is known of its signer, at the time it claims and now."""
    certificate = finding.certificate
    standing = (
        judge_claim(certificate, anchors, finding.claimed_at or now, now)
        if certificate is not None
        else Standing.UNKNOWN
    )
    return Verdict(
        artefact=finding.artefact,
        is_intact=finding.intact,
        altered=finding.altered,
        standing=standing,
        signer=_said(certificate, NameOID.COMMON_NAME),
        post=_said(certificate, NameOID.TITLE),
        institution=_said(certificate, NameOID.ORGANIZATION_NAME),
        claimed_at=finding.claimed_at,
        detail=finding.detail,
    )


def verify(opened: Opened, anchors: Anchors, now: datetime) -> Verdict:
    """The verdict on a container. Raises PackageUnsigned where there is nothing to judge."""
    listed, signature = opened.find(SIGNED_LIST), opened.find(SIGNATURE)
    if listed is None or signature is None:
        raise PackageUnsigned
    finding = inspect_manifest(listed, signature)
    differing = _differing(opened, listed)
    joined = Finding(
        artefact="paquete",
        intact=finding.intact and not differing,
        certificate=finding.certificate,
        claimed_at=finding.claimed_at,
        detail=finding.detail,
        altered=(*finding.altered, *differing),
    )
    return judge_finding(joined, anchors, now)


def demand_good(verdict: Verdict) -> None:
    """Raise PackageAltered or SignerRefused, each with its own answer, unless the verdict is good."""
    if not verdict.is_intact:
        raise PackageAltered(verdict.altered)
    if verdict.standing is not Standing.KNOWN:
        raise SignerRefused(
            f"El paquete está íntegro, pero no se acepta: {STANDINGS[verdict.standing]} ({verdict.signer}).",
            "Confirme con esa persona que es su paquete y entréguele un certificado vigente del plan.",
        )


def _differing(opened: Opened, listed: bytes) -> tuple[str, ...]:
    """The parts that are not as listed: changed, missing, not listed, or a signature other than the one announced."""
    try:
        entries = {entry.name: entry.sha256 for entry in read_asic_manifest(listed)}
        announced = manifest_signature(listed)
    except MalformedManifest:
        return (SIGNED_LIST,)
    there = {part.name: part for part in opened.parts if part.name not in {SIGNED_LIST, SIGNATURE}}
    wrong = {name for name, part in there.items() if entries.get(name) != hashlib.sha256(part.content).digest()}
    missing = entries.keys() - there.keys()
    return tuple(sorted(wrong | missing | ({SIGNATURE} if announced != SIGNATURE else set())))


def _said(certificate: x509.Certificate | None, attribute: x509.ObjectIdentifier) -> str:
    return holder(certificate, attribute) if certificate is not None else ""
