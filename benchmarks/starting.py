"""Row 1: from starting the process to the first painted window, beside a bare Qt window."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.sampling import Row, in_turns
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import open_desk


def measure(folder: Path, turns: int) -> Row:
    """The program opens a book with a forum in it: lock, check, copy, migrations, rescue, window."""
    book = folder / "datos"
    desk = open_desk(book, "Ana Inventada")
    forum = editing.create(desk, "forum", None, {"name": "Foro de Cantel"})
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1})
    for number in range(50):
        editing.create(desk, "proposal", table.id, {"title": f"Propuesta inventada {number}"})
    desk.close()
    ours, least = in_turns(_start("program", str(book)), _start("bare"), turns, warm_ups=2)
    return Row("Start of the program", "process to first painted window", "bare Qt window", ours, least)


def _start(*arguments: str) -> Callable[[], float]:
    def start() -> float:
        begun = perf_counter()
        command = [sys.executable, "-m", "benchmarks.window", *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        assert process.stdout is not None
        assert process.stdout.readline() == b"painted\n"
        seconds = perf_counter() - begun
        process.communicate(timeout=60)
        return seconds

    return start
