"""Sending a quarterly report: PDF, workbook, evidence and records, signed by the liaison and then by the delegate.

Evidence that may be published travels as it is, under its digest; all other is sealed for the coordinators.
"""

import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from gobabierto_desktop.domain.commitments import COMMITMENT, CONTACT, MILESTONE
from gobabierto_desktop.domain.evidence import EVIDENCE, ending
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.quarters import quarter_named
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import State, state_of
from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.packages import layout
from gobabierto_desktop.packages.layout import Content, FilePart, Part
from gobabierto_desktop.packages.manifest import Scope as ManifestScope
from gobabierto_desktop.packages.manifest import read_manifest
from gobabierto_desktop.packages.reader import Opened, open_package
from gobabierto_desktop.packages.sealing import seal_stream
from gobabierto_desktop.packages.verification import Verdict, demand_good, verify
from gobabierto_desktop.packages.writer import countersigned_pieces, deliver
from gobabierto_desktop.reports.quarterly import QuarterlyScope, quarterly_report, signature_boxes
from gobabierto_desktop.reports.quarterly_workbook import quarterly_workbook
from gobabierto_desktop.services import gathering
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import anchors_of, sealed_for
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.services.sending import Outgoing, Sent, file_name, lay_down
from gobabierto_desktop.signing.pdf import VisibleMark, sign_pdf
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.workbook import sign_workbook
from gobabierto_desktop.store.evidence_files import FileUnreadable
from gobabierto_desktop.store.post import Delivery

_TRAVELS = frozenset({State.SENT, State.RETURNED, State.APPROVED})
"""A report in elaboration is nobody else's business yet."""


class NothingReported(KnownFailure):
    """No report of that commitment was sent for that quarter."""

    code = "nothing_reported"

    def __init__(self, quarter: str) -> None:
        super().__init__(
            f"Ningún hito de ese compromiso tiene un informe enviado de {quarter}.",
            "Complete los informes y envíelos a revisión; después prepare el paquete.",
        )


class NotAReport(KnownFailure):
    """A package that is not of a quarterly report was to be counter-signed."""

    code = "not_a_report"

    def __init__(self) -> None:
        super().__init__("Ese paquete no es de un informe trimestral.", "Elija el que preparó el enlace.")


@dataclass(frozen=True, slots=True)
class Signers:
    """Who signs a report: the liaison and, where the delegate is at the same laptop, the delegate after them."""

    liaison: Signer
    delegate: Signer | None = None


@dataclass(frozen=True, slots=True)
class Countersigned:
    """The package with its second signature, the PDF with its own, and what was found of the first before signing."""

    path: Path
    document: Path
    verdict: Verdict


def send_report(desk: Desk, scope: QuarterlyScope, signers: Signers, folder: Path, tell: Tell = in_silence) -> Sent:
    """Write, sign and lay down the package of a commitment's quarter.

    Raises NothingReported, FileUnreadable (evidence that is damaged), NotDelivered, NobodyToSealFor, Cancelled.
    """
    records = _records(desk, scope)
    holdings, package, at = _only(desk.book.holdings(), records), desk.new_id(), desk.now()
    tell("Escribiendo el informe y el libro de Excel…")
    looks = ((one.id, gathering.look_at(desk, one)) for one in records if one.kind == EVIDENCE.name)
    thumbnails = {name: look.png for name, look in looks if look is not None}
    mark = package.rpartition("-")[2]
    document = quarterly_report(holdings, scope, thumbnails, at, mark)
    document = _signed(document, signers.liaison, 0, f"{package} {mark}", at)
    if signers.delegate is not None:
        document = _signed(document, signers.delegate, 1, f"{package} {mark}", at)
    workbook = sign_workbook(quarterly_workbook(holdings, scope, at), signers.liaison, at)
    with _evidence(desk, records, tell) as files:
        tell("Firmando el paquete…")
        told = ManifestScope(None, None, _title(records[0], scope), scope.commitment, str(scope.quarter))
        outgoing = Outgoing(
            "report",
            told,
            records,
            desk.book.history([record.id for record in records]),
            [Part(layout.REPORT, document), Part(layout.WORKBOOK, workbook), *files],
        )
        path = folder / file_name(told.title, package, at)
        return lay_down(desk, outgoing, signers.liaison, path, package, signers.delegate)


