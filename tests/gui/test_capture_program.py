"""The program as a process: it tries itself (tests/faults kills it while it types)."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run_offscreen(arguments):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE)


def test_the_self_test_types_stores_and_ends_well():
    process = run_offscreen(["-m", "gobabierto_desktop", "--self-test"])
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert told.startswith("Prueba superada")
