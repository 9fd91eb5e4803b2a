"""Bulk in: what a file holds is all accounted for, kept as typed, never doubled, and taken back as one step."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gobabierto_desktop.domain.date_order import DateOrder, day_first, weigh
from gobabierto_desktop.domain.headings import guessed
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.services import bulk_importing, editing
from gobabierto_desktop.services.bulk_importing import DateOrderUnknown, Fate, RowBalance
from gobabierto_desktop.services.undoing import redo, steps, undo
from gobabierto_desktop.tabular.grids import Grid
from gobabierto_desktop.tabular.opening import open_tables
from tests.forum.conftest import carry

TRAPS = (
    "\ufeffPropuestas del foro inventado;;;;;;\r\n"
    "Título;Problemática;Institución responsable;Plazo;Fecha;Municipio;Observación interna\r\n"
    '"Agua limpia, ya";"Primera línea\nsegunda; línea";Ministerio de Salud Pública y Asistencia Social;2;13/05/2018;Cantel;ojo\r\n'
    "=SUMA(A1);+1;MARN inventado;dos años;03/05/2018;;\r\n"
    "-viñeta;@todos;;0003;31/31/2018;;\r\n"
    ";;;;;;\r\n"
    ";;;;;;sólo una nota\r\n"
    "-viñeta;@todos;;0003;31/31/2018;;\r\n"
    "2345678901234;0001;;;14/05/2018;;\r\n"
)


@pytest.fixture
def traps(tmp_path):
    def read(text=TRAPS, encoding="utf-8", name="propuestas.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return open_tables(path)[0]

    return read


def plan(desk, table, grid, **more: object):
    return bulk_importing.plan(desk, "proposal", table.id, grid, **more)


def proposals(desk):
    return desk.book.records("proposal")


def test_a_file_of_traps_is_accounted_for_row_by_row(desk, table, traps):
    planned = plan(desk, table, traps())

    assert planned.heading == 2
    assert [one.field for one in planned.columns] == [
        "title",
        "problem",
        "responsible",
        "term_years",
        "presented_on",
        "municipality",
        None,
    ]
    assert planned.balance == RowBalance(new=4, identical=1, blank=1, rejected=1)
    assert planned.balance.read == 7 == len(planned.rows)
    first, second, third, _, lost, _, last = planned.rows
    assert first.values["problem"] == "Primera línea\nsegunda; línea"
    assert desk.terms.label("institution", str(first.values["responsible"])).startswith("Ministerio de Salud")
    assert (first.values["term_years"], first.values["presented_on"]) == (2, "2018-05-13")
    assert second.values["title"] == "=SUMA(A1)"
    assert {flag.typed: flag.message.split(".")[0] for flag in second.flags} == {
        "dos años": "«dos años» no es un número entero",
        "MARN inventado": "«MARN inventado» no está en la lista",
    }
    assert [flag.typed for flag in third.flags] == ["31/31/2018"]
    assert (lost.fate, lost.flags[0].typed) == (Fate.REJECTED, "sólo una nota")
    assert last.values["title"] == "2345678901234"
    assert last.values["problem"] == "0001"


def test_dates_that_can_be_read_two_ways_are_asked_once_with_evidence(desk, table, traps):
    planned = plan(desk, table, traps())

    assert planned.needs_order
    assert planned.dates.told == "2 de 3 fechas sólo pueden ser día/mes y ninguna sólo mes/día."
    assert planned.dates.suggested is DateOrder.DAY_FIRST
    with pytest.raises(DateOrderUnknown, match="2 de 3 fechas"):
        bulk_importing.carry_out(desk, planned)
    assert proposals(desk) == ()

    month = plan(desk, table, traps(), order=DateOrder.MONTH_FIRST)
    assert month.rows[1].values["presented_on"] == "2018-03-05"
    assert month.rows[0].values["presented_on"] == "13/05/2018"  # not a date that way: kept as typed, and flagged
    assert [flag.typed for flag in month.rows[0].flags] == ["13/05/2018", "ojo"]


def test_what_was_imported_is_there_in_the_order_of_the_file_and_invalid_values_as_typed(desk, table, traps):
    bulk_importing.carry_out(desk, plan(desk, table, traps(), order=DateOrder.DAY_FIRST))

    assert [one.text("title") for one in proposals(desk)] == [
        "Agua limpia, ya",
        "=SUMA(A1)",
        "-viñeta",
        "2345678901234",
    ]
    assert proposals(desk)[1].get("term_years") == "dos años"
    assert proposals(desk)[2].get("presented_on") == "31/31/2018"


def test_importing_the_same_file_again_makes_no_doubles_here_or_elsewhere(desk, other_desk, forum, table, traps):
    grid = traps()
    bulk_importing.carry_out(desk, plan(desk, table, grid, order=DateOrder.DAY_FIRST))
    again = plan(desk, table, grid, order=DateOrder.DAY_FIRST)
    assert again.balance == RowBalance(identical=5, blank=1, rejected=1)
    bulk_importing.carry_out(desk, again)
    assert len(proposals(desk)) == 4

    with other_desk.book.transaction() as transaction:
        transaction.append(desk.book.history([forum.id, table.id]))
    bulk_importing.carry_out(other_desk, plan(other_desk, table, grid, order=DateOrder.DAY_FIRST))
    carry(other_desk, desk, forum.id)
    assert len(proposals(desk)) == 4
    assert desk.book.conflicts() == ()


def test_a_file_with_rows_moved_and_added_brings_only_the_new_ones(desk, table, traps):
    head, *rows = "Título;Plazo\nAgua;1\nCaminos;2\n".splitlines()
    bulk_importing.carry_out(desk, plan(desk, table, traps("\n".join([head, *rows]))))

    more = plan(desk, table, traps("\n".join([head, "Escuelas;3", *reversed(rows)])))

    assert more.balance == RowBalance(new=1, identical=2)


def test_a_column_chosen_later_completes_what_is_there_and_overwrites_nothing(desk, table, traps):
    grid = traps("Título;Dicho\nAgua;falta agua\nCaminos;lodo\n")
    bulk_importing.carry_out(desk, plan(desk, table, grid))
    editing.save(desk, proposals(desk)[1], {"problem": "Escrito aquí"})

    done = bulk_importing.carry_out(desk, plan(desk, table, grid, fields={1: "problem"}))

    assert done.balance == RowBalance(completed=1, identical=1)
    assert [one.text("problem") for one in proposals(desk)] == ["falta agua", "Escrito aquí"]


def test_a_whole_import_is_one_step_to_undo_and_redo(desk, table, traps):
    bulk_importing.carry_out(desk, plan(desk, table, traps(), order=DateOrder.DAY_FIRST))

    assert steps(desk).undo_name == "Deshacer: importar 4 filas de «propuestas.csv»"
    undo(desk)
    assert proposals(desk) == ()
    redo(desk)
    assert len(proposals(desk)) == 4
    undo(desk)
    assert plan(desk, table, traps(), order=DateOrder.DAY_FIRST).balance.new == 4
    bulk_importing.carry_out(desk, plan(desk, table, traps(), order=DateOrder.DAY_FIRST))
    assert len(proposals(desk)) == 4


def test_people_are_imported_and_travel_sealed(desk, forum, traps):
    grid = traps("Nombres y apellidos;DPI;Género;Sector\nPersona Inventada;0002345678901;Mujer;Academia\n", "cp1252")
    bulk_importing.carry_out(desk, bulk_importing.plan(desk, "participant", forum.id, grid))

    (person,) = desk.book.records("participant")
    assert (person.text("cui"), person.text("sex"), person.text("sector")) == ("0002345678901", "2", "ACAD")
    assert all(change.sealed for change in desk.book.history([person.id]))


def test_lines_pasted_without_headings_are_titles(desk, table):
    planned = plan(desk, table, Grid("lo que pegó", (("Agua",), ("Caminos",))))
    assert planned.heading == 0
    assert [one.values for one in planned.rows] == [{"title": "Agua"}, {"title": "Caminos"}]


def test_headings_are_known_by_label_name_alias_and_in_spite_of_slips():
    headings = ["TITULO *", "problema que atiende:", "Acion propuesta", "ods", "Comentarios", "Título"]
    assert guessed(KINDS["proposal"], headings) == ("title", "problem", "action", "sdg", None, None)


DATES = st.dates(date(2017, 1, 1), date(2099, 12, 31))


@given(st.lists(DATES, min_size=1, max_size=30), st.booleans())
def test_dates_that_tell_their_order_are_never_taken_the_other_way(days, is_month_first):
    form = "%m/%d/%Y" if is_month_first else "%d/%m/%Y"
    evidence = weigh(day.strftime(form) for day in days)
    wrong = DateOrder.DAY_FIRST if is_month_first else DateOrder.MONTH_FIRST
    assert evidence.suggested is not wrong
    assert evidence.total <= len(days)


def test_times_of_day_are_left_out_of_dates():
    assert day_first("5/16/2018 14:05:09", DateOrder.MONTH_FIRST) == "16/5/2018"
    assert day_first("2018-05-16 14:05", DateOrder.MONTH_FIRST) == "2018-05-16"
    assert day_first("mayo", DateOrder.MONTH_FIRST) == "mayo"


ROW = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8), max_size=4).map(tuple)


@given(st.lists(ROW, max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_balance_is_always_the_number_of_rows(desk, table, rows):
    planned = plan(desk, table, Grid("x", (("Título", "Problema", "Plazo"), *rows)))
    assert planned.balance.read == len(rows)
