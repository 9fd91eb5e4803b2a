"""Files that leave and come back, by the command alone: identities, kits, packages, verdicts, the consolidated."""

import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gobabierto_desktop.packages.reader import open_package
from gobabierto_desktop.services.desk import open_desk
from gobabierto_desktop.signing.pdf import sign_pdf
from tests.cli.conftest import PASSPHRASE, Ran, Run, run_quietly
from tests.house.sources import ROOT
from tests.signing import samples


@dataclass(frozen=True, slots=True)
class Plan:
    """A coordinator's folder and two facilitators' folders that captured one forum, and the packages they exported."""

    run: Run
    root: Path

    def of(self, who: str, *words: str | Path) -> Ran:
        ran = self.run(*words, "--carpeta", self.root / who, "--json")
        assert ran.out, ran.err
        return ran

    @property
    def packages(self) -> list[Path]:
        return sorted((self.root / "salida").rglob("*.asice"))

    @property
    def ca(self) -> Path:
        return self.root / "coordina" / "confianza" / "ca.pem"


@pytest.fixture(scope="module")
def captured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan made once, by the command alone; each test works on a copy."""
    root = tmp_path_factory.mktemp("plan")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GOBABIERTO_PASSPHRASE", PASSPHRASE)
        _capture(Plan(run_quietly, root))
    return root


def _capture(plan: Plan) -> None:
    plan.of("coordina", "identity", "found", "--nombre", "Coordinadora Inventada")
    words = [
        "nombre=Foro de Cantel",
        "departamento=Quetzaltenango",
        "municipio=Cantel",
        "lugar=Salón",
        "fecha=16/5/2018",
    ]
    forum = plan.of("coordina", "record", "new", "foro", *words, "facilita=Ana Inventada").json["id"]
    table = plan.of("coordina", "record", "new", "mesa", "número=1", "área=Salud", "--de", forum).json["id"]
    kit = plan.root / "kit.asice"
    assert plan.of("coordina", "kit", kit).json["counts"] == {"dialogue_table": 1, "forum": 1}
    for number in (1, 2):
        who = f"facilita-{number}"
        request = plan.of(who, "identity", "request", "--nombre", f"Facilitadora Inventada {number}").json["request"]
        granted = plan.of("coordina", "identity", "grant", request).json["answer"]
        assert plan.of(who, "identity", "enrol", granted).json["signer"] == f"Facilitadora Inventada {number}"
        assert plan.of(who, "import", kit).json["total"]["new"] == 2
        plan.of(who, "record", "new", "propuesta", f"título=Propuesta {number}", "--de", table)
        plan.of(who, "record", "new", "participante", f"nombre=Persona Inventada {number}", "--de", forum)
        plan.of(who, "record", "set", forum, f"hora de cierre=1{number}:00")
        plan.of(who, "export", "Cantel", "--salida", plan.root / "salida" / who)


@pytest.fixture
def plan(run: Run, captured: Path, tmp_path: Path) -> Plan:
    return Plan(run, Path(shutil.copytree(captured, tmp_path / "plan")))


def test_packages_in_any_order_and_repeated_give_one_digest(plan: Plan, tmp_path: Path):
    dice, digests = random.Random(5), set[str]()
    for attempt in range(3):
        copy = f"copia-{attempt}"
        shutil.copytree(plan.root / "coordina", plan.root / copy)
        order = [*plan.packages * (attempt + 1)]
        dice.shuffle(order)
        for package in order:
            assert plan.of(copy, "import", package).code == 0
        digests.add(plan.of(copy, "doctor", "--digest").json["digest"])

    assert len(digests) == 1


def test_a_folder_of_packages_is_received_with_its_balance_and_a_conflict_is_decided(plan: Plan):
    received = plan.of("coordina", "import", plan.root / "salida").json

    assert len(received["results"]) == 2
    assert received["results"][0].keys() == {
        *("file", "received", "kind", "package", "signer", "standing", "balance", "unopened", "unchanged", "receipt")
    }
    assert received["total"] == {"read": 8, "new": 4, "updated": 1, "identical": 2, "conflict": 1, "rejected": 0}
    (conflict,) = plan.of("coordina", "record", "conflicts").json["conflicts"]
    assert (conflict["label"], sorted(one["value"] for one in conflict["rivals"])) == (
        "Hora de cierre",
        ["11:00", "12:00"],
    )
    assert {one["author"] for one in conflict["rivals"]} == {"Facilitadora Inventada 1", "Facilitadora Inventada 2"}
    chosen = conflict["rivals"][1]["value"]
    decided = plan.of("coordina", "record", "decide", conflict["record"], "ends_at", "--opcion", "2").json
    assert decided["values"]["ends_at"] == chosen
    assert plan.of("coordina", "record", "conflicts").json["conflicts"] == []


def test_the_receipt_goes_back_and_the_sender_takes_it(plan: Plan):
    (received,) = plan.of("coordina", "import", plan.packages[0]).json["results"]

    (taken,) = plan.of("facilita-1", "import", received["receipt"]).json["results"]
    refused = plan.of("facilita-2", "import", received["receipt"])

    assert (taken["kind"], taken["received"]) == ("receipt", True)
    assert (refused.code, refused.json["results"][0]["code"]) == (1, "receipt_not_ours")


def test_one_bad_package_stops_no_other_and_the_data_stay_as_they_were_for_it(plan: Plan, tmp_path: Path):
    bad = tmp_path / "malo.asice"
    content = bytearray(plan.packages[0].read_bytes())
    content[len(content) // 2] ^= 1
    bad.write_bytes(content)
    before = plan.of("coordina", "doctor", "--digest").json["digest"]

    alone = plan.of("coordina", "import", bad)
    after = plan.of("coordina", "doctor", "--digest").json["digest"]
    said = plan.run("import", bad, plan.packages[1], "--carpeta", plan.root / "coordina")

    assert (alone.code, alone.json["results"][0]["received"]) == (1, False)
    assert after == before
    assert said.code == 1
    assert "malo.asice: NO se recibió. El paquete fue alterado" in said.out
    assert "2 archivos en total: leídos 4 = nuevos 2 + actualizados 1 + iguales 1" in said.out


def test_a_package_is_verified_by_who_has_nothing_but_the_authority_s_certificate(plan: Plan, tmp_path: Path):
    good = plan.run("verify", plan.packages[0], "--ca", plan.ca, "--carpeta", tmp_path / "nada", "--json")
    unknown = plan.run("verify", plan.packages[0], "--carpeta", tmp_path / "nada")

    assert good.code == 0
    (judged,) = good.json["files"]
    assert [one["artefact"] for one in judged["signatures"]] == ["paquete", "acta.pdf, firma 1", "datos.xlsx, firma 1"]
    assert all(one["intact"] and one["standing"] == "known" for one in judged["signatures"])
    assert unknown.code == 1
    assert "    datos.xlsx, firma 1: íntegro · firmante desconocido: Facilitadora Inventada 1" in unknown.out
    assert not (tmp_path / "nada").exists()


def test_a_file_is_verified_while_a_window_has_the_data_open(plan: Plan):
    holding = open_desk(plan.root / "coordina", "Coordinadora Inventada")
    try:
        judged = plan.of("coordina", "verify", plan.packages[0])
    finally:
        holding.close()

    assert judged.code == 0


def test_a_workbook_saved_anew_is_compared_with_the_package_that_holds_it(plan: Plan, tmp_path: Path):
    (tmp_path / "datos.xlsx").write_bytes(open_package(plan.packages[0]).find("datos.xlsx") or b"")
    book = load_workbook(tmp_path / "datos.xlsx")
    book.save(tmp_path / "otra-vez.xlsx")
    sheet = book.worksheets[0]
    cell = next(one for row in sheet.iter_rows() for one in row if isinstance(one.value, str))
    was, cell.value = cell.value, "otra cosa"
    book.save(tmp_path / "cambiado.xlsx")

    both = plan.run("verify", tmp_path / "otra-vez.xlsx", tmp_path / "cambiado.xlsx", "--con", plan.packages[0])
    among = plan.run("verify", tmp_path / "cambiado.xlsx", plan.packages[0], "--ca", plan.ca, "--json")

    assert both.code == 1
    assert "Los datos coinciden, la firma no: el libro fue guardado de nuevo con otro programa." in both.out
    assert f"Cambió una celda: {sheet.title}, celda {cell.coordinate}: decía «{was}» y dice «otra cosa»" in both.out
    assert among.json["files"][0]["comparison"] == {
        "with": plan.packages[0].name,
        "same_file": False,
        "differences": [{"sheet": sheet.title, "cell": cell.coordinate, "before": was, "after": "otra cosa"}],
    }
    assert among.json["files"][1]["comparison"] is None


def test_a_pdf_changed_after_signing_is_told_in_one_line_and_no_trace(plan: Plan, tmp_path: Path):
    once = open_package(plan.packages[0]).find("acta.pdf") or b""
    twice = sign_pdf(once, samples.plan().rapporteur, samples.mark(2), samples.NOW)
    later = twice[len(once) :].replace(b"/SigFlags", b"/SigFlagz")
    (tmp_path / "acta.pdf").write_bytes(once + later)
    command = [
        sys.executable,
        "-m",
        "gobabierto_desktop.cli",
        "verify",
        str(tmp_path / "acta.pdf"),
        "--ca",
        str(plan.ca),
    ]

    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (1, "")
    assert "alterado (" in ran.stdout


def test_a_file_of_no_kind_that_is_signed_is_told_so(plan: Plan, tmp_path: Path):
    (tmp_path / "nota.txt").write_text("hola", encoding="utf-8")

    ran = plan.run("verify", tmp_path / "nota.txt")

    assert ran.code == 1
    assert "De este tipo de archivo no se sabe comprobar la firma" in ran.out


def test_the_consolidated_is_written_signed_and_verified(plan: Plan, tmp_path: Path):
    plan.of("coordina", "import", *plan.packages)

    made = plan.of("coordina", "consolidate", tmp_path / "nacional").json
    judged = plan.of("coordina", "verify", made["workbook"], made["document"])

    assert made["signed"] is True
    assert judged.code == 0


def test_a_wrong_passphrase_is_refused_with_its_remedy(plan: Plan, tmp_path: Path):
    wrong = tmp_path / "otra.txt"
    wrong.write_text("no es ésta\n", encoding="utf-8")

    ran = plan.run("export", "Cantel", "--passphrase-file", wrong, "--carpeta", plan.root / "facilita-1", "--json")

    assert (ran.code, ran.json["code"]) == (1, "wrong-passphrase")


def test_without_a_passphrase_and_nobody_to_ask_it_is_told_where_to_put_it(plan: Plan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("GOBABIERTO_PASSPHRASE")

    ran = plan.run("export", "Cantel", "--carpeta", plan.root / "facilita-1")

    assert ran.code == 1
    assert "--passphrase-file" in ran.err


def test_who_signs_here_is_told_without_a_passphrase(plan: Plan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("GOBABIERTO_PASSPHRASE")

    told = plan.of("facilita-1", "identity", "whoami").json

    assert (told["name"], told["standing"], told["coordinates"]) == ("Facilitadora Inventada 1", "known", False)
    assert plan.of("coordina", "identity", "whoami").json["coordinates"] is True
