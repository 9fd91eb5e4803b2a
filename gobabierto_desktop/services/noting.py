"""The program's own log: what happened and when, in words of ours only, so that it may be sent to support as it is.

A line is a time, an event, and a code: of a failure, of a job, of an order. Nothing typed, no name, path or secret can
be given to it: what is not spelt like a code is written as «otro». It is kept private, and the oldest lines go.
"""

import logging
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from importlib.metadata import version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO, Final

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.services.progress import Cancelled

FOLDER: Final = "registro"
_FILE: Final = "programa.log"
_MOST_BYTES, _KEPT = 256 * 1024, 3
_LOGGER: Final = logging.getLogger("gobabierto_desktop")
_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.+-]{0,79}")
_FRAME: Final = re.compile(r"gobabierto_desktop/[A-Za-z0-9_/]{1,80}\.py:\d{1,5} [A-Za-z0-9_<>]{1,60}")
_LINE: Final = re.compile(rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ \w+ (?:{_CODE.pattern}|-)(?: {_FRAME.pattern})*")


class Event(Enum):
    """What can be noted."""

    STARTED = "started"
    ENDED = "ended"
    OPENED = "opened"
    LOCKED = "locked"
    ORDER = "order"
    JOB = "job"
    JOB_CANCELLED = "job_cancelled"
    FAILED = "failed"
    BUG = "bug"


def begin(folder: Path) -> None:
    """Keep the log of a folder of data from now on, in place of another's; a disk that refuses it is not told."""
    end()
    with suppress(OSError):
        place = folder / FOLDER
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _LOGGER.addHandler(_Private(place / _FILE, maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="ascii"))
        _LOGGER.setLevel(logging.INFO)
        _LOGGER.propagate = False


def end() -> None:
    """Let go of the log."""
    for handler in list(_LOGGER.handlers):
        _LOGGER.removeHandler(handler)
        handler.close()


def note(event: Event, code: str = "-") -> None:
    """Note an event and, where it has one, its code."""
    _write(event, code)


def note_start() -> None:
    """Note that the program begins, and which one it is."""
    _write(Event.STARTED, f"v{version('gobabierto-desktop')}")


def note_failure(error: BaseException) -> None:
    """Note what went wrong: of what the world refused its code, of a bug its kind and the places in our code."""
    if isinstance(error, Cancelled):
        _write(Event.JOB_CANCELLED, "-")
    elif isinstance(error, KnownFailure):
        _write(Event.FAILED, error.code)
    else:
        _write(Event.BUG, type(error).__qualname__, tuple(_places(error)))


def note_job(work: object) -> None:
    """Note that a long job begins, by the name it has in our code."""
    while isinstance(work, partial):
        work = work.func
    module = str(getattr(work, "__module__", "")).rpartition(".")[2]
    name = re.sub(r"[^A-Za-z0-9_.]", "", str(getattr(work, "__qualname__", type(work).__qualname__)))
    _write(Event.JOB, f"{module}.{name}")


def notes(folder: Path) -> tuple[str, ...]:
    """The lines of a folder's log, oldest first; one that is not as they are written here is left out."""
    files = [folder / FOLDER / f"{_FILE}.{number}" for number in range(_KEPT, 0, -1)]
    told: list[str] = []
    for file in (*files, folder / FOLDER / _FILE):
        with suppress(OSError):
            told += file.read_text("ascii", "replace").splitlines()
    return tuple(line for line in told if _LINE.fullmatch(line))


class _Private(RotatingFileHandler):
    """Its files can be read by their owner alone; what the disk refuses is not written."""

    def _open(self) -> IO[str]:  # pyright: ignore[reportIncompatibleMethodOverride] - the stubs promise a class of io
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        return os.fdopen(os.open(self.baseFilename, flags, 0o600), "a", encoding="ascii")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it
        """The work goes on without it."""


def _write(event: Event, code: str, places: tuple[str, ...] = ()) -> None:
    spelt = code if code == "-" or _CODE.fullmatch(code) else "otro"
    _LOGGER.info("%s", " ".join((f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", event.value, spelt, *places)))


def _places(error: BaseException) -> Iterator[str]:
    """Where in our code it passed; paths begin at the program, for before that there may be a user's name."""
    for frame in traceback.extract_tb(error.__traceback__):
        parts = Path(frame.filename).parts
        if "gobabierto_desktop" in parts:
            last = len(parts) - 1 - parts[::-1].index("gobabierto_desktop")
            told = f"{'/'.join(parts[last:])}:{frame.lineno} {frame.name}"
            if _FRAME.fullmatch(told):
                yield told
