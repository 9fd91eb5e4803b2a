"""Opens what came back as if it were hostile: what it truly is, its limits, and only then a parser."""

import zipfile
from io import BytesIO
from pathlib import Path, PurePath

from gobabierto_desktop.domain.limits import MOST_UNPACKED, MOST_WORKBOOK_BYTES, MOST_WORKBOOK_PARTS
from gobabierto_desktop.questionnaires.cells import NotASpreadsheet, Opened, SpreadsheetLocked, SpreadsheetTooLarge
from gobabierto_desktop.questionnaires.csv_file import open_csv
from gobabierto_desktop.questionnaires.ods_file import open_ods
from gobabierto_desktop.questionnaires.xls_file import open_xls
from gobabierto_desktop.questionnaires.xlsx_file import open_xlsx

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_CIPHERED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml")


def read_workbook(path: Path) -> bytes:
    """The bytes of a file of acceptable size. Raises NotASpreadsheet or SpreadsheetTooLarge."""
    try:
        if path.stat().st_size > MOST_WORKBOOK_BYTES:
            raise SpreadsheetTooLarge(f"pasa de {MOST_WORKBOOK_BYTES // 1024**2} MB")
        return path.read_bytes()
    except OSError as error:
        raise NotASpreadsheet(f"no se puede leer ({error.strerror})") from error


def open_workbook(name: str, content: bytes) -> Opened:
    """The sheets of a file, by what its bytes are and not by what its name says.

    Raises NotASpreadsheet, SpreadsheetLocked or SpreadsheetTooLarge.
    """
    if len(content) > MOST_WORKBOOK_BYTES:
        raise SpreadsheetTooLarge(f"pasa de {MOST_WORKBOOK_BYTES // 1024**2} MB")
    if not content.strip():
        raise NotASpreadsheet("está vacío")
    if content.startswith(_OLE):
        if _CIPHERED in content:
            raise SpreadsheetLocked
        return open_xls(content)
    if content.startswith(_ZIP):
        return _open_zip(content)
    if content.startswith(_PDF):
        raise NotASpreadsheet("es un PDF")
    if content[:512].lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith(_MARKUP):
        raise NotASpreadsheet("es una página web o un XML con nombre de libro")
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotASpreadsheet("no es de una forma conocida")
    return open_csv(PurePath(name).stem, content)


def _open_zip(content: bytes) -> Opened:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            _refuse_swollen(archive.infolist())
            if any(entry.flag_bits & 0x1 for entry in entries.values()):
                raise SpreadsheetLocked
            kind = archive.read("mimetype")[:200] if "mimetype" in entries else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotASpreadsheet("está dañado o incompleto") from error
    if b"opendocument.spreadsheet" in kind:
        return open_ods(content)
    if "xl/workbook.xml" in entries or any(name.startswith("xl/worksheets/") for name in entries):
        return open_xlsx(content)
    if "xl/workbook.bin" in entries:
        raise NotASpreadsheet("es un libro binario (.xlsb)")
    if any(name.startswith("Index/") for name in entries):
        raise NotASpreadsheet("es un libro de Numbers")
    raise NotASpreadsheet("es un archivo comprimido o de otro programa")


def _refuse_swollen(entries: list[zipfile.ZipInfo]) -> None:
    """A few bytes can unpack to gigabytes: what the archive says of itself is added up before anything is unpacked."""
    if len(entries) > MOST_WORKBOOK_PARTS:
        raise SpreadsheetTooLarge(f"trae {len(entries):,} archivos dentro")
    if sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))) > MOST_UNPACKED:
        raise SpreadsheetTooLarge(f"su contenido pasa de {MOST_UNPACKED // 1024**2} MB")
