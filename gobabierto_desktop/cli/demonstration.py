"""`gobabierto demo`: the whole way of a datum with invented people, and what came of it laid out in a folder."""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.importing import spoken_balance, spoken_verdict, sum_of
from gobabierto_desktop.cli.options import AsJson, new_app
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.services.demonstrating import PASSPHRASE, Demonstrated, demonstrate
from gobabierto_desktop.services.demonstrating_sample import WHOLE

SIZE = WHOLE

_PROGRAM = (sys.executable, "-m", "gobabierto_desktop")

app = new_app()


class NoPictures(KnownFailure):
    """The window could not be opened to be pictured."""

    code = "no_pictures"


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="CARPETA", help="Dónde dejar el resultado; se crea si no existe")],
    seed: Annotated[
        int | None, typer.Option("--semilla", metavar="NÚMERO", help="Repite el azar de otra demostración")
    ] = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Recorre todo el camino con seis foros inventados: captura, paquetes firmados, recepción, consolidado y pantallas.

    Pasa por el mismo código que la ventana. Deja ca.pem, packages/, consolidated/, screens/ y, en equipos/, los datos
    de cada computadora inventada. Con pantalla, abre el programa sobre el resultado.

    La segunda vez en la misma carpeta reemplaza lo que la demostración hizo, y nada más.
    """
    chosen = secrets.randbelow(1_000_000) if seed is None else seed
    made = demonstrate(folder.resolve(), chosen, SIZE, photograph, tell)
    lines = [*_lines(made), _open_window(made.coordinator)]
    return answer(lines, _plain(made), is_json=as_json)


def photograph(book: Path, folder: Path) -> list[Path]:
    """Have a process of its own open the window without a display and take its pictures. Raises NoPictures."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    order = [*_PROGRAM, str(book), "--pictures", str(folder)]
    ran = subprocess.run(order, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - our own program
    if ran.returncode:
        last = ran.stderr.strip().rpartition("\n")[2] or f"terminó con {ran.returncode}"
        raise NoPictures(
            f"No se pudo abrir la ventana para retratarla: {last}",
            "Los paquetes y el consolidado ya están hechos. Revise las bibliotecas de Qt del sistema.",
        )
    return [Path(line) for line in ran.stdout.splitlines()]


def _open_window(book: Path) -> str:
    """Open the program on the result where there is a display; what was done, in one line."""
    if not _has_display():
        return "Aquí no hay pantalla: el programa no se abre; sus pantallas quedaron retratadas en screens/."
    nothing = subprocess.DEVNULL  # the window outlives the command: whoever reads our output must see its end
    _ = subprocess.Popen(  # noqa: S603 - our own program
        [*_PROGRAM, str(book)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )
    return "Se abrió el programa con los datos de la coordinación."


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _lines(made: Demonstrated) -> list[str]:
    captured = ", ".join(f"{number:,} {name}" for name, number in made.counts.items())
    return [
        "",
        f"Semilla del azar: {made.seed}",
        f"Captura: {captured}",
        "Recepción, en el orden en que llegaron los paquetes:",
        *(f"  {result.path.name}: {spoken_verdict(result)}" for result in made.results),
        f"  Balance: {spoken_balance(sum_of(made.results))}",
        f"  Los primeros, recibidos otra vez: {spoken_balance(sum_of(made.again))}",
        f"Conflicto decidido por la coordinación: {made.decided}",
        *(f"Conflicto que espera su decisión: {one}" for one in made.waiting),
        "Informes trimestrales de un enlace, recibidos y revisados:",
        *(f"  {result.path.name}: {spoken_verdict(result)}" for result in made.reports),
        f"Huella de los datos: {made.digest}",
        "",
        f"Certificado de la autoridad: {made.authority}",
        f"Paquetes:                    {made.packages[0].parent}",
        f"Informes trimestrales:       {made.authority.parent / 'informes'}",
        f"Libro e informe:             {made.consolidated.workbook.parent}",
        f"Pantallas:                   {made.authority.parent / 'screens'}",
        f"Datos de la coordinación:    {made.coordinator} (contraseña: {PASSPHRASE})",
    ]


def _plain(made: Demonstrated) -> dict[str, object]:
    return {
        "seed": made.seed,
        "counts": made.counts,
        "balance": sum_of(made.results).plain(),
        "again": sum_of(made.again).plain(),
        "reports": sum_of(made.reports).plain(),
        "decided": made.decided,
        "waiting": list(made.waiting),
        "digest": made.digest,
        "authority": str(made.authority),
        "packages": [str(one) for one in made.packages],
        "workbook": str(made.consolidated.workbook),
        "document": str(made.consolidated.document),
        "screens": [str(one) for one in made.screens],
        "coordinator": str(made.coordinator),
    }
