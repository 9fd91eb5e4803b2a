"""The questions about passphrases and persons, asked through the dialogs."""

from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.services.locking import LEAST_LETTERS, demand_strong
from gobabierto_desktop.services.profiles import Profile, new_profile, profiles_in

NEW_PERSON = "Nueva persona…"

_HOW = f"Use {LEAST_LETTERS} letras o más; cuatro palabras al azar son fáciles de recordar."


def new_passphrase(dialogs: Dialogs, why: str) -> str | None:
    """A passphrase to be, asked twice until both are equal and strong; None where the user thought better of it."""
    title, question = "Contraseña nueva", f"{why}\n{_HOW}"
    while first := dialogs.ask_passphrase(title, question):
        try:
            demand_strong(first)
        except KnownFailure as failure:
            question = str(failure)
            continue
        again = dialogs.ask_passphrase(title, "Escríbala otra vez, para estar seguros.")
        if again is None:
            return None
        if again == first:
            return first
        question = f"Las dos no son iguales. Empiece de nuevo.\n{_HOW}"
    return None


def choose_person(dialogs: Dialogs, base: Path) -> Profile | None:
    """Whose data to open, or a person new to this laptop; None where the user thought better of it."""
    offers: dict[str, Profile | None] = {}
    for one in profiles_in(base):
        offers[_told_apart(one.name or "Sin nombre", offers)] = one
    offers[NEW_PERSON] = None
    chosen = dialogs.choose("Gobierno Abierto", "¿Quién va a trabajar?", list(offers))
    if chosen != NEW_PERSON:
        return offers[chosen] if chosen else None
    name = (dialogs.ask_line("Nueva persona", "¿Cómo se llama? Su nombre acompaña cada cambio que haga.") or "").strip()
    return new_profile(base, name) if name else None


def _told_apart(name: str, taken: dict[str, Profile | None]) -> str:
    numbered = (name if number == 1 else f"{name} ({number})" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
