"""`gobabierto export`: a forum or a mesa leaves as a signed package."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.enclosing import send_enclosed
from gobabierto_desktop.services.sending import send

app = new_app()


@app.command()
def export(
    forum: Annotated[str, typer.Argument(metavar="FORO", help="Identificador del foro, o palabras de su nombre")],
    table: Annotated[
        str | None, typer.Option("--mesa", metavar="MESA", help="Sólo esa mesa: identificador, número o tema")
    ] = None,
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="CARPETA", help="Dónde dejar el paquete")] = Path(),
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    is_enclosed: Annotated[
        bool, typer.Option("--sobre", help="En un sobre cerrado: sólo dice el plan y quién lo envía")
    ] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe el paquete firmado de un foro o de una mesa: acta, libro de Excel y registros.

    Lo personal va sellado: sólo quien coordina lo abre.
    """
    with desk_in(folder) as desk:
        found = find_one(desk, "forum", forum)
        scope = Scope(found.id, find_one(desk, "dialogue_table", table, found.id).id if table else None)
        deliver = send_enclosed if is_enclosed else send
        sent = deliver(desk, scope, signer_at(desk, passphrase_file), out, tell)
    lines = [f"Entregado: {sent.path}", f"Huella: {sent.sha256}"]
    plain = {"path": str(sent.path), "package": sent.package, "sha256": sent.sha256, "counts": sent.counts}
    return answer(lines, plain, is_json=as_json)
