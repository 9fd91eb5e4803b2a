"""Questioning: a quarter is asked of a commitment in an Excel workbook, signed, and kept for when it comes back."""

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from gobabierto_desktop.domain.commitments import MILESTONE, milestone_place
from gobabierto_desktop.domain.evidence import EVIDENCE
from gobabierto_desktop.domain.judgement import latest_before
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.reached import DISAGGREGATION, PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.questionnaires.identity import identity_of
from gobabierto_desktop.questionnaires.quarterly import Asked, quarterly_pages
from gobabierto_desktop.questionnaires.questions import Questionnaire
from gobabierto_desktop.questionnaires.writing import write_questionnaire
from gobabierto_desktop.services import remembering, reporting
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.workbook import sign_workbook
from gobabierto_desktop.store.post import Delivery


class NothingToAsk(KnownFailure):
    """The commitment has no milestones."""

    code = "nothing_to_ask"

    def __init__(self) -> None:
        super().__init__("El compromiso no tiene hitos: no hay qué preguntar.", "Agregue sus hitos y envíelo de nuevo.")


@dataclass(frozen=True, slots=True)
class Sent:
    """A questionnaire laid down whole and read back: where, its id, its SHA-256."""

    path: Path
    workbook: str
    sha256: str


def ask(desk: Desk, commitment: Record, quarter: Quarter, signer: Signer, folder: Path) -> Sent:
    """Write, sign and lay down the workbook of a commitment and a quarter; its reports are begun and it is remembered.

    Raises NothingToAsk, StepDenied or NotDelivered.
    """
    at = desk.now().astimezone(UTC).replace(microsecond=0)
    for one in reported(desk, commitment):
        _ = reporting.start(desk, one, quarter)
    asked = questionnaire(desk, commitment, quarter, signer.name)
    content = sign_workbook(write_questionnaire(asked, desk.terms), signer, at)
    identity = identity_of(asked)
    path = folder / f"compromiso-{commitment.text('number')}-{quarter}-{identity.short}.xlsx"
    _ = desk.shelf.put(remembering.kept_workbook(desk, asked.workbook).name, (content,))
    sha256 = deliver(path, content)
    with desk.book.transaction() as transaction:
        remembering.remember_sent(transaction, identity)
        transaction.note_delivery(
            Delivery(asked.workbook, f"{commitment.id}/{quarter}", path.name, sha256, at.strftime("%Y-%m-%dT%H:%M:%SZ"))
        )
    return Sent(path, asked.workbook, sha256)


def reported(desk: Desk, commitment: Record) -> tuple[Record, ...]:
    """What is reported one by one, in order: sub-items, and milestones without any (see domain/tracking.py).

    Raises NothingToAsk.
    """
    found = desk.book.records(MILESTONE.name, commitment.id)
    if not any(not one.text("part_of") for one in found):
        raise NothingToAsk
    divided = {one.text("part_of") for one in found}
    return tuple(one for one in sorted(found, key=milestone_place) if one.id not in divided)


def questionnaire(desk: Desk, commitment: Record, quarter: Quarter, sender: str) -> Questionnaire:
    """What would be asked now. Raises NothingToAsk."""
    asked = [_asked(desk, one, quarter) for one in reported(desk, commitment)]
    at = desk.now().astimezone(UTC).replace(microsecond=0)
    return Questionnaire(
        workbook=desk.new_id(),
        plan=desk.book.meta("plan_code") or "",
        plan_title=desk.book.meta("plan_title") or "",
        commitment=commitment.id,
        commitment_name=commitment_name(commitment),
        quarter=str(quarter),
        due=f"{quarter.due:%d/%m/%Y}",
        sender=sender,
        made_at=at.isoformat(),
        salt=desk.chance(16).hex(),
        pages=quarterly_pages(asked, desk.terms),
    )


def _asked(desk: Desk, milestone: Record, quarter: Quarter) -> Asked:
    name = reporting.report_id(milestone.id, quarter)
    report = desk.book.record(name) or Record(PROGRESS_REPORT.name, name, milestone.id, {"quarter": str(quarter)})
    reports = desk.book.records(PROGRESS_REPORT.name, milestone.id)
    cells, evidence, places = (desk.book.records(one.name, report.id) for one in (DISAGGREGATION, EVIDENCE, PLACE))
    whole = desk.book.record(milestone.text("part_of")) if milestone.text("part_of") else None
    return Asked(milestone, whole, report, latest_before(report, reports), cells, evidence, places)


def commitment_name(commitment: Record) -> str:
    """«22. Gobierno abierto municipal», as a workbook is called after it."""
    return f"{commitment.text('number')}. {commitment.text('title')}"
