"""Metas de participación: at least how many of each hundred are to be of a sector, age, people or language."""

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.parity import GROUPS, TARGET
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.record_page import RecordPage, Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.workspace import Workspace

_WORDS = Words("Meta", "Nueva", "flag", "Las metas son de un foro. Cree primero el foro.", "Crear el foro")
_WOMEN = "La meta de mujeres se escribe en el tablero de paridad (Ctrl+Mayús+B) o en «Datos del foro»."


class TargetPage(RecordPage):
    """One target after another; the board of parity follows them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, TARGET, _WORDS)

    def describe(self, record: Record) -> Row:
        named = [spoken(record, one, self.workspace.desk.terms) for one in GROUPS if record.text(one)]
        percent = record.number("percent")
        return Row(" y ".join(named) or UNTITLED, f"al menos {percent} %" if percent else "falta el porcentaje")

    def note(self, record: Record) -> tuple[str, str]:
        del record
        return _WOMEN, "hint"

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(SideHeading("Metas del foro"))
        super().fill_side(column)
