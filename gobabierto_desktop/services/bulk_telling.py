"""Telling of an import: what becomes of each row, where a flag stands in the sheet, and the balance, in words."""

from gobabierto_desktop.services.bulk_importing import Fate, Flag, Plan, PlannedRow, RowBalance

FATES = {
    Fate.NEW: "entra",
    Fate.COMPLETED: "completa",
    Fate.IDENTICAL: "ya estaba",
    Fate.BLANK: "en blanco",
    Fate.REJECTED: "rechazada",
}
"""What becomes of one row."""

PARTS = (
    ("new", "entran"),
    ("completed", "completan"),
    ("identical", "ya estaban"),
    ("blank", "en blanco"),
    ("rejected", "rechazadas"),
)
"""The parts of a balance, by name, and their words; together they are the rows read."""


def plain_balance(balance: RowBalance) -> dict[str, int]:
    """The balance by names, the sum as `read`."""
    return {"read": balance.read, **{name: int(getattr(balance, name)) for name, _ in PARTS}}


def spoken_balance(balance: RowBalance) -> str:
    """«leídas 7 = entran 4 + completan 0 + ya estaban 1 + en blanco 1 + rechazadas 1»."""
    numbers = plain_balance(balance)
    return f"leídas {balance.read:,} = " + " + ".join(f"{word} {numbers[name]:,}" for name, word in PARTS)


def letters_of(place: int) -> str:
    """A column (from 0) as spreadsheets name it: A, Z, AA."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters, place = chr(ord("A") + letter) + letters, place - 1
    return letters


def spoken_row(plan: Plan, row: PlannedRow) -> str:
    """«propuestas.csv, fila 7: rechazada. No dice nada en las columnas elegidas.»."""
    reason = f". {row.reason}" if row.reason else ""
    return f"{plan.source}, fila {row.number}: {FATES[row.fate]}{reason}"


def spoken_flag(plan: Plan, row: PlannedRow, flag: Flag) -> str:
    """«propuestas.csv, fila 7, columna E (Fecha): «31/31/2018» no es una fecha.»."""
    said = flag.message if flag.typed in flag.message else f"«{flag.typed}». {flag.message}"
    heading = plan.columns[flag.column].heading
    return f"{plan.source}, fila {row.number}, columna {letters_of(flag.column)} ({heading}): {said}"
