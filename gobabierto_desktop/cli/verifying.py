"""`gobabierto verify`: whether files are intact and who signed them, ours or not; no data are touched."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.files import packages_in, read_given
from gobabierto_desktop.cli.options import AsJson, Folder, new_app
from gobabierto_desktop.identity.papers import read_certificate
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.paths import data_folder
from gobabierto_desktop.services.checking import Checked, check_files
from gobabierto_desktop.services.trusting import anchors_kept

app = new_app()


@app.command()
def verify(
    paths: Annotated[
        list[Path], typer.Argument(metavar="ARCHIVO", help="Paquetes .asice, PDF, libros .xlsx, o carpetas de paquetes")
    ],
    authorities: Annotated[
        list[Path] | None,
        typer.Option("--ca", metavar="CERTIFICADO", help="Autoridad en que se confía; se puede repetir"),
    ] = None,
    signed: Annotated[
        Path | None,
        typer.Option("--con", metavar="FIRMADO", help="Compara los libros, celda por celda, con el firmado"),
    ] = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Dice de cada archivo si está íntegro, y aparte si se conoce a quien lo firmó.

    Sin --ca se confía en las autoridades que conoce esta computadora. Un libro que fue guardado de nuevo se compara
    con el firmado, o con el paquete que lo trae, si está entre los archivos. Termina con 0 sólo si todo está íntegro y
    firmado por personas conocidas.
    """
    anchors = _anchors(authorities, folder)
    judged = check_files(packages_in(paths), anchors, datetime.now(UTC), signed=signed)
    lines = [line for one in judged for line in one.told(str(one.path))]
    is_good = all(one.is_good for one in judged)
    code = ExitCode.DONE if is_good else ExitCode.REFUSED
    return answer(lines, {"files": [_plain(one) for one in judged]}, is_json=as_json, code=code)


def _anchors(authorities: list[Path] | None, folder: Path | None) -> Anchors:
    if authorities:
        return Anchors(tuple(read_certificate(read_given(path)) for path in authorities), ())
    return anchors_kept(folder or data_folder())


def _plain(judged: Checked) -> dict[str, object]:
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
        "hand_drawn": list(judged.traces),
        "comparison": _plain_comparison(judged),
    }


def _plain_comparison(judged: Checked) -> dict[str, object] | None:
    compared = judged.comparison
    if compared is None:
        return None
    return {
        "with": judged.compared_with,
        "same_file": compared.is_same_file,
        "differences": [
            {"sheet": one.sheet, "cell": one.place, "before": one.before, "after": one.after}
            for one in compared.differences
        ],
    }
