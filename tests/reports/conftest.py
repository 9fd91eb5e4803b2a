"""What every test of reports starts from."""

import pytest

from gobabierto_desktop.domain.holdings import Holdings
from tests.reports.invented import make_holdings


@pytest.fixture
def holdings() -> Holdings:
    """Two forums of two tables, with three proposals in each table and forty people in each forum."""
    return make_holdings()
