"""`gobabierto identity`: who signs on this computer, and how the coordinator lets others sign."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.files import read_given
from gobabierto_desktop.cli.options import (
    AsJson,
    Folder,
    PassphraseFile,
    desk_in,
    new_app,
    new_passphrase,
    passphrase,
    secret_of,
)
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.packages.writer import deliver
from gobabierto_desktop.services import enrolling
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import Enrolled
from gobabierto_desktop.services.preparing import open_kit
from gobabierto_desktop.settings import read_settings, write_settings

app = new_app()

Name = Annotated[str, typer.Option("--nombre", metavar="NOMBRE", help="Nombre completo de quien firma")]
Post = Annotated[str, typer.Option("--cargo", metavar="CARGO", help="Cargo con que firma")]
Institution = Annotated[str, typer.Option("--institucion", metavar="INSTITUCIÓN", help="Institución u organización")]
Email = Annotated[str, typer.Option("--correo", metavar="CORREO", help="Correo electrónico")]
PinFile = Annotated[
    Path | None, typer.Option("--pin-file", metavar="ARCHIVO", help="Toma el PIN de un archivo; si no, se pregunta")
]
Out = Annotated[Path | None, typer.Option("--salida", "-o", metavar="ARCHIVO", help="Dónde dejar el archivo")]


@app.callback()
def identities() -> None:
    """Identidades para firmar, todo por archivos: la autoridad del plan, solicitudes y certificados."""


@app.command()
def found(
    name: Name,
    post: Post = "",
    institution: Institution = "",
    email: Email = "",
    authority: Annotated[
        str, typer.Option("--autoridad", metavar="NOMBRE", help="Nombre de la autoridad que se funda")
    ] = "Coordinación del Plan de Acción Nacional de Gobierno Abierto",
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Funda la autoridad del plan en esta computadora, que desde entonces coordina.

    Deja también su propia identidad y la llave que abre lo sellado. Sólo se hace una vez por plan.
    """
    with desk_in(folder) as desk:
        certificate = enrolling.found_authority(
            desk, authority, Person(name, post, institution, email), new_passphrase(passphrase_file)
        )
        _remember_author(desk, name)
    lines = [f"Autoridad fundada. Su certificado, para entregar a quien verifique: {certificate}"]
    return answer(lines, {"authority": str(certificate)}, is_json=as_json)


@app.command()
def request(
    name: Name,
    post: Post = "",
    institution: Institution = "",
    email: Email = "",
    out: Out = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    is_coordinator: Annotated[
        bool, typer.Option("--coordina", help="Para coordinar también: con llave propia para abrir lo sellado")
    ] = False,
    is_renewal: Annotated[
        bool, typer.Option("--renovar", help="Para renovar: la solicitud va firmada con la identidad actual")
    ] = False,
    as_json: AsJson = False,
) -> ExitCode:
    """Hace la llave de esta computadora y la solicitud de certificado que se lleva a quien coordina."""
    if is_renewal:
        ask, word = enrolling.ask_for_renewal, passphrase(passphrase_file)
    else:
        ask = enrolling.ask_to_coordinate if is_coordinator else enrolling.ask
        word = new_passphrase(passphrase_file)
    with desk_in(folder) as desk:
        path = ask(desk, Person(name, post, institution, email), word)
        _remember_author(desk, name)
        if out is not None:
            _ = deliver(out, path.read_bytes())
            path = out
    lines = [f"Solicitud hecha: {path}", "Llévela a quien coordina; con su respuesta use «gobabierto identity enrol»."]
    return answer(lines, {"request": str(path)}, is_json=as_json)


