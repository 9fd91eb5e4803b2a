"""The look: colours that can be read, pictures that follow the table, windows that change while open."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gobabierto_desktop.gui.icons import dress, icon
from gobabierto_desktop.gui.spanish import DATE_FORMAT, speak_spanish
from gobabierto_desktop.gui.theme import FAMILY, THEME_LABELS, Theme, apply_theme, current_tokens, lengths
from gobabierto_desktop.gui.theme_pictures import pictures
from gobabierto_desktop.gui.tokens import CONTRAST, DARK, LIGHT, PART_PAIRS, TEXT_PAIRS, THEMES, Tokens, contrast
from gobabierto_desktop.paths import bundled

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def app(qapp: QApplication):
    yield qapp
    apply_theme(qapp, Theme.LIGHT)


def is_drawn_in(colour: str, pixmap: QPixmap) -> bool:
    """Tell whether the most opaque point has the colour, give or take what blending rounds away."""
    image = pixmap.toImage()
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    found, wanted = max(points, key=QColor.alpha), QColor(colour)
    return all(abs(one - other) <= 4 for one, other in zip(found.getRgb()[:3], wanted.getRgb()[:3], strict=True))


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT_PAIRS, 4.5), (PART_PAIRS, 3.0)], ids=["text", "parts"])
def test_every_pair_of_colours_that_meets_on_screen_can_be_told_apart(
    tokens: Tokens, pairs: tuple[tuple[str, str], ...], least: float
):
    too_close = {
        (front, back): round(contrast(getattr(tokens, front), getattr(tokens, back)), 2)
        for front, back in pairs
        if contrast(getattr(tokens, front), getattr(tokens, back)) < least
    }

    assert too_close == {}


def test_the_contrast_ratio_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_the_committed_pictures_are_those_of_the_table(tokens: Tokens):
    folder = bundled("themes") / tokens.name

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == dict(pictures(tokens)), (
        "run: python -m gobabierto_desktop.gui.theme_pictures"
    )


def test_the_stylesheet_names_no_colour_and_no_picture_that_is_missing():
    sheet = (bundled("themes") / "desk.qss").read_text(encoding="utf-8")

    assert re.findall(r":[^;{}]*#[0-9a-fA-F]{3,6}\b", sheet) == []
    named = set(re.findall(r"themes:\$name/([\w-]+\.svg)", sheet))
    assert named <= {name for name, _svg in pictures(LIGHT)}


@pytest.mark.parametrize(
    ("choice", "tokens"),
    [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK), (Theme.CONTRAST, CONTRAST)],
    ids=lambda value: getattr(value, "name", ""),
)
def test_an_open_window_changes_with_the_choice(app: QApplication, qtbot: QtBot, choice: Theme, tokens: Tokens):
    button = dress(QPushButton("Guardar"), "check")
    qtbot.addWidget(button)
    button.show()

    assert apply_theme(app, choice) is tokens

    assert current_tokens() is tokens
    assert button.palette().color(QPalette.ColorRole.ButtonText).name() == tokens.ink
    assert button.grab().toImage().pixelColor(button.width() // 2, 4).name() == tokens.panel
    assert is_drawn_in(tokens.ink, button.icon().pixmap(16))


def test_letters_and_lengths_grow_with_the_scale(app: QApplication):
    heights = []
    for scale in (1.0, 1.5, 2.0):
        apply_theme(app, Theme.LIGHT, scale)
        heights.append(QPushButton("Guardar").sizeHint().height())

    assert app.font().pixelSize() == 28
    assert heights == sorted(set(heights))
    assert heights[0] >= 24


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_a_field_keeps_its_place_when_it_takes_the_focus(tokens: Tokens):
    found = lengths(tokens, 1.0)

    assert found["field_v"] + tokens.stroke == found["field_v_focus"] + tokens.ring
    assert found["field_v"] + tokens.stroke == found["field_v_invalid"] + found["ring_invalid"]


def test_the_system_choice_follows_the_desktop_only_while_it_is_chosen(app: QApplication):
    apply_theme(app, Theme.SYSTEM)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    expected = DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    assert current_tokens() is expected

    apply_theme(app, Theme.CONTRAST)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)

    assert current_tokens() is CONTRAST


def test_each_theme_has_a_spanish_name():
    assert set(THEME_LABELS) == set(Theme)


def test_the_letters_of_mayan_languages_are_in_the_fonts(app: QApplication):
    apply_theme(app, Theme.LIGHT)
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        letters = QFontMetrics(QFont(FAMILY, weight=weight))
        assert all(letters.inFontUcs4(ord(letter)) for letter in "ꞌꞋʼ’ñÑáéíóúüÁÉÍÓÚÜ¿¡«»·—…°º")


@pytest.mark.parametrize("path", sorted(bundled("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something(app: QApplication, path: Path):
    apply_theme(app, Theme.DARK)

    assert is_drawn_in(DARK.ink, icon(path.stem).pixmap(18))


def test_qt_itself_speaks_guatemalan_spanish(app: QApplication):
    speak_spanish(app)

    assert QLocale().toString(1234567) == "1,234,567"
    assert QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Z"
    assert QKeySequence("Shift+Return").toString(QKeySequence.SequenceFormat.NativeText) == "Mayús+Intro"
    assert QApplication.translate("QPlatformTheme", "Reset") == "Restablecer"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert DATE_FORMAT == "dd/MM/yyyy"
