"""`gobabierto trust`: what the plan's authority gave out and takes back, and which providers are believed."""

from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.files import read_given
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, passphrase
from gobabierto_desktop.identity.authority import Reason
from gobabierto_desktop.identity.meaning import REASONS
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services import believing, trusting
from gobabierto_desktop.services.naming import counted

app = new_app()

_MOTIVES = {
    "llave": Reason.KEY_COMPROMISE,
    "cambio": Reason.AFFILIATION_CHANGED,
    "reemplazo": Reason.SUPERSEDED,
    "cese": Reason.CESSATION,
    "otro": Reason.UNSPECIFIED,
}


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
    lines = [f"{one.serial}  {one.name}: {_stands(one)}" for one in found]
    lines.append(counted(len(found), "certificado", "certificados"))
    told = [
        {
            "serial": one.serial,
            "name": one.name,
            "post": one.post,
            "institution": one.institution,
            "ends": one.ends.date().isoformat(),
            "standing": one.standing.value,
            "reason": one.revoked.reason.name.lower() if one.revoked else None,
        }
        for one in found
    ]
    return answer(lines, {"issued": told}, is_json=as_json)


def _stands(one: trusting.Issued) -> str:
    if one.revoked:
        return f"revocado el {one.revoked.at:%d/%m/%Y}: {REASONS[one.revoked.reason]}"
    return f"{STANDINGS[one.standing]}, hasta el {one.ends:%d/%m/%Y}"


@app.command()
def revoked(
    out: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El archivo .crl que se escribe")],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Escribe la lista de revocados de la autoridad del plan como la leen otros programas (X.509, DER)."""
    with desk_in(folder) as desk:
        _ = deliver(out, trusting.revocations_file(desk))
    return answer([f"Lista escrita: {out}"], {"list": str(out)}, is_json=as_json)


@app.command()
def believed(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Lista en quién se cree: la autoridad del plan, otras coordinaciones y prestadores, con sus huellas."""
    with desk_in(folder) as desk:
        found = believing.believed(desk)
    kinds = ["autoridad del plan", *("prestador" if one.is_provider else "otra coordinación" for one in found[1:])]
    lines = [f"{one.fingerprint}  {one.name}: {kind}" for one, kind in zip(found, kinds, strict=False)]
    told = [{"name": one.name, "fingerprint": one.fingerprint, "provider": one.is_provider} for one in found]
    return answer(lines or ["Todavía no se cree en nadie."], {"believed": told}, is_json=as_json)


@app.command()
def forget(
    mark: Annotated[str, typer.Argument(metavar="HUELLA", help="La huella, de «gobabierto trust believed»")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Deja de creer en un prestador o en otra coordinación."""
    with desk_in(folder) as desk:
        _ = believing.stop_trusting(desk, mark, passphrase(passphrase_file))
    return answer([f"Ya no se cree en {mark}."], {"forgotten": mark}, is_json=as_json)


@app.command()
def revoke(
    serial: Annotated[str, typer.Argument(metavar="SERIE", help="El número de serie, de «gobabierto trust issued»")],
    out: Annotated[
        Path | None, typer.Option("--salida", "-o", metavar="ARCHIVO", help="Deja también la lista firmada")
    ] = None,
    reason: Annotated[str, typer.Option("--motivo", metavar="MOTIVO", help=f"Por qué: {', '.join(_MOTIVES)}")] = "otro",
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Revoca un certificado: lo que firmó o firme con él no se acepta. La lista viaja en el próximo kit."""
    if reason not in _MOTIVES:
        raise typer.BadParameter(f"No existe el motivo «{reason}». Existen: {', '.join(_MOTIVES)}.")
    with desk_in(folder) as desk:
        file = trusting.revoke(desk, serial, passphrase(passphrase_file), _MOTIVES[reason])
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
        mark = believing.trust_provider(desk, content, passphrase(passphrase_file))
    return answer([f"Proveedor reconocido. Huella: {mark}"], {"fingerprint": mark}, is_json=as_json)


@app.command()
def authority(
    certificate: Annotated[Path, typer.Argument(metavar="CERTIFICADO", help="El de la autoridad de otra coordinación")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Reconoce a la autoridad de otra coordinación; compare la huella de viva voz."""
    content = read_given(certificate)
    with desk_in(folder) as desk:
        mark = believing.trust_authority(desk, content, passphrase(passphrase_file))
    return answer([f"Autoridad reconocida. Huella: {mark}"], {"fingerprint": mark}, is_json=as_json)


@app.command("provider-revoked")
def provider_revoked(
    listed: Annotated[Path, typer.Argument(metavar="LISTA", help="La lista de revocados que publica el proveedor")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Toma la lista de revocados de un proveedor reconocido, para entregarla en los kits."""
    content = read_given(listed)
    with desk_in(folder) as desk:
        _ = believing.take_provider_revocations(desk, content, passphrase(passphrase_file))
    return answer(["Lista de revocados tomada."], {"taken": str(listed)}, is_json=as_json)


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
