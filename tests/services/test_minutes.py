"""The acta signed by one and then by others: every signature valid after the next, and refused where it must be."""

from pathlib import Path

import pytest

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.reports.acta import acta
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.minutes import ActaRefused, acta_number, countersign, signed_acta
from gobabierto_desktop.signing.pdf import inspect_pdf
from tests.independent.checkers import pdfsig_report
from tests.reports.invented import make_holdings, with_values
from tests.signing.samples import NOW, plan

FORUM, TABLE = Scope("f0"), Scope("f0", "f0t2")


@pytest.fixture
def holdings() -> Holdings:
    return make_holdings(tables=2, proposals=1, people=5)


@pytest.fixture
def file(holdings: Holdings, tmp_path: Path) -> Path:
    """The acta signed by who facilitates."""
    file = tmp_path / "acta.pdf"
    file.write_bytes(signed_acta(holdings, FORUM, plan().facilitator, "1a2b3c4d", NOW, "1a2b3c4d"))
    return file


def test_three_people_sign_one_acta_and_pdfsig_accepts_all_three(file: Path, tmp_path: Path):
    ca = tmp_path / "ca.pem"
    ca.write_bytes(plan().authority.pem)

    for number, who in enumerate((plan().rapporteur, plan().coordinator_rsa), start=2):
        made = countersign(file.read_bytes(), who, "Da fe como observadora", NOW, file)
        assert (made.signatures, made.places) == (number, 6)

    report = pdfsig_report(file, ca)
    assert report.signatures == report.good == report.trusted == 3
    assert report.valid
    assert [one.intact for one in inspect_pdf(file.read_bytes())] == [True, True, True]


def test_what_was_signed_before_stands_in_the_file_byte_by_byte(file: Path):
    before = file.read_bytes()

    countersign(before, plan().rapporteur, "Da fe", NOW, file)

    assert file.read_bytes().startswith(before)


def test_an_acta_that_nobody_signed_is_not_countersigned(holdings: Holdings, tmp_path: Path):
    with pytest.raises(ActaRefused, match="ninguna firma"):
        countersign(acta(holdings, FORUM, "1", NOW), plan().rapporteur, "Da fe", NOW, tmp_path / "otra.pdf")

    assert not (tmp_path / "otra.pdf").exists()


def test_nobody_signs_over_an_altered_acta(file: Path, tmp_path: Path):
    content = bytearray(file.read_bytes())
    content[content.index(b"/Producer") + 12] ^= 1

    with pytest.raises(ActaRefused, match="alterada"):
        countersign(bytes(content), plan().rapporteur, "Da fe", NOW, tmp_path / "otra.pdf")


def test_where_every_place_is_taken_the_rest_go_to_an_addendum(file: Path):
    for _ in range(5):
        countersign(file.read_bytes(), plan().rapporteur, "Da fe", NOW, file)

    with pytest.raises(ActaRefused, match="ya lleva sus 6 firmas"):
        countersign(file.read_bytes(), plan().rapporteur, "Da fe", NOW, file)


def test_an_acta_is_numbered_by_its_municipality_so_that_two_laptops_never_give_one_number(holdings: Holdings):
    assert acta_number(holdings, FORUM) == "0901-1-2018"
    assert acta_number(holdings, TABLE) == "0901-1.2-2018"
    assert acta_number(holdings, Scope("f1")) == "1601-1-2018"


def test_a_forum_without_place_or_day_still_has_a_number(holdings: Holdings):
    assert acta_number(with_values(holdings, "forum", municipality=None, held_on=""), FORUM) == "s/m-1-s/f"
