"""What of a typed text a page or a workbook can hold: everything but control characters and halves of letters."""

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with each line ending as a line feed and without what XML 1.0 forbids (section 2.2)."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in printable(text).split("\n") if line.strip())


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as `most` characters hold, with «…»: what someone pasted may have a million."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
