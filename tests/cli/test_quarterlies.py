"""The sheet of a commitment and its quarterly report, by the command."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.reports.reading import pdf_text


def test_the_sheet_of_a_commitment_is_written(run: Run, tmp_path: Path):
    file = tmp_path / "ficha.pdf"

    ran = run("informe", "sheet", "transparencia fiscal", "--salida", file, "--json")

    assert ran.json["path"] == str(file), ran.err
    assert "Ministerio de Finanzas Públicas (Coordinador)" in pdf_text(file.read_bytes())


def test_what_was_not_reported_is_not_sent_and_a_quarter_is_named(run: Run, tmp_path: Path):
    run("identity", "found", "--nombre", "Coordinadora Inventada")

    nothing = run("informe", "send", "transparencia fiscal", "2019-T1", "--en", tmp_path)
    unknown = run("informe", "send", "transparencia fiscal", "ayer", "--en", tmp_path)

    assert nothing.code == 1
    assert "Ningún hito de ese compromiso tiene un informe enviado de 2019-T1" in nothing.err
    assert unknown.code != 0
    assert "«ayer» no es un trimestre" in unknown.err
    assert list(tmp_path.glob("*.asice")) == []
