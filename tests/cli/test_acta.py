"""The acta by the command: written and signed by one, signed again by another."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.reports.reading import pdf_text


def test_the_acta_is_written_signed_and_signed_again(run: Run, forum: str, tmp_path: Path):
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    file = tmp_path / "acta.pdf"

    written = run("acta", "write", "Cantel", "--salida", file, "--json")
    again = run("acta", "sign", file, "--motivo", "Da fe como observadora", "--json")

    assert written.json["forum"] == forum, written.err
    assert (again.json["signatures"], again.json["places"]) == (2, 6)
    assert "Foro de Cantel" in pdf_text(file.read_bytes())


def test_a_pdf_that_is_no_acta_is_refused_with_what_to_do(run: Run, forum: str, tmp_path: Path):
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    (tmp_path / "nota.pdf").write_bytes(b"no es un PDF")

    ran = run("acta", "sign", tmp_path / "nota.pdf")

    assert ran.code == 1
    assert "alterada o dañada" in ran.err
