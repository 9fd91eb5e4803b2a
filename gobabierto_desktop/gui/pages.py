"""The pages of the window, each imported and built when it is first asked for: the program starts with one of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from PySide6.QtWidgets import QStackedWidget

from gobabierto_desktop.gui.page import Page
from gobabierto_desktop.gui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page to be built once: its name in the code, and its label and icon on the tab (no icon: no tab).

    While a page without a tab is shown, the tab of the page `beside` is the marked one. `kinds` are the kinds of
    record that open in it.
    """

    name: str
    label: str
    icon: str
    build: Callable[[Workspace], Page]
    beside: str = ""
    kinds: tuple[str, ...] = ()


def page_of(path: str) -> Callable[[Workspace], Page]:
    """What builds the page of `gui` at a dotted path; its module is imported only then: what signs is slow to load."""

    def build(workspace: Workspace) -> Page:
        module, _, name = path.rpartition(".")
        made = cast("Callable[[Workspace], Page]", getattr(import_module(f"gobabierto_desktop.gui.{module}"), name))
        return made(workspace)

    return build


class Pages(Mapping[str, Page]):
    """The pages by name, in the order of their specs; looking one up builds it, asking whether it is known does not."""

    def __init__(self, specs: Sequence[PageSpec], workspace: Workspace, stack: QStackedWidget) -> None:
        self._specs = {spec.name: spec for spec in specs}
        self._workspace, self._stack = workspace, stack
        self._built: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._built:
            page = self._specs[name].build(self._workspace)
            _ = self._stack.addWidget(page)
            self._built[name] = page
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in self._specs

    def __iter__(self) -> Iterator[str]:
        return iter(self._specs)

    def __len__(self) -> int:
        return len(self._specs)

    def built(self) -> tuple[Page, ...]:
        """The pages somebody has asked for so far."""
        return tuple(self._built.values())

    def name_of(self, page: Page) -> str:
        """The name of a page that was built."""
        return next(name for name, one in self._built.items() if one is page)

    def name_for(self, kind: str) -> str | None:
        """The page in which records of a kind open."""
        return next((spec.name for spec in self._specs.values() if kind in spec.kinds), None)
