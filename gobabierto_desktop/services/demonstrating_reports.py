"""Demonstrating the follow-up: an invented liaison reports a commitment by quarters and the coordinator reviews them.

Each quarter travels as a signed package; all are approved but the first report of the last one, which goes back with a
comment, and the others of that quarter, which wait for whoever looks around.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from gobabierto_desktop.domain.commitments import milestone_name
from gobabierto_desktop.domain.quarters import Quarter, quarter_named
from gobabierto_desktop.domain.reached import DIMENSIONS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tracking import track
from gobabierto_desktop.domain.values import Value
from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.reports.quarterly import QuarterlyScope
from gobabierto_desktop.services import editing, reporting
from gobabierto_desktop.services.demonstrating_sample import read_sample
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.receiving import Keys, Received, Refused, receive
from gobabierto_desktop.services.reporting import Comment
from gobabierto_desktop.services.reports_sending import Signers, send_report

_DIMENSIONS = ("SEXO", "EDAD", "PUEBLO")
_SUBSTANTIAL = 50
"""From this percent on the invented liaison calls a milestone substantial, below it limited."""


def sample_liaison() -> Person:
    """Who reports in the demonstration."""
    told = read_sample("progress.json")["liaison"]
    return Person(told["name"], told["post"], told["organisation"], "enlace@ejemplo.invalid")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The two desks between which reports go, what each signs and opens with, and where packages are laid down."""

    central: Desk
    liaison: Desk
    signers: Signers
    keys: Keys
    folder: Path
    dice: Random


def report_quarters(between: FollowUp, quarters: int) -> tuple[Received | Refused, ...]:
    """Report the first so many quarters of the sample, send each to the coordinator and review it there."""
    sample = read_sample("progress.json")
    (commitment,) = (
        one for one in between.liaison.book.records("commitment") if one.text("number") == sample["commitment"]
    )
    results: list[Received | Refused] = []
    planned = tuple(sample["percents"].items())[:quarters]
    for place, (name, percent) in enumerate(planned):
        quarter = _quarter(name)
        for number, leaf in enumerate(track(between.liaison.book.holdings()).leaves(commitment.id)):
            _report(between, leaf, quarter, _Answer(place, number, percent))
        sent = send_report(between.liaison, QuarterlyScope(commitment.id, quarter), between.signers, between.folder)
        results += receive(between.central, [sent.path], between.keys)
        _review(between.central, quarter, sample["comment"] if place == len(planned) - 1 else "")
    return tuple(results)


@dataclass(frozen=True, slots=True)
class _Answer:
    """Which of the sample's answers: of the quarter and the milestone at these places, and how far the plan is."""

    quarter: int
    milestone: int
    planned: int

    @property
    def percent(self) -> int:
        """Later milestones lag behind."""
        return max(1, self.planned - 4 * self.milestone)


def _report(between: FollowUp, leaf: Record, quarter: Quarter, answer: _Answer) -> None:
    desk, sample = between.liaison, read_sample("progress.json")
    counts_people = milestone_name(leaf) == sample["counts_people"]
    if counts_people and not leaf.text("measure_unit"):
        leaf = editing.save(desk, leaf, {"measure_unit": "PERSONAS", "dimensions": _DIMENSIONS})
    begun = reporting.start(desk, leaf, quarter)
    said: list[dict[str, Value]] = sample["answers"]
    answers: dict[str, Value] = {
        **said[(answer.quarter + answer.milestone) % len(said)],
        "completion": "4" if answer.percent >= _SUBSTANTIAL else "3",
        "percent": answer.percent,
        "percent_basis": "Actividades hechas de las previstas (dato inventado)",
        "budget": str(between.dice.randint(8, 90) * 500),
        "quantity": str(answer.quarter + 1),
        "measure_unit": "TALLERES",
    }
    if counts_people:
        reached = _count_people(desk, begun, answer.quarter, between.dice)
        answers |= {"quantity": str(reached), "measure_unit": "PERSONAS", "undisaggregated": 0}
    _ = reporting.send(desk, reporting.save(desk, begun, answers))


def _count_people(desk: Desk, report: Record, place: int, dice: Random) -> int:
    """Fill the grid of people reached; how many they are."""
    fields = [DIMENSIONS[name] for name in _DIMENSIONS]
    cells = {
        tuple(zip(fields, codes, strict=True)): dice.randint(2, 9 + 3 * place)
        for codes in (("2", "JOV", "1"), ("1", "JOV", "1"), ("2", "ADU", "1"), ("1", "ADU", "5"), ("2", "MAY", "5"))
    }
    reporting.save_cells(desk, report, cells)
    return sum(cells.values())


def _review(desk: Desk, quarter: Quarter, comment: str) -> None:
    """Approve a quarter; where there is a comment, give the first report back with it and let the others wait."""
    reports = [one for one in desk.book.records("progress_report") if one.text("quarter") == str(quarter)]
    if comment:
        reporting.return_with(desk, reports[0], [Comment("results", comment)])
        return
    for one in reports:
        _ = reporting.approve(desk, one)


def _quarter(name: str) -> Quarter:
    quarter = quarter_named(name)
    if quarter is None:
        raise ValueError(name)
    return quarter
