"""The consolidated workbook and report, read back: the same tables in both, pictures of them, and no person."""

import io
import re
import zipfile
from collections import Counter

import pypdfium2
import pytest
from lxml import etree
from openpyxl.utils import range_boundaries

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.reports import listings
from gobabierto_desktop.reports.consolidated import METHOD, SOURCES, Section, sections
from gobabierto_desktop.reports.document import consolidated_document, proposal_list, signature_box
from gobabierto_desktop.reports.layout import Heading, table_flowables
from gobabierto_desktop.reports.paper import Imprint, print_report
from gobabierto_desktop.reports.scope import all_forums
from gobabierto_desktop.reports.tables import Table, spoken
from gobabierto_desktop.reports.workbook import consolidated_workbook
from tests.reports.invented import ATTENDEE, DELEGATE, MADE_AT, PRESENTER, TERMS, make_holdings
from tests.reports.reading import every_cell, flat, pdf_outline, pdf_pages, pdf_text, workbook_sheets

MARK = "1a2b3c4d5e6f7a8b"
SECRETS = (ATTENDEE, DELEGATE, PRESENTER, "2345678901234", "5555-0000", "Cargo reservado")
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def nation() -> Holdings:
    """Three forums with people enough for some small cells."""
    return make_holdings(forums=3, tables=2, proposals=4, people=60)


@pytest.fixture(scope="module")
def document(nation: Holdings) -> bytes:
    return consolidated_document(nation, MADE_AT, MARK)


@pytest.fixture(scope="module")
def workbook(nation: Holdings) -> bytes:
    return consolidated_workbook(nation, MADE_AT)


def told(nation: Holdings) -> tuple[Section, ...]:
    return sections(nation, all_forums(nation), MADE_AT.date())


def words_of(table: Table) -> Counter[str]:
    cells = [table.title, table.note, *table.columns]
    cells += [spoken(cell) for row in (*table.rows, table.total) for cell in row]
    return Counter(word for cell in cells for word in flat(cell).split())


def test_every_word_and_number_of_every_table_is_in_the_report(nation: Holdings, document: bytes):
    printed = Counter(pdf_text(document).split())

    wanted: Counter[str] = Counter()
    for section in told(nation):
        for exhibit in section.exhibits:
            wanted += words_of(exhibit.table)
    wanted += words_of(proposal_list(nation, all_forums(nation)))

    assert wanted - printed == Counter()


def test_every_table_lies_in_the_workbook_as_it_is(nation: Holdings, workbook: bytes):
    sheets = workbook_sheets(workbook)
    for section in told(nation):
        rows = [*sheets[section.sheet].iter_rows(values_only=True)]
        for exhibit in section.exhibits:
            table = exhibit.table
            width = len(table.columns)
            start = next(n for n, row in enumerate(rows) if row[0] == table.title) + 1

            assert rows[start][:width] == table.columns
            read = [tuple(_as_told(cell) for cell in row[:width]) for row in rows[start + 1 :]]
            expected = [
                tuple(_or_none(cell) for cell in row) for row in (*table.rows, *([table.total] * bool(table.total)))
            ]
            assert read[: len(expected)] == expected


def _as_told(cell: object) -> object:
    """Excel knows no day without an hour; openpyxl writes 16 digits of a share."""
    if isinstance(cell, float):
        return pytest.approx(cell)
    return cell.date() if hasattr(cell, "date") else cell


def _or_none(cell: object) -> object:
    return None if cell == "" else cell


def test_the_records_are_listed_one_by_one(nation: Holdings, workbook: bytes):
    sheet = workbook_sheets(workbook)["Lista de propuestas"]
    listing = listings.proposals(all_forums(nation), TERMS)

    assert sheet.max_row == len(listing.rows) + 1
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == [*listing.column("Título de la propuesta")]


def test_no_person_is_named_but_those_in_charge_of_a_forum_or_table(document: bytes, workbook: bytes):
    cells = " ".join(str(cell) for cell in every_cell(workbook))
    text = pdf_text(document)

    for secret in SECRETS:
        assert secret not in cells
        assert secret not in text
    assert "Facilitadora Inventada 0" in cells


def test_the_sensitive_groups_show_no_count_of_one_to_four(nation: Holdings):
    groups = next(one for one in told(nation) if one.sheet == "Grupos")

    counted = [cell for one in groups.exhibits for row in one.table.rows for cell in row[1:]]

    assert not {1, 2, 3, 4} & set(counted)
    assert "<5" in counted


