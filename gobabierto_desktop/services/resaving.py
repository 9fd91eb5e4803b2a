"""Resaving: a workbook that comes back without its signature is compared, cell by cell, with the signed one."""

from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.packages.failures import NotUnderstood
from gobabierto_desktop.packages.layout import WORKBOOK
from gobabierto_desktop.packages.reader import open_package, read_file
from gobabierto_desktop.signing.cells import Difference, differing, read_cells


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a workbook says against the signed one: the cells that differ, and whether its bytes are the signed ones.

    `same_cells` counts those that say the same; in the same file they are not counted.
    """

    differences: tuple[Difference, ...]
    is_same_file: bool
    same_cells: int = 0

    @property
    def is_of_same_book(self) -> bool:
        """Whether it is the signed one, whatever was changed in it, and not another workbook."""
        return self.is_same_file or self.same_cells >= max(len(self.differences), 1)

    def said(self) -> str:
        """One Spanish sentence, and the cells where there are any."""
        if self.is_same_file:
            return "Es el mismo archivo que se firmó."
        if not self.differences:
            return "Los datos coinciden, la firma no: el libro fue guardado de nuevo con otro programa."
        count = len(self.differences)
        told = "; ".join(one.said() for one in self.differences[:20])
        more = f"; y {count - 20} más" if count > 20 else ""
        return f"{'Cambió una celda' if count == 1 else f'Cambiaron {count} celdas'}: {told}{more}."


def compare_workbook(returned: Path, signed: Path) -> Comparison:
    """Compare a workbook with the signed one, which may be a workbook or the package that holds it.

    Whether the signed one is truly signed is for `verify_file`. Raises BrokenWorkbook, and what `open_package` does.
    """
    after = read_file(returned)
    if signed.suffix.lower() == ".xlsx":
        before = read_file(signed)
    else:
        held = open_package(signed).find(WORKBOOK)
        if held is None:
            raise NotUnderstood(signed.name, None, "no trae un libro de Excel")
        before = held
    if after == before:
        return Comparison((), is_same_file=True)
    old, new = read_cells(before), read_cells(after)
    changed = differing(old, new)
    return Comparison(changed, is_same_file=False, same_cells=sum(new.get(one) == text for one, text in old.items()))
