"""The paper twin: the QR on every printed page says the short hash that stands beside it."""

import pypdfium2
import segno

from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.reports.acta import acta
from gobabierto_desktop.reports.paper import LEFT, PAGE_HEIGHT
from gobabierto_desktop.reports.scope import Scope
from tests.reports.invented import MADE_AT

MARK = "1a2b3c4d5e6f7a8b"
SIDE, BOTTOM, SCALE = 34.0, 24.0, 8


def test_the_qr_of_every_page_says_the_hash_of_the_data(holdings: Holdings):
    said = [[bool(dark) for dark in row] for row in segno.make(MARK, error="m", micro=False).matrix]

    with pypdfium2.PdfDocument(acta(holdings, Scope("f0"), "3-2018", MADE_AT, MARK)) as document:
        drawn = [read_modules(page, len(said)) for page in document]

    assert len(drawn) > 1
    assert all(one == said for one in drawn)


def read_modules(page: pypdfium2.PdfPage, count: int) -> list[list[bool]]:
    """The dark and light modules, as seen in the middle of each on the page as it is printed."""
    seen = page.render(scale=SCALE).to_pil().convert("L")
    module = SIDE / count

    def is_dark(row: int, column: int) -> bool:
        x = LEFT + (column + 0.5) * module
        y = PAGE_HEIGHT - (BOTTOM + SIDE) + (row + 0.5) * module
        return seen.getpixel((int(x * SCALE), int(y * SCALE))) < 128

    return [[is_dark(row, column) for column in range(count)] for row in range(count)]
