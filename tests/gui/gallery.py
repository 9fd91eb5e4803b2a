"""Every widget in every state on one window, for the eyes: `python tests/gui/gallery.py FOLDER [THEME…]`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gobabierto_desktop.gui.icons import dress
from gobabierto_desktop.gui.look import em, mark
from gobabierto_desktop.gui.spanish import speak_spanish
from gobabierto_desktop.gui.theme import Theme, apply_theme
from gobabierto_desktop.gui.widgets.banner import Banner
from gobabierto_desktop.gui.widgets.choice_box import ChoiceBox
from gobabierto_desktop.gui.widgets.date_field import DateField
from gobabierto_desktop.gui.widgets.empty_state import EmptyState
from gobabierto_desktop.gui.widgets.labelled_field import LabelledField
from gobabierto_desktop.gui.widgets.long_text import LongText
from gobabierto_desktop.gui.widgets.multi_choice import MultiChoice
from gobabierto_desktop.gui.widgets.number_field import NumberField
from gobabierto_desktop.gui.widgets.pill import Pill
from gobabierto_desktop.gui.widgets.saved_badge import SavedBadge
from gobabierto_desktop.gui.widgets.toast import Toast
from gobabierto_desktop.gui.widgets.two_line import Dot, RowRole, TwoLineDelegate

AREAS = (
    ("educacion", "Educación"),
    ("ambiente", "Ambiente y cambio climático"),
    ("seguridad", "Seguridad"),
    ("fiscal", "Transparencia fiscal"),
    ("kiche", "Kꞌicheꞌ: salud comunitaria"),
)
MESAS = (
    ("Mesa 1 · Educación", "12 propuestas", "cerrada", Dot.DONE),
    ("Mesa 2 · Ambiente y cambio climático", "8 propuestas", "abierta", Dot.ACTIVE),
    ("Mesa 3 · Seguridad", "5 propuestas", "por revisar", Dot.WAITING),
    ("Mesa 4 · Transparencia fiscal", "0 propuestas", "sin iniciar", Dot.EMPTY),
    ("Mesa 5 · Kꞌicheꞌ: salud comunitaria", "3 propuestas", "rechazada", Dot.FAILED),
)


def search_areas(typed: str):
    return tuple(area for area in AREAS if typed.casefold() in area[1].casefold())


class Gallery(QMainWindow):
    """The proposal screen of the sketch, and what the sketch does not show."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Galería")
        self._menus()
        pages = QTabWidget()
        pages.addTab(self._capture(), "Captura")
        pages.addTab(self._states(), "Estados")
        pages.addTab(self._tables(), "Tablas")
        self.pages = pages
        outer = QWidget()
        layout = QVBoxLayout(outer)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top_bar())
        layout.addWidget(pages, 1)
        self.setCentralWidget(outer)
        self.statusBar().addWidget(QLabel("Foro Quetzaltenango · 16/05/2018 · 37 propuestas · sin entregar"))
        self.toast = Toast(outer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.stay_in_place()

    def _menus(self):
        self.file_menu = self.menuBar().addMenu("&Archivo")
        dress(self.file_menu.addAction("&Guardar", QKeySequence("Ctrl+S"), lambda: None), "device-floppy")
        dress(self.file_menu.addAction("&Deshacer", QKeySequence("Ctrl+Z"), lambda: None), "arrow-back-up")
        self.file_menu.addSeparator()
        for text, checked in (("&Con guía", True), ("&Sin guía", False)):
            action = QAction(text, self.file_menu, checkable=True, checked=checked)
            self.file_menu.addAction(action)
        self.file_menu.addMenu(QMenu("&Tema", self.file_menu)).menu().addAction("Oscuro")
        self.file_menu.addAction("&Enviar").setEnabled(False)
        for name in ("&Editar", "&Foro", "&Ver", "A&yuda"):
            self.menuBar().addMenu(name)

    def _top_bar(self):
        bar = QFrame()
        mark(bar, role="toolbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(em(0.8), em(0.4), em(0.8), 0)
        tabs = (("Captura", "pencil"), ("Asistencia", "users"), ("Votación", "checkbox"), ("Minuta", "file-text"), ("Entrega", "package"))  # fmt: skip
        for text, name in tabs:
            tab = QToolButton(text=text, checkable=True, autoExclusive=True, checked=text == "Captura")
            tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            mark(dress(tab, name), kind="tab")
            row.addWidget(tab)
        row.addStretch(1)
        badge = SavedBadge()
        badge.show_saved(datetime(2018, 5, 16, 10, 42, 7, tzinfo=UTC))
        row.addWidget(badge)
        find = QToolButton(text="Buscar o ejecutar  Ctrl+K")
        find.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.addWidget(dress(find, "search"))
        return bar

    def _capture(self):
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._mesas())
        row.addWidget(self._form(), 1)
        row.addWidget(self._similar())
        return page

    def _mesas(self):
        panel = QFrame()
        panel.setFixedWidth(em(25))
        mark(panel, role="panel", side="left")
        column = QVBoxLayout(panel)
        column.addWidget(_label("Mesas del foro", "section"))
        rows = QStandardItemModel(panel)
        for title, detail, word, dot in MESAS:
            item = QStandardItem(title)
            item.setData(detail, RowRole.DETAIL)
            item.setData(word, RowRole.WORD)
            item.setData(dot, RowRole.DOT)
            rows.appendRow(item)
        self.mesas = QListView()
        self.mesas.setModel(rows)
        self.mesas.setItemDelegate(TwoLineDelegate(self.mesas))
        self.mesas.setCurrentIndex(rows.index(1, 0))
        mark(self.mesas, role="flat")
        column.addWidget(self.mesas, 1)
        column.addWidget(dress(QPushButton("&Nueva mesa"), "plus"))
        return panel

    def _form(self):
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(em(1.4), em(0.8), em(1.4), em(0.8))
        column.setSpacing(em(0.8))
        head = QHBoxLayout()
        head.addWidget(_label("Propuesta 9 de la Mesa 2", "title"))
        head.addStretch(1)
        head.addWidget(Pill("Borrador", "warn"))
        column.addLayout(head)
        title = QLineEdit("Monitoreo ciudadano del río Samalá")
        column.addWidget(LabelledField("&Título de la propuesta *", title))
        problem = LongText(2, 6, 1000)
        problem_field = LabelledField("&Problema que atiende *", problem)
        problem.setPlainText(
            "No hay datos públicos sobre la calidad del agua; las comunidades de Cantel, Zunil y Almolonga no saben "
            "cuándo el río está contaminado."
        )
        column.addWidget(problem_field)
        self.action = LongText(2, 6)
        self.action.setPlaceholderText("¿Qué debe hacer la institución?")
        action_field = LabelledField("A&cción propuesta *", self.action)
        action_field.show_problem("Falta la acción propuesta. Puede guardar el borrador y completarla después.")
        column.addWidget(action_field)
        grid = QGridLayout()
        grid.setSpacing(em(0.8))
        for at, stretch in enumerate((3, 3, 2, 2)):
            grid.setColumnStretch(at, stretch)
        self.area = ChoiceBox(search_areas)
        self.area.set_code("ambiente")
        grid.addWidget(LabelledField("&Eje temático *", self.area), 0, 0, 1, 2)
        self.day = DateField()
        self.day.setText("16/05/2018")
        grid.addWidget(LabelledField("&Fecha", self.day), 0, 2)
        self.votes = NumberField()
        self.votes.set_value(23)
        grid.addWidget(LabelledField("&Votos a favor", self.votes), 0, 3)
        author = QLineEdit("María Tzꞌunun Ixcot (inventada)")
        author.setCursorPosition(0)
        grid.addWidget(LabelledField("&Quién la presenta", author), 1, 0, 1, 2)
        self.sectors = MultiChoice(AREAS)
        self.sectors.set_codes({"educacion", "kiche", "ambiente"})
        grid.addWidget(LabelledField("&Sectores", self.sectors), 1, 2, 1, 2)
        column.addLayout(grid)
        column.addWidget(QCheckBox("La persona autorizó publicar su nombre"))
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inner)
        whole = QWidget()
        around = QVBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(em(1.4), 0, em(1.4), em(0.8))
        discard = QPushButton("Descartar")
        mark(dress(discard, "trash", "quiet_ink"), kind="quiet")
        foot.addWidget(discard)
        foot.addStretch(1)
        foot.addWidget(QPushButton("Guardar borrador  Ctrl+S"))
        self.save = QPushButton("Guardar y siguiente  Ctrl+Intro")
        mark(dress(self.save, "check", "accent_ink"), kind="primary")
        foot.addWidget(self.save)
        around.addLayout(foot)
        return whole

    def _similar(self):
        panel = QFrame()
        panel.setFixedWidth(em(18))
        panel.setHidden(em() > 18)
        mark(panel, role="panel", side="right")
        column = QVBoxLayout(panel)
        column.addWidget(_label("Propuestas parecidas", "section"))
        column.addWidget(_label("Se comparan título y problema con todo el foro.", "subtitle"))
        for share, tone, title in ((86, "warn", "Medir y publicar la contaminación del Samalá"), (61, "neutral", "Red de agua limpia en Zunil")):  # fmt: skip
            card = QFrame()
            mark(card, role="card")
            inside = QVBoxLayout(card)
            inside.addWidget(Pill(f"{share} % parecida", tone))
            inside.addWidget(_label(title, "strong"))
            inside.addWidget(_label("Mesa 5 · 14 votos", "subtitle"))
            row = QHBoxLayout()
            for text in ("Comparar", "Unir"):
                button = QPushButton(text)
                mark(button, kind="small")
                row.addWidget(button)
            row.addStretch(1)
            inside.addLayout(row)
            column.addWidget(card)
        column.addStretch(1)
        return panel

    def _states(self):
        page = QWidget()
        grid = QGridLayout(page)
        grid.setSpacing(em(0.8))
        states = (("normal", {}), ("inválido", {"invalid": True}), ("inactivo", {"enabled": False}))
        for column, (name, settings) in enumerate(states):
            combo = QComboBox()
            combo.addItems([label for _code, label in AREAS])
            tick = QCheckBox("Marcada", checked=True)
            some = QCheckBox("A medias", tristate=True)
            some.setCheckState(Qt.CheckState.PartiallyChecked)
            radio = QRadioButton("Elegida", checked=True)
            widgets = [
                QLineEdit(name), combo, QSpinBox(value=7), QDateEdit(calendarPopup=True), DateField(),
                MultiChoice(AREAS), ChoiceBox(search_areas), tick, some, QCheckBox("Sin marcar"), radio,
                QRadioButton("Sin elegir", autoExclusive=False),
            ]  # fmt: skip
            for row, widget in enumerate(widgets):
                if "invalid" in settings:
                    mark(widget, invalid=True)
                widget.setEnabled(settings.get("enabled", True))
                grid.addWidget(widget, row, column)
        buttons = QVBoxLayout()
        for kind in ("", "primary", "danger", "quiet", "small"):
            row = QHBoxLayout()
            for enabled in (True, False):
                button = QPushButton(kind or "normal", enabled=enabled)
                ink = {"primary": "accent_ink", "danger": "danger_ink"}.get(kind, "ink")
                mark(dress(button, "send", ink), kind=kind)
                row.addWidget(button)
            buttons.addLayout(row)
        pills = QHBoxLayout()
        for tone in ("ok", "warn", "danger", "neutral", "info"):
            pills.addWidget(Pill(tone.capitalize(), tone))
        pills.addStretch(1)
        buttons.addLayout(pills)
        for tone in ("info", "ok", "warn", "danger"):
            buttons.addWidget(Banner("El archivo ya se había recibido: no cambió nada.", tone, "Ver" if tone == "warn" else None))  # fmt: skip
        progress = QProgressBar(value=60, textVisible=False)
        buttons.addWidget(progress)
        failed = SavedBadge()
        failed.show_failed("disco lleno")
        saving = SavedBadge()
        saving.show_saving()
        badges = QHBoxLayout()
        badges.addWidget(failed)
        badges.addWidget(saving)
        badges.addStretch(1)
        buttons.addLayout(badges)
        buttons.addWidget(EmptyState("inbox", "Todavía no hay paquetes. Abra uno o arrástrelo aquí.", "Abrir paquete"))
        grid.addLayout(buttons, 0, 3, 12, 1)
        grid.setColumnStretch(3, 2)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(page)
        return scroll

    def _tables(self):
        model = QStandardItemModel(60, 5)
        model.setHorizontalHeaderLabels(["Propuesta", "Mesa", "Eje", "Votos", "Estado"])
        for row in range(60):
            for column, text in enumerate((f"Propuesta {row + 1}: agua limpia", "Mesa 2", "Ambiente", str(row), "Borrador")):  # fmt: skip
                model.setItem(row, column, QStandardItem(text))
        table = QTableView()
        table.setModel(model)
        table.setAlternatingRowColors(True)
        table.setSortingEnabled(True)
        table.setColumnWidth(0, em(24))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.selectRow(3)
        return table


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    if role == "title":
        label.setWordWrap(False)
    mark(label, role=role)
    return label


