"""An open book."""

from pathlib import Path

import pytest

from gobabierto_desktop.store.book import open_book
from tests.store.books import AT


@pytest.fixture
def book(tmp_path: Path):
    opened = open_book(tmp_path / "datos", AT)
    yield opened
    opened.close()
