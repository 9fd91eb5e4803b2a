"""The sheet of a commitment and the quarterly report, read back as people would read them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.quarters import Quarter
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tracking import plan_quarters, track
from gobabierto_desktop.reports.board import HeatCell, HeatMap, HeatRow
from gobabierto_desktop.reports.commitment_sheet import CommitmentMissing, commitment_sheet
from gobabierto_desktop.reports.curves import drawn_curve, drawn_heat
from gobabierto_desktop.reports.progress_tables import (
    board,
    by_area,
    curve_of,
    milestones_of_quarter,
    people_by_sex,
    people_reached,
    reports_handed_in,
)
from gobabierto_desktop.reports.quarterly import QuarterlyScope, quarterly_report
from gobabierto_desktop.reports.tables import Table
from gobabierto_desktop.services import editing, gathering, reporting
from gobabierto_desktop.services.desk import Desk
from tests.commitments.conftest import PLAN, WHOLE, milestone
from tests.commitments.test_evidence import make_pdf, photo
from tests.independent.pdfa import pdfa_flaws
from tests.reports.reading import flat, pdf_outline, pdf_pages, pdf_text

AT = datetime(2019, 4, 12, 16, 0, tzinfo=UTC)
C22, T1 = published_id(PLAN, "commitment", "22"), Quarter(2019, 1)


@pytest.fixture
def report(desk: Desk) -> Record:
    """The first milestone, reported for a quarter, 74 people among them."""
    begun = reporting.start(desk, milestone(desk, "22/1"), T1)
    said = {**WHOLE, "measure_unit": "PERSONAS", "quantity": "74", "undisaggregated": 4, "civil_society": None}
    begun = reporting.save(desk, begun, {**said, "missing_civil_society": "NA", "missing_note": "No se convocó"})
    counts = {
        (("sex", "2"), ("people", "1")): 42,
        (("sex", "1"), ("people", "1")): 25,
        (("sex", "1"), ("people", "2")): 3,
    }
    reporting.save_cells(desk, begun, counts)
    return begun


def test_the_sheet_asks_what_the_official_form_asks_in_its_order(desk: Desk):
    editing.save(desk, milestone(desk, "22/2"), {"replanned_ends": "2020-12"})

    document = commitment_sheet(desk.book.holdings(), C22, AT)

    assert [title for _, title in pdf_outline(document)] == [
        "Fecha de inicio y término del compromiso",
        "Institución o actor responsable de la implementación",
        "Descripción del compromiso",
        "¿Cuál es la problemática que el compromiso aborda?",
        "¿Cuál es el compromiso?",
        "¿Cómo contribuirá a resolver la problemática?",
        "¿Por qué es relevante a los valores de OGP?",
        "Información adicional",
        "Hitos: metas o etapas que permiten verificar el cumplimiento del compromiso",
        "Información de contacto",
        "Otros actores involucrados",
    ]
    text = pdf_text(document)
    assert "Inicio: 11/2018. Término: 30/08/2020." in text
    assert "Ministerio de Finanzas Públicas (Coordinador)" in text
    for told in ("MINFIN (DAPF), SAT", "Nuevo", "08/2020 (reprogramada: 12/2020)", "4.e", "(PEFA)"):
        assert told in text
    assert text.index("Ministro de Finanzas Públicas") < text.index("Superintendente de Administración")
    assert document == commitment_sheet(desk.book.holdings(), C22, AT)
    assert pdfa_flaws(document) == []


def test_a_commitment_without_a_sheet_says_so_and_invents_nothing(desk: Desk):
    document = commitment_sheet(desk.book.holdings(), published_id(PLAN, "commitment", "14"), AT)

    text = pdf_text(document)
    assert "14. (sin título)" in text
    assert "Sin ficha publicada" in text
    assert "No se publicaron hitos de este compromiso." in text
    with pytest.raises(CommitmentMissing):
        commitment_sheet(desk.book.holdings(), "otro", AT)


def test_the_quarterly_report_tells_answers_reasons_and_what_was_not_begun(desk: Desk, report: Record):
    reporting.send(desk, report)

    text = pdf_text(quarterly_report(desk.book.holdings(), QuarterlyScope(C22, T1), {}, AT, "0f3a9b7c"))

    assert "Informe trimestral 2019-T1" in text
    assert "Avance: 6 %, con informe de 1 de 9 hitos e incisos" in text
    assert "Qué se hizo en el trimestre Tres talleres en Guatemala, Quetzaltenango y Petén" in text
    assert "Participación de la sociedad civil No aplica. No se convocó" in text
    assert "Meta física alcanzada a la fecha 74 personas" in text
    assert "MINFIN (DAPF), SAT · Término: 08/2020 · Sin datos" in text
    assert "Ningún informe de este trimestre trae evidencias." in text
    assert "El avance de un hito es el porcentaje de su último informe enviado o aprobado" in text
    assert "Huella: 0f3a9b7c" in text


def test_small_numbers_of_people_are_hidden_where_they_are_published(desk: Desk, report: Record):
    table = people_reached(report, desk.book.records("disaggregation", report.id), desk.terms)

    assert table is not None
    assert table.columns == ("Pueblo", "Hombre", "Mujer", "No desagregado", "Total")
    told = [cell for row in table.rows for cell in row[1:]]
    assert 3 not in told
    assert "Además, 4 personas de las que no se sabe ninguno de estos datos." in table.note
    assert people_reached(report, (), desk.terms) is None


def test_the_report_that_travels_tells_people_by_sex_and_no_more(desk: Desk, report: Record):
    table = people_by_sex(report, desk.book.records("disaggregation", report.id), desk.terms)

    assert table is not None
    assert table.rows == (("Hombre", 28), ("Mujer", 42), ("No desagregado", 4))
    assert table.total == ("Total", 74)
    assert people_by_sex(report, (), desk.terms) is None


def test_the_index_of_evidence_names_digest_and_page_and_shows_what_may_be_published(
    desk: Desk, report: Record, tmp_path: Path
):
    make_pdf(tmp_path / "acta.pdf")
    gathered = gathering.add_files(desk, report, [photo(tmp_path / "foto.jpg"), tmp_path / "acta.pdf"]).taken
    said = {"proves": "Que hubo taller", "evidence_kind": "FOTO"}
    shown = editing.save(desk, gathered[0], {**said, "is_publishable": True})
    hidden = editing.save(desk, gathered[1], {**said, "evidence_kind": "ACTA"})
    looks = {one.id: gathering.look_at(desk, one) for one in (shown, hidden)}
    thumbnails = {name: look.png for name, look in looks.items() if look}

    document = quarterly_report(desk.book.holdings(), QuarterlyScope(C22, T1), thumbnails, AT)

    pages = pdf_pages(document)
    cited = next(place for place, page in enumerate(pages, start=1) if "Evidencias [1]" in page)
    *_, index = pages
    order = [one.id for one in desk.book.records("evidence", report.id)]
    for number, one in ((order.index(each.id) + 1, each) for each in (shown, hidden)):
        assert f"[{number}] {one.text('title')}" in index
        assert one.text("sha256")[:32] in index
    assert index.count(f" {cited}") >= 2
    assert index.count("No se ha autorizado su publicación") == 1
    assert _pictures(document) == 1
    again = quarterly_report(desk.book.holdings(), QuarterlyScope(C22, T1), thumbnails, AT)
    assert again == document


def _pictures(document: bytes) -> int:
    file = pypdfium2.PdfDocument(document)
    try:
        *_, last = file
        return sum(one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in last.get_objects())
    finally:
        file.close()


def test_the_tables_of_the_board_say_the_same_as_the_indicators(desk: Desk, report: Record):
    reporting.send(desk, report)
    tracking, terms, on = track(desk.book.holdings()), desk.terms, date(2019, 5, 2)
    quarters = plan_quarters(tracking)
    commitment = next(one for one in tracking.commitments if one.id == C22)

    whole = board(tracking, quarters, on)
    assert len(whole.rows) == 24
    assert whole.rows[21][1:] == (0.0, 0.06, 0.06, "—", "—", "—", "—", "—")
    assert by_area(tracking, T1, terms).rows[12][1:] == (0.06, 1, 9)
    handed = reports_handed_in(tracking, quarters, terms, on)
    assert handed.column("2019-T1") == ("1/9 !", "0/1 !")
    assert handed.column("2020-T1") == ("0/9", "0/1")
    stands = milestones_of_quarter(tracking, commitment, T1, terms, on)
    assert stands.rows[0][1:] == ("Enviado", "Limitado", 0.3, 0)
    assert stands.rows[1][1:] == ("Sin datos", "—", 0.0, 17)
    assert curve_of(tracking, [commitment], quarters, on).column("Realizado")[:3] == (0.0, 0.06, 0.06)


def test_the_drawings_hold_every_number_of_their_table():
    curve = Table(
        "Curva",
        ("Trimestre", "Planificado", "Reprogramado", "Realizado"),
        (("2018-T4", 0.1, 0.08, 0.03), ("2019-T1", 0.3, 0.2, "—")),
    )
    rows = (("MINFIN", "9/9", "3/9 !"), ("SAT", "—", "0/1"))
    told = tuple(HeatRow(name, name, tuple(HeatCell(cell) for cell in cells)) for name, *cells in rows)
    heat = HeatMap("Calor", "Institución", (Quarter(2018, 4), T1), told, "")

    assert {"2018-T4", "2019-T1", "3 %", "Planificado", "Reprogramado", "Realizado"} <= _texts(drawn_curve(curve))
    (drawing,) = drawn_heat(heat)
    assert {"MINFIN", "SAT", "9/9", "3/9 !", "0/1", "—"} <= _texts(drawing)


def _texts(drawing: object) -> set[str]:
    return {flat(one.text) for one in getattr(drawing, "contents", ()) if hasattr(one, "text")}


def test_a_plan_without_anything_still_makes_its_tables(desk: Desk):
    tracking = track(Holdings("P", "Plan", desk.terms, {}))

    assert plan_quarters(tracking) == ()
    assert board(tracking, (), date(2019, 1, 1)).rows == ()
    assert reports_handed_in(tracking, (), desk.terms, date(2019, 1, 1)).rows == ()
