"""The places that a report reached: a list, a form, and the map on which a point is picked instead of typed."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gobabierto_desktop.domain.geography import Point, read_outlines
from gobabierto_desktop.domain.reached import PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.follow_up.told_places import told_places
from gobabierto_desktop.gui.follow_up.under_report import UnderReportPage
from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.record_page import Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, counted, spoken
from gobabierto_desktop.gui.widgets.department_map import DepartmentMap
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services import place_lists
from gobabierto_desktop.services.bulk_importing import Imported, Plan
from gobabierto_desktop.tabular.grids import Grid
from gobabierto_desktop.tabular.opening import open_tables
from gobabierto_desktop.tabular.pasted import read_pasted

_LIST = "Lista de lugares"
_WORDS = Words(
    one="Lugar",
    new="Nuevo",
    icon="map-pin",
    without_place="Elija un hito: los lugares son de su informe del trimestre.",
)


class PlacesPage(UnderReportPage):
    """The map stands under the list; what is picked on it is put in the form."""

    side_width = 26

    def __init__(self, workspace: Workspace, place: FollowUpPlace) -> None:
        outlines = read_outlines((bundled("maps") / "departments.json").read_bytes())
        names = {one.code: one.label for one in workspace.desk.terms.vocabulary("department")}
        self.map = DepartmentMap(outlines, names)
        self._count = SideHeading("")
        super().__init__(workspace, PLACE, _WORDS, place)
        self._lists = QHBoxLayout()
        self.ui.column.insertLayout(1, self._lists)
        self._buttons = [
            self._button("Pegar lista", "Pegar una lista copiada de Excel o Word", "copy", self.paste_list),
            self._button("Lista desde archivo…", "Tomar una lista de un archivo", "folder-open", self.choose_list),
        ]
        self._lists.addStretch(1)
        self.measure()
        _ = self.map.pointed.connect(self._pointed)

    def measure(self) -> None:
        super().measure()
        if hasattr(self, "_lists"):
            self._lists.setContentsMargins(em(1.4), 0, em(1.4), 0)
            self._lists.setSpacing(em(0.4))

    # Lists: the health posts, the schools

    def paste_list(self) -> None:
        """Take in the rows that were copied in a spreadsheet or a document."""
        data = QGuiApplication.clipboard().mimeData()
        text, markup = data.text(), data.html()
        if not text.strip():
            self.workspace.said.emit("No hay una lista copiada.")
            return
        self._look_at_list(lambda: read_pasted(text, markup))

    def choose_list(self) -> None:
        """Take in the rows of a file, from its first sheet that has any."""
        path = self.workspace.dialogs.open_file("Lista de lugares", "Tablas (*.xlsx *.xls *.ods *.csv *.txt)")
        if path:
            self._look_at_list(lambda: next(one for one in open_tables(path) if one.rows))

    def _look_at_list(self, read: Callable[[], Grid]) -> None:
        report, desk = self.place(), self.workspace.desk
        if report is not None:
            self.workspace.write(
                lambda: place_lists.plan_places(desk, report, read()), lambda plan: self._offer_list(report, plan)
            )

    def _offer_list(self, report: Record, plan: Plan) -> None:
        """Show what would come of it; nothing is written until the user says so."""
        dialogs, desk = self.workspace.dialogs, self.workspace.desk
        dialogs.show_text(_LIST, told_places(plan))
        many = plan.balance.new + plan.balance.completed
        if not many:
            self.workspace.said.emit("No hay lugares nuevos en la lista.")
        elif dialogs.ask_whether(_LIST, f"¿Se toman {counted(many, 'lugar', 'lugares')}?", "Tomar", "No tomar"):
            self.workspace.write(lambda: place_lists.take_places(desk, report, plan), self._list_taken)

    def _list_taken(self, taken: Imported) -> None:
        self.workspace.changed.emit(set(taken.touched))
        self.refresh()
        self.workspace.said.emit(f"{counted(len(taken.touched), 'lugar tomado', 'lugares tomados')} de la lista.")

    def _button(self, text: str, aloud: str, icon: str, asked: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(aloud)
        button.setToolTip(aloud)
        _ = dress(button, icon)
        _ = button.clicked.connect(asked)
        mark(button, kind="small")
        self._lists.addWidget(button)
        return button

    # How it looks

    def describe(self, record: Record) -> Row:
        where = spoken(record, "municipality", self.workspace.desk.terms)
        return Row(record.text("name") or UNTITLED, where, record.text("code"))

    def suggest(self) -> dict[str, Value]:
        """The kind of the last place: they come in lists."""
        last = self.model.records[-1] if self.model.records else None
        return {"place_kind": last.get("place_kind")} if last and last.get("place_kind") else {}

    def shown(self, record: Record) -> None:
        super().shown(record)
        for button in self._buttons if hasattr(self, "_buttons") else ():
            button.setVisible(self._place.is_open())
        municipality = record.text("municipality")
        self.map.choose(municipality[:2])
        points = [point for one in (*self.model.records, record) if (point := _point(one))]
        self.map.mark(points)

    def refresh(self) -> None:
        super().refresh()
        self._count.setText(counted(len(self.model.records), "lugar", "lugares"))

    def fill_side(self, column: QVBoxLayout) -> None:
        column.addWidget(self._count)
        super().fill_side(column)
        column.addWidget(self.map, 2)
        keys = QLabel("Flechas: otro departamento. + acerca, - muestra todo el país. Clic: toma las coordenadas.")
        keys.setWordWrap(True)
        mark(keys, role="hint")
        column.addWidget(keys)

    def _pointed(self, point: Point) -> None:
        """Whoever picks a point means these coordinates; the municipality stays theirs to say."""
        if self._place.is_open():
            for name, degrees in (("latitude", point.latitude), ("longitude", point.longitude)):
                self.form.put(name, f"{degrees:.4f}")
            self.leave()


def _point(place: Record) -> Point | None:
    latitude, longitude = place.amount("latitude"), place.amount("longitude")
    if not isinstance(latitude, int | Decimal) or not isinstance(longitude, int | Decimal):
        return None
    return Point(float(longitude), float(latitude))
