"""Turns texts and tables into what flows over pages: headings that reach the outline, prose of any length, tables."""

# ReportLab's stubs leave canvas and fonts half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any, cast
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit  # pyright: ignore[reportUnknownVariableType] - its answer is untyped
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import CondPageBreak, Flowable, LongTable, Paragraph, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents

from gobabierto_desktop.reports.letters import lines_of, printable, shortened
from gobabierto_desktop.reports.paper import (
    ACCENT,
    BAND,
    BODY,
    CELL,
    CELL_BOLD,
    COLUMN,
    COLUMN_RIGHT,
    ENTRIES,
    HEADING,
    HEIGHT,
    LABEL,
    LINE,
    NOTE,
    REGULAR,
    SUBHEADING,
    WIDTH,
    register_fonts,
)
from gobabierto_desktop.reports.tables import MARKS, Cell, Table, spoken

_Place = tuple[int, int]
_Rule = tuple[str, _Place, _Place, *tuple[Any, ...]]

LONGEST_HEADING = 220
_LONGEST_LINE, _LONGEST_CELL = 3_000, 360
_LONG = 4_000
_LINES_AT_ONCE = 40
_LONGEST_WORD = 60
_COLUMNS_AT_ONCE = 8
_NARROWEST, _NARROW, _WIDE = 28.0, 42.0, 80.0
_SHORT = 20
_MOST_KEPT = 0.75
_ROOM_TO_BEGIN = 110
_ENTRY_RULES: list[_Rule] = [
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0.5),
]
_WHOLE: _Rule = ("NOSPLIT", (0, 0), (-1, -1))


class Heading(Paragraph):
    """A paragraph that is also an entry of the outline, at a level from 0."""

    def __init__(self, text: str, level: int) -> None:
        register_fonts()
        title = shortened(" ".join(printable(text).split()), LONGEST_HEADING)
        super().__init__(marked(title), HEADING if level == 0 else SUBHEADING)
        self._entry = (title, level)

    def draw(self) -> None:
        canvas = self.canv
        x, y = canvas.absolutePosition(0, self.height)
        key = f"{canvas.getPageNumber()}-{x:.0f}-{y:.0f}"
        text, level = self._entry
        canvas.bookmarkHorizontal(key, 0, self.height)
        canvas.addOutlineEntry(text, key, level, closed=level > 0)
        # A heading may stand inside what is kept together, of which the document itself hears nothing.
        canvas._doctemplate.notify("TOCEntry", (level, marked(text), canvas.getPageNumber(), key))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue] - ReportLab offers no other way
        super().draw()


class Contents(TableOfContents):
    """The table of contents: every heading with its page, each a link."""

    def __init__(self) -> None:
        register_fonts()
        super().__init__(levelStyles=[*ENTRIES], dotsMinLevel=0, tableStyle=TableStyle(_ENTRY_RULES))


def marked(text: str) -> str:
    """The text as ReportLab's markup: nothing in it can be a tag. For a line; texts of any length are `prose`."""
    return escape(shortened("\n".join(lines_of(text)), _LONGEST_LINE)).replace("\n", "<br/>")


def paragraph(markup: str, style: ParagraphStyle = BODY) -> Paragraph:
    """One paragraph of markup made here (what people typed goes through `marked` first)."""
    register_fonts()
    return Paragraph(markup, style)


def prose(text: str, style: ParagraphStyle = BODY) -> list[Flowable]:
    """What someone typed, a paragraph for each line, however long."""
    return [Paragraph(escape(part), style) for line in lines_of(text) for part in _pieces(line, style)]


def _pieces(line: str, style: ParagraphStyle) -> Iterator[str]:
    """The line whole, or cut where ReportLab would break it: a paragraph of many pages takes it minutes."""
    register_fonts()
    if len(line) <= _LONG:
        yield line
        return
    words = " ".join(_short_words(line))
    width = WIDTH - style.leftIndent - style.rightIndent
    broken = cast("list[str]", simpleSplit(words, style.fontName, style.fontSize, width))
    for start in range(0, len(broken), _LINES_AT_ONCE):
        yield " ".join(broken[start : start + _LINES_AT_ONCE])


def _short_words(line: str) -> Iterator[str]:
    for word in line.split():
        for start in range(0, len(word), _LONGEST_WORD):
            yield word[start : start + _LONGEST_WORD]


def labelled(label: str, text: str) -> list[Flowable]:
    """A small label over what was typed; nothing where nothing was."""
    told = prose(text)
    return [paragraph(escape(label), LABEL), *told] if told else []


def table_flowables(table: Table, level: int = 1) -> list[Flowable]:
    """The table under its title, on one page if it is short; one too wide is told in several parts."""
    *first, last = _blocks(table)
    return [part for block in (*first, last) for part in _block(block, level, table.note if block is last else "")]


