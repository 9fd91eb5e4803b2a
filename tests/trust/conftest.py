"""The coordinator's desk and a facilitator's, made once for a module; each test works on its own copy of their folders."""

from shutil import copytree

import pytest

from gobabierto_desktop.services.desk import open_desk
from tests.trust.people import COORDINATOR, FACILITATOR, Clock, coordinator, facilitator


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
