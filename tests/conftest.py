"""What is dear to make, made once."""

import pytest

from tests.services.desks import Plan, make_plan


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan's desks and the packages they sent; ask it for copies, never write in it."""
    return make_plan(tmp_path_factory.mktemp("plan"))
