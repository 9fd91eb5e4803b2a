"""A form: one question below the other, the answer beside it, a reason where there is none, last quarter's words."""

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.questionnaires import styles
from gobabierto_desktop.questionnaires.asking import (
    DONE,
    DOUBTFUL,
    MISSING,
    Lists,
    dress,
    misfit,
    paint_answers,
    paint_states,
    put,
    validate,
)
from gobabierto_desktop.questionnaires.entries import cell_content
from gobabierto_desktop.questionnaires.identity import ANSWER, ANSWER_HEAD, REASON, REASON_HEAD
from gobabierto_desktop.questionnaires.questions import Form, sent_value
from gobabierto_desktop.questionnaires.sheet import FIRST, KEYS, Making, head, section

_COLUMNS = (("Pregunta", 40.0), (ANSWER_HEAD, 62.0), (REASON_HEAD, 18.0), ("Estado", 9.0), ("Trimestre anterior", 36.0))
_ANSWER, _REASON, _STATE, _BEFORE = 3, 4, 5, 6
STATE_LETTER = "E"
_TALL, _LOW = 62.0, 21.0


def lay_form(making: Making, page: Form) -> None:
    """Write the sheet of a form."""
    kind = KINDS[page.record.kind]
    sheet = making.sheet(page.code, page.tab, page.title, page.text, [width for _, width in _COLUMNS])
    put(sheet, KEYS, _ANSWER, ANSWER)
    put(sheet, KEYS, _REASON, REASON)
    head(sheet, [name for name, _ in _COLUMNS])
    row, part = FIRST, ""
    for name in page.fields:
        asked = kind.field(name)
        if asked.section != part:
            part = asked.section
            section(sheet, row, part, len(_COLUMNS))
            row += 1
        _lay_question(sheet, row, page, asked, making.lists)
        making.places[page.code, name] = f"{quote_sheetname(page.tab)}!$C${row}"
        row += 1
    paint_states(sheet, f"E{FIRST}:E{row}", f"E{FIRST}")
    paint_answers(sheet, f"C{FIRST}:C{row}", f"$E{FIRST}")
    sheet.freeze_panes = f"C{FIRST}"


def _lay_question(sheet: Worksheet, row: int, page: Form, asked: Field, lists: Lists) -> None:
    kind, reason = KINDS[page.record.kind], page.reasons.get(asked.name)
    label = f"{asked.label}\n{asked.help}".strip()
    put(sheet, row, 1, asked.name)
    put(sheet, row, 2, label)
    answer = _lay_answer(sheet, row, _ANSWER, page, asked, lists)
    if reason:
        _lay_answer(sheet, row, _REASON, page, kind.field(reason), lists)
    _lay_state(sheet, row, asked, lists, must_say=bool(reason) or asked.required, has_reason=bool(reason))
    before = shown(asked, page.before.get(asked.name), lists.terms)
    put(sheet, row, _BEFORE, before or None)
    for column in (2, _REASON, _STATE, _BEFORE):
        sheet.cell(row, column).border = styles.FRAME
    sheet.cell(row, 2).font, sheet.cell(row, 2).alignment = styles.PLAIN, styles.TOP
    sheet.cell(row, _BEFORE).font, sheet.cell(row, _BEFORE).alignment = styles.QUIET, styles.TOP
    texts = zip((label, answer, before), (40.0, 62.0, 36.0), strict=True)
    styles.heighten(sheet, row, tuple(texts), _TALL if asked.type is FieldType.TEXT else _LOW)


def _lay_answer(sheet: Worksheet, row: int, column: int, page: Form, asked: Field, lists: Lists) -> str:
    """Write what is known already into an answer cell; what was written, as text."""
    dress(sheet, row, column, asked)
    validate(sheet, sheet.cell(row, column).coordinate, asked, lists)
    content = cell_content(asked, sent_value(page.record, asked.name), lists.terms)
    put(sheet, row, column, content)
    return "" if content is None else str(content)


def _lay_state(sheet: Worksheet, row: int, asked: Field, lists: Lists, *, must_say: bool, has_reason: bool) -> None:
    blank = f'"{MISSING}"' if must_say else '""'
    if has_reason:
        blank = f'IF(LEN(TRIM(D{row}))>0,"{DONE}",{blank})'
    words = f'IF(LEN(TRIM(C{row}))=0,{blank},IF({misfit(asked, f"C{row}", lists)},"{DOUBTFUL}","{DONE}"))'
    cell = sheet.cell(row, _STATE, f"={words}")
    cell.font, cell.alignment = styles.QUIET, styles.CENTRED
