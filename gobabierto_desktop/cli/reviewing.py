"""`gobabierto avance`: the quarterly report of one milestone is begun, given evidence, sent, returned and approved."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.cli.quarterlies import named_quarter
from gobabierto_desktop.cli.wording import assigned_pairs, find_one
from gobabierto_desktop.domain.commitments import MILESTONE, milestone_name
from gobabierto_desktop.domain.progress import PROGRESS_REPORT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import gathering, reporting
from gobabierto_desktop.services.desk import Desk

app = new_app()

_Milestone = Annotated[
    str, typer.Argument(metavar="HITO", help="Compromiso e hito, «22/1» o «22/4.a», o el identificador del hito")
]
_Quarter = Annotated[str, typer.Argument(metavar="TRIMESTRE", help="Por ejemplo 2019-T1")]


@app.callback()
def reviews() -> None:
    """El informe trimestral de un hito: empezarlo, darle evidencia, enviarlo a revisión, devolverlo, aprobarlo."""


@app.command()
def begin(milestone: _Milestone, quarter: _Quarter, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Empieza el informe, o da el que ya hay; sus respuestas se escriben con «gobabierto record set»."""
    with desk_in(folder) as desk:
        found = _milestone(desk, milestone)
        report = reporting.start(desk, found, named_quarter(quarter), reporting.role_of(desk))
        return _told(desk, report, as_json=as_json)


@app.command()
def send(milestone: _Milestone, quarter: _Quarter, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Envía el informe a revisión, si está completo."""
    with desk_in(folder) as desk:
        report = _report(desk, milestone, quarter)
        return _told(desk, reporting.send(desk, report, reporting.role_of(desk)), as_json=as_json)


@app.command("return")
def give_back(
    milestone: _Milestone,
    quarter: _Quarter,
    comments: Annotated[
        list[str], typer.Argument(metavar="CAMPO=OBSERVACIÓN", help="Qué debe corregirse en cada campo")
    ],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Devuelve el informe con observaciones."""
    with desk_in(folder) as desk:
        report = _report(desk, milestone, quarter)
        said = [reporting.Comment(field.name, text) for field, text in assigned_pairs(PROGRESS_REPORT, comments)]
        return _told(desk, reporting.return_with(desk, report, said, reporting.role_of(desk)), as_json=as_json)


@app.command("answer")
def answer_comment(
    comment: Annotated[str, typer.Argument(metavar="OBSERVACIÓN", help="Identificador de la observación, o palabras")],
    text: Annotated[str, typer.Argument(metavar="RESPUESTA", help="Lo que se responde")],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Responde una observación."""
    with desk_in(folder) as desk:
        review = reporting.answer(desk, find_one(desk, "review", comment), text)
    return answer(["Respondida."], {"id": review.id, "answer": review.text("answer")}, is_json=as_json)


@app.command()
def approve(milestone: _Milestone, quarter: _Quarter, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Aprueba un informe enviado."""
    with desk_in(folder) as desk:
        report = _report(desk, milestone, quarter)
        return _told(desk, reporting.approve(desk, report, reporting.role_of(desk)), as_json=as_json)


@app.command()
def evidence(
    milestone: _Milestone,
    quarter: _Quarter,
    files: Annotated[list[Path], typer.Argument(metavar="ARCHIVO", help="Archivos; de una carpeta, todos los suyos")],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Agrega evidencias al informe: los bytes originales, una vez cada uno."""
    with desk_in(folder) as desk:
        report = _report(desk, milestone, quarter)
        paths = [inside for one in files for inside in (gathering.files_in(one) if one.is_dir() else (one,))]
        gathered = gathering.add_files(desk, report, paths)
        lines = [f"{one.text('title')} · {one.text('sha256')}" for one in gathered.taken]
        lines += [str(failure) for failure in gathered.refused]
        told = {
            "taken": [
                {"id": one.id, "title": one.text("title"), "sha256": one.text("sha256")} for one in gathered.taken
            ],
            "refused": [failure.message for failure in gathered.refused],
        }
    outcome = answer(lines, told, is_json=as_json)
    return ExitCode.REFUSED if gathered.refused else outcome


def _milestone(desk: Desk, named: str) -> Record:
    """The milestone of «22/4.a», or of an identifier. Raises RecordMissing."""
    number, slash, name = named.partition("/")
    if not slash:
        return find_one(desk, MILESTONE.name, named)
    commitment = find_one(desk, "commitment", number)
    there = desk.book.records(MILESTONE.name, commitment.id)
    exact = [one for one in there if milestone_name(one) == name]
    return exact[0] if len(exact) == 1 else find_one(desk, MILESTONE.name, name, commitment.id)


def _report(desk: Desk, milestone: str, quarter: str) -> Record:
    """The report of a milestone for a quarter, already begun. Raises RecordMissing."""
    name = reporting.report_id(_milestone(desk, milestone).id, named_quarter(quarter))
    return find_one(desk, PROGRESS_REPORT.name, name)


def _told(desk: Desk, report: Record, *, as_json: bool) -> ExitCode:
    state = desk.terms.label("report_state", report.text("state"))
    told = {"id": report.id, "quarter": report.text("quarter"), "state": report.text("state")}
    return answer([f"{report.text('quarter')}: {state} · {report.id}"], told, is_json=as_json)
