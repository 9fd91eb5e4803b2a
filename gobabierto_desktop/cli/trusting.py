"""`gobabierto trust`: what the plan's authority gave out and takes back, and which providers are believed."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.files import read_given
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, passphrase
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services import trusting
from gobabierto_desktop.services.naming import counted

app = new_app()


@app.callback()
def trust() -> None:
    """La confianza del plan: certificados otorgados y revocados, y proveedores reconocidos (Decreto 47-2008).

    La guarda quien fundó la autoridad; viaja en los kits.
    """


@app.command()
def issued(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Lista los certificados que esta autoridad otorgó y cómo está cada uno."""
    with desk_in(folder) as desk:
        found = trusting.issued(desk)
    lines = [f"{one.serial}  {one.name}: {STANDINGS[one.standing]}, hasta el {one.ends:%d/%m/%Y}" for one in found]
    lines.append(counted(len(found), "certificado", "certificados"))
    told = [
        {
            "serial": one.serial,
            "name": one.name,
            "post": one.post,
            "institution": one.institution,
            "ends": one.ends.date().isoformat(),
            "standing": one.standing.value,
        }
        for one in found
    ]
    return answer(lines, {"issued": told}, is_json=as_json)


@app.command()
def revoke(
    serial: Annotated[str, typer.Argument(metavar="SERIE", help="El número de serie, de «gobabierto trust issued»")],
    out: Annotated[
        Path | None, typer.Option("--salida", "-o", metavar="ARCHIVO", help="Deja también la lista firmada")
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Revoca un certificado: lo que firme desde entonces no se acepta. La lista viaja en el próximo kit."""
    with desk_in(folder) as desk:
        file = trusting.revoke(desk, serial, passphrase(passphrase_file))
    if out is not None:
        _ = deliver(out, file)
    return answer([f"Revocado: {serial}"], {"revoked": serial, "list": str(out) if out else None}, is_json=as_json)


@app.command()
def provider(
    certificate: Annotated[Path, typer.Argument(metavar="CERTIFICADO", help="El de la autoridad del proveedor")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Reconoce a un proveedor de firma; compare la huella con la que él publica."""
    content = read_given(certificate)
    with desk_in(folder) as desk:
        mark = trusting.trust_provider(desk, content, passphrase(passphrase_file))
    return answer([f"Proveedor reconocido. Huella: {mark}"], {"fingerprint": mark}, is_json=as_json)


@app.command("provider-revoked")
def provider_revoked(
    revoked: Annotated[Path, typer.Argument(metavar="LISTA", help="La lista de revocados que publica el proveedor")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Toma la lista de revocados de un proveedor reconocido, para entregarla en los kits."""
    content = read_given(revoked)
    with desk_in(folder) as desk:
        trusting.take_provider_revocations(desk, content, passphrase(passphrase_file))
    return answer(["Lista de revocados tomada."], {"taken": str(revoked)}, is_json=as_json)


@app.command("take")
def take(
    file: Annotated[Path, typer.Argument(metavar="LISTA", help="La lista firmada que dio quien coordina")],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Toma una lista de confianza más nueva, sin esperar al próximo kit."""
    content = read_given(file)
    with desk_in(folder) as desk:
        mark = trusting.take_trust(desk, content)
    return answer([f"Lista tomada. Huella de la autoridad: {mark}"], {"fingerprint": mark}, is_json=as_json)
