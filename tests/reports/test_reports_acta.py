"""The acta read back from its PDF: complete, in its words, naming nobody who is not in office."""

import re
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.reports.acta import acta, signature_boxes
from gobabierto_desktop.reports.scope import Scope, ScopeMissing
from tests.reports.invented import ATTENDEE, DELEGATE, MADE_AT, PRESENTER, PROBLEM, make_holdings, with_values
from tests.reports.reading import flat, pdf_outline, pdf_pages, pdf_text

FORUM = Scope("f0")
TABLE = Scope("f0", "f0t2")
MARK = "1a2b3c4d5e6f7a8b"


def written(holdings: Holdings, scope: Scope = FORUM) -> bytes:
    return acta(holdings, scope, "3-2018", MADE_AT, MARK)


def test_the_letters_of_spanish_and_of_the_mayan_languages_survive(holdings: Holdings):
    assert flat(PROBLEM) in pdf_text(written(holdings))


def test_the_place_the_day_and_the_hours_are_told_in_words(holdings: Holdings):
    text = pdf_text(written(holdings))

    assert "siendo las ocho horas con treinta minutos del día dieciséis de mayo de dos mil dieciocho" in text
    assert "siendo las quince horas con treinta minutos, la cual, leída y ratificada" in text
    assert "convocado el treinta de abril de dos mil dieciocho" in text


def test_no_page_ends_with_what_heads_the_next():
    heads = re.compile(r"(Regla de decisión: [^.]*|Entidad responsable[^.]*|Su delegado/a: [^.]*)\.$")
    for proposals in range(1, 5):
        pages = pdf_pages(written(make_holdings(tables=3, proposals=proposals, people=9)))

        assert [page[-80:] for page in pages if heads.search(page)] == []


def test_the_clauses_are_numbered_and_reach_the_outline(holdings: Holdings):
    clauses = [title for level, title in pdf_outline(written(holdings)) if level == 0]

    assert clauses == [
        "PRIMERO: Motivo",
        "SEGUNDO: Agenda y método",
        "TERCERO: Participación",
        "CUARTO: Propuestas",
        "QUINTO: Votaciones",
        "SEXTO: Acuerdos",
        "SÉPTIMO: Disensos",
        "OCTAVO: Lectura y cierre",
    ]


def test_every_proposal_of_the_forum_is_told_and_none_of_another(holdings: Holdings):
    titles = [title for level, title in pdf_outline(written(holdings)) if level == 1 and title[0].isdecimal()]

    assert titles == [
        f"{place}. {one.text('title')}"
        for place, one in enumerate(holdings.under_any(["f0t1", "f0t2"], "proposal"), start=1)
    ]


def test_the_acta_of_a_table_tells_only_its_own(holdings: Holdings):
    text = pdf_text(written(holdings, TABLE))

    assert "mesa de diálogo número dos" in text
    assert "Se presentan 3 propuestas." in text
    assert "mesa 1" not in text


def test_only_people_in_office_are_named(holdings: Holdings):
    text = pdf_text(written(holdings))

    assert f"{DELEGATE} 0, Directora de planificación; delegado/a de Ministerio de Educación." in text
    assert ATTENDEE not in text
    assert PRESENTER not in text
    assert "2345678901234" not in text
    assert "Cargo reservado" not in text


def test_every_page_carries_its_number_and_the_hash_of_the_data(holdings: Holdings):
    pages = pdf_pages(written(holdings))

    for number, text in enumerate(pages, start=1):
        assert f"Huella: {MARK}" in text
        assert f"Página {number}" in text
        assert f"de {len(pages)}" in text
        assert "Generado el 16/05/2018 a las 08:05" in text  # in Guatemala, six hours behind


def test_the_file_says_its_title_and_its_language(holdings: Holdings):
    document = written(holdings)

    assert pypdfium2.PdfDocument(document).get_metadata_value("Title") == "Acta No. 3-2018"
    assert b"/Lang (es-GT)" in document
    assert b"/DisplayDocTitle true" in document


def test_every_font_travels_inside_the_file(holdings: Holdings):
    document = written(holdings)

    assert document.count(b"/FontFile2") == document.count(b"/Type /FontDescriptor") > 0
    assert b"/BaseFont /Helvetica" not in document


def test_the_same_holdings_make_the_same_bytes(holdings: Holdings):
    assert written(holdings) == written(make_holdings())


def test_the_places_for_signatures_are_on_the_last_page_empty_and_apart(holdings: Holdings):
    document = pypdfium2.PdfDocument(written(holdings))
    boxes = signature_boxes()
    page = document[len(document) - 1].get_textpage()

    assert {box.page for box in boxes} == {-1}
    assert [page.get_text_bounded(*box.rectangle) for box in boxes] == [""] * 6
    for one, other in combinations(boxes, 2):
        (left, bottom, right, top), (x1, y1, x2, y2) = one.rectangle, other.rectangle
        assert right <= x1 or x2 <= left or top <= y1 or y2 <= bottom
    assert "Firmas electrónicas" in page.get_text_bounded()


def test_the_places_for_signatures_never_stand_alone_on_their_page(holdings: Holdings):
    for scope in (FORUM, TABLE):
        *_, last = pdf_pages(written(holdings, scope))

        assert "Toma nota en la mesa 2" in last


@pytest.mark.parametrize("name", ["", "<b>&amp; «Foro» </para>", "=1+1", "línea\nlínea"])
def test_what_was_typed_is_never_markup(holdings: Holdings, name: str):
    document = written(with_values(holdings, "forum", name=name, place=name, agenda=name, starts_at=name))

    assert flat(name) in pdf_text(document)


def test_an_empty_forum_has_an_acta_with_blanks_to_fill(tmp_path: Path):
    holdings = make_holdings(forums=1, tables=1, proposals=0, people=0)
    blank = dict.fromkeys(("municipality", "held_on", "starts_at", "facilitator"))

    text = pdf_text(written(with_values(holdings, "forum", **blank)))

    assert "En el municipio de ______________" in text
    assert "No se registraron propuestas." in text
    assert "No hay asistencia registrada." in text


def test_a_forum_that_is_gone_is_a_known_failure(holdings: Holdings):
    with pytest.raises(ScopeMissing, match="el foro"):
        written(holdings, Scope("nowhere"))


def test_the_acta_of_a_table_reads_as_one_sentence(holdings: Holdings):
    text = pdf_text(written(holdings, TABLE))

    assert (
        "convocado el treinta de abril de dos mil dieciocho, mesa de diálogo número dos,"
        " área de trabajo 3. Seguridad, «Escuelas y salud», hacen constar lo siguiente:"
    ) in text
