"""Taking: what returned workbooks say is written at once, with all that was chosen of them, as one step to undo.

The same workbooks again change nothing: what they say is named by what they say (questionnaires/changing.py), and what
was answered of them is remembered.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from gobabierto_desktop.domain.changes import DELETED, Assignment, ChangeId
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.quarters import quarter_named
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.questionnaires.changing import changes_of, device_of
from gobabierto_desktop.questionnaires.reading import Key
from gobabierto_desktop.questionnaires.returned import Returned
from gobabierto_desktop.services import questioning, remembering, reporting
from gobabierto_desktop.services.answering import Expected, Looked
from gobabierto_desktop.services.choosing import Choices, Fate
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.editing import all_heads, compose, write
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.services.receiving import Balance, Refused
from gobabierto_desktop.services.stepping import note_taking
from gobabierto_desktop.services.weighing import Reckoned, Weighed, bring_all, reckon, same, weigh
from gobabierto_desktop.store.backup import back_up
from gobabierto_desktop.store.book import Transaction
from gobabierto_desktop.store.journal import Outcome
from gobabierto_desktop.store.post import Arrival
from gobabierto_desktop.store.shelf import RECEIVED
from gobabierto_desktop.store.steps import Span


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


def take_files(
    desk: Desk, paths: Sequence[Path], expected: Expected | None = None, tell: Tell = in_silence
) -> tuple[Taken | Refused, ...]:
    """Take workbooks in as they are, with nothing chosen; one that is refused never stops the others."""
    choices = Choices(expected or Expected())
    return take(desk, weigh(desk, bring_all(paths, tell), choices, tell), tell)


def take(desk: Desk, weighed: Weighed, tell: Tell = in_silence) -> tuple[Taken | Refused, ...]:
    """Write what was weighed, after a backup: all of it in one step, or nothing.

    What was disputed and nobody settled stays in conflict; what nobody answered stays as its text, flagged.
    """
    back_up(desk.book.file, desk.now(), desk.book.key)
    for one in weighed.looked:
        tell(f"Guardando {one.brought.path.name}")
        if not desk.shelf.file(_kept(one)).is_there():
            _ = desk.shelf.put(_kept(one), (one.brought.content,))
    results: dict[Path, Taken | Refused] = {
        one.path: Refused(one.path, one.failure, None) for one in weighed.turned_away
    }
    results |= _written(desk, weighed) if weighed.looked else {}
    return tuple(results[path] for path in weighed.paths)


def _written(desk: Desk, weighed: Weighed) -> Mapping[Path, Taken]:
    outcomes: dict[Path, dict[str, Outcome]] = {}
    spans: list[Span] = []
    with desk.book.transaction() as transaction:
        before = transaction.tip(desk.device).number
        looked = _begun(desk, transaction, weighed.looked)
        reckoned = reckon(desk, looked, weighed.choices)
        for one in looked:
            device, changes = device_of(one.returned), changes_of(one.returned)
            is_new = transaction.tip(device).number == 0
            outcomes[one.brought.path] = transaction.append(changes)
            spans += [Span(device, 1, len(changes))] if is_new and changes else []
        settled = _settle(desk, transaction, reckoned)
        taken = {
            one.brought.path: Taken(one.brought.path, one.returned, _balance(outcomes[one.brought.path], settled))
            for one in looked
        }
        for device, one in {device_of(one.returned): one for one in reversed(looked)}.items():
            _remember(desk, transaction, one, device, taken[one.brought.path])
        note_taking(desk, transaction, _title([one.brought.path for one in looked]), before, spans)
    return taken


def _begun(desk: Desk, transaction: Transaction, looked: Sequence[Looked]) -> list[Looked]:
    """Begin the reports that answers are carried over to: the answers then have a version to be made over."""
    begun: dict[Key, ChangeId] = {}
    for one in looked:
        commitment, quarter = (
            desk.book.record(one.returned.identity.commitment),
            quarter_named(one.returned.identity.quarter),
        )
        if not one.is_carried or commitment is None or quarter is None:
            continue
        for milestone in questioning.reported(desk, commitment):
            name = reporting.report_id(milestone.id, quarter)
            if (name, "quarter") not in begun:
                begun |= _begin(desk, transaction, name, milestone, reporting.first_values(milestone, quarter))
    return [replace(one, returned=_over(one.returned, begun)) if one.is_carried else one for one in looked]


def _begin(
    desk: Desk, transaction: Transaction, name: str, milestone: Record, values: Mapping[str, Value]
) -> dict[Key, ChangeId]:
    stands = desk.book.record(name)
    seen = stands or Record(PROGRESS_REPORT.name, name, milestone.id)
    fields = {} if seen.text("quarter") else {field: Assignment(value) for field, value in values.items()}
    if seen.is_deleted:
        fields[DELETED] = Assignment(value=False, over=all_heads(seen))
    changes = compose(desk, transaction.tip(desk.device), seen, fields)
    _ = transaction.append(changes)
    return {(name, field): change.id for change in changes for field in change.fields}


def _over(returned: Returned, begun: Mapping[Key, ChangeId]) -> Returned:
    answers = tuple(
        replace(one, over=(begun[one.record, one.field],)) if (one.record, one.field) in begun and not one.over else one
        for one in returned.answers
    )
    return replace(returned, answers=answers)


def _settle(desk: Desk, transaction: Transaction, reckoned: Reckoned) -> frozenset[str]:
    """Write what was chosen over all that stood; the records of which nothing is disputed any more."""
    chosen: dict[str, dict[str, Assignment]] = {}
    for line in reckoned.lines:
        then = reckoned.settled[line.record].record
        if line.is_agreed and (line.fate is Fate.CLASH or not same(line.after, then.get(line.field))):
            heads = then.heads.get(line.field, ())
            chosen.setdefault(line.record, {})[line.field] = Assignment(line.after, heads)
    for record, fields in chosen.items():
        write(desk, transaction, reckoned.settled[record].record, fields)
    return frozenset(
        record
        for record, fields in chosen.items()
        if {one.field for one in reckoned.settled[record].conflicts} <= fields.keys()
    )


def _balance(outcomes: Mapping[str, Outcome], settled: Iterable[str]) -> Balance:
    told = Counter(
        Outcome.UPDATED if outcome is Outcome.CONFLICT and record in settled else outcome
        for record, outcome in outcomes.items()
    )
    return Balance(
        new=told[Outcome.NEW],
        updated=told[Outcome.UPDATED],
        identical=told[Outcome.IDENTICAL],
        conflict=told[Outcome.CONFLICT],
    )


def _remember(desk: Desk, transaction: Transaction, one: Looked, device: str, taken: Taken) -> None:
    if one.decided:
        remembering.remember_answered(transaction, one.unanswered, one.decided)
    if desk.book.arrival(device) is not None:
        return
    at = desk.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    sender, balance = one.returned.author or "—", taken.balance.plain()
    transaction.note_arrival(Arrival(device, "questionnaire", one.brought.sha256, sender, at, balance, _kept(one)))
    transaction.acknowledge(one.identity.workbook, at)
    remembering.remember_source(transaction, device, one.brought.path.name, one.returned.answers)


def _kept(one: Looked) -> str:
    return f"{RECEIVED}/{one.brought.sha256}{one.brought.path.suffix.lower()[:10]}"


def _title(paths: Sequence[Path]) -> str:
    first = f"recibir el libro «{paths[0].name}»"
    return first if len(paths) == 1 else f"{first} y {counted(len(paths) - 1, 'otro', 'otros')}"
