"""Signatures drawn by hand in an acta: the line that was drawn, whose it is, and that it is no electronic signature."""

# ReportLab's stubs leave canvas and paths half typed:
# pyright: reportUnknownMemberType=false

from dataclasses import dataclass
from enum import Enum

from reportlab.platypus import Flowable

from gobabierto_desktop.domain.handwriting import ACROSS, DOWN, Trace, curves, read_trace
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.minutes import HAND_SIGNATURE, acta_id
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.reports.paper import INK
from gobabierto_desktop.reports.scope import Scope

NOT_ELECTRONIC = "Trazo manuscrito; no es una firma electrónica"
ON_PAPER = "Firma o huella dactilar en la copia impresa"

_THIN, _THICK = 0.6, 1.5


class Ink(Enum):
    """Whether an acta shows what was drawn by hand: personal data, which what is published leaves out."""

    DRAWN = "drawn"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class ByHand:
    """Who signs by hand, and as what; without `trace`, on the printed copy."""

    name: str
    part: str
    trace: Trace | None


def hand_signatures(holdings: Holdings, scope: Scope) -> tuple[Record, ...]:
    """The records of who signs the acta of a scope by hand, in the order they signed."""
    acta = acta_id(scope.forum, scope.table)
    found = (one for one in holdings.under(scope.forum, HAND_SIGNATURE.name) if one.text("acta") == acta)
    return tuple(sorted(found, key=lambda one: (one.text("signed_at"), one.text("name"), one.id)))


def by_hand(record: Record) -> ByHand:
    """What an acta tells of one; a trace that cannot be read counts as none: the line to sign on stays."""
    parts = (record.text("post"), record.text("capacity"))
    return ByHand(record.text("name"), "\n".join(part for part in parts if part), trace_of(record))


def trace_of(record: Record) -> Trace | None:
    """What was drawn, None where nothing was or it cannot be read."""
    try:
        return read_trace(record.text("trace")) if record.text("trace") else None
    except ValueError:
        return None


def trace_digests(holdings: Holdings, scope: Scope) -> tuple[str, ...]:
    """The SHA-256 of each trace on the acta of a scope, in the order they were drawn."""
    traces = (trace_of(one) for one in hand_signatures(holdings, scope))
    return tuple(one.digest() for one in traces if one is not None)


class Drawing(Flowable):
    """A trace, as wide as its room allows at its own proportions: lines, which stay sharp at any size."""

    def __init__(self, trace: Trace, height: float) -> None:
        super().__init__()
        self._trace = trace
        self.height, self.width = height, height * ACROSS / DOWN
        self.hAlign = "CENTER"

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - ReportLab's names
        self._scale = min(self.height / DOWN, aW / ACROSS)
        self.width = ACROSS * self._scale
        return self.width, self.height

    def draw(self) -> None:
        canvas, scale = self.canv, self._scale
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)

        def at(x: float, y: float) -> tuple[float, float]:
            return x * scale, (DOWN - y) * scale

        for stroke in self._trace.strokes:
            first = stroke[0]
            x, y = at(first.x, first.y)
            hard = sum(one.pressure for one in stroke) / len(stroke) / 100
            canvas.setLineWidth(_THIN + (_THICK - _THIN) * hard)
            if len(stroke) == 1:
                canvas.circle(x, y, _THICK / 2, stroke=0, fill=1)
                continue
            path = canvas.beginPath()
            path.moveTo(x, y)
            for bend, end in curves(stroke):
                (bx, by), (ex, ey) = at(*bend), at(*end)
                # a quadratic curve as the cubic one that PDF has
                path.curveTo(
                    x + (bx - x) * 2 / 3, y + (by - y) * 2 / 3, ex + (bx - ex) * 2 / 3, ey + (by - ey) * 2 / 3, ex, ey
                )
                x, y = ex, ey
            canvas.drawPath(path, stroke=1, fill=0)
