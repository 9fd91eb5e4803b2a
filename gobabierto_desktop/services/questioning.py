"""Questioning: a quarter is asked of a commitment in an Excel workbook, and what comes back becomes changes."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC
from enum import Enum
from pathlib import Path

from gobabierto_desktop.domain.changes import Change
from gobabierto_desktop.domain.commitments import MILESTONE, milestone_place
from gobabierto_desktop.domain.evidence import EVIDENCE
from gobabierto_desktop.domain.judgement import latest_before
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.reached import DISAGGREGATION, PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.review_steps import EDITABLE, state_of
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.questionnaires.carrying import carry_over
from gobabierto_desktop.questionnaires.cells import NotASpreadsheet
from gobabierto_desktop.questionnaires.changing import changes_of, device_of
from gobabierto_desktop.questionnaires.doubts import Remark, error
from gobabierto_desktop.questionnaires.failures import (
    NotSentFromHere,
    OtherCommitmentAsked,
    OtherPlanAsked,
    OtherQuarterAsked,
)
from gobabierto_desktop.questionnaires.identity import Identity, identity_of, read_identity, spelt
from gobabierto_desktop.questionnaires.opening import open_workbook, read_workbook
from gobabierto_desktop.questionnaires.quarterly import Asked, quarterly_pages
from gobabierto_desktop.questionnaires.questions import Questionnaire
from gobabierto_desktop.questionnaires.reading import Decided
from gobabierto_desktop.questionnaires.returned import Returned, recognise, understand
from gobabierto_desktop.questionnaires.writing import write_questionnaire
from gobabierto_desktop.services import reporting
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.progress import Cancelled, Tell, in_silence
from gobabierto_desktop.services.receiving import Balance, Refused
from gobabierto_desktop.signing.signer import Signer
from gobabierto_desktop.signing.workbook import sign_workbook
from gobabierto_desktop.store.backup import back_up
from gobabierto_desktop.store.journal import Outcome
from gobabierto_desktop.store.post import Arrival, Delivery
from gobabierto_desktop.store.shelf import ASKED, RECEIVED, KeptFile


class NothingToAsk(KnownFailure):
    """The commitment has no milestones."""

    code = "nothing_to_ask"

    def __init__(self) -> None:
        super().__init__("El compromiso no tiene hitos: no hay qué preguntar.", "Agregue sus hitos y envíelo de nuevo.")


class Onto(Enum):
    """What to do with the workbook of another quarter or commitment."""

    REFUSE = "refuse"
    CARRY_OVER = "carry_over"


class Origin(Enum):
    """Whose workbooks are read: those sent from here, or any that is whole."""

    OURS = "ours"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a returned workbook is taken for; nothing said takes it for what it says it is.

    `decided` are answers to the questions a look at it raised, by sheet and cell.
    """

    commitment: str | None = None
    quarter: Quarter | None = None
    onto: Onto = Onto.REFUSE
    origin: Origin = Origin.OURS
    decided: Decided = field(default_factory=dict[tuple[str, str], "str | int | bool | tuple[str, ...] | None"])


