"""The identity that a workbook carries hidden: what it is, what each cell asks, and over which versions."""

import hashlib
import json
import re
from collections.abc import Iterator

import msgspec

from gobabierto_desktop.domain.changes import read_change_id
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value, canonical, settled
from gobabierto_desktop.identity.strictjson import MALFORMED
from gobabierto_desktop.questionnaires.cells import Opened, Place, Tab
from gobabierto_desktop.questionnaires.csv_file import SEAL
from gobabierto_desktop.questionnaires.failures import NewerQuestionnaire
from gobabierto_desktop.questionnaires.questions import Form, Grid, Page, Questionnaire, Table, heads_of, sent_value

FORMAT = 1
TAB = "_identidad"
MARK = "Gobierno Abierto, identidad de este libro: no la borre ni la cambie."
ANSWER, REASON, PARENT = "@respuesta", "@motivo", "@hito"
"""The keys of the columns that are no field of their own."""

ANSWER_HEAD, REASON_HEAD, PARENT_HEAD = "Su respuesta", "Si no hay dato, ¿por qué?", "Hito"
"""What stands over them in sight."""

COVER = "INICIO"
FILLED_BY, POST, FILLED_ON = "@nombre", "@cargo", "@fecha"
"""What the first sheet asks of whoever fills the workbook in."""

_CHUNK = 30_000
_LINE = re.compile(r"Libro ([0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}) . hoja ([A-Z0-9]+)")
_CORNER = re.compile(r"@([0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4})/([A-Z0-9]+)")


Held = str | int | bool | list[str] | None
"""A value as JSON has it."""


class Question(msgspec.Struct, frozen=True, array_like=True):
    """One answer cell, by the keys of its row and column; `over` are the versions it stands on, `value` was shown."""

    row: str
    column: str
    kind: str
    record: str
    parent: str | None
    field: str
    over: tuple[str, ...]
    value: Held


class Room(msgspec.Struct, frozen=True):
    """Where rows may be added: records of a kind, the fields of their columns, and what they may stand under."""

    kind: str
    fields: tuple[str, ...]
    parents: dict[str, str]


class Sheet(msgspec.Struct, frozen=True):
    """One sheet. `rows` and `columns` are the words people see of each key: what is left when the keys are lost.

    `fixed` is what the place of a cell says of its record (the sex and age of a count).
    """

    code: str
    tab: str
    questions: tuple[Question, ...]
    rows: dict[str, str]
    columns: dict[str, str]
    room: Room | None = None
    fixed: dict[str, dict[str, Held]] = {}


class Identity(msgspec.Struct, frozen=True):
    """What a workbook is. `seal` is the digest of all the rest: one that was cut or changed does not agree with it."""

    format: int
    workbook: str
    plan: str
    commitment: str
    commitment_name: str
    quarter: str
    made_at: str
    salt: str
    sheets: tuple[Sheet, ...]
    seal: str = ""

    @property
    def short(self) -> str:
        """The name that people see on every sheet: «7C2F-91AB-33D0»."""
        digits = self.workbook.replace("-", "")[-12:].upper()
        return f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"

    def sheet(self, code: str) -> Sheet | None:
        """The sheet of a code."""
        return next((one for one in self.sheets if one.code == code), None)

    def corner(self, code: str) -> str:
        """The same name and code as the line's, hidden in the corner of the sheet."""
        return f"@{self.short}/{code}"

    def line(self, code: str) -> str:
        """The line that every sheet carries in sight, by which it is known whatever else is lost."""
        return f"Libro {self.short} · hoja {code} · {self.quarter} · {SEAL}"


def identity_of(asked: Questionnaire) -> Identity:
    """The identity of a questionnaire, sealed."""
    bare = Identity(
        format=FORMAT,
        workbook=asked.workbook,
        plan=asked.plan,
        commitment=asked.commitment,
        commitment_name=asked.commitment_name,
        quarter=asked.quarter,
        made_at=asked.made_at,
        salt=asked.salt,
        sheets=tuple(_sheet(page) for page in asked.pages),
    )
    return msgspec.structs.replace(bare, seal=_seal(bare))


