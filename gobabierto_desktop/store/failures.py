"""What the store may have to tell its user."""

from gobabierto_desktop.domain.changes import ChangeId
from gobabierto_desktop.domain.problems import KnownFailure


class BookDamaged(KnownFailure):
    """The database file does not pass its check; it is set aside, never overwritten."""

    code = "book_damaged"

    def __init__(self, file: str) -> None:
        super().__init__(
            f"El archivo de datos {file} está dañado y no se abrió.",
            "No se borró nada. Restaure la última copia buena con «gobabierto backup restore última».",
        )


class BookLocked(KnownFailure):
    """The book is encrypted and no key was given."""

    code = "book_locked"

    def __init__(self) -> None:
        super().__init__(
            "Estos datos están protegidos con contraseña.", "Escriba su contraseña, o use la hoja de recuperación."
        )


class BookNewer(KnownFailure):
    """The database was made by a later version of the program."""

    code = "book_newer"

    def __init__(self, found: str) -> None:
        super().__init__(
            f"Estos datos son de una versión más nueva del programa (esquema {found}).",
            "Instale la versión nueva; sus datos no se tocaron.",
        )


class BookBusy(KnownFailure):
    """Another program has the book open."""

    code = "book_busy"

    def __init__(self) -> None:
        super().__init__("El programa ya está abierto con estos datos.", "Use la ventana abierta, o ciérrela primero.")


class DiskRefused(KnownFailure):
    """The disk is full, failing or read-only; what was being written was not written, and what was there is there."""

    code = "disk_refused"

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"El disco no aceptó los datos ({detail}).",
            "Libere espacio o revise el disco e intente de nuevo; lo guardado antes sigue intacto.",
        )


class JournalForked(KnownFailure):
    """Two different changes carry the same name: a book was copied to two laptops, or somebody forged one."""

    code = "journal_forked"

    def __init__(self, change: ChangeId) -> None:
        super().__init__(
            f"El cambio {change.number} del equipo {change.device} ya existe aquí con otro contenido.",
            "Los datos de un equipo fueron copiados a otro. Pida un paquete nuevo de cada equipo y avise a soporte.",
        )


class RecordDisputed(KnownFailure):
    """Changes of one record that make two things of it: of two kinds, or in two places."""

    code = "record_disputed"

    def __init__(self, record: str) -> None:
        super().__init__(
            f"El registro {record} viene como otra cosa, o en otro lugar, que el que ya está aquí.",
            "Un programa en orden no escribe algo así: avise a soporte y no use ese paquete.",
        )


class ParentMissing(KnownFailure):
    """A record names a parent that is neither in the book nor in what came with it."""

    code = "parent_missing"

    def __init__(self) -> None:
        super().__init__(
            "Hay registros cuyo foro o mesa no viene en el paquete ni está en estos datos.",
            "Pida que le envíen el paquete completo del foro.",
        )
