"""Every limit of what comes from outside stands in one place, and is told to who writes a verifier."""

import ast
import itertools
import re

from gobabierto_desktop.domain import limits
from tests.house.sources import PACKAGE, ROOT, name_of

WHERE_FILES_ARE_READ = ("identity", "packages", "questionnaires", "signing", "tabular")
_ROW = re.compile(r"\| `((?:MOST|LEAST)_[A-Z_]+)` \| ([\d,]+) \| (.+) \|")


def told_in_code() -> dict[str, tuple[int, str]]:
    """Each limit by name, with the sentence under it."""
    body = ast.parse((PACKAGE / "domain" / "limits.py").read_text("utf-8")).body
    return {
        one.targets[0].id: (getattr(limits, one.targets[0].id), " ".join(after.value.value.split()))
        for one, after in itertools.pairwise(body)
        if isinstance(one, ast.Assign) and isinstance(after, ast.Expr)
    }


def test_each_limit_says_of_what_it_is():
    assert told_in_code().keys() == {name for name in vars(limits) if name.isupper()}


def test_the_formats_list_every_limit_as_it_is():
    rows = _ROW.findall((ROOT / "docs" / "formats.md").read_text("utf-8"))
    assert {name: (int(value.replace(",", "")), of) for name, value, of in rows} == told_in_code()


def test_no_module_that_reads_files_keeps_a_limit_of_its_own():
    own = [
        f"{name_of(path)}: {target.id}"
        for layer in WHERE_FILES_ARE_READ
        for path in sorted((PACKAGE / layer).glob("*.py"))
        for one in ast.parse(path.read_text("utf-8")).body
        if isinstance(one, ast.Assign | ast.AnnAssign)
        for target in (one.targets if isinstance(one, ast.Assign) else [one.target])
        if isinstance(target, ast.Name) and re.match(r"_?(MOST|LARGEST|MAX|LIMIT)_", target.id)
    ]
    assert own == []
