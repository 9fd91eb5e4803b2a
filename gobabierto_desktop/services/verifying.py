"""Verifying: any PDF, workbook or package, ours or not, without touching a book and without an account."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages.failures import NotAPackage, PackageUnsigned
from gobabierto_desktop.packages.layout import MANIFEST
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.packages.reader import Opened, open_package, read_file
from gobabierto_desktop.packages.verification import Verdict, judge_finding, verify_each, with_responsible
from gobabierto_desktop.signing.pdf import inspect_pdf
from gobabierto_desktop.signing.workbook import inspect_workbook

_INSPECTIONS = {".pdf": inspect_pdf, ".xlsx": inspect_workbook, ".xlsm": inspect_workbook}


def verify_file(path: Path, anchors: Anchors, now: datetime) -> tuple[Verdict, ...]:
    """One verdict a signature, counter-signatures too; of a package also those of the documents in it.

    Raises PackageUnsigned where there is none, NotAPackage or its like where the file is of no kind that is signed.
    """
    suffix = path.suffix.lower()
    if suffix in {".asice", ".sce"}:
        return _package(open_package(path), anchors, now)
    if suffix not in _INSPECTIONS:
        raise NotAPackage("sólo se verifican archivos .asice, .pdf y .xlsx")
    findings = _INSPECTIONS[suffix](read_file(path))
    if not findings:
        raise PackageUnsigned("El PDF" if suffix == ".pdf" else "El libro de Excel")
    return tuple(judge_finding(finding, anchors, now) for finding in findings)


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
