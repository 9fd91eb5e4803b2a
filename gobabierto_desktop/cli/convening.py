"""`gobabierto convene`: how a forum was convened, a change of date or place with its reason, and the papers of it."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.cli.wording import find_one, read_assignments
from gobabierto_desktop.domain.convening import ASKED_NOTICE, PLACE_AND_DATE
from gobabierto_desktop.domain.forums import FORUM
from gobabierto_desktop.domain.parity import Share
from gobabierto_desktop.services.certifying import write_certificate
from gobabierto_desktop.services.convening import Convocation, convocation, missing_delegates, parity_board, reschedule
from gobabierto_desktop.services.printing import print_convocation

app = new_app()

Forum = Annotated[str, typer.Argument(metavar="FORO", help="Identificador del foro, o palabras de su nombre")]


@app.callback()
def convening() -> None:
    """La convocatoria de un foro: anticipación, cambios de fecha o lugar, y sus papeles."""


@app.command()
def show(forum: Forum, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Dice con cuántos días se convocó y cada cambio de fecha o lugar, con su motivo."""
    with desk_in(folder) as desk:
        told = convocation(desk, find_one(desk, "forum", forum))
    return answer(_lines(told), _plain(told), is_json=as_json)


@app.command()
def move(
    forum: Forum,
    values: Annotated[list[str], typer.Argument(metavar="CAMPO=VALOR", help="Por ejemplo: fecha=20/5/2018 lugar=…")],
    reason: Annotated[str, typer.Option("--motivo", metavar="TEXTO", help="Por qué cambia; no puede faltar")] = "",
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Cambia la fecha, la hora o el lugar de un foro convocado, y dice por qué."""
    with desk_in(folder) as desk:
        found = find_one(desk, "forum", forum)
        changed = read_assignments(FORUM, values, desk.terms)
        if strange := [FORUM.field(one).label for one in changed if one not in PLACE_AND_DATE]:
            raise typer.BadParameter(f"«{strange[0]}» no es fecha, hora ni lugar: use gobabierto record set.")
        told = convocation(desk, reschedule(desk, found, changed, reason))
    return answer(_lines(told), _plain(told), is_json=as_json)


@app.command()
def parity(forum: Forum, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Dice quiénes vinieron frente a cada meta, una vez cada persona, y qué delegaciones faltan."""
    with desk_in(folder) as desk:
        found, terms = find_one(desk, "forum", forum), desk.terms
        board, missing = parity_board(desk, found), missing_delegates(desk, found)
    lines = [f"Personas inscritas: {board.total:,}. Los porcentajes son de quienes lo dijeron."]
    for dimension in board.dimensions:
        lines += [_told_share(terms.label(dimension.name, one.code), one) for one in dimension.shares]
    lines += [f"Falta: {terms.label('institution', one.institution)}" for one in missing]
    plain: dict[str, object] = {one.name: [_plain_share(each) for each in one.shares] for one in board.dimensions}
    return answer(
        lines, {"total": board.total, **plain, "missing": [one.institution for one in missing]}, is_json=as_json
    )


@app.command("print")
def print_paper(
    forum: Forum,
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe")] = Path(
        "convocatoria.pdf"
    ),
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe la convocatoria en PDF: lugar, fecha, agenda, método, regla de decisión y delegados acreditados."""
    with desk_in(folder) as desk:
        found = find_one(desk, "forum", forum)
        print_convocation(desk, found.id, out)
    return answer([f"Convocatoria: {out}"], {"path": str(out), "forum": found.id}, is_json=as_json)


@app.command()
def certificate(
    person: Annotated[str, typer.Argument(metavar="PERSONA", help="Palabras del nombre de quien se capacitó")],
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe")] = Path(
        "constancia.pdf"
    ),
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Extiende la constancia de una capacitación, firmada por quien la pide."""
    with desk_in(folder) as desk:
        found = find_one(desk, "training", person)
        write_certificate(desk, found, signer_at(desk, passphrase_file), out)
    return answer([f"Constancia: {out}"], {"path": str(out), "training": found.id}, is_json=as_json)


def _told_share(name: str, share: Share) -> str:
    percent = "sin dato" if share.percent is None else f"{share.percent:.0f} %"
    target = f" Meta: {share.target} %; faltan {share.lacking:,}." if share.target else " Sin meta fijada."
    return f"{name}: {share.number:,} ({percent}).{target}"


def _plain_share(share: Share) -> dict[str, object]:
    return {
        "code": share.code,
        "number": share.number,
        "said": share.said,
        "target": share.target,
        "lacking": share.lacking,
    }


def _lines(told: Convocation) -> list[str]:
    notice = "sin dato" if told.notice is None else f"{told.notice} días"
    moves = [
        f"{one.event.label}: {one.event.before} → {one.event.after}. {one.reason or 'Sin motivo.'}"
        for one in told.moves
    ]
    return [f"Anticipación: {notice} (las organizaciones pidieron {ASKED_NOTICE}).", *moves]


def _plain(told: Convocation) -> dict[str, object]:
    moves = [
        {
            "field": one.event.field,
            "before": one.event.before,
            "after": one.event.after,
            "author": one.event.author,
            "reason": one.reason,
        }
        for one in told.moves
    ]
    return {"notice": told.notice, "asked": ASKED_NOTICE, "moves": moves}
