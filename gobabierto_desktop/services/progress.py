"""How a long verb tells where it is: `tell` takes a Spanish sentence, and raises Cancelled when the user wants out."""

from collections.abc import Callable

from gobabierto_desktop.domain.problems import KnownFailure

Tell = Callable[[str], None]


class Cancelled(KnownFailure):
    """The user stopped it; nothing was half-applied."""

    code = "cancelled"

    def __init__(self) -> None:
        super().__init__("Se detuvo a petición suya.", "No quedó nada a medias.")


def in_silence(_sentence: str) -> None:
    """For who does not want to be told."""
