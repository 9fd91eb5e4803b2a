"""`gobabierto acta`: the minutes as a file by themselves, signed by who facilitates and then by others."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.files import read_given
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.minutes import countersign, write_acta

app = new_app()

_ACTA = Path("acta.pdf")


@app.callback()
def minutes() -> None:
    """El acta como archivo aparte: la firma quien facilita y, después, delegados y observadores."""


@app.command()
def write(
    forum: Annotated[str, typer.Argument(metavar="FORO", help="Identificador del foro, o palabras de su nombre")],
    table: Annotated[
        str | None, typer.Option("--mesa", metavar="MESA", help="Sólo esa mesa: identificador, número o tema")
    ] = None,
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe")] = _ACTA,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe el acta de un foro o de una mesa, firmada por quien facilita."""
    with desk_in(folder) as desk:
        found = find_one(desk, "forum", forum)
        scope = Scope(found.id, find_one(desk, "dialogue_table", table, found.id).id if table else None)
        write_acta(desk, scope, signer_at(desk, passphrase_file), out)
    return answer([f"Acta: {out}"], {"path": str(out), "forum": found.id}, is_json=as_json)


@app.command()
def sign(
    acta: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El acta en PDF, ya firmada por quien facilita")],
    reason: Annotated[
        str, typer.Option("--motivo", metavar="TEXTO", help="En calidad de qué firma")
    ] = "Da fe de lo actuado",
    out: Annotated[
        Path | None, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe; si no, el mismo")
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Firma un acta después de otras personas; las firmas anteriores siguen valiendo."""
    with desk_in(folder) as desk:
        signer = signer_at(desk, passphrase_file)
        made = countersign(read_given(acta), signer, reason, desk.now(), out or acta)
    lines = [f"Acta: {made.path}", f"Lleva {made.signatures} de {made.places} firmas posibles."]
    return answer(
        lines, {"path": str(made.path), "signatures": made.signatures, "places": made.places}, is_json=as_json
    )