@dataclass(frozen=True, slots=True)
class Sent:
    """A questionnaire laid down whole and read back: where, its id, its SHA-256."""

    path: Path
    workbook: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A returned workbook taken in: what it said, and what became of the records it speaks of."""

    path: Path
    returned: Returned
    balance: Balance

    @property
    def is_unchanged(self) -> bool:
        """Whether everything in it was already here («sin cambios»)."""
        return self.balance.identical == self.balance.read


def ask(desk: Desk, commitment: Record, quarter: Quarter, signer: Signer, folder: Path) -> Sent:
    """Write, sign and lay down the workbook of a commitment and a quarter; its reports are begun and it is remembered.

    Raises NothingToAsk, StepDenied or NotDelivered.
    """
    at = desk.now().astimezone(UTC).replace(microsecond=0)
    _begin(desk, commitment, quarter)
    asked = _questionnaire(desk, commitment, quarter, signer.name)
    content = sign_workbook(write_questionnaire(asked, desk.terms), signer, at)
    identity = identity_of(asked)
    path = folder / f"compromiso-{commitment.text('number')}-{quarter}-{identity.short}.xlsx"
    _ = desk.shelf.put(_kept(desk, asked.workbook).name, (content,))
    sha256 = deliver(path, content)
    with desk.book.transaction() as transaction:
        transaction.set_meta(_meta(identity.short), spelt(identity))
        transaction.note_delivery(
            Delivery(asked.workbook, f"{commitment.id}/{quarter}", path.name, sha256, at.strftime("%Y-%m-%dT%H:%M:%SZ"))
        )
    return Sent(path, asked.workbook, sha256)


def look(desk: Desk, path: Path, expected: Expected | None = None) -> Returned:
    """Read a returned workbook and touch nothing: its answers, and all that is to be said of them.

    Raises any of questionnaires.failures, NotASpreadsheet, SpreadsheetLocked or SpreadsheetTooLarge.
    """
    return _understood(desk, path.name, read_workbook(path), expected or Expected())


def take(
    desk: Desk, paths: Sequence[Path], expected: Expected | None = None, tell: Tell = in_silence
) -> tuple[Taken | Refused, ...]:
    """Take returned workbooks in one by one after a backup; one that is refused never stops the others."""
    back_up(desk.book.file, desk.now(), desk.book.key)
    results: list[Taken | Refused] = []
    for place, path in enumerate(paths, start=1):
        tell(f"Leyendo {place} de {len(paths)}: {path.name}")
        try:
            results.append(_take_one(desk, path, expected or Expected()))
        except Cancelled:
            raise
        except KnownFailure as failure:
            results.append(Refused(path, failure, None))
    return tuple(results)


def _take_one(desk: Desk, path: Path, expected: Expected) -> Taken:
    content = read_workbook(path)
    returned = _understood(desk, path.name, content, expected)
    if expected.onto is Onto.CARRY_OVER:
        commitment = desk.book.record(returned.identity.commitment)
        _begin(desk, commitment, _quarter(returned.identity.quarter))
        returned = _understood(desk, path.name, content, expected)
    changes = changes_of(returned)
    sha256 = hashlib.sha256(content).hexdigest()
    kept = f"{RECEIVED}/{sha256}{path.suffix.lower()[:10]}"
    if not desk.shelf.file(kept).is_there():
        _ = desk.shelf.put(kept, (content,))
    balance = _merge(desk, returned, changes, sha256, kept)
    return Taken(path, returned, balance)


def _merge(desk: Desk, returned: Returned, changes: Sequence[Change], sha256: str, kept: str) -> Balance:
    at = desk.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    device = device_of(returned)
    is_known = desk.book.arrival(device) is not None
    with desk.book.transaction() as transaction:
        outcomes = Counter(transaction.append(changes).values())
        balance = Balance(
            new=outcomes[Outcome.NEW],
            updated=outcomes[Outcome.UPDATED],
            identical=outcomes[Outcome.IDENTICAL],
            conflict=outcomes[Outcome.CONFLICT],
        )
        if not is_known:
            sender = returned.author or "—"
            transaction.note_arrival(Arrival(device, "questionnaire", sha256, sender, at, balance.plain(), kept))
            transaction.acknowledge(returned.identity.workbook, at)
    return balance


def _understood(desk: Desk, name: str, content: bytes, expected: Expected) -> Returned:
    opened = open_workbook(name, content)
    found = recognise(opened, lambda short: _remembered(desk, short))
    ours = desk.book.meta("plan_code") or ""
    if found.identity.plan != ours:
        raise OtherPlanAsked(found.identity.plan, ours)
    if not found.is_known and expected.origin is Origin.OURS:
        raise NotSentFromHere(found.identity.short)
    target = _target(desk, found.identity, expected)
    kept = _kept(desk, found.identity.workbook)
    sent = open_workbook(kept.name, _read(kept)) if kept.is_there() else None
    returned = understand(opened, found, desk.terms, expected.decided, sent)
    return _without_closed(desk, _without_known(desk, carry_over(returned, target)) if target else returned)


def _kept(desk: Desk, workbook: str) -> KeptFile:
    """A workbook as it was sent, kept to name what was changed in it when it comes back."""
    return desk.shelf.file(f"{ASKED}/{workbook}.xlsx")


def _read(kept: KeptFile) -> bytes:
    try:
        return kept.read_bytes()
    except OSError as error:
        raise NotASpreadsheet(f"el que se guardó al enviarlo no se puede leer ({error.strerror})") from error


def _target(desk: Desk, found: Identity, expected: Expected) -> Identity | None:
    """The questionnaire that the answers are carried over to; None where they stay."""
    quarter = str(expected.quarter) if expected.quarter else found.quarter
    commitment = expected.commitment or found.commitment
    if (commitment, quarter) == (found.commitment, found.quarter):
        return None
    record = desk.book.record(commitment)
    if record is None:
        raise NothingToAsk
    if expected.onto is Onto.REFUSE:
        if commitment != found.commitment:
            raise OtherCommitmentAsked(found.commitment_name, _commitment_name(record))
        raise OtherQuarterAsked(found.quarter, quarter)
    asked = _questionnaire(desk, record, expected.quarter or _quarter(found.quarter), "")
    # The rows it adds take their names from the workbook that came, so that a second look finds the same ones.
    return identity_of(replace(asked, workbook=found.workbook, made_at=found.made_at, salt=found.salt))


def _without_known(desk: Desk, carried: Returned) -> Returned:
    """What a row added by an earlier carrying over says already is not said again."""
    records = {one.record: desk.book.record(one.record) for one in carried.answers}
    known = [one for one in carried.answers if (stands := records[one.record]) and stands.get(one.field) == one.value]
    return replace(carried, answers=tuple(one for one in carried.answers if one not in known))


def _without_closed(desk: Desk, returned: Returned) -> Returned:
    """Answers to a report that was sent or approved meanwhile are named and not taken: it must be returned first."""
    closed: dict[str, str] = {}
    for one in returned.answers:
        report = desk.book.record(one.record if one.kind == PROGRESS_REPORT.name else one.parent or "")
        if report is not None and report.kind == PROGRESS_REPORT.name and state_of(report) not in EDITABLE:
            closed[one.record] = report.text("quarter")
    if not closed:
        return returned
    remarks = [
        Remark(
            one.sheet,
            one.place.address,
            error(
                "report_closed",
                f"el informe de {closed[one.record]} ya fue enviado; esta respuesta no se tomó.",
                "Devuélvalo con observaciones y reciba el libro de nuevo.",
            ),
            one.record,
            one.field,
        )
        for one in returned.answers
        if one.record in closed
    ]
    kept = tuple(one for one in returned.answers if one.record not in closed)
    return replace(returned, answers=kept, remarks=(*returned.remarks, *remarks))


def _milestones(desk: Desk, commitment: Record | None) -> tuple[Record, ...]:
    """Those of a commitment in their order, lettered parts too. Raises NothingToAsk."""
    found = desk.book.records(MILESTONE.name, commitment.id) if commitment else ()
    if not any(not one.text("part_of") for one in found):
        raise NothingToAsk
    return tuple(sorted(found, key=milestone_place))


def _begin(desk: Desk, commitment: Record | None, quarter: Quarter) -> None:
    """Begin the reports that are asked for: their answers then have a version to be made over."""
    for one in _reported(_milestones(desk, commitment)):
        reporting.start(desk, one, quarter)


def _questionnaire(desk: Desk, commitment: Record, quarter: Quarter, sender: str) -> Questionnaire:
    asked = [_asked(desk, one, quarter) for one in _reported(_milestones(desk, commitment))]
    at = desk.now().astimezone(UTC).replace(microsecond=0)
    return Questionnaire(
        workbook=desk.new_id(),
        plan=desk.book.meta("plan_code") or "",
        plan_title=desk.book.meta("plan_title") or "",
        commitment=commitment.id,
        commitment_name=_commitment_name(commitment),
        quarter=str(quarter),
        due=f"{quarter.due:%d/%m/%Y}",
        sender=sender,
        made_at=at.isoformat(),
        salt=desk.chance(16).hex(),
        pages=quarterly_pages(asked, desk.terms),
    )


def _reported(milestones: Sequence[Record]) -> list[Record]:
    """What is reported one by one: milestones without sub-items, and sub-items, as in domain/tracking.py."""
    divided = {one.text("part_of") for one in milestones}
    return [one for one in milestones if one.id not in divided]


def _asked(desk: Desk, milestone: Record, quarter: Quarter) -> Asked:
    name = reporting.report_id(milestone.id, quarter)
    report = desk.book.record(name) or Record(PROGRESS_REPORT.name, name, milestone.id, {"quarter": str(quarter)})
    reports = desk.book.records(PROGRESS_REPORT.name, milestone.id)
    cells, evidence, places = (desk.book.records(one.name, report.id) for one in (DISAGGREGATION, EVIDENCE, PLACE))
    whole = desk.book.record(milestone.text("part_of")) if milestone.text("part_of") else None
    return Asked(milestone, whole, report, latest_before(report, reports), cells, evidence, places)


def _commitment_name(commitment: Record) -> str:
    return f"{commitment.text('number')}. {commitment.text('title')}"


def _quarter(text: str) -> Quarter:
    found = re.fullmatch(r"(\d{4})-T([1-4])", text)
    if not found:
        raise ValueError(text)
    return Quarter(int(found[1]), int(found[2]))


def _remembered(desk: Desk, short: str) -> Identity | None:
    spelt_identity = desk.book.meta(_meta(short))
    return read_identity(spelt_identity) if spelt_identity else None


def _meta(short: str) -> str:
    return f"questionnaire:{short}"
