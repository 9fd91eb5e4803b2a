"""Journeys open real windows: they borrow them from the tests of the screens."""

from tests.gui.conftest import no_garbage_in_the_midst_of_events, open_on

__all__ = ["no_garbage_in_the_midst_of_events", "open_on"]
