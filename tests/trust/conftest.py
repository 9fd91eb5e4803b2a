"""The coordinator's desk and a facilitator's, made once for a module; each test works on its own copy of their folders."""

from shutil import copytree

import pytest

from gobabierto_desktop.services.desk import open_desk
from tests.trust.people import COORDINATOR, FACILITATOR, Clock, coordinator, facilitator


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes many minutes is asked for by name: `pytest -m exhaustive`."""
    if "exhaustive" in (config.getoption("markexpr") or ""):
        return
    long = [item for item in items if item.get_closest_marker("exhaustive")]
    items[:] = [item for item in items if item not in long]
    if long:
        config.hook.pytest_deselected(items=long)


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """Two desks made once; each test works on its own copy of their folders."""
    folder = tmp_path_factory.mktemp("plan")
    central = coordinator(folder / "central", Clock())
    facilitator(folder / "mesa", central).close()
    central.close()
    return folder


@pytest.fixture
def central(founded, tmp_path):
    desk = open_desk(copytree(founded / "central", tmp_path / "central"), COORDINATOR.name, now=Clock())
    yield desk
    desk.close()


@pytest.fixture
def table(founded, central, tmp_path):
    desk = open_desk(copytree(founded / "mesa", tmp_path / "mesa"), FACILITATOR.name, now=central.now)
    yield desk
    desk.close()
