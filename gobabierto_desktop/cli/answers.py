"""What a verb answers on standard output: lines for people or one JSON object for programs. Progress goes apart."""

import json
import sys
from collections.abc import Iterable, Mapping
from enum import IntEnum

from gobabierto_desktop.domain.problems import KnownFailure


class ExitCode(IntEnum):
    """How a verb ended, for whoever started it."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    BUG = 70
    INTERRUPTED = 130


def answer(
    lines: Iterable[str], plain: Mapping[str, object], *, is_json: bool, code: ExitCode = ExitCode.DONE
) -> ExitCode:
    """Say how a verb ended: the lines, or `{"ok": …}` with what the mapping holds."""
    if is_json:
        _ = sys.stdout.write(json.dumps({"ok": code is ExitCode.DONE, **plain}, ensure_ascii=False) + "\n")
    else:
        _ = sys.stdout.write("".join(f"{line}\n" for line in lines))
    return code


def refuse(failure: KnownFailure, *, is_json: bool) -> ExitCode:
    """Say what the world refused and what to do about it; never a traceback."""
    return _fail(failure.code, failure.message, failure.remedy, is_json=is_json, code=ExitCode.REFUSED)


def misspelt(message: str, remedy: str, *, is_json: bool) -> ExitCode:
    """Say what is wrong with how the order was written."""
    return _fail("usage", message, remedy, is_json=is_json, code=ExitCode.USAGE)


def _fail(name: str, message: str, remedy: str, *, is_json: bool, code: ExitCode) -> ExitCode:
    if is_json:
        return answer((), {"code": name, "message": message, "remedy": remedy}, is_json=True, code=code)
    tell(f"{message}\n{remedy}")
    return code


def tell(sentence: str) -> None:
    """Say something on standard error: progress, and what went wrong."""
    _ = sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
