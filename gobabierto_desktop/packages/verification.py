"""The verdict on a package: whether it is intact, and apart from that, who signed it and what is known of them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from cryptography import x509
from cryptography.x509.oid import NameOID

from gobabierto_desktop.domain.limits import MOST_SIGNATURES
from gobabierto_desktop.identity.meaning import KINDS
from gobabierto_desktop.identity.trust import Anchors, Kind, Standing, judge_claim, kind_of
from gobabierto_desktop.packages.failures import PackageAltered, PackageTooLarge, PackageUnsigned, SignerRefused
from gobabierto_desktop.packages.layout import signature, signed_list
from gobabierto_desktop.packages.reader import Opened
from gobabierto_desktop.signing.container import (
    MalformedManifest,
    inspect_manifest,
    manifest_signature,
    read_asic_manifest,
)
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.signer import holder

_HALF = "Falta una parte de la firma."

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
    kind: Kind = Kind.UNKNOWN
    responsible: str = ""
    """Who the content itself says is responsible for it, where it says so."""

    @property
    def is_good(self) -> bool:
        """Intact, signed by somebody known and in force, and not in another's name."""
        return self.is_intact and self.standing is Standing.KNOWN and self.is_by_who_it_says

    @property
    def is_by_who_it_says(self) -> bool:
        """Whether nobody else than the signer is named as responsible."""
        return self.responsible in {"", self.signer}

    def said(self) -> str:
        """The verdict in one Spanish line."""
        state = "íntegro" if self.is_intact else f"alterado ({', '.join(self.altered) or self.detail})"
        when = f"{self.claimed_at.astimezone(UTC):%d/%m/%Y %H:%M} UTC" if self.claimed_at else "sin hora"
        who = f"{self.signer}, {self.institution}" if self.institution else self.signer or "sin firmante"
        told = [state, f"{STANDINGS[self.standing]}: {who}", f"hora declarada, no sellada: {when}"]
        if self.responsible:
            told.append(
                "firmado por quien dice ser el responsable"
                if self.is_by_who_it_says
                else f"dice ser de {self.responsible}, que no es quien lo firma"
            )
        if self.standing is not Standing.UNKNOWN:
            told.append(KINDS[self.kind])
        return " · ".join(told)


def judge_finding(finding: Finding, anchors: Anchors, now: datetime) -> Verdict:
    """Join what was found of a signature with what is known of its signer, at the time it claims and now."""
    certificate = finding.certificate
    standing = (
        judge_claim(certificate, anchors, finding.claimed_at or now, now, finding.chain)
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
        kind=kind_of(certificate, anchors, finding.chain) if certificate is not None else Kind.UNKNOWN,
    )


def with_responsible(verdict: Verdict, name: str) -> Verdict:
    """The verdict with who the content names as responsible."""
    return replace(verdict, responsible=name)


def verify(opened: Opened, anchors: Anchors, now: datetime) -> Verdict:
    """The verdict on a container: its first signer, and whether all of it, later signatures too, is as it was signed.

    Raises PackageUnsigned where there is nothing to judge.
    """
    first, *later = _findings(opened)
    broken = tuple(name for finding in later for name in finding.altered)
    whole = replace(first, intact=first.intact and not broken, altered=(*first.altered, *broken))
    return judge_finding(whole, anchors, now)


def verify_each(opened: Opened, anchors: Anchors, now: datetime) -> tuple[Verdict, ...]:
    """A verdict for each signature of a container, in the order they were made. Raises PackageUnsigned."""
    return tuple(judge_finding(finding, anchors, now) for finding in _findings(opened))


def demand_good(verdict: Verdict) -> None:
    """Raise PackageAltered or SignerRefused, each with its own answer, unless the verdict is good."""
    if not verdict.is_intact:
        raise PackageAltered(verdict.altered)
    if verdict.standing is not Standing.KNOWN:
        raise SignerRefused(
            f"El paquete está íntegro, pero no se acepta: {STANDINGS[verdict.standing]} ({verdict.signer}).",
            "Confirme con esa persona que es su paquete y entréguele un certificado vigente del plan.",
        )
    _demand_own_name(verdict)


def _demand_own_name(verdict: Verdict) -> None:
    if not verdict.is_by_who_it_says:
        raise SignerRefused(
            f"El paquete dice ser de {verdict.responsible}, pero lo firma {verdict.signer}.",
            "Pregunte a ambas personas antes de usarlo. No se tomó nada de este archivo.",
        )


def _findings(opened: Opened) -> tuple[Finding, ...]:
    """What is found of each signature. Everything must be listed by the first one, or be a later signature's."""
    names = {part.name for part in opened.parts}
    count = 0
    while signed_list(count + 1) in names or signature(count + 1) in names:
        count += 1
    if not count:
        raise PackageUnsigned
    if count > MOST_SIGNATURES:
        raise PackageTooLarge(f"más de {MOST_SIGNATURES} firmas")
    return tuple(_finding(opened, number, count) for number in range(1, count + 1))


def _finding(opened: Opened, number: int, count: int) -> Finding:
    artefact = "paquete" if number == 1 else f"contrafirma {number}"
    listed, signed = opened.find(signed_list(number)), opened.find(signature(number))
    if listed is None or signed is None:
        lone = signed_list(number) if signed is None else signature(number)
        return Finding(artefact, intact=False, certificate=None, claimed_at=None, detail=_HALF, altered=(lone,))
    finding = inspect_manifest(listed, signed)
    later = {name(one) for one in range(number, count + 1) for name in (signed_list, signature)}
    differing = _differing(opened, listed, number, later)
    return replace(
        finding,
        artefact=artefact,
        intact=finding.intact and not differing,
        altered=(*finding.altered, *differing),
        detail="El paquete está íntegro." if finding.intact and not differing else _flaw(finding, differing),
    )


def _flaw(finding: Finding, differing: tuple[str, ...]) -> str:
    return finding.detail if not finding.intact else f"No están como se firmaron: {', '.join(differing)}."


def _differing(opened: Opened, listed: bytes, number: int, later: set[str]) -> tuple[str, ...]:
    """The parts that are not as listed: changed, missing, not listed, or a signature other than the one announced."""
    try:
        entries = {entry.name: entry.sha256 for entry in read_asic_manifest(listed)}
        announced = manifest_signature(listed)
    except MalformedManifest:
        return (signed_list(number),)
    there = {part.name: part.sha256 for part in opened.parts if part.name not in later}
    wrong = {name for name, sha256 in there.items() if entries.get(name) != sha256}
    missing = entries.keys() - there.keys()
    return tuple(sorted(wrong | missing | ({signature(number)} if announced != signature(number) else set())))


def _said(certificate: x509.Certificate | None, attribute: x509.ObjectIdentifier) -> str:
    return holder(certificate, attribute) if certificate is not None else ""
