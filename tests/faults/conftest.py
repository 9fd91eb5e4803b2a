"""Power cuts are asked for by name: `pytest -m powercut tests/faults`, as root."""

import os

import pytest

_ = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "powercut" in (config.getoption("markexpr") or ""):
        return
    cuts = [item for item in items if item.get_closest_marker("powercut")]
    items[:] = [item for item in items if item not in cuts]
    if cuts:
        config.hook.pytest_deselected(items=cuts)
