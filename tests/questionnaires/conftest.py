"""A real book of the 4th plan with a milestone that counts people, and the questionnaire of commitment 22 as sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gobabierto_desktop.services.desk import Desk
from tests.questionnaires.hands import Asked, ask_of_22, desk_at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = desk_at(tmp_path / "coordinación")
    yield opened
    opened.close()


@pytest.fixture
def asked(desk: Desk, tmp_path: Path) -> Asked:
    return ask_of_22(desk, tmp_path / "memoria")