def _block(table: Table, level: int, note: str) -> list[Flowable]:
    heading, grid = Heading(table.title, level), _grid(table)
    if _is_short(table, grid):
        grid.setStyle(TableStyle([_WHOLE]))
        grid.keepWithNext = 1  # pyright: ignore[reportAttributeAccessIssue] - as any flowable may have
        return [heading, grid, paragraph(marked(note), NOTE)]
    heading.keepWithNext = 0  # pyright: ignore[reportAttributeAccessIssue] - else a long table always begins a page
    return [CondPageBreak(_ROOM_TO_BEGIN), heading, grid, paragraph(marked(note), NOTE)]


def room_to_begin(height: float = 2 * _ROOM_TO_BEGIN) -> Flowable:
    """A new page, where less than this height is left: by default what a part takes with its first table."""
    return CondPageBreak(height)


def _is_short(table: Table, grid: LongTable) -> bool:
    """Few rows, and low ones: what is kept whole must fit in a page with its heading and note."""
    return len(table.rows) <= _SHORT and grid.wrap(WIDTH, HEIGHT)[1] <= HEIGHT * _MOST_KEPT


def _blocks(table: Table) -> list[Table]:
    ahead = range(1, len(table.columns), _COLUMNS_AT_ONCE)
    if len(ahead) <= 1:
        return [table]

    def part(row: tuple[Cell, ...], start: int) -> tuple[Cell, ...]:
        return (row[0], *row[start : start + _COLUMNS_AT_ONCE]) if row else ()

    return [
        Table(
            table.title,
            cast("tuple[str, ...]", part(table.columns, start)),
            tuple(part(row, start) for row in table.rows),
            part(table.total, start),
        )
        for start in ahead
    ]


class Grid(LongTable):
    """The rows of a table as they flow over pages, with the table they were made of."""

    told: Table | None = None


def grid_of(table: Table, widths: Sequence[float]) -> Grid:
    """The rows of a table in columns of these widths, in points; it may break over pages."""
    return _grid(table, widths)


def _grid(table: Table, widths: Sequence[float] = ()) -> Grid:
    register_fonts()
    numeric = [_is_numeric(table, place) for place in range(len(table.columns))]
    cells: list[list[Paragraph | str]] = [
        [
            Paragraph(marked(_cell_text(name)), COLUMN_RIGHT if right else COLUMN)
            for name, right in zip(table.columns, numeric, strict=True)
        ]
    ]
    cells += [_row(row, numeric, CELL) for row in table.rows]
    cells += [_row(table.total, numeric, CELL_BOLD)] if table.total else []
    grid = Grid(cells, colWidths=[*widths] or _widths(table, numeric), repeatRows=1, hAlign="LEFT")
    grid.told = table
    grid.setStyle(TableStyle(_rules(table)))
    return grid


def _row(row: Sequence[Cell], numeric: Sequence[bool], style: ParagraphStyle) -> list[Paragraph | str]:
    right = COLUMN_RIGHT.alignment
    numbers = ParagraphStyle(f"{style.name}-right", parent=style, alignment=right)
    return [
        Paragraph(marked(_cell_text(cell)), numbers if is_number else style)
        for cell, is_number in zip(row, numeric, strict=True)
    ]


def _cell_text(cell: Cell) -> str:
    """The cell on few lines: a row cannot be taller than a page."""
    return shortened(" ".join(spoken(cell).split()), _LONGEST_CELL)


def _is_numeric(table: Table, place: int) -> bool:
    return all(not isinstance(row[place], str) or (place and row[place] in MARKS) for row in table.rows)


def _widths(table: Table, numeric: Sequence[bool]) -> list[float]:
    """Numbers get what their heading needs; the texts share what is left by their length, no word broken."""
    least = [_least(table, place) for place in range(len(table.columns))]
    wants = [0.0 if is_number else _weight(table, place) for place, is_number in enumerate(numeric)]
    spare = WIDTH - sum(least)
    if spare <= 0 or not any(wants):
        return [WIDTH * one / sum(least) for one in least]
    return [room + spare * want / sum(wants) for room, want in zip(least, wants, strict=True)]


def _least(table: Table, place: int) -> float:
    """The width of a column's longest word, padded, within reason."""
    words = [
        pdfmetrics.stringWidth(word, COLUMN.fontName, COLUMN.fontSize)
        for word in {word for row in (table.columns, *table.rows) for word in _cell_text(row[place]).split()}
    ]
    return min(max([_NARROW if place else _NARROWEST, *(word + 9.0 for word in words)]), _WIDE)


def _weight(table: Table, place: int) -> float:
    """How much of the spare room a column of texts wants: by the length of its cells, less for the longest."""
    lengths = [len(_cell_text(row[place])) for row in table.rows]
    return sqrt(max([*lengths, 1])) * (sum(lengths) / max(len(lengths), 1) + 1)


def _rules(table: Table) -> list[_Rule]:
    rules: list[_Rule] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else Helvetica is asked for, though nothing is written in it
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    if table.total:
        rules += [("BACKGROUND", (0, -1), (-1, -1), BAND), ("LINEABOVE", (0, -1), (-1, -1), 0.7, ACCENT)]
    return rules
