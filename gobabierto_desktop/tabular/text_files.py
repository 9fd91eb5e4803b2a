"""Tables in text: CSV of any separator and encoding, and what Excel puts on the clipboard.

Nothing is guessed from a library of languages: people here write Spanish, so the encoding that yields Spanish letters
is the right one, and the separator is the one that gives every row the same number of cells.
"""

import re
from collections import Counter
from collections.abc import Iterator

from gobabierto_desktop.domain.limits import MOST_TABLE_ROWS
from gobabierto_desktop.tabular.grids import Grid, NotASheet, Row, SheetTooLarge, gridded

SEPARATORS = {",": "coma", ";": "punto y coma", "\t": "tabulador", "|": "barra"}
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_OLD = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp850": "DOS 850"}
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’–—°ºª")
_LOOKED_AT = 200
_SEP_LINE = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)


def read_text_file(name: str, content: bytes) -> Grid:
    """The table of a CSV file. Raises NotASheet, SheetTooLarge."""
    text, encoding = decoded(name, content)
    named = _SEP_LINE.match(text)  # Excel's own way of saying it, on a line before the table
    if named:
        text = text[named.end() :]
    separator = named[1] if named else likeliest_separator(text)
    told = f"{encoding}, separado por {SEPARATORS.get(separator, f'«{separator}»')}"
    return gridded(name, list(_limited(name, cells(text, separator))), told)


def decoded(name: str, content: bytes) -> tuple[str, str]:
    """The text of a file and its encoding's name: by its mark, else UTF-8, else the old one that reads as Spanish."""
    for mark, codec, called in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec), called
            except UnicodeDecodeError as error:
                raise NotASheet(name, "está cortado o dañado") from error
    if b"\x00" in content[:4096]:
        return _decoded_wide(name, content)
    try:
        return content.decode(), "UTF-8"
    except UnicodeDecodeError:
        best = max(_OLD, key=lambda codec: _spanish_letters(content, codec))
        return content.decode(best, "replace"), _OLD[best]


def _decoded_wide(name: str, content: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    codec = "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise NotASheet(name, "no es texto") from error
    if "\x00" in text:
        raise NotASheet(name, "no es texto")
    return text, "UTF-16"


def _spanish_letters(content: bytes, codec: str) -> int:
    strange = bytes(one for one in content if one >= 0x80)[:20_000]
    return sum(1 if letter in _SPANISH else -1 for letter in strange.decode(codec, "replace"))


def likeliest_separator(text: str) -> str:
    """The separator that gives most rows one and the same number of cells, of more than one."""
    return max(SEPARATORS, key=lambda one: _evenness(text, one))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    for row in cells(text, separator):
        if any(cell.strip() for cell in row):
            widths[len(row)] += 1
        if widths.total() >= _LOOKED_AT:
            break
    if not widths:
        return 0.0, 0
    width, rows = max(widths.items(), key=lambda one: (one[1], one[0]))
    return (rows / widths.total(), width) if width > 1 else (0.0, 0)


def cells(text: str, separator: str) -> Iterator[Row]:
    """The rows of a text (RFC 4180): quotes may hold separators, line ends and doubled quotes; the rest is as it is.

    Our own, because the standard module refuses cells over 128 KiB unless a setting of the whole process is changed.
    """
    mark = re.escape(separator)
    cell = re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"([^{mark}\r\n]*)|([^{mark}\r\n]*))({mark}|\r\n|\r|\n|\Z)')
    place, row = 0, list[str]()
    while place < len(text) or row:
        found = cell.match(text, place)
        if found is None:  # an open quote at the end of a cut file
            row.append(text[place:])
            yield tuple(row)
            return
        quoted, after, plain, end = found.groups()
        row.append(plain if quoted is None else quoted.replace('""', '"') + after)
        place = found.end()
        if end != separator:
            yield tuple(row)
            row = []


def _limited(name: str, rows: Iterator[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number > MOST_TABLE_ROWS:
            raise SheetTooLarge(name)
        yield row
