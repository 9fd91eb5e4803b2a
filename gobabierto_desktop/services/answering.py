"""Answering: a workbook that came back is read whole, as what it is or for another quarter, and nothing is touched."""

import hashlib
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.quarters import Quarter, quarter_named
from gobabierto_desktop.domain.review_steps import EDITABLE, state_of
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.questionnaires.carrying import carry_over
from gobabierto_desktop.questionnaires.cells import NotASpreadsheet, Opened
from gobabierto_desktop.questionnaires.changing import device_of
from gobabierto_desktop.questionnaires.doubts import Remark, error
from gobabierto_desktop.questionnaires.failures import (
    NotSentFromHere,
    OtherCommitmentAsked,
    OtherPlanAsked,
    OtherQuarterAsked,
)
from gobabierto_desktop.questionnaires.identity import Identity, identity_of
from gobabierto_desktop.questionnaires.opening import open_workbook, read_workbook
from gobabierto_desktop.questionnaires.reading import Decided
from gobabierto_desktop.questionnaires.returned import Recognised, Returned, recognise, understand
from gobabierto_desktop.services import questioning, remembering
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.questioning import NothingToAsk
from gobabierto_desktop.store.shelf import KeptFile


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
    decided: Decided = field(default_factory=dict[tuple[str, str], Value])


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it was brought, read once: what was looked at is what is taken, whatever becomes of the file."""

    path: Path
    content: bytes
    opened: Opened

    @property
    def sha256(self) -> str:
        """Of its bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Looked:
    """A workbook understood. `identity` is what it says it is, `decided` all that was answered of it, now and before.

    `unanswered` is the device that it would be with nothing answered: what its answers are remembered by.
    """

    brought: Brought
    identity: Identity
    returned: Returned
    decided: Decided
    unanswered: str
    is_carried: bool


def bring(path: Path) -> Brought:
    """Read a file, whatever it is called. Raises NotASpreadsheet, SpreadsheetLocked or SpreadsheetTooLarge."""
    content = read_workbook(path)
    return Brought(path, content, open_workbook(path.name, content))


def look(desk: Desk, path: Path, expected: Expected | None = None) -> Returned:
    """Read a returned workbook and touch nothing: its answers, and all that is to be said of them.

    Raises any of questionnaires.failures, NotASpreadsheet, SpreadsheetLocked or SpreadsheetTooLarge.
    """
    return look_at(desk, bring(path), expected or Expected()).returned


def look_at(desk: Desk, brought: Brought, expected: Expected) -> Looked:
    """The same of a file that was brought. Raises any of questionnaires.failures."""
    found = _recognised(desk, brought.opened, expected)
    target = _target(desk, found.identity, expected)
    kept = remembering.kept_workbook(desk, found.identity.workbook)
    sent = open_workbook(kept.name, _read(kept)) if kept.is_there() else None
    returned = understand(brought.opened, found, desk.terms, {}, sent)
    unanswered = device_of(returned)
    decided = {**remembering.answered_of(desk, unanswered), **expected.decided}
    if decided:
        returned = understand(brought.opened, found, desk.terms, decided, sent)
    if target:
        returned = _without_known(desk, carry_over(returned, target))
    returned = _without_closed(desk, returned)
    return Looked(brought, found.identity, returned, decided, unanswered, is_carried=target is not None)


def identity_in(desk: Desk, brought: Brought) -> Identity:
    """What a workbook says it is, whether it is expected or not. Raises any of questionnaires.failures."""
    return recognise(brought.opened, lambda short: remembering.sent_identity(desk, short)).identity


def _recognised(desk: Desk, opened: Opened, expected: Expected) -> Recognised:
    found = recognise(opened, lambda short: remembering.sent_identity(desk, short))
    ours = desk.book.meta("plan_code") or ""
    if found.identity.plan != ours:
        raise OtherPlanAsked(found.identity.plan, ours)
    if not found.is_known and expected.origin is Origin.OURS:
        raise NotSentFromHere(found.identity.short)
    return found


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
    to = quarter_named(quarter)
    if record is None or to is None:
        raise NothingToAsk
    if expected.onto is Onto.REFUSE:
        if commitment != found.commitment:
            raise OtherCommitmentAsked(found.commitment_name, questioning.commitment_name(record))
        raise OtherQuarterAsked(found.quarter, quarter)
    asked = questioning.questionnaire(desk, record, to, "")
    # The rows it adds take their names from the workbook that came, so that a second look finds the same ones.
    return identity_of(replace(asked, workbook=found.workbook, made_at=found.made_at, salt=found.salt))


def _without_known(desk: Desk, carried: Returned) -> Returned:
    """What a row added by an earlier carrying over says already is not said again."""
    records = desk.book.records_named({one.record for one in carried.answers})
    fresh = (
        one
        for one in carried.answers
        if (stands := records.get(one.record)) is None or stands.get(one.field) != one.value
    )
    return replace(carried, answers=tuple(fresh))


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
