"""Double entry: chosen fields are keyed again unseen, and the rule of CSEntry says who erred.

A mismatch beeps and stays. The same different text twice running replaces the original, whose keyer is charged with
the error; the original typed after a mismatch charges the verifier.
"""

from dataclasses import dataclass, replace
from enum import Enum

LEAST_MEASURED = 30.0
"""Seconds of keying, pauses aside, below which no speed is told."""


class Heard(Enum):
    """What comes of a text keyed again."""

    SAME = "same"
    MISMATCH = "mismatch"
    REPLACED = "replaced"


class Charged(Enum):
    """Whose error it was."""

    NOBODY = "nobody"
    KEYER = "keyer"
    VERIFIER = "verifier"


@dataclass(frozen=True, slots=True)
class Verification:
    """One field being verified: `original` is never shown, `tried` is the last text that differed from it."""

    original: str
    tried: str | None = None
    heard: Heard | None = None
    charged: Charged = Charged.NOBODY

    @property
    def is_done(self) -> bool:
        """Whether the keyboard may leave the field."""
        return self.heard in {Heard.SAME, Heard.REPLACED}

    def keyed(self, text: str) -> "Verification":
        """The verification after a text was keyed; a settled one stays as it is."""
        if self.is_done:
            return self
        if text == self.original:
            charged = Charged.NOBODY if self.tried is None else Charged.VERIFIER
            return replace(self, heard=Heard.SAME, charged=charged)
        if text == self.tried:
            return replace(self, original=text, heard=Heard.REPLACED, charged=Charged.KEYER)
        return replace(self, tried=text, heard=Heard.MISMATCH)


@dataclass(frozen=True, slots=True)
class OperatorStatistics:
    """How fast and how surely somebody keys; rates are None while too little was keyed to say."""

    keystrokes: int
    seconds: float
    errors: int

    @property
    def keystrokes_per_hour(self) -> float | None:
        """The speed, once it was measured for long enough: a first burst of keys is nobody's speed."""
        return self.keystrokes * 3600 / self.seconds if self.seconds >= LEAST_MEASURED else None

    @property
    def errors_per_thousand(self) -> float | None:
        """The errors charged in each thousand keystrokes."""
        return self.errors * 1000 / self.keystrokes if self.keystrokes else None
