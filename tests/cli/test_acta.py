"""The acta by the command: written and signed by one, signed again by another."""

import hashlib
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


def test_an_acta_is_closed_holds_the_forum_and_takes_an_addendum(run: Run, forum: str, tmp_path: Path):
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    early = run("acta", "close", "Cantel", "--salida", tmp_path / "acta.pdf", "--json")
    lone = run("acta", "addendum", "Cantel", "text=Falta algo", "--json")

    closed = run("acta", "close", "Cantel", "ratified_on=16/5/2018", "--salida", tmp_path / "acta.pdf", "--json")
    late = run("record", "set", forum, "lugar=Otro", "--json")
    words = ["text=Falta un nombre", "reason=Olvido", "written_on=20/5/2018", "written_by=Ana Inventada"]
    added = run("acta", "addendum", "Cantel", *words, "--salida", tmp_path / "adenda.pdf", "--json")

    assert (early.code, early.json["code"]) == (1, "acta_not_ready")
    assert (lone.code, lone.json["code"]) == (1, "nothing_closed")
    assert closed.code == 0, closed.out + closed.err
    assert hashlib.sha256((tmp_path / "acta.pdf").read_bytes()).hexdigest() == closed.json["sha256"]
    assert (late.code, late.json["code"]) == (1, "acta_closed")
    assert added.code == 0, added.out + added.err
    assert "Falta un nombre" in pdf_text((tmp_path / "adenda.pdf").read_bytes())
