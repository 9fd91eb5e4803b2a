"""The report of a milestone by the command: begun, given evidence, sent, returned, answered and approved."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.commitments.conftest import WHOLE


def test_a_report_goes_all_its_way_by_the_command(run: Run, tmp_path: Path):
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    begun = run("avance", "begin", "22/1", "2019-T1", "--json")
    report = begun.json["id"]
    assert begun.json["state"] == "ELABORACION", begun.err

    early = run("avance", "send", "22/1", "2019-T1")
    assert early.code == 1
    assert "no está completo" in early.err

    run("record", "set", report, *(f"{name}={value}" for name, value in WHOLE.items()))
    file = tmp_path / "acta del taller.txt"
    file.write_text("Acta inventada", "utf-8")
    added = run("avance", "evidence", "22/1", "2019-T1", file, "--json")
    assert [one["title"] for one in added.json["taken"]] == ["acta del taller"]
    evidence = added.json["taken"][0]["id"]
    run("record", "set", evidence, "evidence_kind=Acta", "proves=Que hubo taller")

    sent = run("avance", "send", "22/1", "2019-T1", "--json")
    assert sent.json["state"] == "ENVIADO", sent.err
    back = run("avance", "return", "22/1", "2019-T1", "done=¿Dónde fue el tercer taller?", "--json")
    assert back.json["state"] == "DEVUELTO", back.err
    assert run("avance", "answer", "¿Dónde fue", "En Petén", "--json").json["answer"] == "En Petén"
    assert run("avance", "send", "22/1", "2019-T1", "--json").json["state"] == "ENVIADO"
    assert run("avance", "approve", "22/1", "2019-T1", "--json").json["state"] == "APROBADO"


def test_a_file_that_cannot_be_read_is_refused_and_the_others_are_taken(run: Run, tmp_path: Path):
    run("avance", "begin", "22/4.a", "2019-T1")
    good = tmp_path / "lista.csv"
    good.write_text("a;b", "utf-8")

    ran = run("avance", "evidence", "22/4.a", "2019-T1", good, tmp_path / "no existe.pdf", "--json")

    assert ran.code == 1
    assert len(ran.json["taken"]) == len(ran.json["refused"]) == 1


def test_a_report_nobody_began_is_told(run: Run):
    ran = run("avance", "send", "22/2", "2019-T1")

    assert ran.code == 1
    assert ran.err
