"""Checking: several files at once, each judged apart; a workbook that came back is compared with the signed one.

No book is opened and nothing is written: whoever received a file checks it, account or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages.reader import read_file
from gobabierto_desktop.packages.verification import Verdict
from gobabierto_desktop.services.progress import Tell, in_silence
from gobabierto_desktop.services.resaving import Comparison, compare_workbook
from gobabierto_desktop.services.verifying import verify_file
from gobabierto_desktop.signing.pdf import drawn_in

_BOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with a verdict for each signature in it, or why it could not be judged.

    `comparison` is with the signed workbook named `compared_with`, where the file's own signature is gone or broken.
    `traces` are the digests of the signatures drawn by hand in a PDF: they are told, and prove nothing.
    """

    path: Path
    verdicts: tuple[Verdict, ...] = ()
    failure: KnownFailure | None = None
    comparison: Comparison | None = None
    compared_with: str = ""
    traces: tuple[str, ...] = ()

    @property
    def is_intact(self) -> bool:
        """Whether every signature, of which there is one at least, is whole."""
        return self.failure is None and all(one.is_intact for one in self.verdicts)

    @property
    def is_good(self) -> bool:
        """Whether every signature is whole, of somebody known and in force, and nobody else's."""
        return self.failure is None and all(one.is_good for one in self.verdicts)

    def told(self, name: str) -> list[str]:
        """The verdicts in lines of text, under the name given: for a terminal, a message, a note."""
        return [*self._judged(name), *self._compared(), *self._drawn()]

    def _judged(self, name: str) -> list[str]:
        if self.failure is not None:
            return [f"{name}: {self.failure.message}", f"    {self.failure.remedy}"]
        if len(self.verdicts) == 1:
            return [f"{name}: {self.verdicts[0].said()}"]
        return [f"{name}:", *(f"    {one.artefact}: {one.said()}" for one in self.verdicts)]

    def _compared(self) -> list[str]:
        return [f"    Comparado con {self.compared_with}: {self.comparison.said()}"] if self.comparison else []

    def _drawn(self) -> list[str]:
        if not self.traces:
            return []
        told = "un trazo manuscrito, que no es" if len(self.traces) == 1 else "trazos manuscritos, que no son"
        number = "" if len(self.traces) == 1 else f"{len(self.traces)} "
        head = f"    Lleva además {number}{told} firma electrónica; SHA-256:"
        return [head, *(f"        {one}" for one in self.traces)]


def check_files(
    paths: Sequence[Path], anchors: Anchors, now: datetime, tell: Tell = in_silence, signed: Path | None = None
) -> tuple[Checked, ...]:
    """Check files in the order given; one that cannot be judged never stops the others.

    Workbooks are compared with `signed`; without it, one that has no whole signature with those among the files.
    Raises BrokenWorkbook, and what `open_package` does, for `signed` only.
    """
    checked: list[Checked] = []
    for path in paths:
        tell(f"Verificando {path.name}")
        checked.append(_check(path, anchors, now))
    if signed:
        return tuple(compare_again(one, signed, tell) if may_be_compared(one) else one for one in checked)
    whole = [one.path for one in checked if one.is_intact]
    return tuple(_compared(one, whole) for one in checked)


def compare_again(checked: Checked, signed: Path, tell: Tell = in_silence) -> Checked:
    """Compare a workbook that was checked with the signed one. Raises BrokenWorkbook, and what `open_package` does."""
    tell(f"Comparando {checked.path.name} con {signed.name}")
    return replace(checked, comparison=compare_workbook(checked.path, signed), compared_with=signed.name)


def may_be_compared(checked: Checked) -> bool:
    """Whether it is a workbook, of which cells can be compared."""
    return checked.path.suffix.lower() == _BOOK


def _check(path: Path, anchors: Anchors, now: datetime) -> Checked:
    try:
        return Checked(path, verify_file(path, anchors, now), traces=_traces(path))
    except KnownFailure as failure:
        return Checked(path, failure=failure)


def _compared(checked: Checked, whole: Sequence[Path]) -> Checked:
    """With the comparison that finds the fewest cells changed, where one of the files is the same workbook."""
    if checked.is_intact or not may_be_compared(checked):
        return checked
    found: list[Checked] = []
    for signed in whole:
        try:
            found.append(compare_again(checked, signed))
        except KnownFailure:  # no workbook, or none inside: there is nothing to compare with
            continue
    alike = [one for one in found if one.comparison and one.comparison.is_of_same_book]
    return min(alike, key=_changed, default=checked)


def _changed(checked: Checked) -> int:
    return len(checked.comparison.differences) if checked.comparison else 0


def _traces(path: Path) -> tuple[str, ...]:
    return drawn_in(read_file(path)) if path.suffix.lower() == ".pdf" else ()
