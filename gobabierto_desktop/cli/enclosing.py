"""`gobabierto sobre`: a package goes into a closed envelope, and comes out of it for who has a key."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, passphrase, signer_at
from gobabierto_desktop.services.enclosing import EnvelopeClosed, enclose, open_file
from gobabierto_desktop.services.enrolling import has_identity, opener_of, own_opener_of

app = new_app()


@app.callback()
def envelopes() -> None:
    """Sobres cerrados: dicen sólo el plan y quién los envía; los abren la coordinación y quien envía."""


@app.command("enclose")
def close(
    package: Annotated[
        Path, typer.Argument(metavar="PAQUETE", help="El paquete .asice que va adentro; se queda donde está")
    ],
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="CARPETA", help="Dónde dejar el sobre")] = Path(),
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Pone un paquete en un sobre cerrado y firmado."""
    with desk_in(folder) as desk:
        path = enclose(desk, package, signer_at(desk, passphrase_file), out)
    return answer([f"Sobre cerrado: {path}"], {"envelope": str(path)}, is_json=as_json)


@app.command("open")
def open_one(
    envelope: Annotated[Path, typer.Argument(metavar="SOBRE", help="El sobre cerrado")],
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="CARPETA", help="Dónde dejar el paquete")] = Path(),
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Saca el paquete de un sobre, con la llave de coordinación o de quien lo envió; «import» lo hace por sí solo."""
    with desk_in(folder) as desk:
        if not has_identity(desk):
            raise EnvelopeClosed
        word = passphrase(passphrase_file)
        path = open_file(desk, envelope, opener_of(desk, word) or own_opener_of(desk, word), out)
    return answer([f"Paquete: {path}"], {"package": str(path)}, is_json=as_json)
