"""A returned workbook understood: which one it is, its answers, and every remark, in the order a person would look."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gobabierto_desktop.domain.fields import FieldType
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.rules import check
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import read_date
from gobabierto_desktop.questionnaires.answers import Reader
from gobabierto_desktop.questionnaires.cells import Cell, Form, Opened, Tab
from gobabierto_desktop.questionnaires.comparing import strangers, structure_remarks
from gobabierto_desktop.questionnaires.cover import FIELDS
from gobabierto_desktop.questionnaires.dates import writes_month_first
from gobabierto_desktop.questionnaires.doubts import Remark, Weight, error, note
from gobabierto_desktop.questionnaires.failures import IdentityLost, NotAQuestionnaire, SeveralQuestionnaires
from gobabierto_desktop.questionnaires.identity import (
    ANSWER,
    COVER,
    FILLED_BY,
    FILLED_ON,
    POST,
    Identity,
    Question,
    Sheet,
    carried_identity,
    named_sheet,
)
from gobabierto_desktop.questionnaires.locating import Located, locate
from gobabierto_desktop.questionnaires.reading import Answer, Decided, Findings, SheetReader, answers_in


@dataclass(frozen=True, slots=True)
class Recognised:
    """Which questionnaire a file is: its identity, and the sheets of it that came, by code."""

    identity: Identity
    tabs: tuple[tuple[str, Tab], ...]
    is_known: bool
    is_altered: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back. `author` and `filled_on` (ISO, may be empty) are what the first sheet claims."""

    identity: Identity
    author: str
    filled_on: str
    answers: tuple[Answer, ...]
    remarks: tuple[Remark, ...]

    def weighing(self, weight: Weight) -> tuple[Remark, ...]:
        """The remarks of a weight."""
        return tuple(one for one in self.remarks if one.doubt.weight is weight)


def recognise(opened: Opened, known: Callable[[str], Identity | None]) -> Recognised:
    """Find out which questionnaire this is; `known` gives the identity of one that was sent, by its short name.

    What was sent is believed before what came back says of itself.
    Raises NotAQuestionnaire, IdentityLost, SeveralQuestionnaires or NewerQuestionnaire.
    """
    carried = carried_identity(opened)
    named = [(told, tab) for tab in opened.tabs if (told := named_sheet(tab))]
    shorts = list(dict.fromkeys(told[0] for told, _ in named)) or ([carried.short] if carried else [])
    if not shorts:
        raise NotAQuestionnaire
    if len(shorts) > 1:
        raise SeveralQuestionnaires(tuple(shorts))
    sent = known(shorts[0])
    identity = sent or (carried if carried and carried.short == shorts[0] else None)
    if identity is None:
        raise IdentityLost(shorts[0])
    return Recognised(
        identity,
        tuple((told[1], tab) for told, tab in named),
        is_known=sent is not None,
        is_altered=sent is not None and carried is not None and carried.seal != sent.seal,
    )


def understand(opened: Opened, found: Recognised, terms: Terms, decided: Decided, sent: Opened | None) -> Returned:
    """Read everything; `sent` is the workbook as it left, where it is still at hand, to name what was changed in it."""
    identity = found.identity
    located = [locate(tab, sheet) for code, tab in found.tabs if (sheet := identity.sheet(code))]
    reader = Reader(terms, month_first=writes_month_first(_dates(located)))
    findings = Findings()
    for one in located:
        SheetReader(identity, reader, decided, findings).read(one)
    answers = tuple(answers_in(findings))
    author, filled_on = _claimed(found, reader, findings)
    remarks = [
        *_about_file(opened, found, located),
        *findings.remarks,
        *_problems(answers, findings, terms),
        *(structure_remarks(sent, opened, [*located, *_covers(found)]) if sent else ()),
        *strangers(opened, found.tabs),
    ]
    return Returned(identity, author, filled_on, answers, tuple(remarks))


def cover_sheet() -> Sheet:
    """The first sheet, whose answers are about the workbook itself and no field of a record."""
    questions = tuple(Question(one.name, ANSWER, "", "", None, one.name, (), None) for one in FIELDS)
    return Sheet(COVER, "", questions, {one.name: one.label for one in FIELDS}, {ANSWER: FIELDS[0].label})


def _covers(found: Recognised) -> Iterator[Located]:
    return (locate(tab, cover_sheet()) for code, tab in found.tabs if code == COVER)


