"""Convening by the command: shown, moved with a reason, printed; and the certificate that pdfsig accepts."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.independent.checkers import pdfsig_report
from tests.reports.reading import pdf_text


def test_a_forum_is_moved_only_with_a_reason_and_both_are_shown(run: Run, forum: str):
    run("record", "set", forum, "convened_on=1/5/2018")

    silent = run("convene", "move", "Cantel", "fecha=20/5/2018", "--json")
    moved = run("convene", "move", "Cantel", "fecha=20/5/2018", "--motivo", "El salón estaba ocupado", "--json")
    shown = run("convene", "show", "Cantel")
    other = run("convene", "move", "Cantel", "agenda=Otra", "--motivo", "x", "--json")

    assert (silent.code, silent.json["code"]) == (1, "reason_missing")
    assert moved.json["notice"] == 19
    assert "16/05/2018 → 20/05/2018. El salón estaba ocupado" in shown.out
    assert other.code == 2


def test_the_convocation_names_officials_and_of_others_their_organisation(run: Run, forum: str, tmp_path: Path):
    run("record", "set", forum, "agenda=Bienvenida", "decision_rule=Consenso", "method=Mesas de diálogo")
    run("record", "new", "delegate", "institution=11130009", "name=Luz Inventada", "--de", forum)
    run("record", "new", "delegate", "organisation=Colectivo Inventado", "name=Persona Reservada", "--de", forum)

    ran = run("convene", "print", "Cantel", "--salida", tmp_path / "c.pdf", "--json")

    assert ran.json["forum"] == forum
    text = pdf_text((tmp_path / "c.pdf").read_bytes())
    for told in ("Bienvenida", "Consenso", "Mesas de diálogo", "Luz Inventada", "Colectivo Inventado", "Salón"):
        assert told in text
    assert "Persona Reservada" not in text


def test_a_certificate_says_course_and_hours_and_nothing_else_and_pdfsig_accepts_it(
    run: Run, forum: str, tmp_path: Path
):
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    words = ["name=Rosa Inventada", "role=Facilitador/a", "course=Facilitación", "given_by=INAP", "hours=16"]
    run("record", "new", "training", *words, "institution=11130009", "--de", forum)
    early = run("convene", "certificate", "Rosa", "--salida", tmp_path / "c.pdf", "--json")
    found = run("record", "list", "training", "--json").json
    run("record", "set", _id(found), "starts_on=2/4/2018", "ends_on=5/4/2018")

    done = run("convene", "certificate", "Rosa", "--salida", tmp_path / "c.pdf", "--json")

    assert (early.code, early.json["code"]) == (1, "training_incomplete")
    assert done.code == 0, done.err
    text = " ".join(pdf_text((tmp_path / "c.pdf").read_bytes()).split())
    for told in ("Rosa Inventada", "Facilitación", "16 horas", "del 02/04/2018 al 05/04/2018", "INAP"):
        assert told in text
    assert "Finanzas" not in text
    ca = tmp_path / "ca.pem"
    ca.write_bytes(_authority(tmp_path))
    report = pdfsig_report(tmp_path / "c.pdf", ca)
    assert report.valid


def test_parity_is_told_against_the_targets_with_the_delegations_that_lack(run: Run, forum: str):
    for name, sex in (("Rosa Inventada", "Mujer"), ("Juan Inventado", "Hombre")):
        run("record", "new", "participant", f"name={name}", f"sex={sex}", "sector=OSC", "--de", forum)
    run("record", "new", "delegate", "institution=11130009", "name=Luz Inventada", "--de", forum)
    run("record", "new", "participation_target", "sector=INST_PUB", "percent=25", "--de", forum)
    run("record", "set", forum, "parity_target=60")

    told, plain = run("convene", "parity", "Cantel"), run("convene", "parity", "Cantel", "--json")

    assert "Mujer: 1 (50 %). Meta: 60 %; faltan 1." in told.out
    assert "Hombre: 1 (50 %). Sin meta fijada." in told.out
    assert [(one["code"], one["number"], one["lacking"]) for one in plain.json["sector"]] == [
        ("OSC", 2, 0),
        ("INST_PUB", 0, 1),
    ]
    assert plain.json["missing"] == ["11130009"]


def _id(listed: dict) -> str:
    (rows,) = [one for one in listed.values() if isinstance(one, list)]
    return rows[0]["id"]


def _authority(base: Path) -> bytes:
    """The plan's certificate, as its laptop keeps it."""
    return next(one.read_bytes() for one in sorted((base / "datos").rglob("*.pem")))
