"""The attendance sheet: a strip of numbered boxes for each person, blank to write on or filled with who registered.

The boxes are the fields of a participant as they are declared, numbered in the order in which the program asks them, so
that a sheet filled by hand is typed without looking for anything. A filled one holds personal data: it is printed to
be signed and kept, never sent (Decreto 57-2008, art. 9).
"""

# ReportLab's stubs leave canvas and fonts half typed:
# pyright: reportUnknownMemberType=false

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable

from gobabierto_desktop.domain.fields import Field, FieldType
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.people import PARTICIPANT
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import spoken_date
from gobabierto_desktop.reports.layout import Heading, marked, paragraph, room_to_begin
from gobabierto_desktop.reports.letters import printable
from gobabierto_desktop.reports.paper import (
    ACCENT,
    BODY,
    BOLD,
    INK,
    NOTE,
    POINT,
    QUIET,
    REGULAR,
    SUBTITLE,
    TITLE,
    WIDTH,
    Imprint,
    fitted,
    print_story,
)
from gobabierto_desktop.reports.scope import Scope, of_scope

_TITLE = "Hoja de asistencia"
_HOW = (
    "Escriba con letra de molde, una persona en cada franja. Las casillas siguen el orden en que el programa pregunta."
)
_PRIVATE = (
    "Contiene datos personales: guárdela bajo llave y no la envíe ni la publique (Decreto 57-2008, art. 9)."
    " Pueblo, comunidad lingüística y discapacidad pueden quedar sin responder."
)
_NUMBER_ROOM, _BOX_HEIGHT, _STRIP_GAP = 22.0, 24.0, 9.0
_LABEL_SIZE, _VALUE_SIZE, _SMALLEST, _PAD = 5.8, 8.5, 6.0, 2.5
_SIGNATURE = "Firma o huella"
_WIDE, _NARROW, _SIGNATURE_ROOM = 112.0, 44.0, 112.0
_LETTER = 3.4
_FEW = 12
"""Terms of a vocabulary that are told at the end; of a longer one people write the name."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a strip: what it asks, its number in the tab order (0: it is not typed), where and how wide it is."""

    label: str
    number: int
    line: int
    left: float
    width: float


def attendance_sheet(holdings: Holdings, scope: Scope, made_at: datetime, blanks: int) -> bytes:
    """The sheet of a forum: everyone registered, then so many blank places."""
    return _printed(holdings, scope, made_at, of_scope(holdings, scope).participants, blanks)


def blank_sheet(holdings: Holdings, scope: Scope, made_at: datetime, blanks: int) -> bytes:
    """The sheet of a forum with nobody in it: so many places to write on."""
    return _printed(holdings, scope, made_at, (), blanks)


def boxes(terms: Terms) -> tuple[Box, ...]:
    """The boxes of a strip: the fields in their order, as many on a line as fit, and last the signature."""
    wants = [(field.label, number, _wanted(field, terms)) for number, field in enumerate(PARTICIPANT.fields, start=1)]
    wants.append((_SIGNATURE, 0, _SIGNATURE_ROOM))
    lines: list[list[tuple[str, int, float]]] = [[]]
    for want in wants:
        if lines[-1] and sum(room for _, _, room in lines[-1]) + want[2] > WIDTH - _NUMBER_ROOM:
            lines.append([])
        lines[-1].append(want)
    return tuple(box for line, ones in enumerate(lines) for box in _stretched(line, ones))


def _stretched(line: int, wants: Sequence[tuple[str, int, float]]) -> Iterator[Box]:
    """The boxes of a line, each wider by as much, so that all lines end together."""
    more = (WIDTH - _NUMBER_ROOM) / sum(room for _, _, room in wants)
    left = _NUMBER_ROOM
    for label, number, room in wants:
        yield Box(label, number, line, left, room * more)
        left += room * more


def _wanted(field: Field, terms: Terms) -> float:
    """How wide a box likes to be: what is written freely wide, a number and a short list as narrow as their words."""
    if field.name == PARTICIPANT.title_field:
        return _WIDE * 1.4
    choices = terms.vocabulary(field.vocabulary)
    texts = [f"00 {field.label}"]
    if field.type is FieldType.CHOICE and 0 < len(choices) <= _FEW:
        texts += [term.label for term in choices]
    elif field.type not in {FieldType.INTEGER, FieldType.YES_NO, FieldType.DATE}:
        return _WIDE
    return min(max(_NARROW, *(len(text) * _LETTER for text in texts)), _WIDE)


