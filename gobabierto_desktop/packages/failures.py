"""Every way in which a package is refused: what is wrong with it, and what the coordinator can do about it."""

import msgspec

from gobabierto_desktop.domain.problems import KnownFailure

_ASK_AGAIN = "Pida que se lo envíen de nuevo. No se tomó nada de este archivo y sus datos siguen igual."


class NotAPackage(KnownFailure):
    """The file is no ASiC-E container of ours: a foreign ZIP, a picture, anything."""

    code = "not_a_package"

    def __init__(self, what: str) -> None:
        super().__init__(f"El archivo no es un paquete de Gobierno Abierto: {what}.", "Elija un archivo .asice.")


class PackageTruncated(KnownFailure):
    """The file ends before its time: a stick pulled out, a copy that stopped."""

    code = "package_truncated"

    def __init__(self) -> None:
        super().__init__("El paquete está incompleto: el archivo se cortó al copiarlo.", _ASK_AGAIN)


class PackageTooLarge(KnownFailure):
    """A limit is passed (see `layout`)."""

    code = "package_too_large"

    def __init__(self, what: str) -> None:
        super().__init__(f"El paquete pasa de lo permitido: {what}.", _ASK_AGAIN)


class PackageUnsafe(KnownFailure):
    """A name or an entry in the container that no package of ours has."""

    code = "package_unsafe"

    def __init__(self, what: str) -> None:
        super().__init__(f"El paquete contiene algo que no se permite: {what}.", _ASK_AGAIN)


class PackageUnsigned(KnownFailure):
    """No signature at all."""

    code = "package_unsigned"

    def __init__(self, what: str = "El paquete") -> None:
        super().__init__(f"{what} no está firmado.", "Pida a quien lo preparó que lo firme y lo envíe de nuevo.")


class PackageAltered(KnownFailure):
    """Something is not as it was signed; `files` names it."""

    code = "package_altered"

    def __init__(self, files: tuple[str, ...]) -> None:
        self.files = files
        super().__init__(
            f"El paquete fue alterado después de firmarse: {', '.join(files) or 'la firma no corresponde'}.",
            "No lo use. Pida uno nuevo a quien lo firmó. Sus datos siguen igual.",
        )


class SignerRefused(KnownFailure):
    """Intact, but not from somebody known, in force and not revoked."""

    code = "signer_refused"


class NewerFormat(KnownFailure):
    """Written by a later version."""

    code = "newer_format"

    def __init__(self, found: int, known: int, tool: str) -> None:
        super().__init__(
            f"El paquete es de una versión más nueva del programa (formato {found}; este programa conoce el {known}).",
            f"Instale la versión {tool} o posterior e intente de nuevo.",
        )


class OtherPlan(KnownFailure):
    """A package of another national action plan."""

    code = "other_plan"

    def __init__(self, found: str, ours: str) -> None:
        super().__init__(
            f"El paquete es de otro plan ({found}); estos datos son del plan {ours}.",
            "Ábralo con los datos de su plan.",
        )


class NotUnderstood(KnownFailure):
    """Signed and intact, yet what it says cannot be read: where and why."""

    code = "not_understood"

    def __init__(self, file: str, line: int | None, what: str) -> None:
        where = f"{file}, línea {line}" if line is not None else file
        super().__init__(f"No se entiende el paquete ({where}): {what}.", "Pida que lo exporten de nuevo.")


def misfit(error: Exception) -> str:
    """What is wrong with a piece of JSON, in Spanish, with the place in it where msgspec names one."""
    if not isinstance(error, msgspec.ValidationError):
        return "no es JSON válido"
    _, found, place = str(error).rpartition(" - at `$")
    return f"un dato no tiene la forma debida ({place.strip('.`')})" if found else "no tiene la forma debida"


class CountsDiffer(KnownFailure):
    """The manifest promises other numbers than there are."""

    code = "counts_differ"

    def __init__(self, what: str, promised: int, found: int) -> None:
        super().__init__(
            f"Las cuentas del paquete no cuadran: anuncia {promised} {what} y trae {found}.",
            "Pida que lo exporten de nuevo.",
        )
