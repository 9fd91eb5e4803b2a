"""Guatemalan Spanish for what Qt itself writes: numbers, dialogs, names of keys."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.paths import bundled

DATE_FORMAT = "dd/MM/yyyy"
"""es_GT would write «16/5/18»: ask for this format wherever a date is shown."""


def speak_spanish(app: QApplication) -> None:
    """Set the locale es_GT (1,234,567.89, not es_ES's 1.234.567,89) and install Qt's Spanish with our corrections."""
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Guatemala))
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((theirs, "qtbase_es"), (str(bundled("translations")), "qt_overrides_es")):
        translator = QTranslator(app)
        if translator.load(name, folder):  # a build may leave Qt's own out: then only its English dialogs remain
            _ = app.installTranslator(translator)  # asked in reverse order: ours first
