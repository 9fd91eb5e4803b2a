"""Reads the sheets of a returned questionnaire: what differs from what was sent, and a remark for all that is odd.

An answer names the versions it is made over, which the workbook itself carries: two copies merge field by field.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gobabierto_desktop.domain.changes import ChangeId, read_change_id
from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.ids import uuid7
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import Value, frozen
from gobabierto_desktop.questionnaires.answers import Reader
from gobabierto_desktop.questionnaires.cells import Cell, Place, Tab, cleaned
from gobabierto_desktop.questionnaires.doubts import Doubt, Reading, Remark, error, note, question
from gobabierto_desktop.questionnaires.entries import cell_content
from gobabierto_desktop.questionnaires.identity import PARENT, Identity, Question, Room, Sheet
from gobabierto_desktop.questionnaires.locating import Located
from gobabierto_desktop.questionnaires.questions import is_kept_back

Decided = Mapping[tuple[str, str], Value]
"""What a person answered to questions: by sheet (as it is called in the file) and cell."""

Key = tuple[str, str]
"""A record and a field of it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value for a field of a record, the versions it is made over, and the cell it came from."""

    kind: str
    record: str
    parent: str | None
    field: str
    value: Value
    over: tuple[ChangeId, ...]
    sheet: str
    place: Place


@dataclass(slots=True)
class Findings:
    """What was found while reading; `bases` are the records as they were sent, `places` where each field is asked."""

    answers: dict[Key, list[Answer]] = field(default_factory=dict[Key, list[Answer]])
    remarks: list[Remark] = field(default_factory=list[Remark])
    bases: dict[str, Record] = field(default_factory=dict[str, Record])
    places: dict[Key, tuple[str, Place]] = field(default_factory=dict[Key, tuple[str, Place]])

    def remark(self, tab: Tab, place: Place | None, doubt: Doubt, record: str = "", name: str = "") -> None:
        """Say something of a cell, or of a whole sheet."""
        self.remarks.append(Remark(tab.name, place.address if place else "", doubt, record, name))


@dataclass(frozen=True, slots=True)
class SheetReader:
    """Reads the sheets of one workbook into the same findings."""

    identity: Identity
    reader: Reader
    decided: Decided
    findings: Findings

    def read(self, located: Located) -> None:
        """Take every answer of a sheet."""
        for asked in located.sheet.questions:
            self._note_base(asked, located.sheet)
            declared = KINDS[asked.kind].by_name.get(asked.field)
            if declared is None:
                continue
            for place, cell in located.at(asked.row, asked.column):
                self.findings.places.setdefault((asked.record, asked.field), (located.tab.name, place))
                self._take(located, asked, declared, place, cell)
        if located.sheet.room:
            self._check_parents(located, located.sheet.room)
            self._take_added(located, located.sheet.room)

    def _note_base(self, asked: Question, sheet: Sheet) -> None:
        base = self.findings.bases.get(asked.record) or Record(asked.kind, asked.record, asked.parent)
        told = {**sheet.fixed.get(asked.record, {}), asked.field: asked.value}
        values = {name: frozen(value) for name, value in told.items() if value is not None}
        self.findings.bases[asked.record] = base.with_values(values)

    def _take(self, located: Located, asked: Question, declared: Field, place: Place, cell: Cell) -> None:
        base = frozen(asked.value)
        decision = (located.tab.name, place.address)
        if decision not in self.decided and is_as_sent(declared, base, cell, self.reader.terms):
            return
        if decision in self.decided:
            reading = Reading(self.decided[decision])
        elif cell.is_blank:
            reading = _emptied(located.tab, asked, place, cell)
        else:
            reading = self.reader.read(declared, cell)
        for doubt in reading.doubts:
            self.findings.remark(located.tab, place, doubt, asked.record, asked.field)
        if reading.is_taken and reading.value != base:
            over = tuple(read_change_id(one) for one in asked.over)
            self._add(
                Answer(
                    asked.kind, asked.record, asked.parent, asked.field, reading.value, over, located.tab.name, place
                )
            )

    def _add(self, answer: Answer) -> None:
        self.findings.answers.setdefault((answer.record, answer.field), []).append(answer)

    def _check_parents(self, located: Located, room: Room) -> None:
        """A row that was sent stands where it stood: it cannot be moved to another milestone from a workbook."""
        parents = {asked.record: asked.parent for asked in located.sheet.questions}
        for record, parent in parents.items():
            for place, cell in located.at(record, PARENT):
                if not cell.is_blank and self._parent(room, cell) != parent:
                    what = f"la fila ya estaba en otro hito y ahora dice «{cleaned(cell.text)}»; se dejó donde estaba."
                    remedy = "Para cambiarla de hito, agréguela en una fila nueva y borre ésta en el programa."
                    self.findings.remark(located.tab, place, error("row_moved", what, remedy), record)

    def _take_added(self, located: Located, room: Room) -> None:
        kind, seen = KINDS[room.kind], Counter[tuple[str, str]]()
        for row in located.added_rows():
            readings = {
                name: self._reading(located, kind.field(name), Place(row, located.columns[name]))
                for name in room.fields
                if name in located.columns and name in kind.by_name
            }
            values = {name: one.value for name, one in readings.items() if one.is_taken and one.value is not None}
            parent = self._added_parent(
                located, room, row, bool(values or any(one.doubts for one in readings.values()))
            )
            if parent is None or not values:
                continue
            title = fold(str(values.get(kind.title_field) or "|".join(f"{n}={v}" for n, v in sorted(values.items()))))
            seen[parent, title] += 1
            record = self._new_id(room.kind, parent, title, seen[parent, title])
            self.findings.bases.setdefault(record, Record(room.kind, record, parent))
            for name, reading in readings.items():
                place = Place(row, located.columns[name])
                self.findings.places.setdefault((record, name), (located.tab.name, place))
                for doubt in reading.doubts:
                    self.findings.remark(located.tab, place, doubt, record, name)
            for name, value in values.items():
                place = Place(row, located.columns[name])
                self._add(Answer(room.kind, record, parent, name, value, (), located.tab.name, place))

    def _reading(self, located: Located, declared: Field, place: Place) -> Reading:
        decision = (located.tab.name, place.address)
        if decision in self.decided:
            return Reading(self.decided[decision])
        return self.reader.read(declared, located.tab.at(*place))

    def _added_parent(self, located: Located, room: Room, row: int, says_something: bool) -> str | None:  # noqa: FBT001
        """What an added row stands under: the one it names, or the only one there is."""
        place = Place(row, located.columns.get(PARENT, 0))
        cell = located.tab.at(*place)
        decided = self.decided.get((located.tab.name, place.address)) if PARENT in located.columns else None
        parent = room.parents.get(str(decided)) if decided else self._parent(room, cell)
        if parent is None and cell.is_blank and len(room.parents) == 1:
            return next(iter(room.parents.values()))
        if parent is None and says_something:
            said = (
                f"dice «{cleaned(cell.text)}», que no es un hito de este libro"
                if not cell.is_blank
                else "no dice de qué hito es"
            )
            told = "; ".join(
                located.tab.at(row, one).text[:40]
                for one in sorted(located.columns.values())
                if not located.tab.at(row, one).is_blank
            )
            doubt = error(
                "row_without_parent",
                f"la fila {said}; no se tomó ({told}).",
                "Elija el hito de la lista.",
                *room.parents,
            )
            self.findings.remark(located.tab, place, doubt)
        return parent

    def _parent(self, room: Room, cell: Cell) -> str | None:
        """«Hito 2», «hito 2», «2»: the parent that a cell names."""
        named = {fold(label): parent for label, parent in room.parents.items()}
        named |= {fold(label).removeprefix("hito "): parent for label, parent in room.parents.items()}
        return named.get(fold(cleaned(cell.text)))

    def _new_id(self, kind: str, parent: str, title: str, time: int) -> str:
        """The id of an added row follows from its title: the same row in two copies is one record, not two."""
        return added_id(self.identity, kind, parent, f"{title}|{time}")


def added_id(identity: Identity, kind: str, parent: str, name: str) -> str:
    """The id of a record that a workbook adds, by the name it goes by in it: the same each time it is read."""
    milliseconds = int(datetime.fromisoformat(identity.made_at).timestamp() * 1000)
    told = f"{identity.workbook}|{kind}|{parent}|{name}"
    return uuid7(milliseconds, hashlib.sha256(told.encode()).digest())


def is_as_sent(declared: Field, base: Value, cell: Cell, terms: Terms) -> bool:
    """Whether a cell holds what it held when the workbook left."""
    sent = Cell(cell_content(declared, base, terms)).text
    return not cell.formula and _settled(cell.text) == _settled(sent)


def _settled(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _emptied(tab: Tab, asked: Question, place: Place, cell: Cell) -> Reading:
    """A blank where something was sent: erased, save where it was never shown or somebody merged the cell away."""
    del cell
    merged = next((one for one in tab.merged if _covers(one, place)), None)
    if merged:
        reach = ":".join(end.address for end in merged)
        doubt = error(
            "merged", f"la celda quedó dentro de {reach}, que están combinadas.", "Sepárelas y responda en cada una."
        )
        return Reading(None, (doubt,), is_taken=False)
    if is_kept_back(asked.kind, asked.field) or asked.value is None:
        return Reading(None, is_taken=False)
    said = asked.value if isinstance(asked.value, str) else str(asked.value)
    return Reading(
        None, (note("emptied", f"decía «{said[:60]}» y volvió vacía: se borra.", "Si no fue a propósito, escríbalo."),)
    )


def _covers(merged: tuple[Place, Place], place: Place) -> bool:
    first, last = merged
    return first != place and first.row <= place.row <= last.row and first.column <= place.column <= last.column


def answers_in(findings: Findings) -> Iterator[Answer]:
    """One answer a field: where copies of a row or sheet say different things, none is taken and all are named."""
    for answers in findings.answers.values():
        distinct = {(type(one.value), one.value): one for one in answers}
        if len(distinct) == 1:
            yield answers[0]
            continue
        first = answers[0]
        places = ", ".join(f"{one.sheet}!{one.place.address}" for one in distinct.values())
        what = f"la misma pregunta tiene respuestas distintas ({places}); no se tomó ninguna."
        doubt = question("answered_twice", what, "Deje una sola.", *(one.value for one in distinct.values()))
        also = tuple((one.sheet, one.place.address) for one in answers[1:])
        findings.remarks.append(Remark(first.sheet, first.place.address, doubt, first.record, first.field, also))
