"""Numbers, dates and hours in Spanish words, as an acta writes them so that nobody can alter a figure."""

from datetime import date, time

_TO_29 = (
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
)
_TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = (
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
)
_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
CLAUSES = ("PRIMERO", "SEGUNDO", "TERCERO", "CUARTO", "QUINTO", "SEXTO", "SÉPTIMO", "OCTAVO", "NOVENO", "DÉCIMO")


def number_in_words(number: int) -> str:
    """«dos mil dieciocho»; from 0 to 9,999, the rest raises ValueError."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not written in words here")
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _under_a_thousand(rest)
    head = "mil" if thousands == 1 else f"{number_in_words(thousands)} mil"
    return f"{head} {_under_a_thousand(rest)}" if rest else head


def _under_a_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _under_a_hundred(rest)
    if number == 100:
        return "cien"
    return f"{_HUNDREDS[hundreds]} {_under_a_hundred(rest)}" if rest else _HUNDREDS[hundreds]


def _under_a_hundred(number: int) -> str:
    if number < 30:
        return _TO_29[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens]} y {_TO_29[units]}" if units else _TENS[tens]


def date_in_words(day: date) -> str:
    """«dieciséis de mayo de dos mil dieciocho»."""
    return f"{number_in_words(day.day)} de {month_name(day)} de {number_in_words(day.year)}"


def month_name(day: date) -> str:
    """«mayo»."""
    return _MONTHS[day.month - 1]


def time_in_words(moment: time) -> str:
    """«quince horas con treinta minutos», «una hora», «veintiuna horas con un minuto»."""
    hours = f"{_feminine(number_in_words(moment.hour))} {'hora' if moment.hour == 1 else 'horas'}"
    if not moment.minute:
        return hours
    minutes = _before_a_noun(number_in_words(moment.minute))
    return f"{hours} con {minutes} {'minuto' if moment.minute == 1 else 'minutos'}"


def counted(number: int, one: str, many: str) -> str:
    """«1 propuesta», «1,204 propuestas»."""
    return f"{number:,} {one if number == 1 else many}"


def _feminine(words: str) -> str:
    return f"{words[:-1]}a" if words.endswith("uno") else words


def _before_a_noun(words: str) -> str:
    if words.endswith("veintiuno"):
        return f"{words.removesuffix('uno')}ún"
    return words[:-1] if words.endswith("uno") else words
