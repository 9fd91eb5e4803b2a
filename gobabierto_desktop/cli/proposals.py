"""`gobabierto propuesta`: those like a proposal, and why; telling apart, merging, splitting, and the lineage left."""

from collections.abc import Sequence
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.domain.proposals import PROPOSAL
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.services import comparing, relating
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.naming import counted

app = new_app()

_Proposal = Annotated[str, typer.Argument(metavar="PROPUESTA", help="Su identificador, o palabras de su título")]
_Others = Annotated[list[str], typer.Argument(metavar="OTRA", help="Las que se unen a la primera")]
_Titles = Annotated[list[str], typer.Argument(metavar="TÍTULO", help="El título de cada parte, dos o más")]
_Reason = Annotated[str, typer.Option("--motivo", metavar="TEXTO", help="Por qué, en palabras de la mesa")]


@app.callback()
def proposals() -> None:
    """Las propuestas que hablan de lo mismo: buscarlas, distinguirlas, unirlas, dividirlas, ver de dónde vienen."""


@app.command()
def similar(proposal: _Proposal, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Busca las propuestas parecidas, con el motivo."""
    with desk_in(folder) as desk:
        found = comparing.similar(desk, _named(desk, proposal))
    lines = [f"{one.record.id}  {one.percent} %  {one.record.text('title')} — {one.reason}" for one in found]
    lines.append(counted(len(found), "propuesta parecida", "propuestas parecidas"))
    told = [
        {"id": one.record.id, "title": one.record.text("title"), "percent": one.percent, "reason": one.reason}
        for one in found
    ]
    return answer(lines, {"similar": told}, is_json=as_json)


@app.command()
def distinct(
    proposal: _Proposal,
    other: Annotated[str, typer.Argument(metavar="OTRA", help="La que no es igual")],
    reason: _Reason = "",
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Anota que dos propuestas no son iguales: ya no se ofrecen juntas."""
    with desk_in(folder) as desk:
        one, two = _named(desk, proposal), _named(desk, other)
        comparing.tell_apart(desk, one, two, reason)
    lines = [f"«{one.text('title')}» y «{two.text('title')}» no son iguales."]
    return answer(lines, {"distinct": [one.id, two.id]}, is_json=as_json)


@app.command()
def merge(
    proposal: _Proposal, others: _Others, reason: _Reason = "", folder: Folder = None, *, as_json: AsJson = False
) -> ExitCode:
    """Une otras propuestas a una que queda; se conservan y remiten a ella."""
    with desk_in(folder) as desk:
        stays = _named(desk, proposal)
        relating.merge(desk, [_named(desk, one) for one in others], stays, reason)
        return _answer_lineage(desk, stays, is_json=as_json)


@app.command()
def split(
    proposal: _Proposal, titles: _Titles, reason: _Reason = "", folder: Folder = None, *, as_json: AsJson = False
) -> ExitCode:
    """Divide una propuesta en otras; cada una toma de ella lo demás."""
    if len(titles) < 2:
        raise typer.BadParameter("Para dividir hacen falta dos títulos o más.")
    with desk_in(folder) as desk:
        whole = _named(desk, proposal)
        _ = relating.split(desk, whole, [{"title": title} for title in titles], reason)
        return _answer_lineage(desk, whole, is_json=as_json)


@app.command()
def lineage(proposal: _Proposal, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Dice de qué propuestas viene una, y cuáles ocupan hoy su lugar."""
    with desk_in(folder) as desk:
        return _answer_lineage(desk, _named(desk, proposal), is_json=as_json)


def _named(desk: Desk, typed: str) -> Record:
    return find_one(desk, PROPOSAL.name, typed)


def _answer_lineage(desk: Desk, proposal: Record, *, is_json: bool) -> ExitCode:
    known = relating.lineage(desk, proposal)
    lines = [f"{proposal.id}  {proposal.text('title')}"]
    lines += _told("Viene de", known.origins) + _told("Hoy la sustituye", known.successors)
    plain = {"id": proposal.id, "origins": _plain(known.origins), "successors": _plain(known.successors)}
    return answer(lines, plain, is_json=is_json)


def _told(words: str, kin: Sequence[relating.Kin]) -> list[str]:
    return [
        f"  {words}: {one.proposal.id}  {one.proposal.text('title')}{f' ({one.reason})' if one.reason else ''}"
        for one in kin
    ]


def _plain(kin: Sequence[relating.Kin]) -> list[dict[str, str]]:
    return [
        {
            "id": one.proposal.id,
            "title": one.proposal.text("title"),
            "relation": one.relation.value,
            "reason": one.reason,
        }
        for one in kin
    ]
