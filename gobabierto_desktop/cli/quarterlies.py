"""`gobabierto informe`: the sheet of a commitment; its quarterly report, sent by one and counter-signed by another."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, secret_of, signer_at
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.domain.quarters import Quarter, quarter_named
from gobabierto_desktop.identity.keyring import open_signer
from gobabierto_desktop.reports.quarterly import QuarterlyScope
from gobabierto_desktop.services.reports_sending import Signers, countersign, send_report
from gobabierto_desktop.services.versioning import print_commitment

app = new_app()

_Commitment = Annotated[
    str, typer.Argument(metavar="COMPROMISO", help="Identificador o número del compromiso, o palabras de su título")
]
_Into = Annotated[Path, typer.Option("--en", metavar="CARPETA", help="Dónde dejarlo")]
_HERE = Path()


@app.callback()
def quarterlies() -> None:
    """La ficha de un compromiso y el paquete firmado de su informe trimestral."""


@app.command()
def sheet(
    commitment: _Commitment,
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe")] = Path(
        "ficha.pdf"
    ),
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe la ficha oficial de un compromiso en PDF."""
    with desk_in(folder) as desk:
        found = find_one(desk, "commitment", commitment)
        print_commitment(desk, found.id, out)
    return answer([f"Ficha: {out}"], {"path": str(out), "commitment": found.id}, is_json=as_json)


@app.command()
def send(
    commitment: _Commitment,
    quarter: Annotated[str, typer.Argument(metavar="TRIMESTRE", help="Por ejemplo 2019-T1")],
    into: _Into = _HERE,
    delegate: Annotated[
        Path | None,
        typer.Option("--delegado", metavar="ARCHIVO", help="Archivo .p12 de quien contrafirma en esta computadora"),
    ] = None,
    delegate_passphrase: Annotated[
        Path | None, typer.Option("--clave-delegado", metavar="ARCHIVO", help="Archivo con su contraseña")
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe y firma el paquete del informe de un trimestre; si se pide, lo contrafirma otra persona."""
    with desk_in(folder) as desk:
        found = find_one(desk, "commitment", commitment)
        scope = QuarterlyScope(found.id, named_quarter(quarter))
        liaison, second = signer_at(desk, passphrase_file), None
        if delegate is not None:
            second = open_signer(delegate, secret_of(delegate_passphrase, f"Contraseña de {delegate.name}"))
        sent = send_report(desk, scope, Signers(liaison, second), into)
    told = {"path": str(sent.path), "package": sent.package, "sha256": sent.sha256, "counts": sent.counts}
    return answer([f"Paquete: {sent.path}", f"SHA-256: {sent.sha256}"], told, is_json=as_json)


@app.command()
def sign(
    package: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El paquete que firmó el enlace")],
    into: _Into = _HERE,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Contrafirma el informe que firmó el enlace: el paquete y, aparte, su PDF."""
    with desk_in(folder) as desk:
        made = countersign(desk, package, signer_at(desk, passphrase_file), into)
    lines = [f"Lo firmó: {made.verdict.signer}", f"Paquete: {made.path}", f"Informe: {made.document}"]
    told = {"path": str(made.path), "document": str(made.document), "signer": made.verdict.signer}
    return answer(lines, told, is_json=as_json)


def named_quarter(typed: str) -> Quarter:
    """The quarter of that name, «2019-T1». Raises BadParameter."""
    found = quarter_named(typed)
    if found is None:
        raise typer.BadParameter(f"«{typed}» no es un trimestre: escriba por ejemplo 2019-T1")
    return found
