"""Whatever people type or paste, the documents are made: a draft with a pasted book in it must not stop a forum."""

import pytest

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.reports.acta import acta
from gobabierto_desktop.reports.attendance_sheet import attendance_sheet
from gobabierto_desktop.reports.document import consolidated_document
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.reports.workbook import consolidated_workbook, forum_workbook
from tests.reports.invented import MADE_AT, make_holdings, with_values
from tests.reports.reading import pdf_text

FORUM = Scope("f0")
CAPTURED = ("forum", "dialogue_table", "participant", "proposal", "agreement", "vote")
SMALL = make_holdings(forums=1, tables=1, proposals=1, people=3)


def filled(kind: str, value: object, holdings: Holdings = SMALL) -> Holdings:
    """Holdings whose first record of a kind has the value in every field, fitting or not."""
    return with_values(holdings, kind, **{field.name: value for field in KINDS[kind].fields})


def make_forum_documents(holdings: Holdings) -> None:
    acta(holdings, FORUM, "1-2018", MADE_AT, "huella")
    forum_workbook(holdings, FORUM, MADE_AT)
    attendance_sheet(holdings, FORUM, MADE_AT, 1)


@pytest.mark.parametrize("kind", CAPTURED)
def test_a_text_without_end_stops_no_document_of_a_forum(kind: str):
    make_forum_documents(filled(kind, "ñ" * 60_000))


@pytest.mark.parametrize("kind", CAPTURED)
def test_a_value_of_the_wrong_type_stops_no_document_of_a_forum(kind: str):
    for value in (12_345, True, ("uno", "dos")):
        make_forum_documents(filled(kind, value))


@pytest.mark.parametrize("text", ["<b>&amp;</para>\x00\ud800\ufffe", "a\u0301" * 40, "\n" * 500 + "x", "   "])
def test_letters_that_no_page_holds_stop_no_document_of_a_forum(text: str):
    for kind in ("forum", "proposal"):
        make_forum_documents(filled(kind, text))


@pytest.mark.parametrize("value", ["ñ" * 60_000, "<b>\x00\ud800", ("uno", "dos")], ids=["long", "letters", "codes"])
def test_a_whole_book_of_odd_values_is_consolidated(value: object):
    holdings = SMALL
    for kind in CAPTURED:
        holdings = filled(kind, value, holdings)

    consolidated_document(holdings, MADE_AT)
    consolidated_workbook(holdings, MADE_AT)


def test_a_long_title_is_cut_in_headings_and_told_whole_below():
    title = " ".join(f"palabra{number}" for number in range(200))

    text = pdf_text(acta(with_values(SMALL, "proposal", title=title), FORUM, "1-2018", MADE_AT))

    assert title in text
