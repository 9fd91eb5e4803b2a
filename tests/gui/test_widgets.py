"""The widgets: keys pressed and words read."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.gui.spanish import speak_spanish
from gobabierto_desktop.gui.theme import Theme, apply_theme
from gobabierto_desktop.gui.widgets.banner import Banner
from gobabierto_desktop.gui.widgets.choice_box import ChoiceBox
from gobabierto_desktop.gui.widgets.date_field import DateField, read_date
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.labelled_field import LabelledField
from gobabierto_desktop.gui.widgets.long_text import LongText
from gobabierto_desktop.gui.widgets.multi_choice import MultiChoice
from gobabierto_desktop.gui.widgets.number_field import NumberField
from gobabierto_desktop.gui.widgets.saved_badge import SavedBadge
from gobabierto_desktop.gui.widgets.toast import Toast
from gobabierto_desktop.gui.widgets.two_line import Dot, RowRole, TwoLineDelegate
from tests.gui.hands import clear, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Lay = Callable[..., QWidget]

PLACES = (("0901", "Quetzaltenango"), ("0902", "Salcajá"), ("0701", "Sololá"), ("1401", "Santa Cruz del Quiché"))


def fold(text: str):
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def search_places(typed: str):
    return tuple(place for place in PLACES if fold(typed) in fold(place[1]))


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Lay:
    """Put widgets on one shown window, one below the other, and give the first the focus."""
    apply_theme(qapp, Theme.LIGHT)
    speak_spanish(qapp)

    shown = []

    def lay(*widgets: QWidget) -> QWidget:
        window = QWidget()
        shown.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(500, 400)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        widgets[0].setFocus()
        return window

    return lay


def heard(signal: SignalInstance) -> list[object]:
    said = []
    signal.connect(said.append)
    return said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16/5/2018", date(2018, 5, 16)),
        ("16-05-18", date(2018, 5, 16)),
        (" 1.2.2019 ", date(2019, 2, 1)),
        ("16 5 18", date(2018, 5, 16)),
        ("2018-05-16", date(2018, 5, 16)),
        ("31/02/2018", None),
        ("5/16/2018", None),
        ("mayo", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, meant: date | None):
    assert read_date(typed) == meant


def test_a_date_is_written_plainly_when_leaving_and_every_key_is_told(desk: Lay):
    day, after = DateField(), QLineEdit()
    desk(day, after)
    told = heard(day.edited)

    type_text("6-5-18")
    press("Tab")

    assert day.text() == "06/05/2018"
    assert told == ["6", "6-", "6-5", "6-5-", "6-5-1", "6-5-18", "06/05/2018"]
    assert after.hasFocus()


def test_what_is_no_date_stays_as_it_was_typed(desk: Lay):
    day, after = DateField(), QLineEdit()
    desk(day, after)

    type_text("31/02/18")
    press("Tab")

    assert day.text() == "31/02/18"
    assert day.value() is None


def test_the_calendar_opens_and_picks_with_keys_alone(desk: Lay, qtbot: QtBot):
    day = DateField()
    desk(day)
    type_text("16/5/2018")
    told = heard(day.edited)

    press("Alt+Down")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    grid = QApplication.activePopupWidget().focusWidget()
    press("Right", grid)
    press("Return", grid)

    assert day.text() == "17/05/2018"
    assert told[-1] == "17/05/2018"
    assert QApplication.activePopupWidget() is None


def test_a_few_letters_without_accents_and_tab_make_the_choice(desk: Lay):
    place, after = ChoiceBox(search_places), QLineEdit()
    desk(place, after)
    codes = heard(place.chosen)

    type_text("solola")
    press("Tab")

    assert place.text() == "Sololá"
    assert place.code() == "0701"
    assert codes == ["0701"]


def test_the_arrows_walk_the_list_and_enter_takes_the_marked_row(desk: Lay, qtbot: QtBot):
    place = ChoiceBox(search_places)
    desk(place)
    codes = heard(place.chosen)

    type_text("sa")
    popup = place.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    press("Down", popup)
    press("Down", popup)
    press("Return", popup)

    assert (place.text(), codes) == ("Santa Cruz del Quiché", ["1401"])


def test_alt_down_offers_everything_whatever_was_typed(desk: Lay, qtbot: QtBot):
    place = ChoiceBox(search_places)
    place.set_code("0902")
    desk(place)

    press("Alt+Down")

    popup = place.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == len(PLACES)
    assert popup.currentIndex().data() == "Salcajá"
    press("Esc", popup)
    assert (place.text(), place.code()) == ("Salcajá", "0902")


def test_a_text_that_names_no_choice_stays_and_the_code_is_empty(desk: Lay):
    place, after = ChoiceBox(search_places), QLineEdit()
    place.set_code("0901")
    desk(place, after)
    codes = heard(place.chosen)
    clear(place)

    type_text("Xela")
    press("Tab")

    assert place.text() == "Xela"
    assert codes == [""]


def test_an_unknown_code_is_shown_and_not_hidden(desk: Lay):
    place = ChoiceBox(search_places)

    place.set_code("9999")

    assert (place.text(), place.code()) == ("9999", "")


def test_several_choices_are_ticked_with_the_space_bar(desk: Lay, qtbot: QtBot):
    places = MultiChoice(PLACES)
    desk(places)
    told = heard(places.changed)

    press("Space")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    ticks = QApplication.activePopupWidget().focusWidget()
    press("Space", ticks)
    press("Down", ticks)
    press("Down", ticks)
    press("Space", ticks)
    press("Esc", ticks)

    assert places.codes() == ("0901", "0701")
    assert told == [("0901",), ("0901", "0701")]
    assert "Quetzaltenango, Sololá" in places.accessibleDescription()
    assert QApplication.activePopupWidget() is None


def test_tab_leaves_a_long_text_and_enter_does_not(desk: Lay):
    text, after = LongText(), QLineEdit()
    desk(text, after)

    type_text("Falta agua.\nEn Zunil, Kꞌicheꞌ y ñ.")
    press("Tab")

    assert text.text() == "Falta agua.\nEn Zunil, Kꞌicheꞌ y ñ."
    assert after.hasFocus()


def test_a_long_text_grows_with_its_lines_up_to_a_limit(desk: Lay):
    text = LongText(2, 5)
    desk(text)
    heights = []

    for lines in range(1, 9):
        text.set_text("agua\n" * lines)
        QApplication.processEvents()
        heights.append(text.sizeHint().height())

    assert heights[0] < heights[1] < heights[2] < heights[3]
    assert heights[4] == heights[-1]


def test_characters_are_counted_as_guatemalans_write_numbers(desk: Lay):
    text = LongText(limit=1000)
    field = LabelledField("&Problema *", text)
    desk(field)

    text.set_text("a" * 128)

    assert field.message.text() == "128 de 1,000 caracteres"


def test_a_problem_is_seen_and_heard_and_goes_away(desk: Lay):
    editor = QLineEdit()
    field = LabelledField("&Título de la propuesta *", editor, "Una frase.")
    desk(field)

    field.show_problem("Falta el título.")
    assert editor.property("invalid") is True
    assert editor.accessibleDescription() == field.message.text() == "Falta el título."
    field.set_help("Otra frase.")
    assert field.message.text() == "Falta el título."

    field.show_problem("Parece muy corto.", Severity.WARNING)
    assert editor.property("invalid") is False

    field.show_problem(None)
    assert field.message.text() == "Otra frase."


def test_a_field_names_its_editor_and_its_mnemonic_reaches_it(desk: Lay):
    first, second = QLineEdit(), QLineEdit()
    fields = LabelledField("&Título *", first), LabelledField("&Acción", second)
    desk(*fields)

    press("Alt+A")

    assert second.hasFocus()
    assert (first.accessibleName(), second.accessibleName()) == ("Título, obligatorio", "Acción")


def test_a_number_steps_with_the_arrows_and_letters_stay(desk: Lay):
    votes = NumberField()
    desk(votes)
    told = heard(votes.edited)

    type_text("9")
    press("Up")
    assert (votes.value(), told) == (10, ["9", "10"])

    clear(votes)
    type_text("doce")
    press("Up")
    assert (votes.text(), votes.value()) == ("doce", None)


def test_the_badge_tells_the_time_of_the_last_saving(desk: Lay):
    badge = SavedBadge()
    desk(badge)

    badge.show_saved(datetime(2018, 5, 16, 10, 42, 7, tzinfo=UTC))
    assert badge.text() == badge.accessibleName() == "Guardado 10:42:07"
    badge.show_failed("disco lleno")
    assert badge.text() == "Sin guardar: disco lleno"


def test_a_toast_undoes_without_taking_the_focus(desk: Lay, qtbot: QtBot):
    field = QLineEdit()
    window = desk(field)
    toast = Toast(window)
    undone = []
    toast.undone.connect(lambda: undone.append(True))

    toast.tell("Se borró la propuesta 8.")
    assert toast.isVisible()
    assert field.hasFocus()

    press("Space", toast.findChild(QWidget, "undo"))

    assert undone == [True]
    assert not toast.isVisible()


def test_a_banner_and_an_empty_place_offer_one_thing_to_do(desk: Lay):
    banner = Banner("El archivo ya se había recibido.", "warn", "Ver el archivo")
    empty = EmptyState("inbox", "Todavía no hay paquetes.", "Abrir paquete")
    desk(banner, empty)
    asked = []
    banner.asked.connect(lambda: asked.append("banner"))
    empty.asked.connect(lambda: asked.append("empty"))

    for place in (banner, empty):
        press("Space", place.findChild(QWidget, "action"))

    assert asked == ["banner", "empty"]
    assert banner.accessibleName() == "El archivo ya se había recibido."


def test_a_row_of_two_lines_has_room_for_both_at_every_scale(desk: Lay, qapp: QApplication):
    rows = QStandardItemModel(1, 1)
    row = QStandardItem("Mesa 2")
    row.setData("8 propuestas", RowRole.DETAIL)
    row.setData("abierta", RowRole.WORD)
    row.setData(Dot.ACTIVE, RowRole.DOT)
    rows.setItem(0, row)
    view = QListView()
    view.setModel(rows)
    view.setItemDelegate(TwoLineDelegate(view))
    desk(view)

    for scale in (1.0, 2.0):
        apply_theme(qapp, Theme.LIGHT, scale)
        assert view.sizeHintForRow(0) >= 2 * view.fontMetrics().lineSpacing()
        assert not view.grab().isNull()


@pytest.mark.parametrize("theme", list(Theme))
def test_everything_that_takes_the_focus_is_large_enough_to_hit(desk: Lay, qapp: QApplication, theme: Theme):
    apply_theme(qapp, theme)
    window = desk(
        LabelledField("&Fecha", DateField()),
        LabelledField("&Lugar", ChoiceBox(search_places)),
        LabelledField("&Lugares", MultiChoice(PLACES)),
        LabelledField("&Texto", LongText()),
        EmptyState("inbox", "Nada todavía.", "Abrir"),
    )

    small = [
        (type(widget).__name__, widget.size())
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.height() < 24
    ]
    assert small == []
