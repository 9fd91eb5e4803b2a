"""The attendance sheet by the command."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.reports.reading import pdf_text


def test_a_blank_sheet_is_written_with_as_many_places_as_asked(run: Run, forum: str, tmp_path: Path):
    run("record", "new", "participante", "nombre=Persona Inventada", "--de", forum)

    ran = run("sheet", "Cantel", "--lugares", "4", "--salida", tmp_path / "hoja.pdf", "--json")

    assert (ran.json["forum"], ran.json["filled"]) == (forum, False)
    text = pdf_text((tmp_path / "hoja.pdf").read_bytes())
    assert text.count("Firma o huella") == 4
    assert "Persona Inventada" not in text


def test_a_filled_sheet_has_who_registered_and_warns(run: Run, forum: str, tmp_path: Path):
    run("record", "new", "participante", "nombre=Persona Inventada", "--de", forum)

    ran = run("sheet", forum, "--llena", "--lugares", "0", "--salida", tmp_path / "hoja.pdf")

    assert "Contiene datos personales" in ran.out
    assert "Persona Inventada" in pdf_text((tmp_path / "hoja.pdf").read_bytes())
