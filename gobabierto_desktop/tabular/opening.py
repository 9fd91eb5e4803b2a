"""Opening a file that holds a table, by what it is and not by what it is called."""

from pathlib import Path

from gobabierto_desktop.domain.limits import MOST_TABLE_BYTES
from gobabierto_desktop.tabular.grids import Grid, NotASheet, SheetTooLarge
from gobabierto_desktop.tabular.text_files import read_text_file
from gobabierto_desktop.tabular.workbooks import read_other_workbook, read_xlsx

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def open_tables(path: Path) -> tuple[Grid, ...]:
    """The tables of a file, one a sheet; a text file has one. Raises NotASheet, SheetTooLarge."""
    try:
        if path.stat().st_size > MOST_TABLE_BYTES:
            raise SheetTooLarge(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise NotASheet(path.name, "no se puede abrir") from error
    grids = _read(path.name, content)
    if not any(grid.rows for grid in grids):
        raise NotASheet(path.name, "está vacío")
    return grids


def _read(name: str, content: bytes) -> tuple[Grid, ...]:
    if content.startswith(b"PK"):
        return read_other_workbook(name, content) if _ODS in content[:200] else read_xlsx(name, content)
    if content.startswith(_OLD_EXCEL):
        return read_other_workbook(name, content)
    return (read_text_file(name, content),)
