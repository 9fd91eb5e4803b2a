"""The fuzzer over every parser in turn, by hand: `python -m tests.fuzz.campaign 60 [NAME…]`, so many seconds each.

Prints a row for each: how many inputs were tried, how much code they reached, and what was found.
What makes a parser break is left as `crash-…` in a folder of its name below `build/fuzz`, beside the corpus.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.hostile.parsers import parsers
from tests.house.sources import ROOT

FOLDER = ROOT / "build" / "fuzz"


def main(seconds: str, names: list[str]) -> int:
    """Fuzz each parser; how many broke."""
    broken = 0
    for name in names or list(parsers()):
        folder = FOLDER / name.replace(" ", "_")
        (folder / "corpus").mkdir(parents=True, exist_ok=True)
        said = _fuzzed(name, seconds, folder)
        found = sorted(one.name for one in folder.iterdir() if one.is_file())
        tried, reached = (_last(pattern, said) for pattern in (r"^#(\d+)", r"cov: (\d+)"))
        print(f"| {name} | {int(tried):,} | {reached} | {', '.join(found) or 'nothing'} |", flush=True)
        broken += bool(found)
    return broken


def _fuzzed(name: str, seconds: str, folder: Path) -> str:
    command = [sys.executable, "-m", "tests.fuzz.fuzz_parsers", name, str(folder / "corpus")]
    limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", f"-artifact_prefix={folder}/"]
    run = subprocess.run([*command, *limits], capture_output=True, text=True, errors="replace", check=False, cwd=ROOT)
    if run.returncode:
        print(run.stderr[-3000:], file=sys.stderr)
    return run.stderr


def _last(pattern: str, said: str) -> str:
    return next(iter(re.findall(pattern, said, re.MULTILINE)[-1:]), "0")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
