"""The command's door: finds the verb, runs it, and turns how it ended into words and an exit code.

A verb's module is imported only when the verb is asked for: `gobabierto --help` costs a tenth of a second, not two.
"""

import logging
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper

import typer
from typer.main import get_command

from gobabierto_desktop.cli import spanish
from gobabierto_desktop.cli.answers import ExitCode, answer, misspelt, refuse, tell
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.services import noting

NAME = "gobabierto"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or group of verbs: its name, the module whose `app` holds it, and one line of what it is for."""

    name: str
    module: str
    summary: str


VERBS = (
    Verb("demo", "demonstration", "Recorre todo el camino con datos inventados y deja el resultado en una carpeta."),
    Verb("record", "records", "Anota, busca, corrige, elimina y restaura foros, mesas, propuestas y lo demás."),
    Verb("convene", "convening", "Dice cómo se convocó un foro, lo cambia de fecha o lugar, y escribe sus papeles."),
    Verb("propuesta", "proposals", "Busca las parecidas a una propuesta, las une, las divide y dice de dónde viene."),
    Verb("sheet", "attending", "Escribe la hoja de asistencia de un foro, en blanco o llena, para imprimirla."),
    Verb("mesa", "tables", "Cierra y reabre una mesa; dice qué lo impide y qué se decidió en ella."),
    Verb("acta", "minutes", "Escribe, firma y cierra el acta de un foro o de una mesa; después, sus adendas."),
    Verb("informe", "quarterlies", "Escribe la ficha de un compromiso, o el paquete firmado de su informe trimestral."),
    Verb("avance", "reviewing", "Empieza, envía, devuelve y aprueba el informe de un hito, y le agrega evidencias."),
    Verb("cuestionario", "questionnaires", "Pregunta un trimestre en un libro de Excel, y recibe los libros llenados."),
    Verb("export", "exporting", "Entrega el paquete firmado de un foro o de una mesa."),
    Verb("kit", "kits", "Prepara el archivo con que quienes facilitan reciben sus foros."),
    Verb("sobre", "enclosing", "Pone un paquete en un sobre cerrado, o lo saca de él."),
    Verb("import", "importing", "Recibe paquetes, kits y acuses; dice qué trae cada uno y qué se hizo con ello."),
    Verb("cuarentena", "quarantine", "Lista lo que no se recibió y se apartó, y saca una copia."),
    Verb("verify", "verifying", "Dice si un paquete, PDF o libro de Excel está íntegro y quién lo firmó."),
    Verb("consolidate", "consolidating", "Escribe el libro y el informe de todos los foros."),
    Verb("identity", "identities", "Funda la autoridad del plan, pide y otorga certificados, dice quién firma."),
    Verb("trust", "trusting", "Lista y revoca certificados, reconoce proveedores de firma."),
    Verb("lock", "locking", "Protege los datos con una contraseña, o deja de hacerlo."),
    Verb("backup", "backups", "Lista, hace y restaura copias de los datos."),
    Verb("doctor", "doctoring", "Revisa que los datos y el equipo estén sanos."),
)

_CODES = (
    (ExitCode.DONE, "todo salió bien"),
    (ExitCode.REFUSED, "no se pudo, y se dice por qué y qué hacer"),
    (ExitCode.USAGE, "la orden está mal escrita"),
    (ExitCode.BUG, "error del programa"),
    (ExitCode.INTERRUPTED, "se interrumpió con Ctrl+C"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the arguments given, or with the process's own; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # also where the machine's locale knows no «ñ»
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # else it tells of a forged PDF by a trace of its own
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except KnownFailure as failure:
        noting.note_failure(failure)
        return refuse(failure, is_json="--json" in given)
    except Exception as bug:  # noqa: BLE001 - the one place where a bug of ours ends: told as such, with its trace for us
        noting.note_failure(bug)
        traceback.print_exc()
        tell("Esto es un error del programa, no suyo; sus datos siguen como estaban. Envíe este texto a soporte.")
        return ExitCode.BUG


def _run(given: list[str]) -> int:
    if given[:1] == ["--version"]:
        return answer([f"{NAME} {version('gobabierto-desktop')}"], {}, is_json=False)
    if not given or given[0] in spanish.HELP_OPTIONS:
        return answer([_overview()], {}, is_json=False, code=ExitCode.DONE if given else ExitCode.USAGE)
    verb = next((one for one in VERBS if one.name == given[0]), None)
    if verb is None:
        return misspelt(_unknown(given[0]), _see(NAME), is_json="--json" in given)
    app: typer.Typer = import_module(f"{__package__}.{verb.module}").app
    whole = get_command(app)
    order, path, rest = spanish.meant(whole, f"{NAME} {verb.name}", given[1:])
    if spanish.asks_help(rest):
        return answer([spanish.help_of(order, path)], {}, is_json=False)
    if spanish.is_group(order) and not rest:
        return answer([spanish.help_of(order, path)], {}, is_json=False, code=ExitCode.USAGE)
    try:
        ended: object = whole.main(args=given[1:], prog_name=NAME, standalone_mode=False)
    except typer.TyperException as error:
        return misspelt(spanish.said(error), _see(path), is_json="--json" in given)
    if ended == ExitCode.INTERRUPTED:
        tell("Interrumpido.")
    return ended if isinstance(ended, int) else ExitCode.DONE


def _overview() -> str:
    """What `gobabierto --help` says: every verb in one line, and the exit codes."""
    rows = "\n".join(f"  {one.name:<13}{one.summary}" for one in VERBS)
    codes = "\n".join(f"  {code:<13}{meaning}" for code, meaning in _CODES)
    return (
        "Gobierno Abierto: foros, paquetes firmados y consolidado, sin conexión.\n\n"
        f"Uso: {NAME} ORDEN [OPCIONES]\n\nÓrdenes:\n{rows}\n\n"
        "Opciones:\n"
        f"  {'--version':<13}Muestra la versión\n  {'--help':<13}Muestra esta ayuda; también después de una orden\n\n"
        f"Códigos de salida:\n{codes}\n\n"
        "Cada orden acepta --json, y --carpeta para elegir los datos (o la variable GOBABIERTO_HOME)."
    )


def _unknown(name: str) -> str:
    near = get_close_matches(name, [one.name for one in VERBS], n=1)
    return f"No existe la orden «{name}»." + (f" ¿Quiso decir «{near[0]}»?" if near else "")


def _see(path: str) -> str:
    return f"Para ver la ayuda: {path} --help"
