"""LibreOffice, asked from the outside: the scripts here run under Debian's own Python, which has its bridge."""

import subprocess
from pathlib import Path

# Debian's own Python: only that one has the bridge to LibreOffice (python3-uno)
_DEBIAN_PYTHON = "/usr/bin/python3"
_PATIENCE = 280  # seconds: it makes a profile of its own each time


def ask_libreoffice(script: str, *arguments: str) -> str:
    """What a script of this folder printed; AssertionError with what it complained of."""
    call = [_DEBIAN_PYTHON, str(Path(__file__).with_name(script)), *arguments]
    run = subprocess.run(call, capture_output=True, timeout=_PATIENCE, check=False)
    assert run.returncode == 0, run.stderr.decode("utf-8", "replace")
    return run.stdout.decode()
