"""The hands of a liaison: they fill the yellow cells of a questionnaire, by the sheet and the words beside them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.questionnaires.cells import Place
from gobabierto_desktop.services import editing, questioning, reporting
from gobabierto_desktop.services.answering import Expected
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.reporting import report_id
from gobabierto_desktop.services.taking import Taken, take_files
from tests.signing.samples import plan

PLAN = "AP_GTM04"
QUARTER = Quarter(2019, 2)
AT = datetime(2019, 7, 1, 15, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> datetime:
        return self.at


class Dice:
    """Chance that is the same each time: the same questions then make the same file."""

    def __init__(self) -> None:
        self.throws = 0

    def __call__(self, count: int) -> bytes:
        self.throws += 1
        return self.throws.to_bytes(count, "big")


@dataclass(frozen=True)
class Asked:
    """A questionnaire as it was sent."""

    desk: Desk
    path: Path
    workbook: str

    @property
    def content(self) -> bytes:
        return self.path.read_bytes()


def desk_at(folder: Path) -> Desk:
    desk = open_desk(folder, "Coordinación Nacional", now=Clock(), chance=Dice())
    first = milestone(desk, "22/1")
    editing.save(desk, first, {"measure_unit": "PERSONAS", "dimensions": ("EDAD", "PUEBLO", "SEXO")})
    return desk


def commitment(desk: Desk, number: str = "22") -> Record:
    found = desk.book.record(published_id(PLAN, "commitment", number))
    assert found is not None
    return found


def milestone(desk: Desk, key: str) -> Record:
    found = desk.book.record(published_id(PLAN, "milestone", key))
    assert found is not None
    return found


def ask_of_22(desk: Desk, folder: Path, quarter: Quarter = QUARTER) -> Asked:
    sent = questioning.ask(desk, commitment(desk), quarter, plan().facilitator, folder)
    return Asked(desk, sent.path, sent.workbook)


def ask_of(desk: Desk, folder: Path, milestones: int = 2, number: int = 98, quarter: Quarter = QUARTER) -> Asked:
    """An invented commitment: the first milestone counts people, the second has answers and an evidence already."""
    whole = editing.create(desk, "commitment", None, {"number": number, "title": "Gobierno cercano, inventado"})
    people = {"measure_unit": "PERSONAS", "dimensions": ("PUEBLO", "SEXO")}
    editing.create(desk, "milestone", whole.id, {"number": 1, "title": "Capacitar a 100 personas", **people})
    second = editing.create(desk, "milestone", whole.id, {"number": 2, "title": "Publicar los datos"})
    for place in range(3, milestones + 1):
        editing.create(desk, "milestone", whole.id, {"number": place, "title": f"Hito inventado {place}"})
    begun = reporting.start(desk, second, quarter)
    reporting.save(desk, begun, {"results": "Se publicó un conjunto", "completion": "3"})
    told = {"title": "Acta de inicio", "evidence_kind": "ACTA", "proves": "Que se inició", "dated": "2019-04"}
    editing.create(desk, "evidence", begun.id, told)
    sent = questioning.ask(desk, whole, quarter, plan().facilitator, folder)
    return Asked(desk, sent.path, sent.workbook)


def report(desk: Desk, key: str = "22/2", quarter: Quarter = QUARTER) -> Record:
    found = desk.book.record(report_id(milestone(desk, key).id, quarter))
    assert found is not None
    return found


@dataclass
class Filled:
    """A copy of a questionnaire in the hands of somebody; `book` is open for any mischief."""

    book: Workbook
    saved: dict[str, object] = field(default_factory=dict)

    def place(self, tab: str, row: str, column: str = "@respuesta") -> Place:
        """Where an answer stands, found by the hidden keys."""
        sheet = self.book[tab]
        columns = {cell.value: cell.column for cell in sheet[1]}
        rows = {cell.value: cell.row for cell in sheet["A"]}
        return Place(rows[row], columns[column])

    def write(self, tab: str, row: str, value: object, column: str = "@respuesta", shown: str | None = None) -> str:
        """Type a value; the address of the cell."""
        place = self.place(tab, row, column)
        cell = self.book[tab].cell(*place)
        cell.value = value
        if shown is not None:
            cell.number_format = shown
        return place.address

    def add_row(self, tab: str, number: int, **values: object) -> int:
        """Fill the added row of a table (from 0), by the keys of its columns; `hito` names the milestone."""
        sheet = self.book[tab]
        columns = {cell.value: cell.column for cell in sheet[1]}
        row = 6 + number
        for key, value in values.items():
            sheet.cell(row, columns["@hito" if key == "hito" else key]).value = value
        return row

    def bytes(self) -> bytes:
        held = BytesIO()
        self.book.save(held)
        return held.getvalue()

    def save(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.bytes())
        return path


def copy_of(asked: Asked) -> Filled:
    return Filled(load_workbook(asked.path))


def take(desk: Desk, *paths: Path, expected: Expected | None = None) -> list[Taken]:
    results = take_files(desk, paths, expected)
    for one in results:
        assert isinstance(one, Taken), getattr(one, "failure", one)
    return [one for one in results if isinstance(one, Taken)]
