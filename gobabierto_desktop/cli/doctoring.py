"""`gobabierto doctor`: looks at the data and at the machine, and says what is not well."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.paths import data_folder
from gobabierto_desktop.services.diagnosing import WHAT_IT_HOLDS, write_bundle
from gobabierto_desktop.services.examining import State, examine_desk, examine_file, examine_machine

_MARKS = {State.GOOD: "bien", State.WARNING: "ojo ", State.BAD: "MAL "}

app = new_app()


@app.command()
def doctor(
    folder: Folder = None,
    *,
    only_digest: Annotated[
        bool, typer.Option("--digest", help="Muestra sólo la huella de los datos: igual para datos iguales")
    ] = False,
    bundle: Annotated[
        Path | None,
        typer.Option(
            "--bundle",
            metavar="ARCHIVO",
            help="Además escribe un archivo para soporte (.zip): versiones, cuentas y registro, sin nombres ni textos",
        ),
    ] = None,
    as_json: AsJson = False,
) -> ExitCode:
    """Revisa la base de datos, la bitácora, las copias, el disco, las versiones y la identidad.

    Termina con 1 si algo está mal; lo que sólo pide atención no cuenta como mal.
    """
    place = folder or data_folder()
    file = examine_file(place)
    written: Path | None = None
    if file.state is State.BAD:
        findings, digest = [file, *examine_machine(place, datetime.now(UTC))], ""
    else:
        with desk_in(place) as desk:
            digest = desk.book.digest()
            if bundle:
                written = write_bundle(desk, bundle)
            findings = [] if only_digest else [file, *examine_desk(desk), *examine_machine(place, desk.now())]
    is_well = all(one.state is not State.BAD for one in findings)
    told = [{**asdict(one), "state": one.state.value} for one in findings]
    lines = [digest] if only_digest and digest else [f"[{_MARKS[one.state]}] {one.said}" for one in findings]
    if not only_digest:
        lines.append(f"Huella de los datos: {digest or 'no se puede calcular'}")
    if bundle:
        lines.append(_told_bundle(written))
    return answer(
        lines,
        {"digest": digest, "findings": told, "bundle": str(written) if written else None},
        is_json=as_json,
        code=ExitCode.DONE if is_well else ExitCode.REFUSED,
    )


def _told_bundle(written: Path | None) -> str:
    if written is None:
        return "El archivo para soporte no se escribió: los datos no se pueden abrir."
    return f"Archivo para soporte: {written}\n{WHAT_IT_HOLDS} Puede abrirlo y leerlo antes de enviarlo."
