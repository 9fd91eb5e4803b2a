"""`gobabierto kit`: the forums that the coordinator prepares, in one signed file for who will facilitate them."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.services.sending import send_kit

app = new_app()


@app.command()
def kit(
    out: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El archivo .asice que se escribe")],
    forums: Annotated[
        list[str] | None,
        typer.Option("--foro", metavar="FORO", help="Sólo ese foro (identificador o palabras); se puede repetir"),
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe el kit: los foros y mesas preparados, para que quien facilita los reciba con «gobabierto import»."""
    with desk_in(folder) as desk:
        named = [find_one(desk, "forum", one) for one in forums] if forums else desk.book.records("forum")
        sent = send_kit(desk, [one.id for one in named], signer_at(desk, passphrase_file), out)
    lines = [f"Kit escrito: {sent.path}", *(f"    {one.text('name')}" for one in named)]
    plain = {"path": str(sent.path), "package": sent.package, "sha256": sent.sha256, "counts": sent.counts}
    return answer(lines, plain, is_json=as_json)
