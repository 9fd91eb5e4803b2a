"""Verifying: any PDF, workbook or package, ours or not, without touching a book and without an account."""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages.failures import PackageUnsigned
from gobabierto_desktop.packages.foreign import inspect_foreign, is_foreign
from gobabierto_desktop.packages.layout import MANIFEST
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.packages.reader import Opened, open_package, pieces_of, read_file
from gobabierto_desktop.packages.verification import Verdict, judge_finding, verify_each, with_responsible
from gobabierto_desktop.signing.cades_file import inspect_around, inspect_beside
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.pdf import inspect_pdf
from gobabierto_desktop.signing.workbook import inspect_workbook


class NotVerifiable(KnownFailure):
    """A file of no kind that is signed here or elsewhere as we know."""

    code = "not_verifiable"

    def __init__(self) -> None:
        super().__init__(
            "De este tipo de archivo no se sabe comprobar la firma: se comprueban .asice, .asics, .pdf, .xlsx, .p7s y "
            ".p7m.",
            "Elija el archivo firmado, no una copia en otro formato.",
        )


class SignedFileMissing(KnownFailure):
    """A signature without what it signs."""

    code = "signed_file_missing"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Es sólo la firma: falta «{name[:80]}», el archivo firmado.", "Póngalo en la misma carpeta y repita."
        )


_INSPECTIONS = {".pdf": inspect_pdf, ".xlsx": inspect_workbook, ".xlsm": inspect_workbook}


def verify_file(path: Path, anchors: Anchors, now: datetime) -> tuple[Verdict, ...]:
    """One verdict a signature, counter-signatures too; of a package also those of the documents in it.

    Raises PackageUnsigned where there is none, NotVerifiable where the file is of no kind that is signed, NotKnownHere
    or SignedFileMissing where it cannot be checked here, and what `open_package` does.
    """
    suffix = path.suffix.lower()
    if suffix in _CONTAINERS:
        return _container(path, anchors, now)
    if suffix in _INSPECTIONS:
        findings = _INSPECTIONS[suffix](read_file(path))
    elif suffix in _LONE:
        findings = (_LONE[suffix](path),)
    else:
        raise NotVerifiable
    if not findings:
        raise PackageUnsigned("El PDF" if suffix == ".pdf" else "El libro de Excel")
    return tuple(judge_finding(finding, anchors, now) for finding in findings)


def _container(path: Path, anchors: Anchors, now: datetime) -> tuple[Verdict, ...]:
    if is_foreign(path):
        return tuple(judge_finding(finding, anchors, now) for finding in inspect_foreign(path))
    return _package(open_package(path), anchors, now)


def _beside(path: Path) -> Finding:
    """«carta.pdf.p7s» signs the «carta.pdf» beside it."""
    signed = path.with_suffix("")
    if not signed.is_file():
        raise SignedFileMissing(signed.name)

    def digest(name: str) -> bytes:
        running = hashlib.new(name)
        for piece in pieces_of(signed):
            running.update(piece)
        return running.digest()

    return replace(inspect_beside(read_file(path), digest), artefact=signed.name)


def _around(path: Path) -> Finding:
    return replace(inspect_around(read_file(path)), artefact=path.stem)


_CONTAINERS = {".asice", ".sce", ".asics", ".scs"}
_LONE = {".p7s": _beside, ".p7m": _around}


def _package(opened: Opened, anchors: Anchors, now: datetime) -> tuple[Verdict, ...]:
    verdicts = verify_each(opened, anchors, now)
    manifest = opened.find(MANIFEST)
    if manifest is not None and verdicts[0].is_intact:
        verdicts = (with_responsible(verdicts[0], read_manifest(manifest).sender.name), *verdicts[1:])
    inside = [
        judge_finding(replace(finding, artefact=f"{part.name}, firma {number}"), anchors, now)
        for part in opened.parts
        if (inspect := _INSPECTIONS.get(part.name[part.name.rfind(".") :])) and "/" not in part.name
        for number, finding in enumerate(inspect(opened.find(part.name) or b""), start=1)
    ]
    return (*verdicts, *inside)
