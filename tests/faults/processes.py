"""A program of ours as a process that tells, line by line, what it has done; another may end it at any moment."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).parent
PATIENCE = 120
"""Seconds to wait for a line on a machine that has much else to do."""


class Telling:
    """A running program; `lines` grows as it tells."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._told = threading.Condition()
        self._has_ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, count: int) -> None:
        """Until that many lines were told. Raises AssertionError where the program ended first."""
        with self._told:
            arrived = self._told.wait_for(lambda: len(self.lines) >= count or self._has_ended, PATIENCE)
        assert arrived, f"only {len(self.lines)} of {count} lines were told"
        assert len(self.lines) >= count, f"the program ended by itself: {self.process.wait(PATIENCE)}"

    def kill(self) -> list[str]:
        """End it with SIGKILL; everything it told."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return self.lines

    def _read(self) -> None:
        for line in self.process.stdout:
            if line.endswith("\n"):  # a kill cuts the last one
                with self._told:
                    self.lines.append(line.rstrip("\n"))
                    self._told.notify_all()
        with self._told:
            self._has_ended = True
            self._told.notify_all()


@contextmanager
def started(script: str, *arguments: str) -> Generator[Telling, None, None]:
    """A script of this folder, offscreen; killed on leaving if it still runs."""
    module = f"tests.faults.{script}"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        cwd=FOLDER.parents[1],
    )
    telling = Telling(process)
    try:
        yield telling
    finally:
        telling.kill()
        process.stdout.close()
