"""Row 5: the proposals alike one that is being typed, among a hundred thousand, beside comparing every title once."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process

from benchmarks.sampling import Row, in_turns
from gobabierto_desktop.domain.changes import Assignment
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services import editing
from gobabierto_desktop.services.comparing import similar
from gobabierto_desktop.services.desk import Desk, open_desk

BUDGET_SECONDS = 0.1
_AT_ONCE = 5_000
_WORDS = ("title", "problem", "action")


def measure(folder: Path, proposals: int, questions: int) -> Row:
    """Ours reads the index, weighs title, body, place and area, and tells the reason; the peer sees titles alone."""
    desk = open_desk(folder / "parecidas", "Ana Inventada")
    forum = editing.create(desk, "forum", None, {"name": "Foro de Cantel", "department": "09"})
    table = editing.create(desk, "dialogue_table", forum.id, {"number": 1, "work_area": "1"})
    mixed = _Mixed(random.Random(2018))
    titles = _fill(desk, table.id, [mixed.values() for _ in range(proposals)])
    asked = [mixed.values() for _ in range(questions + 1)]
    ours_of, least_of = iter(asked), iter(asked)

    def beside_the_form() -> float:
        draft = Record("proposal", desk.new_id(), table.id, next(ours_of))
        begun = perf_counter()
        _ = similar(desk, draft)
        return perf_counter() - begun

    def every_title() -> float:
        title = next(least_of)["title"]
        begun = perf_counter()
        _ = process.extract(title, titles, scorer=fuzz.token_sort_ratio, limit=6)
        return perf_counter() - begun

    ours, least = in_turns(beside_the_form, every_title, questions, warm_ups=1)
    desk.close()
    kept = sum(one <= BUDGET_SECONDS for one in ours)
    note = (
        f"Among {proposals:,} invented proposals: {kept} of {questions} questions within {BUDGET_SECONDS * 1000:.0f} "
        f"ms, the slowest {max(ours) * 1000:.0f} ms."
    )
    return Row("Similar proposals", "index, weights, reason", "rapidfuzz over every title", ours, least, note)


def _fill(desk: Desk, table: str, values: Sequence[Mapping[str, str]]) -> list[str]:
    for start in range(0, len(values), _AT_ONCE):
        with desk.book.transaction() as transaction:
            writes = _writes(desk, table, values[start : start + _AT_ONCE])
            transaction.append(editing.compose_all(desk, transaction.tip(desk.device), writes))
    return [one["title"] for one in values]


def _writes(
    desk: Desk, table: str, values: Sequence[Mapping[str, str]]
) -> Iterator[tuple[Record, Mapping[str, Assignment]]]:
    for fields in values:
        yield (
            Record("proposal", desk.new_id(), table),
            {name: Assignment(value) for name, value in fields.items()},
        )


class _Mixed:
    """Proposals put together from halves of the sample's sentences: words are as frequent as people use them."""

    def __init__(self, chance: random.Random) -> None:
        files = sorted((bundled("sample") / "proposals").glob("*.json"))
        told = [one for file in files for one in json.loads(file.read_text("utf-8"))]
        self._words = {name: [one[name].split() for one in told] for name in _WORDS}
        self._chance = chance

    def values(self) -> dict[str, str]:
        """Title, problem and action of one."""
        return {name: self._sentence(name) for name in _WORDS}

    def _sentence(self, name: str) -> str:
        one, other = self._chance.choices(self._words[name], k=2)
        return " ".join([*one[: len(one) // 2], *other[len(other) // 2 :]])
