"""`gobabierto backup`: the copies of the data, listed, made and put back."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, book_key, desk_in, new_app
from gobabierto_desktop.paths import data_folder
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.safekeeping import Copy, copies, keep_copy, restore_copy

app = new_app()


@app.callback()
def backups() -> None:
    """Las copias de los datos: se hace una al abrir y antes de cada recepción; aquí se ven, se hacen y se restauran."""


@app.command("list")
def list_copies(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Lista las copias que hay, la última primero."""
    found = copies(folder or data_folder())
    lines = [f"{one.path.name}  {one.made_at:%d/%m/%Y %H:%M:%S} UTC  {one.size / 1e6:,.1f} MB" for one in found]
    lines.append(counted(len(found), "copia", "copias"))
    return answer(lines, {"copies": [_plain(one) for one in found]}, is_json=as_json)


@app.command()
def make(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Hace una copia ahora y la comprueba."""
    with desk_in(folder) as desk:
        kept = keep_copy(desk)
    return answer([f"Copia hecha y comprobada: {kept.path}"], {"copy": _plain(kept)}, is_json=as_json)


@app.command()
def restore(
    copy: Annotated[str, typer.Argument(metavar="COPIA", help="Nombre de una copia de la lista, su ruta, o «última»")],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Pone una copia en lugar de los datos; los que estaban se apartan, no se borran.

    El programa debe estar cerrado. Para deshacerlo, restaure el archivo apartado del mismo modo.
    """
    place = folder or data_folder()
    restored = restore_copy(place, copy, datetime.now(UTC), book_key(place))
    lines = [f"Datos restaurados de {restored.copy}"]
    if restored.aside:
        lines.append(f"Lo que estaba quedó en {restored.aside}")
    plain = {"restored": str(restored.copy), "aside": str(restored.aside) if restored.aside else None}
    return answer(lines, plain, is_json=as_json)


def _plain(copy: Copy) -> dict[str, object]:
    return {"path": str(copy.path), "made_at": copy.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"), "size": copy.size}
