"""The recovery sheet handed over: shown this once, kept where its owner says, a part of it typed back."""

import secrets

from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.packages.writer import NotDelivered
from gobabierto_desktop.services.locking import RecoverySheet
from gobabierto_desktop.services.printing import print_recovery_sheet

ORDINALS = ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo")


def hand_over(dialogs: Dialogs, sheet: RecoverySheet, owner: str) -> None:
    """Show the sheet, this once, offer to keep it, and have a part typed back to be sure that it was kept."""
    shown = "Hoja de recuperación: la única otra llave de sus datos. No se vuelve a mostrar.\n\n"
    told = (
        f"{shown}{' - '.join(sheet.groups)}\n\n"
        "Cópiela a mano, o guárdela en una memoria e imprímala. No la deje en esta computadora."
    )
    while True:
        if dialogs.ask_whether("Hoja de recuperación", told, "Guardar hoja…", "La copié a mano"):
            _save(dialogs, sheet, owner)
        place = secrets.randbelow(len(sheet.groups))
        typed = dialogs.ask_line(
            "Hoja de recuperación", f"Mire la hoja que guardó y escriba su {ORDINALS[place]} grupo de cuatro letras."
        )
        if typed is None or typed.strip().upper() == sheet.groups[place]:
            return
        told = f"Ese grupo no coincide. Revise su copia con esta:\n\n{' - '.join(sheet.groups)}"


def _save(dialogs: Dialogs, sheet: RecoverySheet, owner: str) -> None:
    chosen = dialogs.save_file("Guardar la hoja de recuperación", "hoja-de-recuperacion.pdf", "Documentos (*.pdf)")
    if chosen is None:
        return
    try:
        print_recovery_sheet(chosen, sheet.groups, owner)
    except NotDelivered as failure:
        dialogs.show_failure(failure)
