"""What lies in quarantine, as the inbox shows it: read again only where something was set aside since."""

from gobabierto_desktop.gui.inbox.words import Package
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.receiving import Refused
from gobabierto_desktop.services.setting_aside import SetAside, in_quarantine
from gobabierto_desktop.store.shelf import QUARANTINE


class QuarantineSeen:
    """The files of quarantine, held as long as their folder stays as it was: each is a box to be opened."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._changed_at = -1
        self._files: tuple[SetAside, ...] = ()

    def files(self) -> tuple[SetAside, ...]:
        """What is in quarantine now, the latest first."""
        folder = self._desk.folder / QUARANTINE
        changed_at = folder.stat().st_mtime_ns if folder.is_dir() else 0
        if changed_at != self._changed_at:
            self._changed_at, self._files = changed_at, in_quarantine(self._desk)
        return self._files

    def of(self, package: Package | None) -> SetAside | None:
        """The file in quarantine that a line of the inbox stands for; None where there is none."""
        if isinstance(package, SetAside):
            return package
        where = package.quarantine if isinstance(package, Refused) else None
        return next((one for one in self.files() if one.kept.path == where), None) if where else None
