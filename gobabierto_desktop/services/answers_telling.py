"""Telling of returned workbooks: fields and values as people read them, and what waits for an answer, by a name."""

from collections import Counter
from collections.abc import Iterable, Mapping

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.fields import Field
from gobabierto_desktop.domain.folding import fold
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.values import Value, frozen
from gobabierto_desktop.questionnaires.doubts import Remark, Weight
from gobabierto_desktop.services.choosing import Choices, Fate, Line, Question, Spot
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.weighing import Weighed

FATES = {
    Fate.TAKEN: "se toma",
    Fate.SAME: "ya estaba",
    Fate.CLASH: "en disputa",
    Fate.LEFT: "queda como está",
}
"""What becomes of one field."""

NOTHING = "(vacío)"


class NoSuchQuestion(KnownFailure):
    """A decision names no cell that asks anything."""

    code = "no_such_question"

    def __init__(self, code: str, asked: Iterable[str]) -> None:
        some = "; ".join(list(asked)[:8]) or "ninguna"
        super().__init__(
            f"Ninguna pregunta está abierta en «{code}».",
            f"Escríbala como la dice «cuestionario look». Abiertas: {some}. No se guardó nada.",
        )


def field_of(kind: str, name: str) -> Field | None:
    """The field that is asked about, where it is one of a record."""
    return KINDS[kind].by_name.get(name) if kind in KINDS else None


def told_value(desk: Desk, kind: str, name: str, value: Value) -> str:
    """A value as people read it, «(vacío)» for none."""
    field = field_of(kind, name)
    if field is None:
        return str(value or "") or NOTHING
    return rules.shown(field, value, desk.terms) or NOTHING


def told_field(desk: Desk, line: Line, weighed: Weighed) -> str:
    """«Qué se hizo»; of a count, whom it counts: «Personas (Mujer, Maya)»."""
    label = KINDS[line.kind].field(line.field).label
    for one in weighed.looked:
        fixed = next((said for sheet in one.returned.identity.sheets if (said := sheet.fixed.get(line.record))), None)
        if fixed:
            told = (told_value(desk, line.kind, name, frozen(value)) for name, value in fixed.items())
            return f"{label} ({', '.join(told)})"
    return label


def told_state(line: Line) -> str:
    """What becomes of a field, as one word or two."""
    return "elegido" if line.is_agreed else FATES[line.fate]


def told_remark(spot: Spot, remark: Remark) -> str:
    """The file too, where a remark is of one of several."""
    return f"{spot.file.name}: {remark}"


def open_codes(weighed: Weighed) -> Mapping[str, Question | Line]:
    """All that waits for a person, by what the command calls it: «Hito 2.C7», with the file where two ask there."""
    spots: list[tuple[Spot, Question | Line]] = [(one.spot, one) for one in weighed.questions]
    spots += [(one.spots[0], one) for one in weighed.clashes]
    many = Counter(spot.code for spot, _ in spots)
    return {(f"{spot.file.name}:{spot.code}" if many[spot.code] > 1 else spot.code): one for spot, one in spots}


def meant(desk: Desk, asked: Question | Line, typed: str) -> Value:
    """What somebody typed as the answer: one of the options as they are read, or any value of the field.

    Nothing typed leaves the field as it was.
    """
    if isinstance(asked, Question):
        kind, name, base = asked.kind, asked.remark.field, asked.base
        offered = asked.remark.doubt.options
    else:
        kind, name, base = asked.kind, asked.field, asked.before
        offered = tuple(one.value for one in asked.sides)
    if not typed.strip():
        return base
    for value in offered:
        if fold(typed) in {fold(told_value(desk, kind, name, value)), fold(str(value))}:
            return value
    field = field_of(kind, name)
    return rules.read(field, typed, desk.terms) if field else typed


def decided(desk: Desk, weighed: Weighed, typed: Iterable[tuple[str, str]]) -> tuple[Choices, list[tuple[str, str]]]:
    """The choices with what was typed for open cells, and what named none: a clash may open once a cell is read."""
    choices, left = weighed.choices, list[tuple[str, str]]()
    waiting = dict(open_codes(weighed))
    for code, text in typed:
        asked = waiting.pop(_named(code, waiting), None)
        if isinstance(asked, Question):
            choices = choices.answering(asked, meant(desk, asked, text))
        elif asked is not None:
            choices = choices.agreeing(asked, meant(desk, asked, text))
        else:
            left.append((code, text))
    return choices, left


def _named(code: str, waiting: Mapping[str, Question | Line]) -> str:
    """A cell may be written as Excel does («Hito 2!C7»), and with its file where that is not needed."""
    wanted = fold(code.replace("!", "."))
    for one, asked in waiting.items():
        spots = [asked.spot] if isinstance(asked, Question) else asked.spots
        if wanted == fold(one) or wanted in {fold(f"{spot.file.name}:{spot.code}") for spot in spots}:
            return one
    return ""


def is_asked(remark: Remark) -> bool:
    """Whether a remark is more than a note."""
    return remark.doubt.weight is not Weight.NOTE
