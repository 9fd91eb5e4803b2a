"""`gobabierto verify`: whether files are intact and who signed them, ours or not; no data are touched."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.files import packages_in, read_given
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.papers import read_certificate
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.packages.verification import Verdict
from gobabierto_desktop.paths import data_folder
from gobabierto_desktop.services.enrolling import anchors_of
from gobabierto_desktop.services.verifying import verify_file
from gobabierto_desktop.store.book import FILE

app = new_app()


@dataclass(frozen=True, slots=True)
class _Judged:
    """A file with a verdict for each signature in it, or why it could not be judged."""

    path: Path
    verdicts: tuple[Verdict, ...]
    failure: KnownFailure | None

    @property
    def is_good(self) -> bool:
        return self.failure is None and all(one.is_good for one in self.verdicts)


@app.command()
def verify(
    paths: Annotated[
        list[Path], typer.Argument(metavar="ARCHIVO", help="Paquetes .asice, PDF, libros .xlsx, o carpetas de paquetes")
    ],
    authorities: Annotated[
        list[Path] | None,
        typer.Option("--ca", metavar="CERTIFICADO", help="Autoridad en que se confía; se puede repetir"),
    ] = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Dice de cada archivo si está íntegro, y aparte si se conoce a quien lo firmó.

    Sin --ca se confía en las autoridades que conoce esta computadora. Termina con 0 sólo si todo está íntegro y
    firmado por personas conocidas.
    """
    anchors = _anchors(authorities, folder)
    judged = [_judge(path, anchors, datetime.now(UTC)) for path in packages_in(paths)]
    lines = [line for one in judged for line in _lines(one)]
    is_good = all(one.is_good for one in judged)
    code = ExitCode.DONE if is_good else ExitCode.REFUSED
    return answer(lines, {"files": [_plain(one) for one in judged]}, is_json=as_json, code=code)


def _anchors(authorities: list[Path] | None, folder: Path | None) -> Anchors:
    if authorities:
        return Anchors(tuple(read_certificate(read_given(path)) for path in authorities), ())
    place = folder or data_folder()
    if not (place / FILE).exists():
        return Anchors((), ())
    with desk_in(place) as desk:
        return anchors_of(desk)


def _judge(path: Path, anchors: Anchors, now: datetime) -> _Judged:
    try:
        return _Judged(path, verify_file(path, anchors, now), None)
    except KnownFailure as failure:
        return _Judged(path, (), failure)


def _lines(judged: _Judged) -> list[str]:
    if judged.failure is not None:
        return [f"{judged.path}: {judged.failure.message}", f"    {judged.failure.remedy}"]
    if len(judged.verdicts) == 1:
        return [f"{judged.path}: {judged.verdicts[0].said()}"]
    return [f"{judged.path}:", *(f"    {one.artefact}: {one.said()}" for one in judged.verdicts)]


def _plain(judged: _Judged) -> dict[str, object]:
    failure = judged.failure
    return {
        "file": str(judged.path),
        "good": judged.is_good,
        "failure": {"code": failure.code, "message": failure.message} if failure else None,
        "signatures": [
            {
                "artefact": one.artefact,
                "intact": one.is_intact,
                "altered": list(one.altered),
                "standing": one.standing.value,
                "signer": one.signer,
                "institution": one.institution,
                "claimed_at": one.claimed_at.isoformat() if one.claimed_at else None,
            }
            for one in judged.verdicts
        ],
    }
