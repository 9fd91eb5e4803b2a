"""What is dear to make, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gobabierto_desktop.services.desk import Desk
from tests.services.desks import Plan, make_plan


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan's desks and the packages they sent; ask it for copies, never write in it."""
    return make_plan(tmp_path_factory.mktemp("plan"))


@pytest.fixture
def central(plan: Plan, tmp_path: Path) -> Iterator[Desk]:
    """The coordinator's desk, before any package came."""
    opened = plan.desk("central", tmp_path / "central")
    yield opened
    opened.close()


@pytest.fixture
def north(plan: Plan, tmp_path: Path) -> Iterator[Desk]:
    """The desk of a facilitator."""
    opened = plan.desk("north", tmp_path / "north")
    yield opened
    opened.close()