def test_every_figure_is_a_native_chart_of_the_cells_of_its_table(nation: Holdings, workbook: bytes):
    figures = [(section, one) for section in told(nation) for one in section.exhibits if one.figure]
    sheets = workbook_sheets(workbook)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        names = sorted(
            (name for name in archive.namelist() if name.startswith("xl/charts/chart")),
            key=lambda name: int(re.sub(r"\D", "", name)),
        )
        charts = [etree.fromstring(archive.read(name)) for name in names]

    assert len(charts) == len(figures)
    for chart, (section, exhibit) in zip(charts, figures, strict=True):
        places = exhibit.figure.places(exhibit.table)
        rows = exhibit.figure.rows(exhibit.table)
        for place, series in zip(places, chart.iter(f"{CHART}ser"), strict=True):
            shown = series.find(f"{CHART}val/{CHART}numRef/{CHART}f").text
            assert cells_of(sheets[section.sheet], shown) == [row[place] for row in rows]
            named = series.find(f"{CHART}cat/{CHART}numRef/{CHART}f").text
            assert cells_of(sheets[section.sheet], named) == [row[0] for row in rows]


def cells_of(sheet, reference: str) -> list[object]:
    name, cells = reference.rsplit("!", 1)
    assert name.strip("'") == sheet.title
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    return [cell for row in sheet.iter_rows(top, bottom, left, right, values_only=True) for cell in row]


def test_every_figure_is_drawn_in_the_report(nation: Holdings, document: bytes):
    text = pdf_text(document)

    for section in told(nation):
        for exhibit in section.exhibits:
            if exhibit.figure:
                assert f"Gráfica: {exhibit.figure.title}" in text


def test_the_contents_name_the_page_on_which_each_section_begins(document: bytes, nation: Holdings):
    pages = pdf_pages(document)
    for number, section in enumerate(told(nation), start=1):
        title = f"{number}. {section.title}"
        page = next(place for place, text in enumerate(pages, start=1) if place > 2 and title in text)

        assert re.search(rf"{re.escape(title)}[ .]*{page}\b", pages[1]), title


def test_the_outline_leads_to_every_section_and_to_method_and_sources(document: bytes, nation: Holdings):
    outline = [title for level, title in pdf_outline(document) if level == 0]

    assert outline == [
        *(f"{number}. {one.title}" for number, one in enumerate(told(nation), start=1)),
        "Anexo: lista de propuestas",
        "Método",
        "Fuentes",
    ]
    for text in (*METHOD, *SOURCES):
        assert flat(text) in pdf_text(document)


def test_the_cover_tells_the_plan_the_numbers_and_the_commitments(document: bytes, nation: Holdings):
    cover = pdf_pages(document)[0]

    assert nation.plan_title in cover
    assert "24 propuestas" in cover
    assert "24 declarados, 21 con ficha" in cover
    assert "Guatemala, 16 de mayo de 2018" in cover


def test_the_room_for_the_signature_is_on_the_cover_and_empty(document: bytes):
    file = pypdfium2.PdfDocument(document)
    box = signature_box()

    assert file[box.page].get_textpage().get_text_bounded(*box.rectangle) == ""
    assert "Firma electrónica de quien coordina" in file[box.page].get_textpage().get_text_bounded()


def test_every_page_carries_the_hash_of_the_data(document: bytes):
    assert all(f"Huella: {MARK}" in text for text in pdf_pages(document))


def test_every_font_travels_inside_the_file(document: bytes):
    assert b"/BaseFont /Helvetica" not in document
    assert b"/BaseFont /ZapfDingbats" not in document


def test_the_same_holdings_make_the_same_bytes(nation: Holdings, document: bytes, workbook: bytes):
    assert consolidated_document(nation, MADE_AT, MARK) == document
    assert consolidated_workbook(nation, MADE_AT) == workbook


def test_a_book_with_nothing_in_it_is_consolidated_too():
    empty = make_holdings(forums=0)

    assert "0 foros" in pdf_pages(consolidated_document(empty, MADE_AT))[0]
    assert workbook_sheets(consolidated_workbook(empty, MADE_AT))["Lista de propuestas"].max_row == 1


def test_a_list_of_few_but_tall_rows_is_carried_over_pages():
    rows = tuple((number, f"Propuesta {number}: " + "río Samalá " * 60, "Cantel") for number in range(1, 21))
    imprint = Imprint("Informe", "Plan", "Plan", MADE_AT, MARK)

    listed = table_flowables(Table("Propuestas", ("N.º", "Título", "Foro"), rows))
    printed = print_report(imprint, [Heading("Anexo", 0), *listed])

    pages = pdf_pages(printed)
    assert len(pages) > 1
    assert all(f"Propuesta {number}:" in flat(" ".join(pages)) for number in range(1, 21))
