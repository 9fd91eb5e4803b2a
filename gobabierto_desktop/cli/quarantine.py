"""`gobabierto cuarentena`: what was refused and set aside is listed, and a copy of it handed out."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.services.setting_aside import hand_out, in_quarantine

app = new_app()


@app.callback()
def quarantine() -> None:
    """Lo que no se recibió y se apartó. Con los datos bajo contraseña está cifrado: se ve y sale sólo con ella."""


@app.command("list")
def list_them(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Lista los archivos apartados, el último primero, con el motivo y qué hacer."""
    with desk_in(folder) as desk:
        found = in_quarantine(desk)
    lines = [f"{one.sha256[:12]}  {one.at[:16].replace('T', ' ')}  {one.name}: {one.message}" for one in found]
    plain = [
        {"sha256": one.sha256, "file": one.name, "at": one.at, "message": one.message, "remedy": one.remedy}
        for one in found
    ]
    return answer(lines or ["No hay nada en cuarentena."], {"files": plain}, is_json=as_json)


@app.command("take")
def take(
    sha256: Annotated[str, typer.Argument(metavar="HUELLA", help="Cómo empieza su huella, según «list»")],
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="CARPETA", help="Dónde dejar la copia")] = Path(),
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Deja en una carpeta una copia de un archivo apartado, tal como llegó. Sigue apartado."""
    with desk_in(folder) as desk:
        path = hand_out(desk, sha256, out)
    return answer([f"Copia: {path}. No la abra sin saber qué es."], {"path": str(path)}, is_json=as_json)
