"""Consolidating: everything in the book becomes one workbook and one PDF report."""

from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.consolidated import consolidated_document, consolidated_workbook
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.signing.pdf import VisibleMark, sign_pdf
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.workbook import sign_workbook


@dataclass(frozen=True, slots=True)
class Consolidated:
    """Where the two documents lie."""

    workbook: Path
    document: Path


def consolidate(desk: Desk, folder: Path, signer: Signer | None, tell: Tell = in_silence) -> Consolidated:
    """Write the consolidated workbook and report into a folder, signed where there is a signer. Raises NotDelivered."""
    at, holdings = desk.now(), desk.book.holdings()
    tell("Escribiendo el libro consolidado…")
    workbook = consolidated_workbook(holdings, at)
    tell("Escribiendo el informe consolidado…")
    document = consolidated_document(holdings, at)
    if signer is not None:
        tell("Firmando…")
        workbook = sign_workbook(workbook, signer, at)
        mark = VisibleMark(
            field_name="Coordinacion",
            page=0,
            box=(330, 40, 555, 120),
            reason="Consolida los foros del plan",
            place="Guatemala",
            qr_text=desk.book.digest(),
        )
        document = sign_pdf(document, signer, mark, at)
    made = Consolidated(folder / "consolidado.xlsx", folder / "consolidado.pdf")
    deliver(made.workbook, workbook)
    deliver(made.document, document)
    return made
