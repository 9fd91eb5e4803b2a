"""The pages of the window: built when asked for, each answering for the kinds of record its declaration names."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from gobabierto_desktop.gui.application import PAGES
from tests.house.sources import ROOT

LOADED = (
    "import sys, gobabierto_desktop.gui.sitting;"
    "print([one for one in ('pyhanko', 'reportlab', 'openpyxl') if one in sys.modules])"
)


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.name)
def test_a_page_opens_the_kinds_that_its_declaration_names(window, spec):
    assert set(spec.kinds) == window.pages[spec.name].kinds


def test_only_the_first_page_is_built_at_the_start(window):
    assert window.pages.built() == (window.page(),)

    window.show_page("votes")
    assert len(window.pages.built()) == 2


def test_a_window_can_be_closed_again(window):
    assert window.close()
    assert window.close()


def test_what_signs_and_prints_is_not_loaded_at_the_start():
    found = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"


def test_qt_s_own_file_dialog_speaks_spanish(window, qtbot):
    chooser = QFileDialog(window, "Elegir", str(ROOT))
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(chooser)

    said = [one.text().replace("&", "") for one in chooser.findChildren(QLabel) if one.text()]

    assert said == ["Ver en:", "Nombre del archivo:", "Archivos de tipo:"]
