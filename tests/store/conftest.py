"""An open book: each test that asks for one has it in the clear and locked, for two libraries keep books."""

from pathlib import Path

import pytest

from gobabierto_desktop.store.book import open_book
from gobabierto_desktop.store.engine import BookKey
from tests.store.books import AT


@pytest.fixture(params=[None, BookKey(bytes(range(32)))], ids=["clear", "locked"])
def book(request: pytest.FixtureRequest, tmp_path: Path):
    opened = open_book(tmp_path / "datos", AT, request.param)
    yield opened
    opened.close()
