"""`gobabierto cuestionario`: a quarter is asked of a commitment in Excel; what comes back is looked at and taken in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.importing import spoken_balance
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.cli.quarterlies import named_quarter
from gobabierto_desktop.cli.returned_workbooks import outcome, plain_outcome, plain_reading, told_reading
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.services import questioning, taking
from gobabierto_desktop.services.answering import Expected, Onto, Origin
from gobabierto_desktop.services.answers_telling import NoSuchQuestion, decided, is_asked, open_codes
from gobabierto_desktop.services.choosing import Choices
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.receiving import Balance
from gobabierto_desktop.services.taking import Taken
from gobabierto_desktop.services.weighing import Weighed, bring_all, weigh

app = new_app()

_HERE = Path()

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
_Decisions = Annotated[
    list[str] | None,
    typer.Option(
        "--decidir",
        "--decide",
        metavar="CELDA=VALOR",
        help="Responde lo abierto en una celda, como «Hito 2.C7=45»; vacío después de = lo deja como estaba",
    ),
]
_Again = Annotated[
    bool, typer.Option("--de-nuevo", help="Toma también lo que ya se recibió y aquí se deshizo o se cambió después")
]
_Files = Annotated[
    list[Path], typer.Argument(metavar="ARCHIVO", help="Uno o varios libros llenados: .xlsx, .ods, .xls o .csv")
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
    paths: _Files,
    commitment: _Commitment = None,
    quarter: _Quarter = None,
    decisions: _Decisions = None,
    folder: Folder = None,
    *,
    is_carried: _Carry = False,
    is_any: _Any = False,
    is_again: _Again = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Lee libros devueltos y dice, por hoja y celda, qué se tomaría y qué espera respuesta. No guarda nada.

    Termina con 1 si un libro no se puede recibir, o si alguna respuesta no se puede leer o espera que alguien decida.
    """
    with desk_in(folder) as desk:
        expected = _expected(desk, commitment, quarter, is_carried=is_carried, is_any=is_any)
        weighed = _weighed(desk, paths, expected, decisions or (), is_again=is_again)
        lines, told = told_reading(desk, weighed), plain_reading(desk, weighed)
    is_clear = not any(is_asked(remark) for one in weighed.looked for remark in one.returned.remarks)
    is_whole = is_clear and not weighed.clashes and not weighed.turned_away
    return answer(lines, told, is_json=as_json, code=ExitCode.DONE if is_whole else ExitCode.REFUSED)


@app.command()
def take(
    paths: _Files,
    commitment: _Commitment = None,
    quarter: _Quarter = None,
    decisions: _Decisions = None,
    folder: Folder = None,
    *,
    is_carried: _Carry = False,
    is_any: _Any = False,
    is_again: _Again = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Recibe libros devueltos: une sus respuestas a los datos, campo por campo, en un solo paso que se puede deshacer.

    Dos copias llenadas de un libro se unen; lo que se contradice y no se decide aquí queda en conflicto.
    Un libro que no sirve no detiene a los demás; entonces termina con 1.
    """
    with desk_in(folder) as desk:
        expected = _expected(desk, commitment, quarter, is_carried=is_carried, is_any=is_any)
        weighed = _weighed(desk, paths, expected, decisions or (), is_again=is_again)
        results = taking.take(desk, weighed, tell)
    taken = [one for one in results if isinstance(one, Taken)]
    total = sum((one.balance for one in taken), Balance())
    lines = [line for one in results for line in outcome(one)]
    lines.append(f"{counted(len(results), 'libro', 'libros')} en total: {spoken_balance(total)}")
    code = ExitCode.DONE if len(taken) == len(results) else ExitCode.REFUSED
    told = {"results": [plain_outcome(one) for one in results], "total": total.plain()}
    return answer(lines, told, is_json=as_json, code=code)


def _expected(desk: Desk, commitment: str | None, quarter: str | None, *, is_carried: bool, is_any: bool) -> Expected:
    return Expected(
        find_one(desk, "commitment", commitment).id if commitment else None,
        named_quarter(quarter) if quarter else None,
        Onto.CARRY_OVER if is_carried else Onto.REFUSE,
        Origin.ANY if is_any else Origin.OURS,
    )


def _weighed(
    desk: Desk, paths: Sequence[Path], expected: Expected, decisions: Sequence[str], *, is_again: bool
) -> Weighed:
    """The workbooks with what was decided of them. Raises NoSuchQuestion."""
    brought = bring_all(paths)
    again = frozenset(paths) if is_again else frozenset[Path]()
    weighed = weigh(desk, brought, Choices(expected, again=again))
    left = [(code.strip(), text) for code, _, text in (one.partition("=") for one in decisions)]
    while left:
        waiting = left
        choices, left = decided(desk, weighed, waiting)
        if len(left) == len(waiting):
            raise NoSuchQuestion(left[0][0], open_codes(weighed))
        weighed = weigh(desk, brought, choices)
    return weighed
