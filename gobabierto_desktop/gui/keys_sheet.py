"""The sheet of keys: every order that has keys, from the menus themselves."""

import html
from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence

_FIELD_KEYS = (
    "<h3>En los campos</h3><p><b>Alt+↓</b> abre el calendario o la lista · <b>Alt</b> y la letra subrayada lleva al "
    "campo · <b>Tab</b> pasa al siguiente, también desde un texto largo · <b>Intro</b> pasa al siguiente sin "
    "responder · <b>Esc</b> cierra lo que se abrió.</p>"
)


def sheet_of_keys(orders: Iterable[QAction]) -> str:
    """A page of text with a line for each order that has keys."""
    rows = "".join(
        f"<tr><td><b>{html.escape(keys_of(one))}</b></td><td>&nbsp;&nbsp;{html.escape(plain(one))}</td></tr>"
        for one in orders
        if one.shortcuts()
    )
    return f"<h2>Teclas</h2><table cellspacing='4'>{rows}</table>{_FIELD_KEYS}"


def keys_of(action: QAction) -> str:
    """«F4 o Ctrl+Supr»."""
    return " o ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts())


def plain(action: QAction) -> str:
    """The order without the mark of its letter."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
