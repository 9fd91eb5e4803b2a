"""What the page of trust says of certificates given out, of whom is believed, and of the list that tells it."""

from datetime import datetime

from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.titles import counted
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.identity.believed import Believed
from gobabierto_desktop.identity.meaning import REASONS
from gobabierto_desktop.identity.trust import Standing
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.services.trusting import Issued

PROVIDER = "Un prestador autorizado: lo que confirma es firma avanzada"
COORDINATION = "La autoridad de otra coordinación: firma simple"
NOBODY = (
    "Esta computadora todavía no cree en ninguna autoridad.",
    "Tome la respuesta o el kit que le dio quien coordina, o una lista de confianza.",
)
KEEPS_IT = (
    "Aquí se guarda la autoridad del plan: con su contraseña se otorgan y se revocan certificados. Lo que cambie viaja "
    "en los próximos kits y acuses, o en la lista de confianza que guarde."
)
CARRIES_IT = (
    "La lista la firma la autoridad del plan. Llega con cada kit y acuse; si le dan una más nueva en un archivo, "
    "tómela aquí: una más antigua no se acepta."
)


def issued_row(one: Issued) -> Row:
    """One certificate: whose, until when or since when taken back, and how it stands."""
    who = ", ".join(part for part in (one.name, one.post, one.institution) if part)
    if one.revoked:
        return Row(who, f"{REASONS[one.revoked.reason]} ({_day(one.revoked.at)})", "revocado", Dot.FAILED)
    told = f"hasta el {_day(one.ends)}"
    if one.standing is Standing.KNOWN:
        return Row(who, told, "vigente", Dot.DONE)
    return Row(who, told, STANDINGS[one.standing], Dot.WAITING)


def believed_row(one: Believed) -> Row:
    """One anchor: its name, its fingerprint, and what it takes back."""
    listed = "sin lista de revocados"
    if one.listed_at:
        listed = f"{counted(one.revoked, 'revocado', 'revocados')} en su lista del {_day(one.listed_at)}"
    word = "prestador" if one.is_provider else "otra coordinación"
    return Row(one.name, f"{one.fingerprint} · {listed}", word, Dot.DONE)


def authority_told(one: Believed, version: int) -> str:
    """Who signs the list, its fingerprint, and which version of the list is held."""
    return f"{one.name} · huella {one.fingerprint} · lista de confianza n.º {version:,}, vale hasta el {_day(one.ends)}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(GUATEMALA):%d/%m/%Y}"
