"""Reads tables in the three ways the program does, within a limit of memory: `python -m tests.hostile.reader FILE…`.

Runs alone in a process, for a library that fills the memory ends it. One line of JSON for each file and way.
"""

import json
import resource
import sys
import time
from functools import partial
from pathlib import Path

from gobabierto_desktop.domain.evidence import media_type_of
from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.questionnaires.opening import open_workbook, read_workbook
from gobabierto_desktop.reports.previews import preview
from gobabierto_desktop.tabular.opening import open_tables
from tests.hostile.judge import peak_megabytes

MOST_MEMORY = 2 * 1024**3
"""Addresses, which libraries reserve far more of than they use; what was used is told."""

WAYS = {
    "tabla": open_tables,
    "cuestionario": lambda file: open_workbook(file.name, read_workbook(file)),
    "vista": lambda file: preview(partial(file.open, "rb"), media_type_of(file.name)),
}

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    for name in sys.argv[1:]:
        for way, read in WAYS.items():
            begun, said = time.process_time(), ""
            try:
                read(Path(name))
            except KnownFailure as failure:
                said = failure.code
            told = {"way": way, "said": said, "seconds": time.process_time() - begun, "peak": peak_megabytes()}
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
