"""What flows over pages, as sentences that a person can read aloud to others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable, Paragraph

from gobabierto_desktop.reports.layout import Grid
from gobabierto_desktop.reports.tables import Table, spoken


@dataclass(frozen=True, slots=True)
class Reading:
    """One clause to be read: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


def said(flowables: Iterable[Flowable]) -> tuple[str, ...]:
    """The paragraphs in plain letters; a table is told row by row: «Sociedad civil: Mujeres 3, Hombres 2.»."""
    return tuple(text for one in flowables for text in _said(one) if text)


def _said(flowable: Flowable) -> Iterator[str]:
    if isinstance(flowable, Paragraph):
        lines = "".join("\n" if getattr(one, "lineBreak", False) else one.text for one in flowable.frags)
        yield from (" ".join(line.split()) for line in lines.splitlines())
    elif isinstance(flowable, Grid) and flowable.told is not None:
        yield from _rows(flowable.told)


def _rows(table: Table) -> Iterator[str]:
    for row in (*table.rows, table.total):
        if row:
            counts = ", ".join(
                f"{name} {spoken(cell)}"
                for name, cell in zip(table.columns[1:], row[1:], strict=True)
                if cell not in {"", "—"}
            )
            yield f"{spoken(row[0])}: {counts or 'nada'}."
