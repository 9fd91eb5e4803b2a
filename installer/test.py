"""Prepare this checkout and pass its tests: python3 installer/test.py."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python must read why, not a syntax error
    sys.exit(
        "Se necesita Python 3.11 o posterior; este es " + sys.version.split()[0] + ".\n"
        "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + "."
    )

import environment
import system

HELP = """uso: python3 installer/test.py [--ci | --prepare-only] [argumentos de pytest]

Prepara todo y pasa las pruebas:
  1. instala las bibliotecas y los programas del sistema que faltan (Debian o Ubuntu, como root; si no, dice cuáles);
  2. crea el entorno .venv e instala en él las versiones exactas de requirements-dev.lock;
  3. ejecuta pytest, sin pantalla.
La segunda vez solo hace el paso 3.

  --ci            también las pruebas que preguntan a LibreOffice
  --prepare-only  solo los pasos 1 y 2

Prepares everything and passes the tests; a second run does only the last step."""

COMPLETE = "not powercut and not exhaustive"
QUICK = f"not libreoffice and {COMPLETE}"


def main(arguments: list[str]) -> int:
    """Prepare, run the tests, and answer with their exit code."""
    first, rest = arguments[:1], arguments[1:]
    if first in (["-h"], ["--help"]):
        print(HELP)
        return 0
    system.install(system.packages_to_run() + system.packages_to_test())
    environment.prepare(environment.ROOT / "requirements-dev.lock")
    if first == ["--prepare-only"]:
        return 0
    if first == ["--ci"]:
        return run_tests(COMPLETE, rest)
    return run_tests(QUICK, arguments)


def run_tests(marked: str, arguments: list[str]) -> int:
    """Run the tests of that selection on two processes, with Qt drawing to memory."""
    pytest = (environment.PYTHON, "-m", "pytest", "-n", "2", "-m", marked)
    return environment.run(*pytest, *arguments, QT_QPA_PLATFORM="offscreen")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
