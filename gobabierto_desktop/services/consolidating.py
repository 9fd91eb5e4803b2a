"""Consolidating: everything in the book becomes one workbook and one PDF report."""

from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.reports.document import consolidated_document, signature_box
from gobabierto_desktop.reports.workbook import consolidated_workbook
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.signing.pdf import VisibleMark, sign_pdf
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.workbook import sign_workbook

_MARK = 16
"""How much of the digest stands on each page."""


@dataclass(frozen=True, slots=True)
class Consolidated:
    """Where the two documents lie."""

    workbook: Path
    document: Path


def consolidate(desk: Desk, folder: Path, signer: Signer | None, tell: Tell = in_silence) -> Consolidated:
    """Write the consolidated workbook and report into a folder, signed where there is a signer. Raises NotDelivered."""
    at, holdings, digest = desk.now(), desk.book.holdings(), desk.book.digest()
    tell("Escribiendo el libro consolidado…")
    workbook = consolidated_workbook(holdings, at)
    tell("Escribiendo el informe consolidado…")
    document = consolidated_document(holdings, at, digest[:_MARK])
    if signer is not None:
        tell("Firmando…")
        workbook = sign_workbook(workbook, signer, at)
        page, box = signature_box()
        mark = VisibleMark(
            field_name="Coordinacion",
            page=page,
            box=box,
            reason="Consolida los foros del plan",
            place="Guatemala",
            qr_text=digest,
        )
        document = sign_pdf(document, signer, mark, at.astimezone(GUATEMALA))
    made = Consolidated(folder / "consolidado.xlsx", folder / "consolidado.pdf")
    deliver(made.workbook, workbook)
    deliver(made.document, document)
    return made
