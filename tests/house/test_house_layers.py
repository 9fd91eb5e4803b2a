"""Who imports whom: the contracts of .importlinter, and a core that runs where Qt is not installed."""

import subprocess
import sys

from tests.house.sources import ROOT, module_names

CORE = [name for name in module_names() if not name.startswith(("gobabierto_desktop.gui", "gobabierto_desktop.__main"))]
WITHOUT_QT = "import importlib, sys; sys.modules['PySide6'] = None; [importlib.import_module(n) for n in sys.argv[1:]]"


# In a process of its own: import-linter sets up logging anew, which would silence the program's own log
LINT = "import sys; from importlinter import cli; sys.exit(cli.lint_imports(no_cache=True))"


def test_every_layer_imports_only_those_below_it():
    finished = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False)

    assert finished.returncode == 0, finished.stdout


def test_the_core_starts_where_qt_is_not_installed():
    command = [sys.executable, "-c", WITHOUT_QT, *CORE]

    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert finished.returncode == 0, finished.stderr
