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


def test_who_signs_a_closed_acta_signs_it_in_the_data_too_and_what_comes_back_is_taken(
    run: Run, forum: str, tmp_path: Path
):
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    file, lone = tmp_path / "acta.pdf", tmp_path / "nada.pdf"
    closed = run("acta", "close", "Cantel", "ratified_on=16/5/2018", "--salida", file, "--json")
    assert closed.code == 0, closed.out + closed.err

    run("acta", "sign", file)
    taken = run("acta", "take", file, "--json")
    lone.write_bytes(b"%PDF-1.4")
    refused = run("acta", "take", lone, "--json")

    assert (taken.code, taken.json["signatures"]) == (0, 2), taken.out + taken.err
    assert (refused.code, refused.json["code"]) == (1, "acta_refused")


def test_a_mesa_is_closed_and_opened_again_by_the_command(run: Run, forum: str):
    run("record", "new", "mesa", "number=7", "work_area=1", "decision_rule=CONS", "--de", forum)
    shown = run("mesa", "show", "Cantel", "7", "--json")
    by_hand = run("record", "set", shown.json["id"], "is_closed=sí", "--json")
    closed = run("mesa", "close", "Cantel", "7", "--json")
    opened = run("mesa", "reopen", "Cantel", "7", "--json")

    assert (shown.json["is_closed"], shown.json["obstacles"]) == (False, [])
    assert by_hand.code == 1, by_hand.out
    assert (closed.code, closed.json["is_closed"]) == (0, True), closed.out + closed.err
    assert (opened.code, opened.json["is_closed"]) == (0, False), opened.out + opened.err
