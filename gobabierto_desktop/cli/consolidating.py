"""`gobabierto consolidate`: everything held becomes one workbook and one PDF."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.services.consolidating import consolidate as consolidate_desk

app = new_app()


@app.command()
def consolidate(
    out: Annotated[Path, typer.Argument(metavar="CARPETA", help="Dónde dejar el libro y el informe")] = Path(),
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    is_unsigned: Annotated[bool, typer.Option("--sin-firma", help="Los escribe sin firmar")] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe el libro de Excel y el informe PDF de todos los foros, firmados por quien coordina."""
    with desk_in(folder) as desk:
        signer = None if is_unsigned else signer_at(desk, passphrase_file)
        made = consolidate_desk(desk, out, signer, tell)
    lines = [f"Libro consolidado: {made.workbook}", f"Informe consolidado: {made.document}"]
    plain = {"workbook": str(made.workbook), "document": str(made.document), "signed": signer is not None}
    return answer(lines, plain, is_json=as_json)