def shoot(app: QApplication, folder: Path, theme: Theme, scale: float) -> None:
    """Leave one picture per page and popup."""
    apply_theme(app, theme, scale)
    window = Gallery()
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    name = f"{app.platformName()}-{theme.value}-{round(scale * 100)}"

    def keep(what: str, popup: QWidget | None = None) -> None:
        QTest.qWait(250)
        shot = window.grab()
        if popup is not None and popup.isVisible():
            painter = QPainter(shot)
            painter.drawPixmap(popup.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), popup.grab())
            painter.end()
        shot.save(str(folder / f"{name}-{what}.png"))

    window.action.setFocus()
    keep("capture")
    window.save.setFocus()
    window.toast.tell("Se borró la propuesta 8.")
    keep("toast")
    window.toast.hide()
    window.mesas.setFocus()
    window.day.open_calendar()
    keep("calendar", app.activePopupWidget())
    app.activePopupWidget().close()
    window.sectors.open_list()
    keep("multi", app.activePopupWidget())
    app.activePopupWidget().close()
    window.area.open_all()
    keep("choice", app.activePopupWidget())
    app.activePopupWidget().close()
    window.file_menu.popup(window.menuBar().mapToGlobal(QPoint(0, window.menuBar().height())))
    keep("menu", window.file_menu)
    window.file_menu.close()
    window.pages.setCurrentIndex(1)
    keep("states")
    window.pages.setCurrentIndex(2)
    keep("tables")
    window.close()


def main(folder: Path, names: list[str]) -> None:
    app = QApplication(sys.argv[:1])
    speak_spanish(app)
    folder.mkdir(parents=True, exist_ok=True)
    for theme in (Theme.LIGHT, Theme.DARK, Theme.CONTRAST):
        if not names or theme.value in names:
            for scale in (1.0, 1.5):
                shoot(app, folder, theme, scale)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
