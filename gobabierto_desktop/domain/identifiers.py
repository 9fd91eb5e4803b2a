"""Checks on identity numbers that people dictate; they warn and never block."""

import re

CUI_LENGTH = 13
LAST_MUNICIPALITY = (17, 8, 16, 16, 14, 14, 19, 8, 24, 21, 9, 30, 33, 21, 8, 17, 14, 5, 11, 11, 7, 17)
"""How many municipalities each department has, 01 to 22 (INE, 340 in all; a test compares it with the catalogue)."""

_SEPARATORS = re.compile(r"[\s-]")
_DIGITS = re.compile(r"[0-9]+")


def cui_warning(text: str) -> str | None:
    """Return a Spanish sentence if a CUI looks mistyped, None if it looks right or nothing was typed.

    13 digits: eight of number, a check digit (modulo 11), two of department and two of municipality of registration.
    The rule is the one Guatemalan programs share; no RENAP document was found, so a warning is all it may give.
    """
    digits = _SEPARATORS.sub("", text)
    if not digits:
        return None
    if not _DIGITS.fullmatch(digits):
        return "El CUI lleva solo números: quite las letras o los signos."
    if len(digits) != CUI_LENGTH:
        return f"El CUI tiene 13 números y aquí hay {len(digits)}: revise si falta o sobra alguno."
    if not _has_right_check_digit(digits):
        return "El CUI no cuadra con su dígito de verificación: revise que esté bien copiado."
    if not _ends_in_a_municipality(digits):
        return "Los últimos cuatro números del CUI no son de un municipio conocido: revise que estén bien copiados."
    return None


def _has_right_check_digit(digits: str) -> bool:
    weighted = sum(int(digit) * weight for weight, digit in enumerate(digits[:8], start=2))
    return weighted % 11 == int(digits[8])


def _ends_in_a_municipality(digits: str) -> bool:
    department, municipality = int(digits[9:11]), int(digits[11:13])
    return 1 <= department <= len(LAST_MUNICIPALITY) and 1 <= municipality <= LAST_MUNICIPALITY[department - 1]
