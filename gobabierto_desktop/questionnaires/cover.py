"""The first sheet: what this is, by when, what to do in five steps, who fills it in, and how much is missing."""

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.questionnaires import styles
from gobabierto_desktop.questionnaires.asking import DONE, MISSING, dress, paint_states, put, validate
from gobabierto_desktop.questionnaires.form_sheet import STATE_LETTER as FORM_STATE
from gobabierto_desktop.questionnaires.identity import ANSWER, COVER, FILLED_BY, FILLED_ON, POST
from gobabierto_desktop.questionnaires.questions import Form, Grid, Page, Questionnaire, Table
from gobabierto_desktop.questionnaires.sheet import FIRST, KEYS, Making, section
from gobabierto_desktop.questionnaires.table_sheet import state_letter as table_state

TAB = "Inicio"
FIELDS = (
    Field(FILLED_BY, "Nombre de quien llena el libro", help="Para saber a quién preguntar"),
    Field(POST, "Cargo y unidad"),
    Field(FILLED_ON, "Fecha en que se llenó", FieldType.DATE),
)
_STEPS = (
    "1.  Vaya a cada hoja de abajo y llene sólo las casillas amarillas. Las demás están protegidas.",
    "2.  Al ponerse en una casilla aparece una ayuda; las que tienen lista muestran una flecha a la derecha.",
    "3.  Si no tiene un dato, déjelo vacío y elija al lado por qué falta. Nada se inventa ni se adivina.",
    "4.  Las fechas van día/mes/año (16/05/2019). Los porcentajes van sin signo: 45 para decir 45 %.",
    "5.  Guarde y devuelva este mismo archivo a quien se lo envió. Puede devolverlo a medias y completarlo después.",
)
_WIDTHS = (34.0, 70.0, 24.0)
_SHORT = 130


def lay_cover(making: Making, asked: Questionnaire) -> None:
    """Write the first sheet. The sheets it counts on are written after it; their names are already settled."""
    when = f"Trimestre {asked.quarter}. Devuélvalo a más tardar el {asked.due}. Lo envía: {asked.sender}."
    sheet = making.sheet(COVER, TAB, asked.commitment_name, f"{asked.plan_title}\n{when}", _WIDTHS)
    put(sheet, KEYS, 3, ANSWER)
    row = _lay_steps(sheet, FIRST)
    section(sheet, row + 1, "¿Quién llena este libro?", len(_WIDTHS))
    row += 2
    for field in FIELDS:
        put(sheet, row, 1, field.name)
        put(sheet, row, 2, field.label)
        sheet.cell(row, 2).font, sheet.cell(row, 2).border = styles.PLAIN, styles.FRAME
        sheet.cell(row, 2).alignment = styles.ONE_LINE
        dress(sheet, row, 3, field)
        validate(sheet, f"C{row}", field, making.lists)
        sheet.row_dimensions[row].height = 21
        row += 1
    section(sheet, row + 1, "Las hojas de este libro", len(_WIDTHS))
    row += 2
    for place, page in enumerate(asked.pages):
        _lay_line(sheet, row + place, page)
    paint_states(sheet, f"D{row}:D{row + len(asked.pages)}", f"D{row}")


def _lay_steps(sheet: Worksheet, row: int) -> int:
    for step in _STEPS:
        put(sheet, row, 2, step)
        sheet.cell(row, 2).font, sheet.cell(row, 2).alignment = styles.PLAIN, styles.MIDDLE
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
        sheet.row_dimensions[row].height = 20
        row += 1
    return row


def _lay_line(sheet: Worksheet, row: int, page: Page) -> None:
    """The sheet's name as a link, what it holds, and how much of it is missing or written."""
    place = quote_sheetname(page.tab)
    put(sheet, row, 2, page.tab)
    sheet.cell(row, 2).hyperlink = Hyperlink(ref=f"B{row}", location=f"{place}!B6", display=page.tab)
    sheet.cell(row, 2).font = styles.STRONG
    put(sheet, row, 3, _short(page.text))
    sheet.cell(row, 3).font = styles.QUIET
    sheet.cell(row, 4, _stands(page, place))
    sheet.cell(row, 4).font = styles.PLAIN
    for column, alignment in ((2, styles.ONE_LINE), (3, styles.MIDDLE), (4, styles.CENTRED)):
        sheet.cell(row, column).border, sheet.cell(row, column).alignment = styles.FRAME, alignment
    sheet.row_dimensions[row].height = 30


def _short(text: str) -> str:
    line = text.split("\n", maxsplit=1)[0]
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', maxsplit=1)[0]}…"


def _stands(page: Page, place: str) -> str:
    """A formula: what is missing of a form, how many rows a table has, how many people a grid counts."""
    match page:
        case Form():
            missing = f'COUNTIF({place}!{FORM_STATE}:{FORM_STATE},"{MISSING}")'
            return f'=IF({missing}=0,"{DONE}","{MISSING}"&IF({missing}=1," 1 respuesta","n "&{missing}&" respuestas"))'
        case Table():
            letter = table_state(page)
            cells = f"{place}!{letter}{FIRST}:{letter}{FIRST + len(page.rows) + page.spare - 1}"
            rows = f'COUNTIF({cells},"?*")'
            return f'=IF({rows}=1,"1 fila",{rows}&" filas")'
        case Grid():
            total = f"{place}!{get_column_letter(len(page.columns) + 3)}{FIRST + len(page.rows)}"
            return f'=IF({total}=1,"1 persona",{total}&" personas")'
