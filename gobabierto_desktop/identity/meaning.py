"""What a signature means, in one paragraph for the screen: simple or advanced, by who stands for the signer.

Source: Decreto 47-2008, Ley para el Reconocimiento de las Comunicaciones y Firmas Electrónicas, and its regulation,
Acuerdo Gubernativo 135-2009. This is an explanation, not legal advice.
"""

from typing import Final

from gobabierto_desktop.identity.authority import Reason
from gobabierto_desktop.identity.trust import Kind

KINDS: Final = {
    Kind.SIMPLE: "firma electrónica simple",
    Kind.ADVANCED: "firma electrónica avanzada",
    Kind.UNKNOWN: "firma electrónica de alguien que no se conoce",
}

CONFIRMED_BY: Final = {
    Kind.SIMPLE: "la identidad la confirma la coordinación del plan (Decreto 47-2008).",
    Kind.ADVANCED: "la identidad la confirma un prestador que la coordinación agregó (Decreto 47-2008).",
    Kind.UNKNOWN: "no se puede decir si es simple o avanzada (Decreto 47-2008).",
}
"""Who stands for the signer's name, in one line beside a verdict."""

REASONS: Final = {
    Reason.KEY_COMPROMISE: "se perdió su llave o su contraseña, o la tiene otra persona",
    Reason.AFFILIATION_CHANGED: "ya no trabaja en el plan, o cambió de institución",
    Reason.SUPERSEDED: "se le dio otro certificado",
    Reason.CESSATION: "ya no firma",
    Reason.UNSPECIFIED: "otro motivo, que no se dice",
}
"""Why a certificate is taken back, as the coordinator chooses it."""

_EVERY: Final = (
    "Al firmar, usted deja en el archivo su nombre y una marca que se rompe si después cambia un solo dato. "
    "La hora es la de esta computadora: queda declarada, y nadie más la sella. "
)
_MEANING: Final = {
    Kind.SIMPLE: _EVERY
    + "Su identidad la confirma la coordinación del plan, que no es un prestador autorizado: es una firma electrónica "
    "simple en el sentido del Decreto 47-2008. Vale para el trabajo del plan y puede presentarse como prueba, pero no "
    "tiene por sí sola el mismo valor que su firma de puño y letra. Cuide su contraseña: quien la tenga firma por "
    "usted.",
    Kind.ADVANCED: _EVERY
    + "Su identidad la confirma un prestador de servicios de certificación que la coordinación agregó como autorizado: "
    "es una firma electrónica avanzada en el sentido del Decreto 47-2008, con los efectos que esa ley le da, los de "
    "una firma manuscrita, mientras su certificado esté vigente y sólo usted controle su llave o dispositivo. "
    "Cuide su PIN: quien lo tenga firma por usted.",
    Kind.UNKNOWN: _EVERY
    + "No se conoce a quien confirma esa identidad: la firma muestra si el archivo cambió, pero no quién lo firmó. "
    "Pregunte a esa persona por otro medio, o pida a la coordinación que agregue a su prestador.",
}


def meaning(kind: Kind) -> str:
    """Return the paragraph that is shown beside «Firmar» and beside a verdict."""
    return _MEANING[kind]