def spelt(identity: Identity) -> str:
    """The identity as text: plain JSON in ASCII, so that no program on the way changes a letter of it."""
    return json.dumps(msgspec.to_builtins(identity), sort_keys=True, separators=(",", ":"))


def read_identity(text: str) -> Identity | None:
    """The inverse of `spelt`; None where it is not whole. Raises NewerQuestionnaire."""
    try:
        told = msgspec.json.decode(text, type=dict[str, object])
        if isinstance(found := told.get("format"), int) and found > FORMAT:
            raise NewerQuestionnaire(found, FORMAT)
        identity = msgspec.convert(told, Identity)
        for sheet in identity.sheets:
            for question in sheet.questions:
                for seen in question.over:
                    read_change_id(seen)
    except (*MALFORMED, ValueError):
        return None
    return identity if identity.seal == _seal(identity) else None


def chunks(identity: Identity) -> Iterator[str]:
    """The text in pieces that fit a cell."""
    text = spelt(identity)
    for start in range(0, len(text), _CHUNK):
        yield text[start : start + _CHUNK]


def carried_identity(opened: Opened) -> Identity | None:
    """The identity that a workbook still carries whole, wherever its sheet stands and whatever it is called."""
    for tab in opened.tabs:
        marks = [place for place, cell in tab.cells.items() if cell.text == MARK]
        for place in marks:
            identity = read_identity(_below(tab, place))
            if identity:
                return identity
    return None


def _below(tab: Tab, place: Place) -> str:
    text, row = "", place.row + 1
    while piece := tab.at(row, place.column).text:
        text, row = text + piece, row + 1
    return text


def named_sheet(tab: Tab) -> tuple[str, str] | None:
    """The short name of the workbook and the code of the sheet, as its line says or, where that is lost, its corner."""
    texts = [cell.content for _, cell in sorted(tab.cells.items()) if isinstance(cell.content, str)]
    for pattern in (_LINE, _CORNER):
        for text in texts:
            if found := pattern.search(text):
                return found[1], found[2]
    return None


def corner_of(tab: Tab) -> Place | None:
    """Where the hidden row and column of keys meet; None where one of them is gone."""
    texts = ((place, cell.content) for place, cell in sorted(tab.cells.items()))
    return next((place for place, text in texts if isinstance(text, str) and _CORNER.fullmatch(text)), None)


def _seal(identity: Identity) -> str:
    plain = msgspec.to_builtins(msgspec.structs.replace(identity, seal=""))
    return hashlib.sha256(canonical(plain)).hexdigest()


def _sheet(page: Page) -> Sheet:
    match page:
        case Form():
            kind = KINDS[page.record.kind]
            asked = [(name, ANSWER, name) for name in page.fields]
            asked += [(name, REASON, reason) for name, reason in page.reasons.items()]
            return Sheet(
                page.code,
                page.tab,
                tuple(_question(row, column, page.record, name) for row, column, name in asked),
                {name: kind.field(name).label for name in page.fields},
                {ANSWER: ANSWER_HEAD, REASON: REASON_HEAD},
            )
        case Table():
            kind = KINDS[page.kind]
            return Sheet(
                page.code,
                page.tab,
                tuple(_question(row.id, name, row, name) for row in page.rows for name in page.fields),
                {},
                {PARENT: PARENT_HEAD} | {name: kind.field(name).label for name in page.fields},
                Room(page.kind, page.fields, dict(page.parents)),
            )
        case Grid():
            return Sheet(
                page.code,
                page.tab,
                tuple(_question(one.row, one.column, one.record, page.field) for one in page.counts),
                dict(page.rows),
                dict(page.columns),
                fixed={one.record.id: {name: _held(value) for name, value in one.fixed.items()} for one in page.counts},
            )


def _held(value: Value) -> Held:
    one = settled(value)
    return list(one) if isinstance(one, tuple) else one


def _question(row: str, column: str, record: Record, name: str) -> Question:
    return Question(
        row,
        column,
        record.kind,
        record.id,
        record.parent,
        name,
        tuple(str(one) for one in heads_of(record, name)),
        _held(sent_value(record, name)),
    )
