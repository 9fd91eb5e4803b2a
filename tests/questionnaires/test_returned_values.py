"""Ways in which what is typed in a returned workbook goes wrong, each with its message or its survival."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.questionnaires.doubts import Weight
from gobabierto_desktop.questionnaires.returned import Returned
from gobabierto_desktop.services import answering
from gobabierto_desktop.services.desk import Desk
from tests.house.sources import ROOT
from tests.questionnaires.files import replaced
from tests.questionnaires.hands import Asked, Filled, ask_of, copy_of, desk_at


def day(year: int, month: int, number: int) -> datetime:
    """A date of Excel, which knows no time zones."""
    return datetime(year, month, number)  # noqa: DTZ001


NOTE, QUESTION, ERROR = Weight.NOTE, Weight.QUESTION, Weight.ERROR


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = desk_at(tmp_path_factory.mktemp("coordinación"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def asked(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return ask_of(desk, tmp_path_factory.mktemp("memoria"))


@dataclass(frozen=True)
class Way:
    """What somebody did to an answer; what is taken, and what is said of it (nothing where `code` is empty)."""

    name: str
    field: str
    typed: object
    taken: Value
    code: str = ""
    weight: Weight = NOTE
    says: str = ""
    shown: str | None = None
    options: tuple[Value, ...] | None = None


UNTAKEN = "(la pregunta queda como estaba)"
WAYS = [
    Way("a date in figures", "replanned_ends", "16/5/2019", "2019-05-16"),
    Way("a date with points", "replanned_ends", "16.05.2019", "2019-05-16"),
    Way("a date with a short year", "replanned_ends", "16-05-19", "2019-05-16"),
    Way("a date as computers write it", "replanned_ends", "2019-05-16", "2019-05-16"),
    Way("a date with the year first", "replanned_ends", "2019/5/16", "2019-05-16"),
    Way("a date in words", "replanned_ends", "16 de mayo de 2019", "2019-05-16"),
    Way("a date with its weekday", "replanned_ends", "Jueves, 16 de mayo de 2019", "2019-05-16"),
    Way("a date in English", "replanned_ends", "May 16, 2019", "2019-05-16"),
    Way("a date as a CSV writes it", "replanned_ends", "2019-05-16 00:00:00", "2019-05-16"),
    Way("a month alone", "replanned_ends", "mayo 2019", "2019-05"),
    Way("a date that became a date of Excel", "replanned_ends", day(2019, 5, 16), "2019-05-16"),
    Way("a month that became a date of Excel", "replanned_ends", date(2019, 5, 1), "2019-05", shown="mmm\\-yy"),
    Way(
        "a date of Excel whose day could be a month",
        "replanned_ends",
        day(2019, 5, 3),
        "2019-05-03",
        "date_read",
        says="se leyó 3 de mayo de 2019. Si era 5 de marzo de 2019, corríjalo",
    ),
    Way(
        "a date of Excel with its month in words",
        "replanned_ends",
        day(2019, 5, 3),
        "2019-05-03",
        shown="d-mmm-yy",
    ),
    Way(
        "a date that lost its format",
        "replanned_ends",
        43601,
        "43601",
        "date_number",
        QUESTION,
        "es un número y no una fecha",
        options=("2019-05-16", "2023-05-17"),
    ),
    Way(
        "a date with the month first",
        "replanned_ends",
        "05/16/2019",
        "05/16/2019",
        "month_first",
        QUESTION,
        "tiene el mes antes que el día",
        options=("2019-05-16",),
    ),
    Way("a date run together", "replanned_ends", "16052019", "16052019", "date_run", QUESTION, options=("2019-05-16",)),
    Way("no date at all", "replanned_ends", "pendiente", "pendiente", "rule", ERROR, "no es un mes ni una fecha"),
    Way("a percent as it is asked", "percent", 45, 45),
    Way("a percent with its sign", "percent", "45 %", 45),
    Way("a percent that became one of Excel", "percent", 0.45, 45, shown="0%"),
    Way("a whole percent that became one of Excel", "percent", 1, 100, shown="0.0%"),
    Way(
        "a percent as a fraction",
        "percent",
        0.45,
        "0.45",
        "percent",
        QUESTION,
        "«0.45» puede ser 45 % o 0.45 %",
        options=(45,),
    ),
    Way("a percent that may be one or a hundred", "percent", 1, "1", "percent", QUESTION, options=(100, 1)),
    Way("a percent as a fraction with a comma", "percent", "0,45", "0,45", "percent", QUESTION, options=(45,)),
    Way("a percent with decimals", "percent", "45,5", "45,5", "rule", ERROR, "no es un número entero"),
    Way("a percent beyond a hundred", "percent", 145, 145, "rule", ERROR, "fuera de lo posible: de 0 a 100"),
    Way("an amount with a point", "budget", "1250.75", "1250.75"),
    Way("an amount with a comma", "budget", "1250,75", "1250.75"),
    Way("an amount in quetzales", "budget", "Q.1,250.75", "1250.75"),
    Way("an amount as in Spain", "budget", "1.250,75", "1250.75"),
    Way("an amount as a number", "budget", 1250.75, "1250.75"),
    Way("an amount with hard spaces", "budget", "\u00a01 250.75\u00a0", "1250.75"),
    Way(
        "an amount whose point may part thousands",
        "budget",
        "1.250",
        "¿1.250?",
        "thousands",
        QUESTION,
        "«1.250» puede ser 1,250 enteros o 1.25 con decimales",
        options=("1250", "1.25"),
    ),
    Way("an amount whose comma parts thousands", "budget", "1,250", "1250", "thousands_read", says="1,250 enteros"),
    Way("an amount shown as a percent", "budget", 0.5, "50%", "percent", QUESTION, shown="0%", options=("50", "0.5")),
    Way(
        "a count with a word",
        "undisaggregated",
        "45 personas",
        "45 personas",
        "not_a_number",
        ERROR,
        "no es sólo un número",
        options=(45,),
    ),
    Way(
        "a count with points for thousands", "undisaggregated", "1.250", "1.250", "thousands", QUESTION, options=(1250,)
    ),
    Way("a count of nobody", "undisaggregated", 0, 0),
    Way("a count that became text", "undisaggregated", " 1,250 ", 1250),
    Way("a count that became a date", "undisaggregated", day(1900, 2, 14), "14/02/1900", "converted", QUESTION),
    Way("a word of the list without its accents", "measure_unit", "PUBLICACIONES", "PUBLICACIONES"),
    Way("a word of the list with spaces around", "completion", "\u00a0 Sustancial \u200b", "4"),
    Way("a code in place of its word", "completion", 4, "4", "code_read", says="«4» se leyó como «Sustancial»"),
    Way(
        "a word that is in no list",
        "completion",
        "Casi listo",
        "Casi listo",
        "not_in_list",
        ERROR,
        "no está en la lista",
    ),
    Way(
        "a word that begins like one of the list", "completion", "Susta", "Susta", "not_in_list", ERROR, options=("4",)
    ),
    Way("smart quotes and hard spaces in a text", "done", " “Taller”\u00a0uno ", "“Taller”\u00a0uno"),
    Way("Mayan letters and emoji in a text", "done", "Kꞌicheꞌ y Qʼeqchiʼ 🌽", "Kꞌicheꞌ y Qʼeqchiʼ 🌽"),
    Way("line endings of another system", "done", "uno\r\ndos\rtres", "uno\ndos\ntres"),
    Way("a text that looks like an escape", "done", "_x005F_x0041_", "_x0041_"),
    Way("a text that is a number", "done", 12.5, "12.5"),
    Way("a text that became a date", "done", day(2019, 5, 3), "03/05/2019", "converted", says="Excel convirtió"),
    Way("a text that became true", "done", True, "VERDADERO", "converted"),
    Way("a text that became an hour", "done", time(8, 30), "08:30", "converted"),
    Way("an error in place of an answer", "done", "#N/A", UNTAKEN, "error_value", ERROR, "muestra el error #N/A"),
    Way("an error in place of a number", "percent", "#¡REF!", "#¡REF!", "rule", ERROR, "no es un número entero"),
    Way(
        "a formula that was never worked out",
        "done",
        "=A1&A2",
        UNTAKEN,
        "formula_empty",
        ERROR,
        "fórmula sin resultado",
    ),
    Way("an answer wiped out", "results", None, None, "emptied", says="decía «Se publicó un conjunto»"),
]


ALONE = "a date with the month first"
"""Says of its whole workbook that its dates are not clear: it gets one of its own."""


@dataclass(frozen=True)
class Read:
    """One workbook in which every way was gone, each on a sheet where nobody else used the field."""

    returned: Returned
    places: dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def read(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("devuelto")
    uses = Counter(way.field for way in WAYS)
    filled = copy_of(ask_of(desk, folder / "memoria", 1 + max(uses.values()), number=97))
    places: dict[str, tuple[str, str]] = {}
    used: Counter[str] = Counter()
    for way in WAYS:
        if way.name != ALONE:
            tab = f"Hito {2 + used[way.field]}"
            used[way.field] += 1
            places[way.name] = tab, put(filled, tab, way)
    return Read(answering.look(desk, filled.save(folder / "devuelto.xlsx")), places)


def put(filled: Filled, tab: str, way: Way) -> str:
    cell = filled.write(tab, way.field, way.typed, shown=way.shown)
    if way.typed == "#N/A":
        filled.book[tab][cell].data_type = "e"
    return cell


@pytest.mark.parametrize("way", [way for way in WAYS if way.name != ALONE], ids=lambda way: way.name)
def test_an_answer_is_read_kept_or_asked_and_never_guessed_in_silence(way: Way, read: Read):
    check(way, read.returned, *read.places[way.name])


def test_a_date_with_the_month_first_is_asked(desk: Desk, asked: Asked, tmp_path: Path):
    way = next(one for one in WAYS if one.name == ALONE)
    filled = copy_of(asked)
    cell = put(filled, "Hito 2", way)

    check(way, answering.look(desk, filled.save(tmp_path / "eeuu.xlsx")), "Hito 2", cell)


def check(way: Way, returned: Returned, tab: str, cell: str) -> None:
    taken = [one.value for one in returned.answers if one.field == way.field and one.sheet == tab]
    assert taken == ([] if way.taken == UNTAKEN else [way.taken])
    said = [one for one in about(returned, way.field) if one.sheet == tab]
    said = [one for one in said if one.doubt.code != "rule" or way.code in {"rule", ""}]
    assert [one.doubt.code for one in said] == ([way.code] if way.code else [])
    for remark in said:
        assert (remark.cell, remark.doubt.weight) == (cell, way.weight)
        assert way.says in str(remark)
        if way.options is not None:
            assert remark.doubt.options[: len(way.options)] == way.options


def about(returned: Returned, field: str) -> list:
    """What is said of a field; that other questions are still open is said of them."""
    return [one for one in returned.remarks if one.field == field]


IN_TABLES = [
    Way(
        "a number that lost its figures", "url", "2.34568E+12", "2.34568E+12", "figures_lost", QUESTION, "perdió cifras"
    ),
    Way("a number too long for Excel", "url", 1234567890123456789, "1.23456789012346e+18", "figures_lost", QUESTION),
    Way("yes as a letter", "is_publishable", "S", "S", "yes_or_no", QUESTION, options=(True,)),
    Way("yes as people write it", "is_publishable", "si", True),
    Way("yes as Excel has it", "is_publishable", True, True),
    Way("no as a number", "is_publishable", 0, "0", "yes_or_no", QUESTION, options=(False,)),
    Way("a code that lost its zero", "municipality", 101, "101", "not_in_list", ERROR, options=("0101",)),
    Way("a place two departments share", "municipality", "San José", "San José", "not_in_list", ERROR),
]


@pytest.mark.parametrize("way", IN_TABLES, ids=lambda way: way.name)
def test_a_cell_of_an_added_row_is_read_with_the_same_care(way: Way, desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    row = filled.add_row("Evidencias", 3, hito="Hito 1", title="Una más", **{way.field: way.typed})

    returned = answering.look(desk, filled.save(tmp_path / "devuelto.xlsx"))

    assert [one.value for one in returned.answers if one.field == way.field] == [way.taken]
    said = [one for one in about(returned, way.field) if one.doubt.code != "rule"]
    assert [(one.doubt.code, one.doubt.weight) for one in said] == ([(way.code, way.weight)] if way.code else [])
    for remark in said:
        assert (remark.sheet, remark.cell[-1]) == ("Evidencias", str(row))
        assert way.says in str(remark)
        assert way.options is None or remark.doubt.options[: len(way.options)] == way.options


def test_a_workbook_that_counts_days_from_1904_says_the_same_day(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.book.epoch = CALENDAR_MAC_1904
    filled.write("Hito 2", "replanned_ends", day(2019, 5, 16))

    returned = answering.look(desk, filled.save(tmp_path / "mac.xlsx"))

    assert [one.value for one in returned.answers] == ["2019-05-16"]


def test_where_one_date_has_the_month_first_no_date_of_the_workbook_is_clear(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.write("Hito 1", "replanned_ends", "05/16/2019")
    filled.write("Hito 2", "replanned_ends", "03/05/2019")
    filled.add_row("Evidencias", 3, hito="Hito 1", title="Otra", dated=day(2019, 6, 4))

    returned = answering.look(desk, filled.save(tmp_path / "eeuu.xlsx"))

    asked_about = {one.sheet: one.doubt.options for one in returned.weighing(QUESTION)}
    assert asked_about == {
        "Hito 1": ("2019-05-16",),
        "Hito 2": ("2019-05-03", "2019-03-05"),
        "Evidencias": ("2019-06-04", "2019-04-06"),
    }


def test_what_a_person_answers_to_a_question_is_taken_in_its_place(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    cell = filled.write("Hito 2", "percent", 0.45)
    path = filled.save(tmp_path / "devuelto.xlsx")

    returned = answering.look(desk, path, answering.Expected(decided={("Hito 2", cell): 45}))

    assert [(one.field, one.value) for one in returned.answers] == [("percent", 45)]
    assert not returned.weighing(QUESTION)


def test_cells_that_were_merged_are_named_and_what_was_under_them_stays(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    first, second = filled.place("Hito 2", "done"), filled.place("Hito 2", "results")
    filled.write("Hito 2", "done", "Una sola respuesta para las dos")
    filled.book["Hito 2"].merge_cells(f"{first.address}:{second.address}")

    returned = answering.look(desk, filled.save(tmp_path / "combinado.xlsx"))

    assert [(one.field, one.value) for one in returned.answers] == [("done", "Una sola respuesta para las dos")]
    [remark] = [one for one in returned.remarks if one.doubt.code == "merged"]
    assert (remark.cell, remark.doubt.weight) == (second.address, ERROR)


def test_a_formula_is_taken_for_what_it_showed_and_named(desk: Desk, asked: Asked, tmp_path: Path):
    filled = copy_of(asked)
    filled.write("Hito 2", "percent", "=20+25")
    path = tmp_path / "formula.xlsx"
    path.write_bytes(worked_out(filled))

    returned = answering.look(desk, path)

    assert [(one.field, one.value) for one in returned.answers] == [("percent", 45)]
    assert [one.doubt.code for one in about(returned, "percent")] == ["formula"]


def worked_out(filled: Filled) -> bytes:
    """The file with the value of a formula in it, as Excel saves it."""
    sheet = f"xl/worksheets/sheet{filled.book.sheetnames.index('Hito 2') + 1}.xml"
    return replaced(filled.bytes(), sheet, rb"(<f>20\+25</f>)<v\s*/>|(<f>20\+25</f>)<v></v>", rb"<f>20+25</f><v>45</v>")


TABLE = ROOT / "docs" / "returned-workbooks.md"
_HEAD = """# What goes wrong in the cells of a returned workbook, and what is said of each

Made by `tests/questionnaires/test_returned_values.py` from one real workbook in which each way was gone; the test makes it anew and compares.
The file itself, its sheets, rows and columns: `test_returned_files.py`, `test_returned_books.py`, `test_foreign_exports.py` beside it.

| what was done | typed | taken | exact message |
|---|---|---|---|
"""


def test_the_table_of_ways_tells_the_exact_message_of_each(read: Read):
    rows = [told_way(way, read.returned, *read.places[way.name]) for way in WAYS if way.name != ALONE]

    assert len(rows) >= 40
    assert TABLE.read_text(encoding="utf-8") == _HEAD + "".join(rows)


def told_way(way: Way, returned: Returned, tab: str, cell: str) -> str:
    said = [str(one) for one in returned.remarks if (one.sheet, one.cell, one.field) == (tab, cell, way.field)]
    taken = [one.value for one in returned.answers if (one.sheet, one.field) == (tab, way.field)]
    told = (way.name, repr(way.typed), *(repr(one) for one in taken or ["—"]), " ".join(said) or "(none: it is clear)")
    return "| " + " | ".join(one.replace("|", "/").replace("\n", "⏎") for one in told) + " |\n"
