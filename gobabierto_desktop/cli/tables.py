"""`gobabierto mesa`: a mesa is closed when its votes add up, and opened again while no acta is closed."""

from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services.deliberating import close_table, deliberation, reopen_table
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.naming import table_title, title_of

app = new_app()

Forum = Annotated[str, typer.Argument(metavar="FORO", help="Identificador del foro, o palabras de su nombre")]
Table = Annotated[str, typer.Argument(metavar="MESA", help="Identificador, número o tema de la mesa")]


@app.callback()
def tables() -> None:
    """El cierre de una mesa: lo que lo impide, lo que se decidió, cerrarla y reabrirla."""


@app.command()
def show(forum: Forum, table: Table, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Dice qué impide cerrar la mesa y qué se decidió de cada propuesta."""
    with desk_in(folder) as desk:
        found = _find(desk, forum, table)
        stands = deliberation(desk, found)
        title = table_title(found, desk.terms)
        decided = [(_title(desk, one.proposal), one.outcome.value, one.reason) for one in stands.decisions]
    lines = [title, *(f"Falta: {one.message}" for one in stands.obstacles)]
    lines += [f"«{name}»: {outcome}. {reason}" for name, outcome, reason in decided]
    plain = {
        "id": found.id,
        "is_closed": found.is_yes("is_closed"),
        "obstacles": [one.message for one in stands.obstacles],
        "decisions": [{"title": name, "outcome": outcome, "reason": reason} for name, outcome, reason in decided],
    }
    return answer(lines, plain, is_json=as_json)


@app.command()
def close(forum: Forum, table: Table, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Cierra la mesa, si sus votos cuadran y nada falta."""
    with desk_in(folder) as desk:
        closed = close_table(desk, _find(desk, forum, table))
        title = table_title(closed, desk.terms)
    return answer([f"Cerrada: {title}"], {"id": closed.id, "is_closed": True}, is_json=as_json)


@app.command()
def reopen(forum: Forum, table: Table, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Reabre una mesa cerrada, mientras no la tenga un acta cerrada."""
    with desk_in(folder) as desk:
        opened = reopen_table(desk, _find(desk, forum, table))
        title = table_title(opened, desk.terms)
    return answer([f"Abierta: {title}"], {"id": opened.id, "is_closed": False}, is_json=as_json)


def _find(desk: Desk, forum: str, table: str) -> Record:
    return find_one(desk, "dialogue_table", table, find_one(desk, "forum", forum).id)


def _title(desk: Desk, proposal: str) -> str:
    found = desk.book.record(proposal)
    return title_of(found, desk.book, desk.terms) if found else proposal
