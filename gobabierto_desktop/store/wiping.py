"""Takes a file in the clear away: written over once, so that what is deleted is not simply still there."""

import os
from pathlib import Path

_AT_ONCE = 1024 * 1024


def wipe(file: Path) -> None:
    """Write over a file once, and delete it; what a disk keeps of it elsewhere is out of reach. Raises OSError.

    A file that has another name too is in use under that one: it only loses this one.
    """
    if file.stat().st_nlink > 1:
        file.unlink()
        return
    with file.open("r+b") as opened:
        left = file.stat().st_size
        while left > 0:
            left -= opened.write(bytes(min(left, _AT_ONCE)))
        opened.flush()
        os.fsync(opened.fileno())
    file.unlink()


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system lets one ask for it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
