"""The sheet of a commitment and its quarterly report, by the command."""

from pathlib import Path

from gobabierto_desktop.packages.reader import Opened, open_package
from tests.cli.conftest import PASSPHRASE, Run
from tests.commitments.conftest import WHOLE
from tests.independent.checkers import PdfsigReport, pdfsig_report
from tests.reports.reading import pdf_text


def test_the_sheet_of_a_commitment_is_written(run: Run, tmp_path: Path):
    file = tmp_path / "ficha.pdf"

    ran = run("informe", "sheet", "transparencia fiscal", "--salida", file, "--json")

    assert ran.json["path"] == str(file), ran.err
    assert "Ministerio de Finanzas Públicas (Coordinador)" in pdf_text(file.read_bytes())


def test_a_delegate_at_the_same_laptop_counter_signs_with_the_file_of_their_signature(run: Run, tmp_path: Path):
    run("identity", "found", "--nombre", "Coordinadora Inventada")
    report = run("avance", "begin", "22/1", "2019-T1", "--json").json["id"]
    run("record", "set", report, *(f"{name}={value}" for name, value in WHOLE.items()))
    run("avance", "send", "22/1", "2019-T1")
    identity = next((tmp_path / "datos").rglob("*.p12"))  # the delegate's would lie on a stick
    secret = tmp_path / "clave.txt"
    secret.write_text(PASSPHRASE, "utf-8")

    sent = run(
        *("informe", "send", "transparencia fiscal", "2019-T1", "--en", tmp_path / "memoria"),
        *("--delegado", identity, "--clave-delegado", secret, "--json"),
    )

    package = open_package(Path(sent.json["path"]))
    assert package.holds("META-INF/signature002.p7s"), sent.err
    assert pdfsig_report_of(package, tmp_path).signatures == 2


def pdfsig_report_of(package: Opened, folder: Path) -> PdfsigReport:
    """What pdfsig says of the report in a package."""
    file = folder / "informe.pdf"
    file.write_bytes(package.find("informe.pdf") or b"")
    return pdfsig_report(file, next((folder / "datos").rglob("ca.pem")))


def test_what_was_not_reported_is_not_sent_and_a_quarter_is_named(run: Run, tmp_path: Path):
    run("identity", "found", "--nombre", "Coordinadora Inventada")

    nothing = run("informe", "send", "transparencia fiscal", "2019-T1", "--en", tmp_path)
    unknown = run("informe", "send", "transparencia fiscal", "ayer", "--en", tmp_path)

    assert nothing.code == 1
    assert "Ningún hito de ese compromiso tiene un informe enviado de 2019-T1" in nothing.err
    assert unknown.code != 0
    assert "«ayer» no es un trimestre" in unknown.err
    assert list(tmp_path.glob("*.asice")) == []
