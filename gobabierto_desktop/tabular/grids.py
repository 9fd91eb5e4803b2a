"""A grid: the cells of somebody's sheet as text, exactly as they were written, whatever file they came in."""

from dataclasses import dataclass

from gobabierto_desktop.domain.limits import MOST_TABLE_COLUMNS, MOST_TABLE_ROWS
from gobabierto_desktop.domain.problems import KnownFailure

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet, blank ones too; `told` says how the file was read: «UTF-8, separado por punto y coma»."""

    name: str
    rows: tuple[Row, ...]
    told: str = ""


class NotASheet(KnownFailure):
    """The file is of no kind that holds a table, or is damaged."""

    code = "not_a_sheet"

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"No se pudo leer «{name}» como tabla: {why}.",
            "Guárdelo en Excel como .xlsx o como CSV e inténtelo de nuevo; el archivo no se tocó.",
        )


class SheetTooLarge(KnownFailure):
    """More rows, columns or bytes than anyone types."""

    code = "sheet_too_large"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"«{name}» es demasiado grande para una tabla de propuestas o de personas.",
            f"Pártalo en archivos de menos de {MOST_TABLE_ROWS:,} filas.",
        )


def gridded(name: str, rows: list[Row], told: str = "") -> Grid:
    """A grid of rows, without the blank ones at its end. Raises SheetTooLarge."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_TABLE_ROWS or any(len(row) > MOST_TABLE_COLUMNS for row in rows):
        raise SheetTooLarge(name)
    return Grid(name, tuple(rows), told)
