"""The attendance sheet read back: boxes in the order of the keyboard, every person once, and a blank one that is blank."""

from itertools import pairwise

import pytest

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.reports.attendance_sheet import attendance_sheet, blank_sheet, boxes
from gobabierto_desktop.reports.paper import WIDTH
from gobabierto_desktop.reports.scope import Scope, ScopeMissing
from tests.reports.invented import ATTENDEE, DELEGATE, MADE_AT, TERMS, make_holdings
from tests.reports.reading import flat, pdf_pages, pdf_text

FORUM = Scope("f0")


def test_the_boxes_are_numbered_as_the_program_asks():
    numbered = [box for box in boxes(TERMS) if box.number]

    assert [box.label for box in numbered] == [field.label for field in PARTICIPANT.fields]
    assert [box.number for box in numbered] == [*range(1, len(PARTICIPANT.fields) + 1)]


def test_the_boxes_of_a_line_stand_side_by_side_and_all_lines_end_together():
    lines: dict[int, list] = {}
    for box in boxes(TERMS):
        lines.setdefault(box.line, []).append(box)

    for line in lines.values():
        for one, other in pairwise(line):
            assert one.left + one.width == pytest.approx(other.left)
        assert line[-1].left + line[-1].width == pytest.approx(WIDTH)


def test_a_filled_sheet_tells_everyone_who_registered_in_that_forum_and_nobody_else(holdings: Holdings):
    text = pdf_text(attendance_sheet(holdings, FORUM, MADE_AT, 0))

    for one in holdings.under("f0", "participant"):
        assert one.text("name") in text
    assert text.count(ATTENDEE) + text.count(DELEGATE) == len(holdings.under("f0", "participant"))


def test_the_values_are_told_in_words(holdings: Holdings):
    text = pdf_text(attendance_sheet(holdings, FORUM, MADE_AT, 0))

    first = holdings.under("f0", "participant")[0]
    for name in ("role", "sector", "sex", "institution", "disability"):
        assert flat(shown(PARTICIPANT.field(name), first.get(name), TERMS)) in text


def test_a_blank_sheet_has_its_places_and_nobody(holdings: Holdings):
    text = pdf_text(blank_sheet(holdings, FORUM, MADE_AT, 12))

    assert text.count("Firma o huella") == 12
    assert ATTENDEE not in text
    assert DELEGATE not in text


def test_a_filled_sheet_may_have_blank_places_more(holdings: Holdings):
    text = pdf_text(attendance_sheet(holdings, FORUM, MADE_AT, 3))

    assert text.count("Firma o huella") == len(holdings.under("f0", "participant")) + 3


def test_every_page_says_of_which_forum_it_is(holdings: Holdings):
    pages = pdf_pages(blank_sheet(holdings, FORUM, MADE_AT, 20))

    assert len(pages) > 2
    assert all("Foro: f0" in page for page in pages)


def test_what_to_write_in_the_boxes_of_a_list_is_told_at_the_end(holdings: Holdings):
    last = pdf_pages(blank_sheet(holdings, FORUM, MADE_AT, 1))[-1]

    assert "7. Sexo: Hombre; Mujer." in last


def test_it_warns_that_it_holds_personal_data(holdings: Holdings):
    assert "Contiene datos personales" in pdf_pages(attendance_sheet(holdings, FORUM, MADE_AT, 0))[0]


def test_the_same_holdings_make_the_same_bytes(holdings: Holdings):
    assert attendance_sheet(holdings, FORUM, MADE_AT, 2) == attendance_sheet(make_holdings(), FORUM, MADE_AT, 2)


def test_a_forum_that_is_gone_is_a_known_failure(holdings: Holdings):
    with pytest.raises(ScopeMissing):
        blank_sheet(holdings, Scope("nowhere"), MADE_AT, 1)
