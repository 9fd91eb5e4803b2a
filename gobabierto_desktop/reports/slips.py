"""The slips of a kit: a strip for each person with the number and PIN that open the identity prepared for them."""

# ReportLab's stubs leave tables half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Iterable
from datetime import datetime

from reportlab.platypus import Flowable, HRFlowable, KeepTogether

from gobabierto_desktop.reports.layout import marked, paragraph
from gobabierto_desktop.reports.paper import LINE, NOTE, SUBHEADING, SUBTITLE, TITLE, Imprint, print_story

_TITLE = "Papeletas del kit"
_HOW = (
    "En el programa, menú Paquetes, elija «Identidad para firmar» y «Abrir un kit con PIN». Escriba este número y este "
    "PIN, y elija una contraseña propia. Quien tenga la papeleta y el kit puede firmar por usted: guárdela aparte y "
    "después rómpala."
)


def slips_sheet(slips: Iterable[tuple[int, str, str]], plan: str, authority: str, made_at: datetime) -> bytes:
    """The PDF: number, name and PIN of each, the fingerprint of the plan's authority to compare, and how it is used."""
    story: list[Flowable] = [
        paragraph(_TITLE, TITLE),
        paragraph("Corte por las líneas y entregue cada una en la mano, nunca junto con el kit.", SUBTITLE),
    ]
    for number, name, pin in slips:
        grouped = " ".join(pin[place : place + 5] for place in range(0, len(pin), 5))
        parts: list[Flowable] = [
            HRFlowable(width="100%", color=LINE, dash=(3, 3), spaceBefore=10, spaceAfter=8),
            paragraph(marked(name), SUBHEADING),
            paragraph(marked(f"Número {number} · PIN {grouped}"), TITLE),
            paragraph(marked(f"Huella de la autoridad, para compararla de viva voz: {authority}")),
            paragraph(marked(_HOW), NOTE),
        ]
        story.append(KeepTogether(parts))
    return print_story(Imprint(_TITLE, plan, _TITLE, made_at), story)
