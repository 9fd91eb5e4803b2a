"""Measures the program beside the least that the same work could cost: `python -m benchmarks [--quick]`.

Prints ratios and writes benchmarks/RESULTS.md; `--quick` measures less and writes nothing.
"""

import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import importing, registering, resembling, starting, typing
from benchmarks.sampling import Row, told

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = """# Benchmarks

Each row measures the program and the least that the same work could cost, in turns, in one run; the ratio is the median
over the turns. Times are medians with their middle half. Run again with `python -m benchmarks`.

| what | ratio | ours | the least it could cost |
|---|---|---|---|
"""


def main() -> None:
    is_quick = "--quick" in sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [
            starting.measure(folder, 3 if is_quick else 15),
            typing.measure(folder, 40 if is_quick else 300),
            registering.measure(folder, 12 if is_quick else 50),
            importing.measure(folder, 200 if is_quick else 1000),
            resembling.measure(folder, 5_000 if is_quick else 100_000, 10 if is_quick else 60),
        ]
    for row in rows:
        print(f"{row.name}: {row.ratio:.2f} × ({told(row.ours_seconds)} beside {told(row.least_seconds)})")
    if not is_quick:
        RESULTS.write_text(HEAD + "".join(map(_line, rows)) + "\n" + "".join(map(_note, rows)) + _machine(), "utf-8")


def _line(row: Row) -> str:
    ours, least = f"{row.ours}: {told(row.ours_seconds)}", f"{row.least}: {told(row.least_seconds)}"
    return f"| {row.name} | **{row.ratio:.2f} ×** | {ours} | {least} |\n"


def _note(row: Row) -> str:
    return f"- {row.name}: {row.note}\n" if row.note else ""


def _machine() -> str:
    """What was measured on, without a name or an address of it."""
    return (
        f"\nMeasured on {platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1024**3:.0f} GB of memory, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Qt drawing to memory (offscreen).\n"
        if hasattr(os, "sysconf")
        else f"\nMeasured on {platform.system()} {platform.machine()}, Python {platform.python_version()}.\n"
    )


if __name__ == "__main__":
    main()
