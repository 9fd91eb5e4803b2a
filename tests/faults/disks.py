"""A disk whose power can be cut: ext4 on a loop device over a file on XFS, which copies a file as it is at an instant.

What a program was told is safe must be on that copy; what only the system's memory held is not. Needs root, xfsprogs
and e2fsprogs.
"""

import resource
import subprocess
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

DISK_MB = 48
STORE_MB = 1024
"""Only what differs between the cuts takes room: the copies share their blocks."""


class Disk:
    """A mounted ext4 whose bytes lie in a file that can be copied in an instant."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "disco"
        self._store = folder / "almacen"
        self._image = self._store / "disco.img"
        self._folder = folder
        self._cuts = 0

    def cut(self) -> Path:
        """The disk as a power cut at this instant leaves it."""
        self._cuts += 1
        left = self._store / f"corte-{self._cuts}.img"
        run("cp", "--reflink=always", str(self._image), str(left))
        return left

    @contextmanager
    def after(self, cut: Path) -> Generator[Path, None, None]:
        """What a cut left, mounted as when power comes back: ext4 plays its own journal first."""
        place = self._folder / "despues"
        place.mkdir(exist_ok=True)
        run("mount", "-o", "loop", str(cut), str(place))
        try:
            yield place
        finally:
            run("umount", str(place))
            cut.unlink()


@contextmanager
def disk(folder: Path) -> Generator[Disk, None, None]:
    """A fresh disk under a folder; everything is unmounted on leaving."""
    made = Disk(folder)
    under = folder / "almacen.img"
    made._store.mkdir()
    made.path.mkdir()
    run("truncate", "-s", f"{STORE_MB}M", str(under))
    run("mkfs.xfs", "-q", "-m", "reflink=1", str(under))
    run("mount", "-o", "loop", str(under), str(made._store))
    try:
        run("truncate", "-s", f"{DISK_MB}M", str(made._image))
        run("mkfs.ext4", "-q", "-F", str(made._image))
        run("mount", "-o", "loop", str(made._image), str(made.path))
        yield made
    finally:
        for mounted in (made.path, made._store):
            with suppress(subprocess.CalledProcessError):
                run("umount", str(mounted))
        under.unlink()


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Generator[Path, None, None]:
    """A folder that soon is full: a disk in memory where we may mount one, else a limit on what a file may hold."""
    folder.mkdir()
    try:
        run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError):
        with short_files(kilobytes * 1024):
            yield folder
        return
    try:
        yield folder
    finally:
        run("umount", str(folder))


@contextmanager
def short_files(most: int) -> Generator[None, None, None]:
    """No file takes more than so many bytes: what the system refuses then, it refuses as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
