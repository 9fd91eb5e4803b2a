"""Verifying: any PDF, workbook or package, ours or not, without touching a book."""

from datetime import datetime
from pathlib import Path

from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages.failures import NotAPackage, PackageUnsigned
from gobabierto_desktop.packages.layout import ACTA, WORKBOOK
from gobabierto_desktop.packages.reader import open_container, read_file
from gobabierto_desktop.packages.verification import Verdict, judge_finding, verify
from gobabierto_desktop.signing.pdf import inspect_pdf
from gobabierto_desktop.signing.workbook import inspect_workbook


def verify_file(path: Path, anchors: Anchors, now: datetime) -> tuple[Verdict, ...]:
    """One verdict a signature; of a package also those of the documents in it.

    Raises PackageUnsigned where there is none, NotAPackage or its like where the file is of no kind that is signed.
    """
    content = read_file(path)
    match path.suffix.lower():
        case ".pdf":
            return _documents(content, b"", anchors, now)
        case ".xlsx":
            return _documents(b"", content, anchors, now)
        case ".asice" | ".sce":
            opened = open_container(content)
            document, workbook = opened.find(ACTA) or b"", opened.find(WORKBOOK) or b""
            inside = _documents(document, workbook, anchors, now) if document or workbook else ()
            return (verify(opened, anchors, now), *inside)
        case _:
            raise NotAPackage("sólo se verifican archivos .asice, .pdf y .xlsx")


def _documents(document: bytes, workbook: bytes, anchors: Anchors, now: datetime) -> tuple[Verdict, ...]:
    findings = (*(inspect_pdf(document) if document else ()), *(inspect_workbook(workbook) if workbook else ()))
    if not findings:
        raise PackageUnsigned
    return tuple(judge_finding(finding, anchors, now) for finding in findings)
