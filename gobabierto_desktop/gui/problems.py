"""Every error ends here: what the world refused is shown on the window, what is our bug in one crash dialog."""

import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import noting

LOG_FOLDER = "fallos"

_SHORT = {"disk_refused": "el disco no aceptó los datos", "book_busy": "los datos están en uso"}


def in_few_words(failure: KnownFailure) -> str:
    """A failure for the badge: «disco lleno»; the banner tells the whole."""
    return _SHORT.get(failure.code, "vea el aviso")


def in_full(failure: KnownFailure) -> str:
    """A failure while typing, for the banner."""
    return f"{failure.message} {failure.remedy} Lo que escribió sigue en pantalla y se vuelve a intentar solo."


def write_log(folder: Path, error: BaseException, at: datetime) -> Path:
    """Write what happened where, without messages or values, which may hold personal data; the file written."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"{at:%Y-%m-%d %H:%M:%S} {type(error).__module__}.{type(error).__qualname__}",
        f"Python {platform.python_version()} {platform.system()} {platform.release()}",
        *(f"  {_shortened(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    (folder / LOG_FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
    log = folder / LOG_FOLDER / f"fallo-{at:%Y%m%d-%H%M%S}.txt"
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        _ = file.write("\n".join(lines) + "\n")
    return log


def catch_all(workspace: Workspace, now: Callable[[], datetime]) -> None:
    """Have whatever nobody caught, in any thread, end in the crash dialog; the typing is settled first."""
    _catch(workspace.desk.folder, workspace.dialogs, now, workspace.autosave.settle_all, workspace.tell_failure)


def catch_all_while_closed(folder: Path, dialogs: Dialogs, now: Callable[[], datetime]) -> None:
    """The same while no book is open: what was to be called lets go of the book, and so of its key."""
    _catch(folder, dialogs, now, lambda: None, dialogs.show_failure)


def _catch(
    folder: Path,
    dialogs: Dialogs,
    now: Callable[[], datetime],
    settle: Callable[[], object],
    tell_failure: Callable[[KnownFailure], object],
) -> None:
    telling = threading.Lock()

    def uncaught(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        noting.note_failure(error)
        if isinstance(error, KnownFailure):
            _ = tell_failure(error)
            return
        _ = settle()
        log = write_log(folder, error, now())
        if telling.acquire(blocking=False):  # one dialog at a time: an error while painting comes again and again
            dialogs.show_crash(log)
            telling.release()

    def uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value:
            noting.note_failure(arguments.exc_value)
            _ = write_log(folder, arguments.exc_value, now())

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread


def _shortened(file: str) -> str:
    """Only the end of a path: its beginning may hold the user's name."""
    return "/".join(Path(file).parts[-3:])
