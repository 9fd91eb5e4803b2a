"""Every way in which a returned workbook is refused: what it is, and what can be done with it."""

from gobabierto_desktop.domain.problems import KnownFailure

_UNTOUCHED = "No se tomó nada de este libro y sus datos siguen igual."


class NotAQuestionnaire(KnownFailure):
    """A spreadsheet that was never one of ours, or that nothing of ours is left in."""

    code = "not_a_questionnaire"

    def __init__(self) -> None:
        super().__init__(
            "El libro no es un cuestionario de Gobierno Abierto: no trae su identidad ni la línea «Libro … · hoja …».",
            f"Copie las respuestas al libro que se envió, o envíe uno nuevo. {_UNTOUCHED}",
        )


class IdentityLost(KnownFailure):
    """One of ours by its visible line, but what it asked is known neither from it nor here."""

    code = "identity_lost"

    def __init__(self, short: str) -> None:
        super().__init__(
            f"Es el libro {short}, pero perdió su hoja de identidad y no salió de esta computadora.",
            f"Ábralo en la computadora que lo envió, o pida el archivo tal como se llenó. {_UNTOUCHED}",
        )


class NotSentFromHere(KnownFailure):
    """Whole, but nobody here sent it: it may come from another coordinator, or from nobody."""

    code = "not_sent_from_here"

    def __init__(self, short: str) -> None:
        super().__init__(
            f"El libro {short} no salió de esta computadora.",
            f"Ábralo en la que lo envió; si confía en quien lo preparó, pida recibirlo de todos modos. {_UNTOUCHED}",
        )


class SeveralQuestionnaires(KnownFailure):
    """Sheets of more than one questionnaire in one file."""

    code = "several_questionnaires"

    def __init__(self, shorts: tuple[str, ...]) -> None:
        super().__init__(
            f"El archivo junta hojas de varios cuestionarios ({', '.join(shorts)}).",
            f"Guarde cada cuestionario en su propio libro. {_UNTOUCHED}",
        )


class OtherPlanAsked(KnownFailure):
    """A questionnaire of another national action plan."""

    code = "other_plan"

    def __init__(self, found: str, ours: str) -> None:
        super().__init__(
            f"El libro es de otro plan ({found}); estos datos son del plan {ours}.",
            f"Ábralo con los datos de su plan. {_UNTOUCHED}",
        )


class OtherCommitmentAsked(KnownFailure):
    """Of another commitment than the one it was handed in for."""

    code = "other_commitment"

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(
            f"El libro es del compromiso «{found}» y se esperaba el de «{expected}».",
            f"Elija el libro correcto, o pida llevar sus respuestas a este compromiso. {_UNTOUCHED}",
        )


class OtherQuarterAsked(KnownFailure):
    """Of another quarter: last quarter's workbook filled in again."""

    code = "other_quarter"

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(
            f"El libro es del trimestre {found} y se esperaba el de {expected}.",
            f"Elija el libro correcto, o pida llevar sus respuestas a {expected}. {_UNTOUCHED}",
        )


class NewerQuestionnaire(KnownFailure):
    """Made by a later version of the program."""

    code = "newer_questionnaire"

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"El libro es de una versión más nueva del programa (formato {found}; este conoce el {known}).",
            "Instale la versión nueva e intente otra vez.",
        )
