"""What a returned workbook holds, cell by cell, whichever program saved it and under whatever name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple, TypeAlias

from gobabierto_desktop.domain.problems import KnownFailure

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that come along when a page is pasted, and that nobody sees."""


class Place(NamedTuple):
    """A cell's row and column, both from 1."""

    row: int
    column: int

    @property
    def address(self) -> str:
        """«C7», as spreadsheets name it."""
        letters, left = "", self.column
        while left:
            left, rest = divmod(left - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.row}"


class Fault(NamedTuple):
    """An error that a spreadsheet shows instead of a value: «#N/A», «#REF!»."""

    text: str


Content: TypeAlias = str | bool | float | datetime | date | time | timedelta | Fault | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `formula` computes it (empty where it was typed); `shown` is its number format, where it is told."""

    content: Content
    formula: str = ""
    shown: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether 0.45 is seen as 45%."""
        return "%" in self.shown

    @property
    def names_month(self) -> bool:
        """Whether its date is seen with the month in words, so that nobody took it for the day."""
        return "mmm" in self.shown

    @property
    def hides_day(self) -> bool:
        """Whether its date is seen as a month alone."""
        return "m" in self.shown and "y" in self.shown and "d" not in self.shown

    @property
    def text(self) -> str:
        """The content as text: nothing for nothing, dates as people write them here."""
        content = self.content
        if isinstance(content, bool):
            return "VERDADERO" if content else "FALSO"
        if isinstance(content, int | float):
            return _spoken_number(content * 100, "%") if self.is_percent else _spoken_number(content)
        if isinstance(content, datetime):
            return f"{content:%d/%m/%Y}" if content.time() == time() else f"{content:%d/%m/%Y %H:%M}"
        if isinstance(content, date):
            return f"{content:%d/%m/%Y}"
        if isinstance(content, time):
            return f"{content:%H:%M}"
        return content.text if isinstance(content, Fault) else str(content or "")

    @property
    def is_blank(self) -> bool:
        """Whether a person sees nothing in it."""
        return not self.formula and not cleaned(self.text)


BLANK = Cell(None)


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet as it came: the cells that hold something, and the ranges that somebody merged."""

    name: str
    cells: Mapping[Place, Cell]
    merged: tuple[tuple[Place, Place], ...] = ()
    goes_on: bool = False
    """Whether there was more than is read of a sheet."""

    def at(self, row: int, column: int) -> Cell:
        """The cell there, a blank one where there is none."""
        return self.cells.get(Place(row, column), BLANK)


class Form(Enum):
    """The forms of file that are read."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook opened, nothing yet understood. The flags say what was in it and was not obeyed."""

    form: Form
    tabs: tuple[Tab, ...]
    has_macros: bool = False
    has_links: bool = False


class NotASpreadsheet(KnownFailure):
    """The file is of no form that can be read, or it is damaged."""

    code = "not_a_spreadsheet"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"El archivo no se puede leer como libro de Excel: {what}.",
            "Ábralo en Excel o LibreOffice, guárdelo como «Libro de Excel (.xlsx)» y tráigalo de nuevo. "
            "No se tomó nada de él.",
        )


class SpreadsheetLocked(KnownFailure):
    """It asks for a password to open (not the protection of cells, which does not hinder reading)."""

    code = "spreadsheet_locked"

    def __init__(self) -> None:
        super().__init__(
            "El libro pide una contraseña para abrirse.",
            "Pida a quien lo llenó que lo guarde sin contraseña (Archivo, Información, Cifrar con contraseña: "
            "bórrela) y lo envíe de nuevo.",
        )


class SpreadsheetTooLarge(KnownFailure):
    """A limit is passed: no questionnaire grows so."""

    code = "spreadsheet_too_large"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"El libro es demasiado grande: {what}.",
            "Revise que sea el libro que se le envió; borre lo que se haya pegado de más y tráigalo de nuevo.",
        )


def cleaned(text: str) -> str:
    """The text without what nobody sees: hard spaces and invisible characters; one space between words."""
    return " ".join(text.translate(dict.fromkeys(map(ord, INVISIBLE))).split())


def _spoken_number(number: float, sign: str = "") -> str:
    """«45», «0.45», «12.5%»: what people read in the cell; 15 figures is all that a spreadsheet keeps."""
    if isinstance(number, int) or (number.is_integer() and abs(number) < 1e15):
        return f"{int(number)}{sign}"
    return f"{number:.15g}{sign}"
