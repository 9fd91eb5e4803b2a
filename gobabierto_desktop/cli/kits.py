"""`gobabierto kit`: the forums that the coordinator prepares, in one signed file for who will facilitate them."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, passphrase
from gobabierto_desktop.cli.wording import find_one
from gobabierto_desktop.services.enrolling import has_identity
from gobabierto_desktop.services.preparing import prepare_kit, read_person
from gobabierto_desktop.services.printing import print_slips

app = new_app()


@app.command("kit")
def write_kit(
    out: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El archivo .asice que se escribe")],
    forums: Annotated[
        list[str] | None,
        typer.Option("--foro", metavar="FORO", help="Sólo ese foro (identificador o palabras); se puede repetir"),
    ] = None,
    people: Annotated[
        list[str] | None,
        typer.Option(
            "--persona",
            metavar="NOMBRE",
            help="Prepara además una identidad: «nombre; cargo; institución; correo»; se puede repetir",
        ),
    ] = None,
    slips_file: Annotated[
        Path | None, typer.Option("--papeletas", metavar="PDF", help="Deja también las papeletas, para imprimirlas")
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe el kit: los foros y mesas preparados, para que quien facilita los reciba con «gobabierto import».

    Con --persona lleva identidades preparadas, y aquí se dice el PIN de cada una: entréguelo aparte del kit.
    """
    with desk_in(folder) as desk:
        named = [find_one(desk, "forum", one) for one in forums] if forums else desk.book.records("forum")
        word = passphrase(passphrase_file) if has_identity(desk) else ""
        invited = [read_person(one) for one in people or ()]
        kit = prepare_kit(desk, [one.id for one in named], invited, word, out)
        if slips_file is not None:
            print_slips(desk, slips_file, kit.slips)
    sent, slips = kit.sent, kit.slips
    lines = [f"Kit escrito: {sent.path}", *(f"    {one.text('name')}" for one in named)]
    lines += [f"Papeleta {one.number}: {one.name}, PIN {one.pin}" for one in slips]
    told = [{"number": one.number, "name": one.name, "pin": one.pin} for one in slips]
    plain = {"path": str(sent.path), "package": sent.package, "sha256": sent.sha256, "counts": sent.counts}
    return answer(lines, {**plain, "slips": told}, is_json=as_json)
