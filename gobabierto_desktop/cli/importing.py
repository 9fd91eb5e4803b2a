"""`gobabierto import`: packages, kits and receipts are judged and taken in; the balance of each, and of all."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer, tell
from gobabierto_desktop.cli.files import packages_in
from gobabierto_desktop.cli.options import AsJson, Folder, PassphraseFile, desk_in, new_app, passphrase
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.enrolling import has_identity, is_coordinator, opener_of, signer_of
from gobabierto_desktop.services.naming import counted
from gobabierto_desktop.services.receiving import Balance, Keys, Received, Refused, receive

app = new_app()

_KINDS = {"forum": "paquete", "kit": "kit", "report": "informe", "receipt": "acuse"}


@app.command("import")
def import_packages(
    paths: Annotated[list[Path], typer.Argument(metavar="ARCHIVO", help="Paquetes .asice, o carpetas que los tienen")],
    passphrase_file: PassphraseFile = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Recibe paquetes, kits y acuses: los verifica, los une a los datos y dice qué pasó con cada registro.

    El orden y las repeticiones no importan. Un paquete que no sirve se aparta entero y no detiene a los demás;
    entonces termina con 1. Quien coordina necesita su contraseña, para abrir lo sellado y firmar los acuses.
    """
    files = packages_in(paths)
    with desk_in(folder) as desk:
        results = receive(desk, files, _keys(desk, passphrase_file), tell)
    whole = sum_of(results)
    is_good = all(isinstance(one, Received) for one in results)
    code = ExitCode.DONE if is_good else ExitCode.REFUSED
    lines = [line for one in results for line in told(one)]
    lines.append(f"{counted(len(results), 'archivo', 'archivos')} en total: {spoken_balance(whole)}")
    return answer(
        lines, {"results": [_plain(one) for one in results], "total": whole.plain()}, is_json=as_json, code=code
    )


def _keys(desk: Desk, file: Path | None) -> Keys:
    if not is_coordinator(desk) or not has_identity(desk):
        return Keys(None, None)
    word = passphrase(file)
    return Keys(opener_of(desk, word), signer_of(desk, word))


def sum_of(results: Iterable[Received | Refused]) -> Balance:
    """The balances of what was taken in, together."""
    return sum((one.balance for one in results if isinstance(one, Received)), Balance())


def told(result: Received | Refused) -> list[str]:
    """One line a package; one more of what to do, where it was refused."""
    if isinstance(result, Refused):
        aside = f" Se apartó en {result.quarantine}." if result.quarantine else ""
        return [f"{result.path.name}: NO se recibió. {result.failure.message}", f"    {result.failure.remedy}{aside}"]
    kind, verdict = _KINDS[result.manifest.kind], result.verdict.said()
    if result.manifest.kind == "receipt":
        return [f"{result.path.name}: {kind} · {verdict}"]
    sealed = f"; {counted(result.unopened, 'cambio sellado', 'cambios sellados')} sin abrir" if result.unopened else ""
    return [f"{result.path.name}: {kind} · {verdict} · {spoken_balance(result.balance)}{sealed}"]


def spoken_verdict(result: Received | Refused) -> str:
    """Whether a package was good and what became of it, without the name and the hour: «íntegro, firmante conocido»."""
    if isinstance(result, Refused):
        return f"NO se recibió. {result.failure.message}"
    state = "íntegro" if result.verdict.is_intact else "alterado"
    return f"{state}, {STANDINGS[result.verdict.standing]}, {spoken_balance(result.balance)}"


def spoken_balance(balance: Balance) -> str:
    """«leídos 70 = nuevos 60 + actualizados 8 + iguales 1 + en conflicto 1 + rechazados 0»."""
    parts = (
        ("nuevos", balance.new),
        ("actualizados", balance.updated),
        ("iguales", balance.identical),
        ("en conflicto", balance.conflict),
        ("rechazados", balance.rejected),
    )
    return f"leídos {balance.read:,} = " + " + ".join(f"{name} {number:,}" for name, number in parts)


def _plain(result: Received | Refused) -> dict[str, object]:
    if isinstance(result, Refused):
        return {
            "file": str(result.path),
            "received": False,
            "code": result.failure.code,
            "message": result.failure.message,
            "remedy": result.failure.remedy,
            "quarantine": str(result.quarantine) if result.quarantine else None,
        }
    return {
        "file": str(result.path),
        "received": True,
        "kind": result.manifest.kind,
        "package": result.manifest.package,
        "signer": result.verdict.signer,
        "standing": result.verdict.standing.value,
        "balance": result.balance.plain(),
        "unopened": result.unopened,
        "unchanged": result.is_unchanged,
        "receipt": str(result.receipt) if result.receipt else None,
    }
