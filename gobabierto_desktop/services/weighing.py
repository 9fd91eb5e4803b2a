"""Weighing: what returned workbooks would change, field by field, before anything is written.

What would be is reckoned with the law of merging itself (domain/merge.py) over what is here and what the workbooks say:
what is shown is what taking them will do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gobabierto_desktop.domain.changes import Change, ChangeId
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import Settled, settle
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.values import Value, frozen
from gobabierto_desktop.questionnaires.changing import changes_of, device_of
from gobabierto_desktop.questionnaires.doubts import Weight
from gobabierto_desktop.questionnaires.failures import NotSentFromHere, OtherCommitmentAsked, OtherQuarterAsked
from gobabierto_desktop.questionnaires.reading import Answer, Key
from gobabierto_desktop.services.answering import Brought, Expected, Looked, Onto, Origin, bring, identity_in, look_at
from gobabierto_desktop.services.choosing import Choices, Fate, Line, Question, Side, Spot, TurnedAway, Way
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.history import origin_of
from gobabierto_desktop.services.progress import Cancelled, Tell, in_silence


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What fields become, and each record as the law of merging leaves it before anybody chose."""

    lines: tuple[Line, ...]
    settled: Mapping[str, Settled]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The whole reading of some workbooks, by the files that were brought: nothing is written until `taking.take`."""

    paths: tuple[Path, ...]
    looked: tuple[Looked, ...]
    turned_away: tuple[TurnedAway, ...]
    lines: tuple[Line, ...]
    questions: tuple[Question, ...]
    choices: Choices

    @property
    def written(self) -> tuple[Line, ...]:
        """What taking them would write: new values, and what was chosen."""
        return tuple(one for one in self.lines if one.fate is Fate.TAKEN or one.is_agreed)

    @property
    def clashes(self) -> tuple[Line, ...]:
        """What is disputed and nobody settled; a field that is still asked about is first to be read."""
        asked = {(one.remark.record, one.remark.field) for one in self.questions}
        return tuple(one for one in self.lines if one.is_open and one.key not in asked)


def bring_all(paths: Sequence[Path], tell: Tell = in_silence) -> tuple[Brought | TurnedAway, ...]:
    """Read files, each once; one that cannot be read stops no other."""
    brought: list[Brought | TurnedAway] = []
    for place, path in enumerate(once := tuple(dict.fromkeys(paths)), start=1):
        tell(f"Leyendo {place} de {len(once)}: {path.name}")
        try:
            brought.append(bring(path))
        except Cancelled:
            raise
        except KnownFailure as failure:
            brought.append(TurnedAway(path, failure))
    return tuple(brought)


def weigh(desk: Desk, brought: Sequence[Brought | TurnedAway], choices: Choices, tell: Tell = in_silence) -> Weighed:
    """What taking the workbooks would do, as far as it was chosen; nothing is touched."""
    looked: list[Looked] = []
    turned: list[TurnedAway] = []
    for place, one in enumerate(brought, start=1):
        if isinstance(one, TurnedAway):
            turned.append(one)
            continue
        tell(f"Revisando {place} de {len(brought)}: {one.path.name}")
        try:
            looked.append(look_at(desk, one, choices.of(one.path)))
        except KnownFailure as failure:
            turned.append(TurnedAway(one.path, failure, _ways(desk, one, failure, choices.of(one.path))))
    paths = tuple(one.path for one in brought)
    questions = tuple(asked for one in looked for asked in _questions(one))
    return Weighed(paths, tuple(looked), tuple(turned), reckon(desk, looked, choices).lines, questions, choices)


def reckon(desk: Desk, looked: Iterable[Looked], choices: Choices) -> Reckoned:
    """What each field becomes once the workbooks are taken in, by what is here and what they say."""
    coming: dict[str, list[Change]] = {}
    answers: dict[Key, list[tuple[Looked, Answer]]] = {}
    origins: dict[str, Looked] = {}
    for one in looked:
        origins[device_of(one.returned)] = one
        for change in changes_of(one.returned):
            coming.setdefault(change.record, []).append(change)
        for answer in one.returned.answers:
            answers.setdefault((answer.record, answer.field), []).append((one, answer))
    standing: dict[str, list[Change]] = {}
    for change in desk.book.history(coming):
        standing.setdefault(change.record, []).append(change)
    settled = {record: settle([*standing.get(record, ()), *new]) for record, new in coming.items()}
    judge = _Judge(desk, choices, origins, standing, coming, settled)
    return Reckoned(tuple(judge.line(key, told) for key, told in answers.items()), settled)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Tells what becomes of one field after another."""

    desk: Desk
    choices: Choices
    origins: Mapping[str, Looked]
    standing: Mapping[str, Sequence[Change]]
    coming: Mapping[str, Sequence[Change]]
    settled: Mapping[str, Settled]

    def line(self, key: Key, told: Sequence[tuple[Looked, Answer]]) -> Line:
        record, name = key
        spots = tuple(Spot(one.brought.path, answer.sheet, answer.place.address) for one, answer in told)
        here = self.standing.get(record)
        before = settle(here).record.get(name) if here else None
        then, says = self.settled[record], told[-1][1].value
        after = then.record.get(name)
        rivals = next((one.rivals for one in then.conflicts if one.field == name), ())
        if rivals:
            line = Line(told[0][1].kind, record, name, spots, before, before, Fate.CLASH)
            return self._chosen(replace(line, sides=self._sides(line, [one.change for one in rivals])))
        if not same(after, before):
            return Line(told[0][1].kind, record, name, spots, before, after, Fate.TAKEN)
        if same(says, before):
            return Line(told[0][1].kind, record, name, spots, before, before, Fate.SAME)
        line = Line(told[0][1].kind, record, name, spots, before, before, Fate.LEFT)
        mine = {one.id for one in self.coming[record] if name in one.fields}
        line = replace(line, sides=self._sides(line, [*then.record.heads[name][:1], *sorted(mine)]))
        if any(one.file in self.choices.again for one in spots):
            return replace(line, after=self.choices.agreed.get(key, says), is_agreed=True)
        return self._chosen(line)

    def _chosen(self, line: Line) -> Line:
        if line.key not in self.choices.agreed:
            return line
        return replace(line, after=self.choices.agreed[line.key], is_agreed=True)

    def _sides(self, line: Line, said: Iterable[ChangeId]) -> tuple[Side, ...]:
        known = {one.id: one for one in (*self.standing.get(line.record, ()), *self.coming[line.record])}
        files = list(self.origins)
        sides: list[Side] = []
        # What is here comes first, then the files as they were brought.
        for change in sorted((known[one] for one in said), key=lambda one: _place_in(files, one.device)):
            from_file = self.origins.get(change.device)
            spot = next((one for one in line.spots if from_file and one.file == from_file.brought.path), None)
            origin = str(spot) if spot else origin_of(self.desk, change, line.field)
            side = Side(change.fields[line.field].value, change.author, origin)
            sides += [side] if not any(same(side.value, one.value) for one in sides) else []
        return tuple(sides)