@app.command()
def grant(
    request_file: Annotated[Path, typer.Argument(metavar="SOLICITUD", help="La solicitud que trajo quien va a firmar")],
    out: Out = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Otorga un certificado: escribe la respuesta a una solicitud. Sólo quien coordina."""
    asked = read_given(request_file)
    path = out or request_file.with_name(f"{request_file.stem}-respuesta.json")
    with desk_in(folder) as desk:
        _ = deliver(path, enrolling.grant(desk, asked, passphrase(passphrase_file)))
    lines = [f"Respuesta escrita: {path}", "Devuélvala a quien hizo la solicitud."]
    return answer(lines, {"answer": str(path)}, is_json=as_json)


@app.command()
def enrol(
    answer_file: Annotated[Path, typer.Argument(metavar="RESPUESTA", help="El archivo que dio quien coordina")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Toma la respuesta de quien coordina: desde entonces esta computadora puede firmar."""
    given = read_given(answer_file)
    with desk_in(folder) as desk:
        enrolled = enrolling.enrol(desk, given, passphrase(passphrase_file))
    return _answer_enrolled(enrolled, is_json=as_json)


@app.command("from-kit")
def from_kit(
    kit: Annotated[Path, typer.Argument(metavar="KIT", help="El kit que trae identidades preparadas")],
    number: Annotated[int, typer.Argument(metavar="NÚMERO", help="El número de la papeleta")],
    pin_file: PinFile = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Toma una identidad preparada en un kit, con el número y el PIN de la papeleta; después reciba el kit."""
    pin = secret_of(pin_file, "PIN de la papeleta")
    with desk_in(folder) as desk:
        enrolled = open_kit(desk, kit, number, pin, new_passphrase(passphrase_file))
        _remember_author(desk, enrolled.signer.name)
    return _answer_enrolled(enrolled, is_json=as_json)


@app.command("use-p12")
def use_p12(
    file: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El .p12 o .pfx de un proveedor reconocido")],
    its_file: Annotated[
        Path | None, typer.Option("--p12-passphrase-file", metavar="ARCHIVO", help="La contraseña de ese .p12")
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Firma desde ahora con el certificado de un proveedor (Decreto 47-2008)."""
    its_passphrase = secret_of(its_file, "Contraseña del archivo .p12")
    with desk_in(folder) as desk:
        identity = enrolling.sign_with_file(desk, file, its_passphrase, new_passphrase(passphrase_file))
    return answer([f"Firma desde ahora: {identity.name}"], {"name": identity.name}, is_json=as_json)


@app.command("use-token")
def use_token(
    module: Annotated[Path, typer.Argument(metavar="MÓDULO", help="La biblioteca PKCS#11 del dispositivo")],
    label: Annotated[str, typer.Option("--etiqueta", metavar="NOMBRE", help="Cuál dispositivo, si hay varios")] = "",
    pin_file: PinFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Firma desde ahora con un dispositivo criptográfico; el PIN se pide cada vez y no se guarda."""
    pin = secret_of(pin_file, "PIN del dispositivo")
    with desk_in(folder) as desk:
        identity = enrolling.sign_with_token(desk, module, pin, label)
    return answer([f"Firma desde ahora: {identity.name}"], {"name": identity.name}, is_json=as_json)


@app.command()
def whoami(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Dice quién firma en esta computadora y si coordina."""
    with desk_in(folder) as desk:
        identity, device = enrolling.identity_of(desk), desk.device
        is_coordinator = enrolling.is_coordinator(desk)
    if identity is None:
        raise enrolling.NoIdentity(
            "Esta computadora todavía no tiene identidad para firmar.",
            "Haga una solicitud con «gobabierto identity request» y llévela a quien coordina.",
        )
    plain = {
        "name": identity.name,
        "post": identity.post,
        "institution": identity.institution,
        "ends": identity.ends.date().isoformat(),
        "standing": identity.standing.value,
        "device": device,
        "coordinates": is_coordinator,
    }
    who = ", ".join(part for part in (identity.name, identity.post, identity.institution) if part)
    state = f"{STANDINGS[identity.standing]}, hasta el {identity.ends:%d/%m/%Y}"
    role = "Esta computadora coordina el plan." if is_coordinator else "Esta computadora no coordina."
    return answer([f"Firma aquí: {who} ({state})", f"Equipo: {device}", role], plain, is_json=as_json)


def _answer_enrolled(enrolled: Enrolled, *, is_json: bool) -> ExitCode:
    lines = [
        f"Ya puede firmar: {enrolled.signer.name}",
        f"Huella de la autoridad, para compararla de viva voz con quien coordina: {enrolled.fingerprint}",
    ]
    return answer(lines, {"signer": enrolled.signer.name, "fingerprint": enrolled.fingerprint}, is_json=is_json)


def _remember_author(desk: Desk, name: str) -> None:
    """The name accompanies each change from now on, as if it had been typed in the window."""
    write_settings(desk.folder, msgspec.structs.replace(read_settings(desk.folder), author=name))
