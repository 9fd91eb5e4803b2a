"""A table: a record in each row, those there are and room for more; the first column says what each stands under."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.questionnaires import styles
from gobabierto_desktop.questionnaires.asking import (
    DONE,
    DOUBTFUL,
    MISSING,
    Lists,
    dress,
    misfit,
    offer_words,
    paint_states,
    put,
    validate,
)
from gobabierto_desktop.questionnaires.entries import cell_content
from gobabierto_desktop.questionnaires.identity import PARENT, PARENT_HEAD
from gobabierto_desktop.questionnaires.questions import Table, sent_value
from gobabierto_desktop.questionnaires.sheet import FIRST, KEYS, Making, head

_WIDTHS = {FieldType.TEXT: 40.0, FieldType.LINE: 26.0, FieldType.CHOICE: 22.0, FieldType.CHOICES: 34.0}
_WIDTH, _PARENT_WIDTH, _STATE_WIDTH = 13.0, 11.0, 9.0
_WHICH = Field(PARENT, PARENT_HEAD, FieldType.CHOICE)


def state_letter(page: Table) -> str:
    """The column that says how each row stands."""
    return get_column_letter(len(page.fields) + 3)


def lay_table(making: Making, page: Table) -> None:
    """Write the sheet of a table."""
    fields = [KINDS[page.kind].field(name) for name in page.fields]
    widths = [_PARENT_WIDTH, *(_WIDTHS.get(one.type, _WIDTH) for one in fields), _STATE_WIDTH]
    sheet = making.sheet(page.code, page.tab, page.title, page.text, widths)
    for column, key in enumerate((PARENT, *page.fields), start=2):
        put(sheet, KEYS, column, key)
    head(sheet, [f"{PARENT_HEAD} *", *(f"{one.label}{' *' * one.required}" for one in fields), "Estado"])
    last = FIRST + len(page.rows) + page.spare - 1
    for column, asked in enumerate((_WHICH, *fields), start=2):
        letter = get_column_letter(column)
        if asked is _WHICH:
            words = making.lists.offer(f"hitos_{page.code}", tuple(page.parents))
            offer_words(sheet, f"B{FIRST}:B{last}", words, PARENT_HEAD, "A qué hito corresponde esta fila.")
        else:
            validate(sheet, f"{letter}{FIRST}:{letter}{last}", asked, making.lists)
        for row in range(FIRST, last + 1):
            dress(sheet, row, column, asked)
    for row in range(FIRST, last + 1):
        _lay_state(sheet, row, fields, making.lists)
    _lay_records(sheet, page, fields, making.lists)
    letter = state_letter(page)
    paint_states(sheet, f"{letter}{FIRST}:{letter}{last}", f"{letter}{FIRST}")
    sheet.freeze_panes = f"C{FIRST}"


def _lay_records(sheet: Worksheet, page: Table, fields: Sequence[Field], lists: Lists) -> None:
    labels = {parent: label for label, parent in page.parents.items()}
    for row, record in enumerate(page.rows, start=FIRST):
        put(sheet, row, 1, record.id)
        put(sheet, row, 2, labels.get(record.parent or ""))
        for column, asked in enumerate(fields, start=3):
            put(sheet, row, column, cell_content(asked, sent_value(record, asked.name), lists.terms))


def _lay_state(sheet: Worksheet, row: int, fields: Sequence[Field], lists: Lists) -> None:
    cells = [(one, f"{get_column_letter(column)}{row}") for column, one in enumerate(fields, start=3)]
    holes = ",".join(f"LEN(TRIM({cell}))=0" for cell in (f"B{row}", *(cell for one, cell in cells if one.required)))
    odd = [(cell, wrong) for one, cell in cells if (wrong := misfit(one, cell, lists)) != "FALSE"]
    wrong = ",".join(f"IF(LEN({cell})=0,FALSE,{formula})" for cell, formula in odd)
    doubt = f'IF(OR({wrong}),"{DOUBTFUL}","{DONE}")' if wrong else f'"{DONE}"'
    words = f'IF(COUNTA(B{row}:{cells[-1][1]})=0,"",IF(OR({holes}),"{MISSING}",{doubt}))'
    cell = sheet.cell(row, len(fields) + 3, f"={words}")
    cell.font, cell.alignment, cell.border = styles.QUIET, styles.CENTRED, styles.FRAME
