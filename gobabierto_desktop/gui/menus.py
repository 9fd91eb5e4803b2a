"""The menu bar, made from the declared orders, the pages and the choices of look."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.orders import BELOW, ORDERS, Order
from gobabierto_desktop.gui.theme import THEME_LABELS, Theme
from gobabierto_desktop.settings import TEXT_SIZES

MENUS = ("&Archivo", "&Editar", "Te&xto", "&Foro", "A&cta", "Seg&uimiento", "Pa&quetes", "&Ver", "A&yuda")


def fill_menus(
    window: QMainWindow,
    obey: Callable[[Order], object],
    is_known: Callable[[str], bool],
    pages: Sequence[tuple[str, str, Callable[[], object]]],
) -> tuple[dict[str, QMenu], list[QAction]]:
    """Fill the menu bar; its menus by name, and every action in them.

    `obey` carries an order out; orders of a page that is not `is_known` are left out. `pages` as (label, icon, what
    shows it); they get Ctrl+1, Ctrl+2 and so on.
    """
    actions: list[QAction] = []
    menus = {name: window.menuBar().addMenu(name) for name in MENUS}
    for order in (one for one in ORDERS if not one.page or is_known(one.page)):
        if order.menu not in menus:
            menus[order.menu] = menus[BELOW[order.menu]].addMenu(order.menu)
        action = menus[order.menu].addAction(order.text)
        action.setObjectName(order.does)
        action.setShortcuts([QKeySequence(keys) for keys in order.keys])
        if order.icon:
            _ = dress(action, order.icon)
        _ = action.triggered.connect(partial(_ignoring_tick, partial(obey, order)))
        actions.append(action)
    return menus, actions + _pages(menus["&Ver"], pages)


def _pages(menu: QMenu, pages: Sequence[tuple[str, str, Callable[[], object]]]) -> list[QAction]:
    actions: list[QAction] = []
    for number, (label, icon, show) in enumerate(pages, start=1):
        action = menu.addAction(f"&{number} {label}")
        action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        _ = dress(action, icon)
        _ = action.triggered.connect(partial(_ignoring_tick, show))
        actions.append(action)
    _ = menu.addSeparator()
    return actions


def _ignoring_tick(does: Callable[[], object], _ticked: object = None) -> None:
    _ = does()


def add_look(
    menu: QMenu, theme: Theme, text_size: int, choose: Callable[[Theme, int], object]
) -> tuple[QActionGroup, QActionGroup]:
    """Add «Tema» and «Tamaño del texto»; `choose` gets both choices whenever one changes."""
    themes, sizes = QActionGroup(menu), QActionGroup(menu)

    def chosen() -> None:
        _ = choose(Theme(themes.checkedAction().data()), int(sizes.checkedAction().data()))

    for group, title, offers, now in (
        (themes, "&Tema", [(one.value, THEME_LABELS[one]) for one in Theme], theme.value),
        (sizes, "T&amaño del texto", [(one, f"{one} %") for one in TEXT_SIZES], text_size),
    ):
        below = menu.addMenu(title)
        for value, label in offers:
            action = below.addAction(label)
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value == now)
            _ = group.addAction(action)
            _ = action.triggered.connect(partial(_ignoring_tick, chosen))
    return themes, sizes


def add_tick(menu: QMenu, text: str, choose: Callable[[bool], object]) -> QAction:
    """Add something that is on or off; `choose` gets what it is after each change."""
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(True)
    _ = action.toggled.connect(choose)
    return action
