"""Locks or opens for good the data in a folder, and tells each file before it is moved: `python -m tests.faults.locker WHAT FOLDER`."""

import sys
from pathlib import Path

from gobabierto_desktop.services.locking import leave_unlocked, lock_book

WORDS = "cuatro palabras al azar"

if __name__ == "__main__":
    what, where = sys.argv[1:]

    def told(sentence: str) -> None:
        print(sentence, flush=True)

    if what == "lock":
        lock_book(Path(where), WORDS, tell=told)
    else:
        leave_unlocked(Path(where), WORDS, told)
    told("hecho")
