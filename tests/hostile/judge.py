"""Judges files one after the other, as the program does, and tells what came of each and what it cost.

Runs alone in a process: `python -m tests.hostile.judge ca.pem FILE…`, one line of JSON for each file.
"""

import json
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.papers import read_certificate
from gobabierto_desktop.identity.trust import Anchors
from gobabierto_desktop.services.verifying import verify_file


def main(ca: str, files: list[str]) -> None:
    anchors = Anchors((read_certificate(Path(ca).read_bytes()),), ())
    for file in files:
        begun = time.process_time()
        code, said, is_good = "verdict", "", False
        try:
            verdicts = verify_file(Path(file), anchors, datetime.now(UTC))
            said = " / ".join(f"{one.said()} {one.detail}" for one in verdicts)
            is_good = all(one.is_good for one in verdicts)
        except KnownFailure as failure:
            code, said = failure.code, str(failure)
        peak = peak_megabytes()
        told = {"code": code, "said": said, "good": is_good, "seconds": time.process_time() - begun, "peak": peak}
        sys.stdout.write(json.dumps(told) + "\n")


def peak_megabytes() -> int:
    """Of this program alone: what getrusage tells begins with the memory of whoever started it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
