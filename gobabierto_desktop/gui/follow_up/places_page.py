"""The places that a report reached: a list, a form, and the map on which a point is picked instead of typed."""

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout

from gobabierto_desktop.domain.geography import Point, read_outlines
from gobabierto_desktop.domain.reached import PLACE
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.gui.follow_up.place import FollowUpPlace
from gobabierto_desktop.gui.follow_up.under_report import UnderReportPage
from gobabierto_desktop.gui.record_page import Words
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.side_heading import SideHeading
from gobabierto_desktop.gui.titles import UNTITLED, counted, spoken
from gobabierto_desktop.gui.widgets.department_map import DepartmentMap
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.paths import bundled

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
        _ = self.map.pointed.connect(self._pointed)

    def describe(self, record: Record) -> Row:
        where = spoken(record, "municipality", self.workspace.desk.terms)
        return Row(record.text("name") or UNTITLED, where, record.text("code"))

    def suggest(self) -> dict[str, Value]:
        """The kind of the last place: they come in lists."""
        last = self.model.records[-1] if self.model.records else None
        return {"place_kind": last.get("place_kind")} if last and last.get("place_kind") else {}

    def shown(self, record: Record) -> None:
        super().shown(record)
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
