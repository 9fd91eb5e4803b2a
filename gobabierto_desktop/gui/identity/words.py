"""What the page of the identity says of where this laptop stands, and what to do next."""

from gobabierto_desktop.gui.widgets.pill import Tone
from gobabierto_desktop.packages.verification import STANDINGS
from gobabierto_desktop.services.enrolling import Capacity, Identity

SAID = {
    Capacity.NONE: (
        "Esta computadora todavía no tiene identidad para firmar.",
        (
            "Escriba sus datos y una contraseña, y guarde la solicitud en una memoria USB para quien coordina el plan. "
            "Si usted coordina el plan, funde aquí su autoridad: con ella responderá las solicitudes de los demás."
        ),
    ),
    Capacity.ASKED: (
        "La solicitud está hecha: falta la respuesta de quien coordina.",
        (
            "Lleve la solicitud a quien coordina. Cuando reciba la respuesta, escriba la contraseña con que hizo la "
            "solicitud y tome la respuesta."
        ),
    ),
    Capacity.SIGNS: ("Esta computadora ya puede firmar.", ""),
    Capacity.COORDINATES: (
        "Esta computadora coordina el plan: firma, responde solicitudes y abre lo reservado.",
        (
            "Guarde una copia de la carpeta de sus datos en lugar seguro: sin la llave de coordinación nadie puede "
            "abrir los datos personales que reciba. La contraseña no se puede recuperar."
        ),
    ),
}
_ADVICE = (
    "Use al menos ocho letras o números que pueda recordar: nadie puede recuperarla, y se pide cada vez que se firma."
)
_TO_RENEW = (
    "La de su firma: se pide para renovarla y para tomar la respuesta. Para cambiar de forma de firmar, escriba dos "
    "veces la que usará."
)
HINTS = {
    Capacity.NONE: _ADVICE,
    Capacity.ASKED: "La que escribió al hacer la solicitud.",
    Capacity.SIGNS: _TO_RENEW,
    Capacity.COORDINATES: _TO_RENEW,
}
PILLS: dict[Capacity, tuple[str, Tone]] = {
    Capacity.NONE: ("Sin identidad", "neutral"),
    Capacity.ASKED: ("Solicitud hecha", "warn"),
    Capacity.SIGNS: ("Lista para firmar", "ok"),
    Capacity.COORDINATES: ("Coordina", "ok"),
}


def spoken_identity(identity: Identity) -> str:
    """Who signs and until when: «Ana Inventada, INAP: firmante conocido, hasta el 30/11/2020.»."""
    who = ", ".join(part for part in (identity.name, identity.post, identity.institution) if part)
    return f"{who}: {STANDINGS[identity.standing]}, hasta el {identity.ends:%d/%m/%Y}."
