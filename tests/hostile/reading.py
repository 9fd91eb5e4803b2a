"""Which modules read bytes from outside, by the calls they make, and which of them the table of parsers reaches."""

import ast
import sys
from pathlib import Path
from types import FrameType

from tests.hostile.parsers import holds_up, parsers
from tests.house.sources import PACKAGE

LAYERS = ("identity", "packages", "questionnaires", "signing", "tabular")
CALLS = frozenset(
    [
        "decode",
        "ZipFile",
        "fromstring",
        "load_workbook",
        "reader",
        "load",
        "load_pkcs12",
        "PdfFileReader",
        "load_der_x509_certificate",
        "load_pem_x509_csr",
        "load_der_x509_crl",
        "from_filelike",
        "PdfDocument",
    ]
)
OUR_OWN = frozenset({"identity/token.py", "questionnaires/writing.py", "signing/saving.py", "signing/workbook.py"})
"""The place of a token, workbooks that were made a moment before, and the parts of a signature being written."""


def readers_of_bytes() -> set[str]:
    """The modules of the layers that read files in which a decoder is called."""
    files = [one for layer in LAYERS for one in sorted((PACKAGE / layer).glob("*.py"))]
    return {_named(one) for one in files if _decodes(one)} - OUR_OWN


def _decodes(path: Path) -> bool:
    tree = ast.parse(path.read_text("utf-8"))
    calls = (one.func for one in ast.walk(tree) if isinstance(one, ast.Call))
    return any(isinstance(one, ast.Attribute) and one.attr in CALLS and not _is_of_text(one) for one in calls)


def _is_of_text(called: ast.Attribute) -> bool:
    """`"…".encode().decode()` and the like are no reading of a format."""
    return called.attr == "decode" and not ast.unparse(called.value).endswith(("json", "_DECODER"))


def readers_met() -> set[str]:
    """The modules in which something is called while each parser of the table reads its true sample."""
    met: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            met.add(frame.f_code.co_filename)

    sys.setprofile(note)
    try:
        for parser, sample in parsers().values():
            holds_up(parser, sample)
    finally:
        sys.setprofile(None)
    return {_named(Path(one)) for one in met if Path(one).is_relative_to(PACKAGE)}


def _named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()
