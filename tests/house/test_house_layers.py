"""Who imports whom: the contracts of .importlinter, and a core that runs where Qt is not installed."""

import subprocess
import sys

from importlinter import cli

from tests.house.sources import ROOT, module_names

CORE = [name for name in module_names() if not name.startswith(("gobabierto_desktop.gui", "gobabierto_desktop.__main"))]
WITHOUT_QT = "import importlib, sys; sys.modules['PySide6'] = None; [importlib.import_module(n) for n in sys.argv[1:]]"


def test_every_layer_imports_only_those_below_it():
    assert cli.lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True) == cli.EXIT_STATUS_SUCCESS


def test_the_core_starts_where_qt_is_not_installed():
    command = [sys.executable, "-c", WITHOUT_QT, *CORE]

    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert finished.returncode == 0, finished.stderr
