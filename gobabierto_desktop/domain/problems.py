"""What goes wrong, in two kinds: a Problem the user can mend, a KnownFailure the world is to blame for.

Anything else that is raised is our bug: it rises to the one crash dialog (gui) or to exit code 70 (cli).
"""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a problem weighs: an ERROR keeps a record from being complete, a WARNING only asks to look again."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a record, shown beside its field; `message` is a Spanish sentence for the user."""

    field: str
    message: str
    severity: Severity = Severity.ERROR


class KnownFailure(Exception):  # noqa: N818 - a name users' words come from: it is a failure, not a fault of ours
    """The world failed in a way we foresaw: one Spanish sentence of what happened, one of what to do about it.

    Subclasses live where they are raised; each has a fixed `code`, stable for `--json` and tests.
    """

    code = "failure"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"