def countersign(desk: Desk, path: Path, delegate: Signer, folder: Path) -> Countersigned:
    """Counter-sign a report that a liaison signed on another laptop: its package, and its PDF beside it.

    No byte that the liaison signed changes. Raises what judging a package raises, NotAReport and NotDelivered.
    """
    opened = open_package(path)
    verdict = verify(opened, anchors_of(desk), desk.now())
    demand_good(verdict)
    document = opened.find(layout.REPORT)
    if document is None:
        raise NotAReport
    at = desk.now()
    stem = f"{path.stem}-contrafirmado"
    made = Countersigned(folder / f"{stem}.asice", folder / f"{stem}.pdf", verdict)
    deliver(made.document, _signed(document, delegate, 1, path.stem, at))
    sha256 = deliver(made.path, countersigned_pieces(opened, delegate, at))
    _note_delivery(desk, opened, made.path.name, sha256)
    return made


def _note_delivery(desk: Desk, opened: Opened, name: str, sha256: str) -> None:
    """Remember that it left from here too, if it did not already: liaison and delegate may share a laptop."""
    manifest = read_manifest(opened.find(layout.MANIFEST) or b"")
    if all(one.package != manifest.package for one in desk.book.deliveries()):
        at = desk.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        with desk.book.transaction() as transaction:
            transaction.note_delivery(Delivery(manifest.package, str(manifest.scope or ""), name, sha256, at))


def _records(desk: Desk, scope: QuarterlyScope) -> tuple[Record, ...]:
    """The commitment, its milestones and contacts (deleted ones too), and the quarter's reports with all of theirs."""
    family = desk.book.family(scope.commitment)
    commitment = next((one for one in family if one.id == scope.commitment), None)
    reports = [
        one
        for one in family
        if one.kind == PROGRESS_REPORT.name
        and not one.is_deleted
        and quarter_named(one.text("quarter")) == scope.quarter
        and state_of(one) in _TRAVELS
    ]
    if commitment is None or commitment.kind != COMMITMENT.name or not reports:
        raise NothingReported(str(scope.quarter))
    form = [one for one in family if one.kind in {MILESTONE.name, CONTACT.name}]
    return (commitment, *form, *(record for report in reports for record in desk.book.family(report.id)))


def _only(holdings: Holdings, records: Iterable[Record]) -> Holdings:
    """What is held, of which only these records: what does not travel is not told in the PDF either.

    Reports of other quarters stay, for the curve is made of them.
    """
    travelling = {record.id for record in records}
    quarter = {one.text("quarter") for one in records if one.kind == PROGRESS_REPORT.name}
    kept = tuple(
        one for one in holdings.of(PROGRESS_REPORT.name) if one.id in travelling or one.text("quarter") not in quarter
    )
    return Holdings(
        holdings.plan_code, holdings.plan_title, holdings.terms, {**holdings.records, PROGRESS_REPORT.name: kept}
    )


def _title(commitment: Record, scope: QuarterlyScope) -> str:
    return f"Informe {scope.quarter} compromiso {commitment.text('number') or 's/n'}"


def _signed(document: bytes, signer: Signer, place: int, qr_text: str, at: datetime) -> bytes:
    page, box = signature_boxes()[place]
    mark = VisibleMark(
        field_name=("Enlace", "Delegado")[place],
        page=page,
        box=box,
        reason=("Informa lo actuado en el trimestre", "Da su visto bueno al informe")[place],
        place="Guatemala",
        qr_text=qr_text,
    )
    return sign_pdf(document, signer, mark, at.astimezone(GUATEMALA))


@contextmanager
def _evidence(desk: Desk, records: Iterable[Record], tell: Tell) -> Generator[list[Content]]:
    """The files of evidence as parts, those that may not be published sealed; what was sealed is gone at the end.

    A file that is private anywhere is private: it does not travel open for being public elsewhere.
    """
    held = [one for one in records if one.kind == EVIDENCE.name and not one.is_deleted and one.text("sha256")]
    private = {one.text("sha256") for one in held if not one.is_yes("is_publishable")}
    files = {one.text("sha256"): one for one in held}
    with tempfile.TemporaryDirectory(dir=desk.folder, prefix="sellando-") as sealing:
        parts: list[Content] = []
        for place, (sha256, one) in enumerate(sorted(files.items()), start=1):
            file = gathering.file_of(desk, one)
            if file is None:
                continue
            if not gathering.is_unharmed(desk, one):  # whoever receives it would refuse the whole package
                raise FileUnreadable(one.text("file_name"), "ya no es el que se agregó")
            tell(f"Preparando evidencia {place} de {len(files)}: {one.text('file_name')}")
            if sha256 not in private:
                parts.append(FilePart(f"{layout.EVIDENCE}{sha256}{ending(one.text('file_name'))}", file.open))
                continue
            sealed = Path(sealing) / sha256
            with file.open() as plain, sealed.open("wb") as written:
                seal_stream(plain, written, sealed_for(desk))
            parts.append(FilePart(f"{layout.SEALED_EVIDENCE}{sha256}.age", partial(sealed.open, "rb")))
        yield parts
