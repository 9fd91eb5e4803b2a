"""The workbook of a forum, read back by openpyxl and judged by programs that know nothing of us."""

import io
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from gobabierto_desktop.domain.fields import Privacy
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.reports import attendance, listings
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.scope import Scope, of_scope
from gobabierto_desktop.reports.workbook import forum_workbook
from tests.reports.invented import ATTENDEE, DELEGATE, MADE_AT, PRESENTER, TERMS, make_holdings, with_values
from tests.reports.reading import every_cell, workbook_sheets

FORUM = Scope("f0")
SHEETS = ["Resumen", "Mesas", "Propuestas", "Acuerdos", "Votaciones", "Asistencia"]


def written(holdings: Holdings, scope: Scope = FORUM) -> bytes:
    return forum_workbook(holdings, scope, MADE_AT)


def test_there_is_a_sheet_for_each_kind_of_record(holdings: Holdings):
    assert [*workbook_sheets(written(holdings))] == SHEETS


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [("Mesas", "dialogue_table"), ("Propuestas", "proposal"), ("Acuerdos", "agreement"), ("Votaciones", "vote")],
)
def test_every_open_field_has_its_column_and_no_sealed_one_has(holdings: Holdings, sheet: str, kind: str):
    headings = {cell.value for cell in workbook_sheets(written(holdings))[sheet][1]}

    for field in KINDS[kind].fields:
        assert (field.label in headings) == (field.privacy is Privacy.OPEN), field.name


@pytest.mark.parametrize("listing", [listings.tables, listings.proposals, listings.agreements, listings.votes])
def test_a_sheet_holds_exactly_its_listing(holdings: Holdings, listing):
    told = listing([of_scope(holdings, FORUM)], TERMS)

    first, *rows = workbook_sheets(written(holdings))[told.title].iter_rows(values_only=True)

    assert first == tuple(column.label for column in told.columns)
    assert [tuple(_as_day(cell) for cell in row) for row in rows] == [*told.rows]


def _as_day(cell: object) -> object:
    """Excel knows no day without an hour."""
    return cell.date() if hasattr(cell, "date") else cell


def test_codes_are_told_by_their_labels_and_dates_are_dates(holdings: Holdings):
    sheets = workbook_sheets(written(holdings))
    agreements = sheets["Acuerdos"]
    headings = [cell.value for cell in agreements[1]]
    due = agreements.cell(2, headings.index("Fecha límite") + 1)

    assert due.value.date() == date(2018, 8, 31)
    assert due.number_format == "dd/mm/yyyy"
    assert "Ministerio de Educación" in [cell.value for cell in agreements[2]]
    assert time(8, 30) in [cell.value for cell in sheets["Resumen"]["B"]]


def test_a_date_that_cannot_be_read_stays_as_it_was_typed(holdings: Holdings):
    book = written(with_values(holdings, "agreement", due_on="fin de mes"))

    assert "fin de mes" in every_cell(book)


@pytest.mark.parametrize("text", ["=1+1", "+502 5555", "-3", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_text_is_never_a_formula(holdings: Holdings, text: str):
    sheet = workbook_sheets(written(with_values(holdings, "proposal", title=text)))["Propuestas"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)

    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_what_a_cell_cannot_hold_is_cut_and_says_so(holdings: Holdings):
    cells = every_cell(written(with_values(holdings, "proposal", problem="ñ" * 100_000)))

    (cut,) = [one for one in cells if isinstance(one, str) and len(one) > 30_000]

    assert len(cut) == 32_767
    assert cut.endswith("una celda de Excel no admite más texto.")


def test_nobody_who_attended_is_named(holdings: Holdings):
    told = " ".join(str(cell) for cell in every_cell(written(holdings)))

    for secret in (ATTENDEE, DELEGATE, PRESENTER, "2345678901234", "5555-0000", "Cargo reservado"):
        assert secret not in told


def test_nothing_sensitive_is_told_even_in_counts(holdings: Holdings):
    told = " ".join(str(cell) for cell in every_cell(written(holdings)))

    for name in attendance.SENSITIVE:
        for table in [attendance.sensitive_by_forum([of_scope(holdings, FORUM)], TERMS, name)]:
            assert table.title not in told


def test_attendance_is_told_as_the_acta_tells_it(holdings: Holdings):
    sheet = workbook_sheets(written(holdings))["Asistencia"]
    table = attendance.by_sector(of_scope(holdings, FORUM).participants, TERMS)

    rows = [row[: len(table.columns)] for row in sheet.iter_rows(values_only=True)]
    start = rows.index(table.columns)

    assert rows[start + 1 : start + 1 + len(table.rows)] == [*table.rows]
    assert rows[start + 1 + len(table.rows)] == table.total


def test_a_listing_is_ready_to_filter_and_to_print(holdings: Holdings):
    for name in SHEETS[1:5]:
        sheet = workbook_sheets(written(holdings))[name]

        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 1)  # 1: letter


def test_the_same_holdings_make_the_same_bytes_at_any_hour(holdings: Holdings, monkeypatch):
    first = written(holdings)

    assert written(make_holdings()) == first


def test_the_file_says_when_and_by_whom_and_in_what_language(holdings: Holdings):
    properties = load_workbook(io.BytesIO(written(holdings))).properties

    assert properties.title == "Foro de Consulta Ciudadana, Quetzaltenango"
    assert properties.language == "es-GT"
    assert properties.created == properties.modified == MADE_AT.replace(tzinfo=None)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_kept_letter_by_letter(title: str, place: str):
    holdings = make_holdings(forums=1, tables=1, proposals=1, people=1)
    book = written(with_values(with_values(holdings, "proposal", title=title), "forum", place=place))

    proposals, summary = workbook_sheets(book)["Propuestas"], workbook_sheets(book)["Resumen"]

    assert proposals.cell(2, 5).value == (printable(title) or None)
    assert summary["B7"].value == (printable(place) or None)
