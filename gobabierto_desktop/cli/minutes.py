"""`gobabierto acta`: the minutes as a file by themselves, signed by who facilitates and then by others."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.files import read_given
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, signer_at
from gobabierto_desktop.cli.wording import find_one, read_assignments
from gobabierto_desktop.domain.minutes import ACTA, ADDENDUM
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.reports.scope import Scope
from gobabierto_desktop.services.closing import (
    acta_in,
    acta_of,
    close_acta,
    copy_signed,
    ratify,
    take_countersigned,
    write_addendum,
)
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.minutes import ActaRefused, countersign, write_acta

app = new_app()

Forum = Annotated[str, typer.Argument(metavar="FORO", help="Identificador del foro, o palabras de su nombre")]
Table = Annotated[
    str | None, typer.Option("--mesa", metavar="MESA", help="Sólo esa mesa: identificador, número o tema")
]
Assigned = Annotated[list[str] | None, typer.Argument(metavar="CAMPO=VALOR", help="Como se escribiría en la ventana")]

_ACTA, _ADDENDUM = Path("acta.pdf"), Path("adenda.pdf")


class NothingClosed(KnownFailure):
    """There is no acta of that forum or table to add an addendum to."""

    code = "nothing_closed"

    def __init__(self) -> None:
        super().__init__("Ese foro o mesa no tiene un acta cerrada.", "Ciérrela primero: gobabierto acta close --help")


@app.callback()
def minutes() -> None:
    """El acta como archivo aparte: la firma quien facilita y, después, delegados y observadores."""


@app.command()
def write(
    forum: Forum,
    table: Table = None,
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe")] = _ACTA,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe el acta de un foro o de una mesa, firmada por quien facilita."""
    with desk_in(folder) as desk:
        scope = _scope(desk, forum, table)
        write_acta(desk, scope, signer_at(desk, passphrase_file), out)
    return answer([f"Acta: {out}"], {"path": str(out), "forum": scope.forum}, is_json=as_json)


@app.command()
def sign(
    acta: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El acta en PDF, ya firmada por quien facilita")],
    reason: Annotated[
        str, typer.Option("--motivo", metavar="TEXTO", help="En calidad de qué firma")
    ] = "Da fe de lo actuado",
    out: Annotated[
        Path | None, typer.Option("--salida", "-o", metavar="ARCHIVO", help="El PDF que se escribe; si no, el mismo")
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Firma un acta después de otras personas; las firmas anteriores siguen valiendo.

    Si el acta se cerró con estos datos, la firma queda también en ella.
    """
    with desk_in(folder) as desk:
        signer = signer_at(desk, passphrase_file)
        given = read_given(acta)
        made = countersign(given, signer, reason, desk.now(), out or acta)
        held = acta_in(desk, given)
        if held is not None:
            _ = take_countersigned(desk, held, read_given(made.path))
    lines = [f"Acta: {made.path}", f"Lleva {made.signatures} de {made.places} firmas posibles."]
    return answer(
        lines, {"path": str(made.path), "signatures": made.signatures, "places": made.places}, is_json=as_json
    )


@app.command()
def take(
    acta: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El acta cerrada, como otras personas la firmaron")],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Toma las firmas que volvieron: el acta cerrada queda con ellas."""
    with desk_in(folder) as desk:
        content = read_given(acta)
        held = acta_in(desk, content)
        if held is None:
            raise ActaRefused(
                "Ese PDF no es de un acta cerrada con estos datos.", "Reciba primero el paquete del foro que la trae."
            )
        made = take_countersigned(desk, held, content)
    lines = [f"Acta {held.text('number')}: lleva {made.signatures} de {made.places} firmas posibles."]
    return answer(lines, {"signatures": made.signatures, "places": made.places}, is_json=as_json)


@app.command()
def close(
    forum: Forum,
    values: Assigned = None,
    table: Table = None,
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="Dónde queda una copia")] = _ACTA,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Anota que el acta se leyó y ratificó (ratified_on=16/5/2018 …), la firma y la cierra: ya no cambia."""
    with desk_in(folder) as desk:
        scope = _scope(desk, forum, table)
        told = read_assignments(ACTA, values or (), desk.terms)
        signer = signer_at(desk, passphrase_file)
        if told:
            ratify(desk, scope, told)
        closed = close_acta(desk, scope, signer)
        copy_signed(desk, closed, out)
    return _answer_signed("Acta cerrada", closed, out, is_json=as_json)


@app.command("addendum")
def addendum(
    forum: Forum,
    values: Assigned = None,
    table: Table = None,
    out: Annotated[Path, typer.Option("--salida", "-o", metavar="ARCHIVO", help="Dónde queda una copia")] = _ADDENDUM,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Corrige o completa un acta cerrada con una adenda firmada (text=…, reason=…, written_on=…, written_by=…)."""
    with desk_in(folder) as desk:
        acta = acta_of(desk, _scope(desk, forum, table))
        if acta is None:
            raise NothingClosed
        told = read_assignments(ADDENDUM, values or (), desk.terms)
        written = write_addendum(desk, acta, told, signer_at(desk, passphrase_file))
        copy_signed(desk, written, out)
    return _answer_signed("Adenda", written, out, is_json=as_json)


def _scope(desk: Desk, forum: str, table: str | None) -> Scope:
    found = find_one(desk, "forum", forum)
    return Scope(found.id, find_one(desk, "dialogue_table", table, found.id).id if table else None)


def _answer_signed(what: str, record: Record, out: Path, *, is_json: bool) -> ExitCode:
    plain = {"path": str(out), "id": record.id, "number": record.text("number"), "sha256": record.text("digest")}
    return answer([f"{what}: {out}", f"SHA-256: {record.text('digest')}"], plain, is_json=is_json)
