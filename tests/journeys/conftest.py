"""Journeys open real windows: they borrow them from the tests of the screens."""

from tests.gui.conftest import open_on

__all__ = ["open_on"]
