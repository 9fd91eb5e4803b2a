"""Gathering evidence: files, a pasted picture, a whole folder, an address on the net; what is kept, and its weight."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gobabierto_desktop.domain.evidence import EVIDENCE, media_type_of, reused
from gobabierto_desktop.domain.ids import child_id
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.reports.cameras import taken
from gobabierto_desktop.reports.previews import THUMBNAIL, Preview, preview
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.open_reports import demand_open
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.store import evidence_files
from gobabierto_desktop.store.evidence_files import FileUnreadable, Kept, is_whole
from gobabierto_desktop.store.shelf import KeptFile

_TELL_EVERY = 8 * 1024 * 1024
_NOT_EVIDENCE = {"thumbs.db", "desktop.ini", ".ds_store"}


class FolderEmpty(KnownFailure):
    """There is no file to take in."""

    code = "folder_empty"

    def __init__(self, folder: str) -> None:
        super().__init__(f"En «{folder}» no hay archivos.", "Elija la carpeta que tiene las evidencias.")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was taken in, and what could not be, each with its reason."""

    taken: tuple[Record, ...]
    refused: tuple[FileUnreadable, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """What the evidence of some reports weighs, each file once; `missing` are those that are not on this laptop."""

    files: int
    size: int
    missing: int

    def __str__(self) -> str:
        count = f"{self.files:,} archivo" + ("" if self.files == 1 else "s")
        return f"{count}, {spoken_size(self.size)}"


def spoken_size(size: int) -> str:
    """«812 bytes», «3.4 MB», «2.0 GB», in thousands as disks are sold."""
    if size < 1000:
        return f"{size} bytes"
    amount, unit = float(size), ""
    for name in ("kB", "MB", "GB", "TB"):
        amount, unit = amount / 1000, name
        if amount < 999.95:
            break
    return f"{amount:,.1f} {unit}"


def add_file(desk: Desk, report: Record, path: Path, tell: Tell = in_silence) -> Record:
    """Take one file in as evidence of a report; a file it already has is that evidence again.

    Raises FileUnreadable, DiskRefused, ReportClosed, Cancelled.
    """
    told = _Told(tell, 1, _size(path))
    told.next(path.name)
    return _add(desk, report, path, path.name, told)


def add_files(desk: Desk, report: Record, paths: Iterable[Path], tell: Tell = in_silence) -> Gathered:
    """Take files in, telling how far it is; stopped, what was taken stays and the file under way leaves no trace.

    Raises DiskRefused, ReportClosed, Cancelled. A file that cannot be read is told and passed over.
    """
    files = tuple(paths)
    told = _Told(tell, len(files), sum(_size(one) for one in files))
    added: list[Record] = []
    refused: list[FileUnreadable] = []
    for path in files:
        told.next(path.name)
        try:
            added.append(_add(desk, report, path, path.name, told))
        except FileUnreadable as failure:
            refused.append(failure)
    return Gathered(tuple(added), tuple(refused))


def add_folder(desk: Desk, report: Record, folder: Path, tell: Tell = in_silence) -> Gathered:
    """Take in all the files of a folder and of those in it. Raises FolderEmpty, and what `add_files` raises."""
    files = tuple(files_in(folder))
    if not files:
        raise FolderEmpty(folder.name)
    return add_files(desk, report, files, tell)


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, in order; links, hidden files and what systems leave are none."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            is_hidden = name.startswith((".", "~$")) or name.lower() in _NOT_EVIDENCE
            if not is_hidden and path.is_file() and not path.is_symlink():
                yield path


def add_address(desk: Desk, report: Record, address: str, values: dict[str, Value]) -> Record:
    """Add a page on the net as evidence; only its address is kept. Raises ReportClosed."""
    demand_open(desk, report.id)
    return editing.create(desk, EVIDENCE.name, report.id, {**values, "url": address.strip()})


def add_picture(desk: Desk, report: Record, png: bytes, name: str) -> Record:
    """Take in a picture that was pasted or taken by the camera, as the PNG it was handed over as.

    Raises DiskRefused, ReportClosed.
    """
    demand_open(desk, report.id)
    return _note(desk, report, evidence_files.keep_pieces(desk.shelf, (png,)), name)


def _add(desk: Desk, report: Record, path: Path, name: str, told: "_Told") -> Record:
    demand_open(desk, report.id)
    return _note(desk, report, evidence_files.keep(desk.shelf, path, told.read), name)


def _note(desk: Desk, report: Record, kept: Kept, name: str) -> Record:
    """The record of a file that is kept; every laptop that adds it to the report writes the same one."""
    record = child_id(report.id, EVIDENCE.name, kept.sha256)
    stands = desk.book.record(record)
    if stands is not None:
        return (editing.restore(desk, record) if stands.is_deleted else None) or stands
    picture = taken(kept.file.open)
    values: dict[str, Value] = {
        "title": Path(name).stem,
        "sha256": kept.sha256,
        "file_name": name,
        "media_type": media_type_of(name),
        "size": kept.size,
        "taken_on": picture.on,
        "taken_latitude": picture.latitude,
        "taken_longitude": picture.longitude,
    }
    said = {field: value for field, value in values.items() if value != ""}
    return editing.save(desk, Record(EVIDENCE.name, record, report.id), said)


def file_of(desk: Desk, evidence: Record) -> KeptFile | None:
    """The evidence's file on this laptop; None where it is an address only, or the file is elsewhere."""
    sha256 = evidence.text("sha256")
    if not sha256:
        return None
    try:
        file = evidence_files.file_of(desk.shelf, sha256)
    except ValueError:
        return None
    return file if file.is_there() else None


def is_unharmed(desk: Desk, evidence: Record) -> bool:
    """Whether the evidence's file still has the bytes it was taken in with."""
    file = file_of(desk, evidence)
    return file is not None and is_whole(file, evidence.text("sha256"))


def look_at(desk: Desk, evidence: Record, side: int = THUMBNAIL, page: int = 0) -> Preview | None:
    """A thumbnail (or a preview, at a larger side) of the evidence's file; None where there is no file here."""
    file = file_of(desk, evidence)
    return preview(file.open, evidence.text("media_type"), side, page) if file else None


def weigh(desk: Desk, reports: Iterable[Record]) -> Weight:
    """What would travel with these reports, to be shown before they are exported."""
    files: dict[str, int] = {}
    missing: set[str] = set()
    for report in reports:
        for one in desk.book.records(EVIDENCE.name, report.id):
            sha256 = one.text("sha256")
            size = _kept_size(file_of(desk, one))
            if size is not None:
                files[sha256] = size
            elif sha256:
                missing.add(sha256)
    return Weight(len(files), sum(files.values()), len(missing))


def used_twice(desk: Desk) -> dict[str, tuple[Record, ...]]:
    """The files that are evidence of more than one milestone, by digest."""
    milestone_of = {one.id: one.parent or "" for one in desk.book.records("progress_report")}
    return reused(desk.book.records(EVIDENCE.name), milestone_of)


def _kept_size(file: KeptFile | None) -> int | None:
    try:
        return file.size() if file else None
    except OSError:  # damaged: it would not travel
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


class _Told:
    """Tells where the taking in is, once every few megabytes; `tell` raises Cancelled where the user wants out."""

    def __init__(self, tell: Tell, files: int, size: int) -> None:
        self._tell, self._files, self._size = tell, files, size
        self._place = self._read = self._last = 0
        self._name = ""

    def next(self, name: str) -> None:
        """Another file is begun."""
        self._place += 1
        self._name = name
        self._say()

    def read(self, size: int) -> None:
        """So many bytes more were read."""
        self._read += size
        if self._read - self._last >= _TELL_EVERY:
            self._say()

    def _say(self) -> None:
        self._last = self._read
        far = f"{spoken_size(self._read)} de {spoken_size(self._size)}"
        self._tell(f"Archivo {self._place:,} de {self._files:,} · {far} · {self._name}")