def _printed(holdings: Holdings, scope: Scope, made_at: datetime, people: Sequence[Record], blanks: int) -> bytes:
    forum, terms = of_scope(holdings, scope).forum, holdings.terms
    name = printable(forum.text("name")) or "Foro de consulta ciudadana"
    imprint = Imprint(_TITLE, name, holdings.plan_title, made_at, forum.id, "Foro")
    layout = boxes(terms)
    registered = [
        Strip(place, layout, tuple(shown(field, one.get(field.name), terms) for field in PARTICIPANT.fields))
        for place, one in enumerate(people, start=1)
    ]
    empty = [Strip(len(people) + place, layout, ()) for place in range(1, blanks + 1)]
    head = [paragraph(marked(_TITLE.upper()), TITLE), paragraph(marked(_place(forum, terms)), SUBTITLE)]
    head += [paragraph(marked(_HOW), BODY), paragraph(marked(_PRIVATE), NOTE)]
    return print_story(imprint, [*head, *registered, *empty, *_codes(terms)])


def _place(forum: Record, terms: Terms) -> str:
    where = terms.label("municipality", forum.text("municipality"))
    told = (forum.text("name"), forum.text("place"), where, spoken_date(forum.text("held_on")))
    return " · ".join(one for one in told if one)


def _codes(terms: Terms) -> Iterator[Flowable]:
    """What may be written in the boxes that have a short list."""
    yield room_to_begin()
    yield Heading("Qué escribir en las casillas de lista", 0)
    for number, field in enumerate(PARTICIPANT.fields, start=1):
        choices = terms.vocabulary(field.vocabulary)
        if field.type is FieldType.CHOICE and 0 < len(choices) <= _FEW:
            told = "; ".join(marked(term.label) for term in choices)
            yield paragraph(f"<b>{number}. {marked(field.label)}:</b> {told}.", POINT)


class Strip(Flowable):
    """The boxes of one person, with the values where there are any."""

    def __init__(self, place: int, layout: Sequence[Box], values: Sequence[str]) -> None:
        super().__init__()
        self._place, self._layout, self._values = place, layout, values
        self._lines = 1 + max(box.line for box in layout)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        del aW, aH  # a strip takes what it takes
        return WIDTH, self._lines * _BOX_HEIGHT + _STRIP_GAP

    def draw(self) -> None:
        canvas = self.canv
        top = self._lines * _BOX_HEIGHT
        canvas.setFont(BOLD, 11)
        canvas.setFillColor(ACCENT)
        canvas.drawRightString(_NUMBER_ROOM - 6, top - 12, f"{self._place}")
        for place, box in enumerate(self._layout):
            value = self._values[place] if place < len(self._values) else ""
            self._draw_box(box, top - (box.line + 1) * _BOX_HEIGHT, value)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(0.9)
        canvas.rect(_NUMBER_ROOM, 0, WIDTH - _NUMBER_ROOM, top)

    def _draw_box(self, box: Box, bottom: float, value: str) -> None:
        canvas = self.canv
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.4)
        canvas.rect(box.left, bottom, box.width, _BOX_HEIGHT)
        canvas.setFont(REGULAR, _LABEL_SIZE)
        canvas.setFillColor(QUIET)
        label = f"{box.number} {box.label}" if box.number else box.label
        room = box.width - 2 * _PAD
        canvas.drawString(box.left + _PAD, bottom + _BOX_HEIGHT - 7, fitted(label, room, _LABEL_SIZE))
        text, size = _sized(printable(value).replace("\n", " "), room)
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(INK)
        canvas.drawString(box.left + _PAD, bottom + 5, text)


def _sized(text: str, room: float) -> tuple[str, float]:
    """The text in the largest size at which it fits; where none will do, as much of it as fits in the smallest."""
    size = _VALUE_SIZE
    while size > _SMALLEST and fitted(text, room, size) != text:
        size -= 0.5
    return fitted(text, room, size), size
