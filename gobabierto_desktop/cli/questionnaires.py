"""`gobabierto cuestionario`: a quarter is asked of a commitment in Excel; what comes back is looked at and taken in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.importing import spoken_balance
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.cli.quarterlies import named_quarter
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.questionnaires.doubts import Remark, Weight
from gobabierto_desktop.questionnaires.returned import Returned
from gobabierto_desktop.services import questioning
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.questioning import Expected, Onto, Origin, Taken
from gobabierto_desktop.services.receiving import Balance, Refused

app = new_app()

_HERE = Path()
_WEIGHTS = {Weight.NOTE: "nota", Weight.QUESTION: "por confirmar", Weight.ERROR: "no se pudo leer"}

_Commitment = Annotated[
    str | None,
    typer.Option("--compromiso", "--onto", metavar="COMPROMISO", help="El compromiso del que debe ser el libro"),
]
_Quarter = Annotated[
    str | None, typer.Option("--trimestre", metavar="TRIMESTRE", help="El trimestre del que debe ser, como 2019-T1")
]
_Carry = Annotated[
    bool,
    typer.Option("--llevar", "--carry-over", help="Si es de otro, lleva sus respuestas a ése en vez de rechazarlo"),
]
_Any = Annotated[
    bool, typer.Option("--de-otra-computadora", help="Acepta un libro íntegro que no salió de esta computadora")
]


@app.callback()
def questionnaires() -> None:
    """El libro de Excel en que un enlace llena el informe de un trimestre: se prepara, se revisa y se recibe."""


@app.command()
def ask(
    commitment: Annotated[
        str, typer.Argument(metavar="COMPROMISO", help="Identificador o número del compromiso, o palabras de su título")
    ],
    quarter: Annotated[str, typer.Argument(metavar="TRIMESTRE", help="Por ejemplo 2019-T1")],
    into: Annotated[Path, typer.Option("--en", metavar="CARPETA", help="Dónde dejarlo")] = _HERE,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe y firma el libro de Excel de un compromiso y un trimestre; sus informes quedan en elaboración."""
    asked = named_quarter(quarter)
    with desk_in(folder) as desk:
        found = find_one(desk, "commitment", commitment)
        sent = questioning.ask(desk, found, asked, signer_at(desk, passphrase_file), into)
    told = {"path": str(sent.path), "workbook": sent.workbook, "sha256": sent.sha256, "quarter": str(asked)}
    return answer([f"Libro: {sent.path}", f"SHA-256: {sent.sha256}"], told, is_json=as_json)


@app.command()
def look(
    path: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El libro llenado: .xlsx, .ods, .xls o .csv")],
    commitment: _Commitment = None,
    quarter: _Quarter = None,
    folder: Folder = None,
    *,
    is_carried: _Carry = False,
    is_any: _Any = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Lee un libro devuelto y dice, por hoja y celda, todo lo que hay que decir de él. No guarda nada.

    Termina con 1 si alguna respuesta no se puede leer o espera que alguien diga qué significa.
    """
    with desk_in(folder) as desk:
        expected = _expected(desk, commitment, quarter, is_carried=is_carried, is_any=is_any)
        returned = questioning.look(desk, path, expected)
    is_clear = all(one.doubt.weight is Weight.NOTE for one in returned.remarks)
    code = ExitCode.DONE if is_clear else ExitCode.REFUSED
    return answer(_told(path, returned), _plain(path, returned), is_json=as_json, code=code)


@app.command()
def take(
    paths: Annotated[list[Path], typer.Argument(metavar="ARCHIVO", help="Uno o varios libros llenados")],
    commitment: _Commitment = None,
    quarter: _Quarter = None,
    folder: Folder = None,
    *,
    is_carried: _Carry = False,
    is_any: _Any = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Recibe libros devueltos: une sus respuestas a los datos, campo por campo, y dice qué pasó con cada una.

    Dos copias llenadas de un libro se unen; lo que se contradice queda en conflicto, para decidirlo en la ventana.
    Un libro que no sirve no detiene a los demás; entonces termina con 1.
    """
    with desk_in(folder) as desk:
        expected = _expected(desk, commitment, quarter, is_carried=is_carried, is_any=is_any)
        results = questioning.take(desk, paths, expected, tell)
    taken = [one for one in results if isinstance(one, Taken)]
    total = sum((one.balance for one in taken), Balance())
    lines = [line for one in results for line in _outcome(one)]
    lines.append(f"{counted(len(results), 'libro', 'libros')} en total: {spoken_balance(total)}")
    code = ExitCode.DONE if len(taken) == len(results) else ExitCode.REFUSED
    told = {"results": [_plain_outcome(one) for one in results], "total": total.plain()}
    return answer(lines, told, is_json=as_json, code=code)


def _expected(desk: Desk, commitment: str | None, quarter: str | None, *, is_carried: bool, is_any: bool) -> Expected:
    return Expected(
        find_one(desk, "commitment", commitment).id if commitment else None,
        named_quarter(quarter) if quarter else None,
        Onto.CARRY_OVER if is_carried else Onto.REFUSE,
        Origin.ANY if is_any else Origin.OURS,
    )


def _told(path: Path, returned: Returned) -> list[str]:
    identity = returned.identity
    answers = counted(len(returned.answers), "respuesta", "respuestas")
    lines = [
        f"{path.name}: libro {identity.short} · compromiso {identity.commitment_name} · {identity.quarter}",
        f"    Lo llenó: {returned.author or 'no lo dice'} · {answers}",
    ]
    return [*lines, *_remarks(returned.remarks)]


def _remarks(remarks: Iterable[Remark]) -> list[str]:
    return [f"    {_WEIGHTS[one.doubt.weight]} · {one}" for one in remarks]


def _outcome(result: Taken | Refused) -> list[str]:
    if isinstance(result, Refused):
        return [f"{result.path.name}: NO se recibió. {result.failure.message}", f"    {result.failure.remedy}"]
    return [*_told(result.path, result.returned), f"    {spoken_balance(result.balance)}"]


def _plain_outcome(result: Taken | Refused) -> dict[str, object]:
    if isinstance(result, Refused):
        return {"file": str(result.path), "taken": False, **_plain_failure(result.failure)}
    told = _plain(result.path, result.returned)
    return {**told, "taken": True, "balance": result.balance.plain(), "unchanged": result.is_unchanged}


def _plain_failure(failure: KnownFailure) -> dict[str, object]:
    return {"code": failure.code, "message": failure.message, "remedy": failure.remedy}


def _plain(path: Path, returned: Returned) -> dict[str, object]:
    return {
        "file": str(path),
        "workbook": returned.identity.workbook,
        "commitment": returned.identity.commitment,
        "quarter": returned.identity.quarter,
        "author": returned.author,
        "filled_on": returned.filled_on,
        "answers": [
            {"sheet": one.sheet, "cell": one.place.address, "record": one.record, "field": one.field}
            for one in returned.answers
        ],
        "remarks": [
            {
                "sheet": one.sheet,
                "cell": one.cell,
                "weight": one.doubt.weight.value,
                "code": one.doubt.code,
                "message": one.doubt.what,
                "remedy": one.doubt.remedy,
            }
            for one in returned.remarks
        ],
    }
