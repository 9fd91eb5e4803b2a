"""Prepare this checkout and run the demonstration: python3 installer/start.py."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python must read why, not a syntax error
    sys.exit(
        "Se necesita Python 3.11 o posterior; este es " + sys.version.split()[0] + ".\n"
        "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + "."
    )

import environment
import system

HELP = """uso: python3 installer/start.py [argumentos de «gobabierto demo»]

Prepara todo y ejecuta la demostración completa:
  1. instala las bibliotecas del sistema que faltan (Debian o Ubuntu, como root; si no, dice cuáles son);
  2. crea el entorno .venv e instala en él las versiones exactas de requirements.lock;
  3. ejecuta «gobabierto demo demo»: deja en demo/ los paquetes firmados, el consolidado y las pantallas.
La segunda vez solo hace el paso 3.

Prepares everything and runs the demonstration; a second run does only the last step."""


def main(arguments: list[str]) -> int:
    """Prepare, run the demonstration, and answer with its exit code."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(HELP)
        return 0
    system.install(system.packages_to_run())
    environment.prepare(environment.ROOT / "requirements.lock")
    return environment.run(environment.BIN / "gobabierto", "demo", "demo", *arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