def _claimed(found: Recognised, reader: Reader, findings: Findings) -> tuple[str, str]:
    """Who says to have filled it in, and when."""
    told: dict[str, str] = {}
    for located in _covers(found):
        for field in FIELDS:
            for place, cell in located.at(field.name, ANSWER):
                reading = reader.read(field, cell)
                told[field.name] = str(reading.value or "")
                for doubt in reading.doubts:
                    findings.remark(located.tab, place, doubt)
    author = ", ".join(part for part in (told.get(FILLED_BY, ""), told.get(POST, "")) if part)
    day = told.get(FILLED_ON, "")
    return author, day if read_date(day) == day else ""


def _dates(located: Iterable[Located]) -> Iterator[Cell]:
    """Every cell that asks a date: how they are written tells how the rest is to be read."""
    for one in located:
        asked = [(q.row, q.column) for q in one.sheet.questions if _is_date(q.kind, q.field)]
        yield from (cell for row, column in asked for _, cell in one.at(row, column))
        room = one.sheet.room
        columns = (
            [one.columns[name] for name in room.fields if name in one.columns and _is_date(room.kind, name)]
            if room
            else []
        )
        yield from (one.tab.at(row, column) for row in one.added_rows() for column in columns)


def _is_date(kind: str, name: str) -> bool:
    declared = KINDS[kind].by_name.get(name)
    return declared is not None and declared.type in {FieldType.DATE, FieldType.MONTH}


def _about_file(opened: Opened, found: Recognised, located: list[Located]) -> Iterator[Remark]:
    """What is to be said of the file as a whole, and of its sheets."""
    if found.is_altered:
        what = "la hoja de identidad no es la que se envió; se usó la que quedó guardada aquí."
        yield Remark("", "", note("identity_changed", what))
    if opened.has_macros:
        yield Remark(
            "", "", note("macros", "el libro trae macros; no se ejecutaron ni se guardan.", "Devuélvalo como .xlsx.")
        )
    if opened.has_links:
        yield Remark(
            "",
            "",
            note(
                "links",
                "el libro toma datos de otros archivos; se leyó lo último que mostraba.",
                "Pegue sólo los valores.",
            ),
        )
    came = {one.sheet.code for one in located}
    missing = [one.tab for one in found.identity.sheets if one.code not in came]
    if missing and opened.form is Form.CSV:
        yield Remark(
            "",
            "",
            note(
                "one_sheet",
                "un .csv guarda una sola hoja; las demás no cambian.",
                "Guarde cada hoja, o devuelva el .xlsx.",
            ),
        )
    elif missing:
        yield Remark(
            "", "", note("sheet_missing", f"no vienen las hojas {', '.join(missing)}; lo que decían no cambia.")
        )
    for one in located:
        yield from _about_sheet(one)


def _about_sheet(located: Located) -> Iterator[Remark]:
    name, sheet = located.tab.name, located.sheet
    if located.tab.goes_on:
        yield Remark(
            name, "", error("goes_on", "la hoja sigue más allá de lo que se lee.", "Borre lo que se pegó de más.")
        )
    lost = [words for key, words in sheet.columns.items() if key not in located.columns]
    if lost:
        what = f"no se encuentran las columnas {', '.join(lost)}."
        yield Remark(name, "", error("column_missing", what, "Copie esas respuestas al libro que se envió."))
    gone = [sheet.rows.get(row, "") for row in dict.fromkeys(q.row for q in sheet.questions) if row not in located.rows]
    if gone and not lost:
        said = "; ".join(one[:50] for one in gone[:5] if one) or f"{len(gone)} filas que se enviaron"
        more = f" y {len(gone) - 5} más" if len(gone) > 5 and gone[0] else ""
        yield Remark(name, "", note("row_missing", f"ya no están: {said}{more}; lo que decían no cambia."))


def _problems(answers: tuple[Answer, ...], findings: Findings, terms: Terms) -> Iterator[Remark]:
    """What the rules of the program say of each record that was answered, at the cell where it is asked."""
    spoken = {(one.record, one.field) for one in findings.remarks if one.doubt.weight is not Weight.NOTE}
    for record in dict.fromkeys(one.record for one in answers):
        said = {one.field: one.value for one in answers if one.record == record}
        for problem in check(findings.bases[record].with_values(said), terms):
            where = findings.places.get((record, problem.field))
            if where is None or (record, problem.field) in spoken:
                continue
            make = error if problem.severity is Severity.ERROR else note
            name, place = where
            yield Remark(name, place.address, make("rule", problem.message, ""), record, problem.field)
