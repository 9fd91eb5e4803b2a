"""The recovery sheet of a locked book: one page to be printed and kept far from the laptop."""

from collections.abc import Sequence
from datetime import datetime

from gobabierto_desktop.reports.layout import marked, paragraph
from gobabierto_desktop.reports.paper import NOTE, SUBTITLE, TITLE, Imprint, print_story

_TITLE = "Hoja de recuperación"
_HOW = (
    "Si olvida su contraseña, escriba este código donde el programa la pide: elegirá una nueva. No importan mayúsculas,"
    " guiones ni espacios. Quien tenga esta hoja y la computadora puede leer los datos: guárdela bajo llave y lejos de"
    " ella. Una hoja nueva deja sin valor a esta."
)


def recovery_sheet(groups: Sequence[str], owner: str, made_at: datetime) -> bytes:
    """The PDF: whose data, the code in its groups, and how it is used."""
    imprint = Imprint(_TITLE, "Gobierno Abierto", _TITLE, made_at)
    story = [
        paragraph(_TITLE, TITLE),
        paragraph(marked(f"Datos de {owner}"), SUBTITLE),
        paragraph(marked(" - ".join(groups)), TITLE),
        paragraph(marked(_HOW)),
        paragraph("Sin contraseña y sin hoja, nadie puede abrir los datos: ni el programa ni la coordinación.", NOTE),
    ]
    return print_story(imprint, story)
