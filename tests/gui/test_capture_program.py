"""The program as a process: it tries itself, and a kill while typing loses nothing older than 300 ms."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from gobabierto_desktop.services.desk import open_desk

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


def test_a_kill_while_typing_loses_nothing_typed_more_than_300_ms_before(tmp_path):
    process = run_offscreen(["-m", "tests.gui.typist", str(tmp_path)])
    typed = [line.split("\t") for line in _until_enough(process)]
    process.send_signal(signal.SIGKILL)
    typed += [line.split("\t") for line in process.stdout.read().splitlines()]
    process.wait(timeout=10)
    process.stdout.close()
    last = float(typed[-1][0])
    owed = [text for at, text in typed if float(at) < last - 0.3][-1]
    desk = open_desk(tmp_path, "Ana Inventada")
    kept = [str(draft.value) for draft in desk.book.drafts() if draft.field == "title"]
    desk.close()
    assert len(kept) == 1
    assert kept[0].startswith(owed)


def _until_enough(process):
    for _ in range(120):
        yield process.stdout.readline().rstrip("\n")