def _place_in(files: Sequence[str], device: str) -> int:
    return files.index(device) if device in files else -1


def same(one: Value, other: Value) -> bool:
    """Whether two values are one: Python takes 1 and True for the same."""
    return type(one) is type(other) and one == other


def _questions(looked: Looked) -> Iterator[Question]:
    """The remarks that a person can answer: what may mean several things, and what could not be read."""
    path = looked.brought.path
    bases = {
        (one.record, one.field): (one.kind, frozen(one.value))
        for sheet in looked.identity.sheets
        for one in sheet.questions
    }
    rows = {sheet.room.kind for sheet in looked.identity.sheets if sheet.room}
    for remark in looked.returned.remarks:
        is_of_a_cell = bool(remark.cell and (remark.field or remark.doubt.options))
        if remark.doubt.weight is Weight.NOTE or remark.doubt.code in _UNANSWERABLE or not is_of_a_cell:
            continue
        kind, base = bases.get((remark.record, remark.field), ("", None))
        added = next((one for one in rows if remark.field in KINDS[one].by_name), "")
        yield Question(Spot(path, remark.sheet, remark.cell), remark, kind or added, base)


_UNANSWERABLE = {"rule", "merged", "report_closed", "not_carried", "row_moved"}
"""What no answer to one cell mends: a rule of the whole record, a place that is closed or gone."""


def _ways(desk: Desk, brought: Brought, failure: KnownFailure, expected: Expected) -> tuple[Way, ...]:
    """What may be done with a workbook that is another's, or that another laptop sent."""
    if isinstance(failure, NotSentFromHere):
        return (Way("Recibirlo de todos modos", replace(expected, origin=Origin.ANY)),)
    if not isinstance(failure, OtherQuarterAsked | OtherCommitmentAsked):
        return ()
    said = identity_in(desk, brought)
    record = desk.book.record(expected.commitment or said.commitment)
    to = f"compromiso {record.text('number') if record else '?'}, {expected.quarter or said.quarter}"
    return (
        Way(
            f"Recibirlo como lo que es: compromiso {_number(said.commitment_name)}, {said.quarter}",
            replace(expected, commitment=None, quarter=None),
        ),
        Way(f"Llevar sus respuestas a: {to}", replace(expected, onto=Onto.CARRY_OVER)),
    )


def _number(commitment: str) -> str:
    return commitment.partition(".")[0]
