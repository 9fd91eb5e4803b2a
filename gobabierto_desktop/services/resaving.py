"""Resaving: a workbook that comes back without its signature is compared, cell by cell, with the signed one."""

from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.packages.failures import NotUnderstood
from gobabierto_desktop.packages.layout import WORKBOOK
from gobabierto_desktop.packages.reader import open_package, read_file
from gobabierto_desktop.signing.cells import Difference, differences


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a workbook says against the signed one: the cells that differ, and whether its bytes are the signed ones."""

    differences: tuple[Difference, ...]
    is_same_file: bool

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
    return Comparison(() if after == before else differences(before, after), after == before)
