"""Dresses an answer cell: how it is typed, what help appears, which list it offers, what word says how it stands."""

import re
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.questionnaires import styles
from gobabierto_desktop.questionnaires.answers import is_percent
from gobabierto_desktop.questionnaires.entries import entries

DONE, MISSING, DOUBTFUL = "Listo", "Falta", "Revise"
LISTS = "Listas"
_YES_NO = ("Sí", "No")
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
"""What Excel shows of an input message; a longer one makes it call the whole file damaged."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_TEXT_FORMAT, _COUNT_FORMAT = "@", "#,##0"
_AS_TYPED = {
    FieldType.LINE,
    FieldType.DATE,
    FieldType.MONTH,
    FieldType.QUARTER,
    FieldType.TIME,
    FieldType.CHOICE,
    FieldType.CHOICES,
    FieldType.YES_NO,
    FieldType.REFERENCE,
}
"""Types whose cells are text, so that no spreadsheet makes a date of «3-5», or another day of «05/03/2019»."""

_HOW = {
    FieldType.DATE: "Escriba día/mes/año: 16/05/2019.",
    FieldType.MONTH: "Escriba mes/año: 05/2019. También puede escribir día/mes/año: 16/05/2019.",
    FieldType.CHOICE: "Elija de la lista: la flecha aparece a la derecha de la casilla.",
    FieldType.CHOICES: "Puede escribir varias, separadas por punto y coma (;). Los nombres están en la hoja «Listas».",
    FieldType.YES_NO: "Elija Sí o No.",
    FieldType.INTEGER: "Escriba sólo la cifra, sin letras: 1250.",
    FieldType.DECIMAL: "Escriba sólo la cifra: 1250.75.",
    FieldType.TEXT: "Escriba con sus palabras. Alt+Entrar pasa a la línea siguiente.",
    FieldType.TIME: "Escriba la hora: 14:30.",
}


@dataclass(slots=True)
class Lists:
    """The lists that the cells offer, gathered while the sheets are written and laid down last, on a hidden sheet."""

    terms: Terms
    _columns: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def named(self, vocabulary: str) -> str:
        """The name by which cells know the list of a vocabulary."""
        return self.offer(vocabulary, entries(vocabulary, self.terms))

    def offer(self, name: str, words: tuple[str, ...]) -> str:
        """The name by which cells know a list of words."""
        self._columns.setdefault(name, words)
        return f"lista_{name}"

    def lay_down(self, book: Workbook) -> None:
        """Write every list in a column of its own and name it: a name reaches any sheet, in Excel 2007 too."""
        sheet: Worksheet = book.create_sheet(LISTS)
        for column, (name, words) in enumerate(self._columns.items(), start=1):
            letter = get_column_letter(column)
            for row, word in enumerate((name, *words), start=1):
                put(sheet, row, column, word)
            sheet.column_dimensions[letter].width = 40
            reach = f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(words) + 1}"
            book.defined_names[f"lista_{name}"] = DefinedName(f"lista_{name}", attr_text=reach)
        sheet.sheet_state = "hidden"
        protect(sheet)


def put(sheet: Worksheet, row: int, column: int, content: str | float | None) -> None:
    """Write a cell; text is text, even where it begins like a formula or spells an escape of the format."""
    if content is None:
        return
    is_text = isinstance(content, str)
    cell = sheet.cell(row, column, escaped(content) if isinstance(content, str) else content)
    if is_text:
        cell.data_type = "s"


def escaped(text: str) -> str:
    """The text as the format spells it: no character that XML forbids, and «_x0041_» told from an escape of «A»."""
    kept = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPE.sub(r"_x005F_\1", kept)


def protect(sheet: Worksheet) -> None:
    """Lock what is not an answer. There is no password: it keeps from slips, and who must may take it off."""
    sheet.protection.sheet = True
    sheet.protection.formatCells = False
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def dress(sheet: Worksheet, row: int, column: int, asked: Field) -> None:
    """Make a cell an answer: unlocked, framed, pale, in the format that keeps what is typed."""
    cell = sheet.cell(row, column)
    cell.protection = styles.UNLOCKED
    cell.fill, cell.border, cell.font = styles.ANSWER_FILL, styles.FRAME, styles.PLAIN
    cell.alignment = styles.TOP
    if asked.type in _AS_TYPED:
        cell.number_format = _TEXT_FORMAT
    elif asked.type is FieldType.INTEGER:
        cell.number_format = _COUNT_FORMAT
    elif asked.type is FieldType.DECIMAL:
        cell.number_format = "#,##0.######"


def validate(sheet: Worksheet, reach: str, asked: Field, lists: Lists) -> None:
    """Help and limits for the answers in a range. It warns and lets pass: what does not fit is kept and flagged."""
    rule = _rule(asked, lists)
    rule.showInputMessage = rule.showErrorMessage = True
    rule.allowBlank = True
    # A percent typed «45%» would become 0.45 without a word: there, and only there, the cell says no.
    rule.errorStyle = "stop" if is_percent(asked) else "warning"
    rule.promptTitle = asked.label[:_LONGEST_TITLE]
    rule.prompt = " ".join(part for part in (asked.help and f"{asked.help}.", _how(asked)) if part)[:_LONGEST_MESSAGE]
    rule.errorTitle = "Revise la respuesta"
    rule.error = _how(asked)[:_LONGEST_MESSAGE]
    _offer(sheet, rule, reach)


def offer_words(sheet: Worksheet, reach: str, name: str, title: str, message: str) -> None:
    """Offer a list of words that is no vocabulary."""
    rule = DataValidation(type="list", formula1=name, allow_blank=True, errorStyle="warning")
    rule.showInputMessage = rule.showErrorMessage = True
    rule.promptTitle, rule.prompt = title, message
    rule.errorTitle, rule.error = "Revise la respuesta", message
    _offer(sheet, rule, reach)


def paint_states(sheet: Worksheet, reach: str, first: str) -> None:
    """Colour the words that say how each answer stands."""
    for word, fill, ink in (
        (MISSING, styles.MISSING, styles.MISSING_INK),
        (DOUBTFUL, styles.DOUBTFUL, styles.DOUBTFUL_INK),
        (DONE, styles.DONE, styles.DONE_INK),
    ):
        _paint(sheet, reach, fill, ink, f'LEFT({first},{len(word)})="{word}"')


def paint_answers(sheet: Worksheet, reach: str, state: str) -> None:
    """Colour an answer that is to be looked at again, by the word beside it."""
    _paint(sheet, reach, styles.DOUBTFUL, styles.DOUBTFUL_INK, f'{state}="{DOUBTFUL}"')


def _paint(sheet: Worksheet, reach: str, fill: str, ink: str, formula: str) -> None:
    rule = Rule(type="expression", dxf=styles.painted(fill, ink), formula=[formula])
    sheet.conditional_formatting.add(reach, rule)  # pyright: ignore[reportUnknownMemberType] - openpyxl has no types for it


def _offer(sheet: Worksheet, rule: DataValidation, reach: str) -> None:
    rule.add(reach)  # pyright: ignore[reportUnknownMemberType] - openpyxl has no types for it
    sheet.add_data_validation(rule)


def misfit(asked: Field, cell: str, lists: Lists) -> str:
    """A formula that is true where what a cell holds does not look like an answer; it only hints, the import judges."""
    match asked.type:
        case FieldType.CHOICE:
            return f"ISNA(MATCH(TRIM({cell}),{lists.named(asked.vocabulary)},0))"
        case FieldType.YES_NO:
            return f"ISNA(MATCH(TRIM({cell}),{lists.offer('si_no', _YES_NO)},0))"
        case FieldType.INTEGER:
            return f"IF(ISNUMBER({cell}),OR({cell}<{asked.least},{cell}>{asked.most},{cell}<>INT({cell})),TRUE)"
        case FieldType.DECIMAL:
            return f"IF(ISNUMBER({cell}),OR({cell}<{asked.least},{cell}>{asked.most}),TRUE)"
        case FieldType.DATE | FieldType.MONTH:
            slashes = f'LEN({cell})-LEN(SUBSTITUTE({cell},"/",""))'
            return f"IF(ISNUMBER({cell}),FALSE,{slashes}<{2 if asked.type is FieldType.DATE else 1})"
        case _:
            return "FALSE"


def _rule(asked: Field, lists: Lists) -> DataValidation:
    match asked.type:
        case FieldType.CHOICE:
            return DataValidation(type="list", formula1=lists.named(asked.vocabulary))
        case FieldType.YES_NO:
            return DataValidation(type="list", formula1=lists.offer("si_no", _YES_NO))
        case FieldType.INTEGER:
            return _between("whole", asked)
        case FieldType.DECIMAL:
            return _between("decimal", asked)
        case _:
            return DataValidation(type=None)


def _between(kind: str, asked: Field) -> DataValidation:
    return DataValidation(type=kind, operator="between", formula1=str(asked.least), formula2=str(asked.most))  # pyright: ignore[reportArgumentType] - "whole" or "decimal"


def _how(asked: Field) -> str:
    if is_percent(asked):
        return "Escriba 45 para decir 45 %, sin el signo %. De 0 a 100."
    return _HOW.get(asked.type, f"Hasta {asked.limit:,} letras.")
