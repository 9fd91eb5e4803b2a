"""A grid of counts with its totals as formulas; under it, whether they agree with what the milestone's sheet says."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.questionnaires import styles
from gobabierto_desktop.questionnaires.asking import DONE, DOUBTFUL, dress, paint_states, put, validate
from gobabierto_desktop.questionnaires.entries import cell_content
from gobabierto_desktop.questionnaires.questions import Grid, sent_value
from gobabierto_desktop.questionnaires.sheet import FIRST, HEADS, KEYS, Making, head

_TOTAL, _COUNT_FORMAT = "Total", "#,##0"
_FIRST_COUNT = 3
_WIDTH, _COLUMN_WIDTH = 46.0, 12.5


def lay_grid(making: Making, page: Grid) -> None:
    """Write the sheet of a grid."""
    asked = KINDS[page.counts[0].record.kind].field(page.field)
    widths = [_WIDTH, *(_COLUMN_WIDTH for _ in page.columns), _COLUMN_WIDTH]
    sheet = making.sheet(page.code, page.tab, page.title, page.text, widths)
    total, last = _FIRST_COUNT + len(page.columns), FIRST + len(page.rows) - 1
    head(sheet, [page.heading, *page.columns.values(), _TOTAL], 50)
    for column, key in enumerate(page.columns, start=_FIRST_COUNT):
        put(sheet, KEYS, column, key)
    validate(sheet, f"C{FIRST}:{get_column_letter(total - 1)}{last}", asked, making.lists)
    records = {(one.row, one.column): one.record for one in page.counts}
    for row, (key, words) in enumerate(page.rows.items(), start=FIRST):
        put(sheet, row, 1, key)
        put(sheet, row, 2, words)
        label = sheet.cell(row, 2)
        label.font, label.border, label.alignment = styles.PLAIN, styles.FRAME, styles.MIDDLE
        for column, name in enumerate(page.columns, start=_FIRST_COUNT):
            dress(sheet, row, column, asked)
            sheet.cell(row, column).alignment = styles.RIGHT
            record = records[key, name]
            put(sheet, row, column, cell_content(asked, sent_value(record, page.field), making.lists.terms))
        _sum(sheet, row, total, f"C{row}:{get_column_letter(total - 1)}{row}")
        styles.heighten(sheet, row, ((words, _WIDTH),), 21)
    _lay_totals(sheet, last + 1, total)
    _lay_agreement(making, sheet, page, last + 1, get_column_letter(total))
    sheet.freeze_panes = f"C{FIRST}"


def _lay_totals(sheet: Worksheet, row: int, total: int) -> None:
    put(sheet, row, 2, _TOTAL)
    for column in range(2, total + 1):
        letter = get_column_letter(column)
        if column >= _FIRST_COUNT:
            _sum(sheet, row, column, f"{letter}{HEADS + 1}:{letter}{row - 1}")
        cell = sheet.cell(row, column)
        cell.font, cell.fill, cell.border = styles.STRONG, styles.PALE_FILL, styles.FRAME
    sheet.row_dimensions[row].height = 21


def _lay_agreement(making: Making, sheet: Worksheet, page: Grid, below: int, letter: str) -> None:
    """The sum, the honest remainder and the whole, side by side before anybody sends figures that do not agree."""
    remainder, whole = making.places.get(page.remainder), making.places.get(page.whole)
    if remainder is None or whole is None:
        return
    both = f"{letter}{below}+N({remainder})"
    lines = (
        ("Más: personas no desagregadas (hoja del hito)", f"=N({remainder})"),
        ("Suma", f"={both}"),
        ("Meta física alcanzada que dice la hoja del hito", f"=N({whole})"),
        ("¿Cuadra?", f'=IF({both}=0,"",IF({both}=N({whole}),"{DONE}","{DOUBTFUL}"))'),
    )
    for row, (label, formula) in enumerate(lines, start=below + 2):
        put(sheet, row, 2, label)
        answer = sheet.cell(row, _FIRST_COUNT, formula)
        answer.number_format = _COUNT_FORMAT
        answer.border, answer.font, answer.alignment = styles.FRAME, styles.STRONG, styles.RIGHT
        sheet.cell(row, 2).font, sheet.cell(row, 2).alignment = styles.PLAIN, styles.ONE_LINE
    paint_states(sheet, f"C{below + 5}", f"C{below + 5}")


def _sum(sheet: Worksheet, row: int, column: int, reach: str) -> None:
    cell = sheet.cell(row, column, f"=SUM({reach})")
    cell.number_format, cell.border, cell.font, cell.alignment = (
        _COUNT_FORMAT,
        styles.FRAME,
        styles.STRONG,
        styles.RIGHT,
    )
