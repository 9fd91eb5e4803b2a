"""How a package taken in, refused or remembered looks in the list, and the whole of what is known of it."""

import html
from collections.abc import Mapping

from gobabierto_desktop.gui.moments import spoken_moment
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.titles import counted
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.services.receiving import Received, Refused
from gobabierto_desktop.services.setting_aside import SetAside
from gobabierto_desktop.store.post import Arrival

Package = Received | Refused | SetAside | Arrival
KINDS = {"forum": "Foro o mesa", "kit": "Kit de preparación", "report": "Informe trimestral", "receipt": "Acuse"}


def package_row(package: Package) -> Row:
    """One package in the list: what it is, the verdict, and what became of it."""
    match package:
        case Received():
            return Row(_title(package), package.verdict.said(), *_outcome(package))
        case Refused():
            return Row(package.path.name, package.failure.message, "rechazado", Dot.FAILED)
        case SetAside():
            when = f"{spoken_moment(package.at)} · " if package.at else ""
            return Row(package.name, f"{when}{package.message}", "en cuarentena", Dot.FAILED)
        case Arrival():
            balance = f"{package.balance.get('read', 0):,} registros leídos"
            return Row(
                f"{KINDS.get(package.kind, package.kind)} de {package.sender}",
                f"{spoken_moment(package.arrived_at)} · {balance}",
                "recibido",
                Dot.DONE,
            )


def package_page(package: Package) -> str:
    """All that is known of a package, as a page of rich text."""
    match package:
        case Received():
            return _received_page(package)
        case Refused():
            where = _IN_QUARANTINE if package.quarantine else "No se pudo guardar una copia."
            return _refused_page(package.path.name, package.failure.message, package.failure.remedy, where)
        case SetAside():
            when = f"Se apartó el {spoken_moment(package.at)}. " if package.at else ""
            mark = f"</p><p>SHA-256: {_in_groups(package.sha256)}"
            return _refused_page(package.name, package.message, package.remedy, f"{when}{_IN_QUARANTINE}{mark}")
        case Arrival():
            return (
                f"<h3>{_safe(KINDS.get(package.kind, package.kind))}</h3>"
                f"<p>De {_safe(package.sender)}, recibido el {spoken_moment(package.arrived_at)}.</p>"
                f"{_balance(package.balance)}<p>SHA-256: {_in_groups(package.sha256)}</p>"
            )


_IN_QUARANTINE = (
    "Una copia quedó en cuarentena, tal como llegó; no se tomó nada de ella. Para que alguien la examine, "
    "«Sacar una copia» la deja donde usted diga."
)


def _refused_page(name: str, message: str, remedy: str, where: str) -> str:
    todo = f"<p><b>Qué hacer.</b> {_safe(remedy)}</p>" if remedy else ""
    return f"<h3>{_safe(name)}</h3><p><b>Rechazado.</b> {_safe(message)}</p>{todo}<p>{where}</p>"


def _title(package: Received) -> str:
    scope = package.manifest.scope
    return scope.title if scope and scope.title else f"{KINDS[package.manifest.kind]} de {package.manifest.sender.name}"


def _outcome(package: Received) -> tuple[str, Dot]:
    if package.manifest.kind == "receipt":
        return "acuse comprobado", Dot.DONE
    if package.balance.conflict:
        return f"{package.balance.conflict:,} en conflicto", Dot.WAITING
    return ("sin cambios", Dot.EMPTY) if package.is_unchanged else ("recibido", Dot.DONE)


def _received_page(package: Received) -> str:
    manifest, verdict = package.manifest, package.verdict
    who = ", ".join(part for part in (verdict.signer, verdict.post, verdict.institution) if part)
    lines = [
        f"<h3>{_safe(_title(package))}</h3>",
        f"<p><b>{'Íntegro' if verdict.is_intact else 'Alterado'}</b> · {_safe(verdict.said().partition(' · ')[2])}</p>",
        f"<p>Firmado por {_safe(who)}. Equipo {_safe(manifest.sender.device[:8])}.</p>",
    ]
    if manifest.kind != "receipt":
        lines.append(_balance(package.balance.plain()))
    if package.unopened:
        sealed = counted(package.unopened, "cambio reservado quedó cerrado", "cambios reservados quedaron cerrados")
        lines.append(f"<p>{sealed}: esta computadora no tiene la llave de coordinación.</p>")
    if package.receipt:
        lines.append(f"<p>Acuse: {_safe(package.receipt.name)}</p>")
    lines.append(f"<p>Archivo: {_safe(str(package.path))}</p>")
    return "".join(lines)


def _balance(balance: Mapping[str, int]) -> str:
    names = {
        "read": "Leídos",
        "new": "Nuevos",
        "updated": "Actualizados",
        "identical": "Sin cambios",
        "conflict": "En conflicto",
        "rejected": "Rechazados",
    }
    rows = "".join(
        f"<tr><td>{word}&nbsp;&nbsp;</td><td align='right'>{balance.get(name, 0):,}</td></tr>"
        for name, word in names.items()
    )
    return f"<table>{rows}</table>"


def _in_groups(digest: str) -> str:
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def _safe(text: str) -> str:
    return html.escape(text)
