"""`gobabierto sheet`: the attendance sheet of a forum, to print."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.services.printing import MOST_PLACES, PLACES, print_attendance, print_blank_sheet

app = new_app()


@app.command()
def sheet(
    forum: Annotated[str, typer.Argument(metavar="FORO", help="Identificador del foro, o palabras de su nombre")],
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe")] = Path(
        "asistencia.pdf"
    ),
    blanks: Annotated[
        int, typer.Option("--lugares", metavar="NÚMERO", min=0, max=MOST_PLACES, help="Cuántos lugares en blanco lleva")
    ] = PLACES,
    folder: Folder = None,
    *,
    is_filled: Annotated[
        bool, typer.Option("--llena", help="Con quienes ya se registraron; contiene datos personales")
    ] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe la hoja de asistencia de un foro, en blanco o llena, con las casillas en el orden de captura."""
    with desk_in(folder) as desk:
        found = find_one(desk, "forum", forum)
        (print_attendance if is_filled else print_blank_sheet)(desk, found.id, out, blanks)
    lines = [f"Hoja de asistencia: {out}"]
    if is_filled:
        lines.append("Contiene datos personales: guárdela bajo llave y no la envíe.")
    return answer(lines, {"path": str(out), "forum": found.id, "filled": is_filled}, is_json=as_json)
