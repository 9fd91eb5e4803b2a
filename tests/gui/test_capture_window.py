"""The whole window: seen, heard and reached by everybody, on a small laptop too."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from gobabierto_desktop.gui.application import PAGES
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.participants.dimension_card import DimensionCard
from gobabierto_desktop.gui.record_page import RecordPage
from gobabierto_desktop.gui.theme import Theme, apply_theme
from gobabierto_desktop.settings import read_settings
from tests.gui.hands import press

NAMES = [spec.name for spec in PAGES]
RECORD_PAGES = [
    *("capture", "attendance", "transcription", "agreements", "votes", "commitments"),
    *("forum", "table", "delegates", "trainings", "targets"),
]

PLAIN_PAGES = ["delivery", "inbox", "conflicts", "identity", "convocation", "doubles", "sheet", "parity"]


def visible(window, kind=QWidget):
    return [one for one in window.findChildren(kind) if one.isVisible()]


def focusable(window):
    operated = (QLineEdit, QPlainTextEdit, QTextBrowser, QAbstractButton, QAbstractItemView, QComboBox)
    operated += (DimensionCard,)  # read, and brought into sight by Tab
    return [
        one
        for one in visible(window)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(one, operated) and one.isEnabled()
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_widget_that_takes_the_keyboard_has_a_name_to_be_heard(window, name):
    window.show_page(name)
    unnamed = [
        f"{type(one).__name__} {one.objectName()}"
        for one in focusable(window)
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]
    assert unnamed == []


@pytest.mark.parametrize("name", RECORD_PAGES)
def test_tab_visits_each_field_once_in_reading_order(window, name):
    window.show_page(name)
    form = window.pages[name].form
    form.focus_first()
    editors = {form.box(field).editor: field for field in form.field_names()}
    visited = []
    for _ in range(len(editors)):
        visited.append(editors.get(QApplication.focusWidget()))
        press("Tab")
    assert visited == list(form.field_names())
    assert QApplication.focusWidget() not in editors
    press("Shift+Tab")
    assert editors[QApplication.focusWidget()] == form.field_names()[-1]


@pytest.mark.parametrize("name", PLAIN_PAGES)
def test_tab_goes_round_every_part_of_a_page_once_and_shift_tab_back(window, name):
    window.show_page(name)
    page = window.page()
    parts = [one for one in focusable(page) if not isinstance(one, QRadioButton) or one.isChecked()]
    start = parts[0]
    start.setFocus()
    forth = [start, *(walk("Tab", page) for _ in parts[1:])]
    assert set(forth) == set(parts)
    back = [forth[-1], *(walk("Shift+Tab", page) for _ in parts[1:])]
    assert back == forth[::-1]


def walk(key, page):
    """The next part of the page that the key leads to; what lies outside of it is passed by."""
    for _ in range(60):
        press(key)
        if page.isAncestorOf(QApplication.focusWidget()):
            return QApplication.focusWidget()
    raise AssertionError("the page is not reached again")


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_alt_is_used_twice(window, name):
    window.show_page(name)
    texts = [one.text() for one in visible(window, QLabel) if one.buddy()]
    texts += [one.text() for one in visible(window, QAbstractButton)]
    texts += [action.text() for action in window.menuBar().actions()]
    letters = [found[1].lower() for text in texts if (found := re.search(r"&([^&\s])", text.replace("&&", "")))]
    assert sorted(letters) == sorted(set(letters))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(1366, 728), (1024, 700)])
def test_nothing_is_clipped_on_a_small_laptop(window, qtbot, name, size):
    window.resize(*size)
    window.show_page(name)
    qtbot.waitUntil(lambda: window.width() == size[0])
    QApplication.processEvents()
    QApplication.processEvents()
    clipped = [_told(one) for one in visible(window) if _is_text(one) and not _fits(window, one)]
    assert clipped == []


@pytest.mark.parametrize("scale", [1.5, 2.0])
@pytest.mark.parametrize("name", ["capture", "attendance", "transcription", "double_entry", "trainings", *PLAIN_PAGES])
def test_nothing_is_clipped_with_large_letters(window, qapp, qtbot, name, scale):
    apply_theme(qapp, Theme.LIGHT, scale)
    window.show_page(name)
    for _ in range(4):
        qapp.processEvents()
    assert window.width() <= 1366
    clipped = [_told(one) for one in visible(window) if _is_text(one) and not _fits(window, one)]
    assert clipped == []


def _is_text(widget):
    return isinstance(widget, QLabel | QAbstractButton | QLineEdit | QPlainTextEdit) and widget.objectName() != "qt_"


def _fits(window, widget):
    """Whole inside the window and as large as its text asks; what a scroll area may hide is inside the scroll area."""
    corner = widget.mapTo(window, QPoint(0, 0))
    scrolled = next((one for one in _above(widget) if isinstance(one, QScrollArea)), None)
    is_inside = corner.x() >= 0 and corner.x() + widget.width() <= window.width()
    if scrolled is None:
        is_inside = is_inside and corner.y() >= 0 and corner.y() + widget.height() <= window.height()
    wraps = isinstance(widget, QLabel) and widget.wordWrap()
    is_long = isinstance(widget, QLineEdit | QPlainTextEdit) or wraps or widget.property("kind") == "field"
    is_wide = is_long or widget.width() >= widget.sizeHint().width() - 1
    is_tall = isinstance(widget, QPlainTextEdit) or widget.height() >= widget.minimumSizeHint().height() - 1
    return is_inside and is_wide and is_tall


def _above(widget):
    while widget := widget.parentWidget():
        yield widget


def _told(widget):
    text = widget.text() if hasattr(widget, "text") else ""
    return f"{type(widget).__name__} «{text[:30]}» {widget.objectName()} {widget.size().toTuple()} of {widget.sizeHint().toTuple()}"


@pytest.mark.parametrize("theme", list(Theme), ids=lambda theme: theme.value)
def test_another_theme_is_applied_at_once_and_remembered(window, desk, theme):
    menu = window.menus["&Ver"]
    themes = next(action.menu() for action in menu.actions() if action.text() == "&Tema")
    before = window.grab().toImage()
    chosen = next(action for action in themes.actions() if action.data() == theme.value)
    chosen.trigger()
    assert chosen.isChecked()
    assert read_settings(desk.folder).theme == theme.value
    if theme in {Theme.DARK, Theme.CONTRAST}:
        assert window.grab().toImage() != before


def test_larger_letters_make_the_window_grow_no_wider_and_hide_the_side_panel(window, qapp):
    menu = window.menus["&Ver"]
    sizes = next(action.menu() for action in menu.actions() if action.text() == "T&amaño del texto")
    next(action for action in sizes.actions() if action.data() == 200).trigger()
    qapp.processEvents()
    assert em() == 28
    assert not window.forum_panel.isVisible()
    window.ui.forums_button.click()
    assert window.forum_panel.isVisible()


def test_f1_tells_every_key(window):
    press("F1")
    (shown,) = window.workspace.dialogs.shown
    for keys in ("Ctrl+K", "F10", "F6"):
        assert keys in shown


def test_the_side_panel_leaves_a_narrow_window_to_the_form(window, qtbot):
    page = window.pages["capture"]
    assert isinstance(page, RecordPage)
    assert page.ui.side.isVisible()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: not page.ui.side.isVisible())


def test_models_keep_qts_rules(window, qtmodeltester):
    window.show_page("commitments")
    for model in (window.pages["commitments"].model, window.pages["attendance"].model, window.forum_panel.tables):
        qtmodeltester.check(model)
