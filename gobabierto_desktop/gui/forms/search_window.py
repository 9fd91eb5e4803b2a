"""Compiled from ui/search_window.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QLabel, QLineEdit,
    QListView, QSizePolicy, QVBoxLayout, QWidget)
class Ui_SearchWindow(object):
    def setupUi(self, SearchWindow: QDialog) -> None:
        if not SearchWindow.objectName():
            SearchWindow.setObjectName(u"SearchWindow")
        self.column = QVBoxLayout(SearchWindow)
        self.column.setObjectName(u"column")
        self.typed = QLineEdit(SearchWindow)
        self.typed.setObjectName(u"typed")

        self.column.addWidget(self.typed)

        self.found = QListView(SearchWindow)
        self.found.setObjectName(u"found")

        self.column.addWidget(self.found)

        self.hint = QLabel(SearchWindow)
        self.hint.setObjectName(u"hint")

        self.column.addWidget(self.hint)


        self.retranslateUi(SearchWindow)
    # setupUi

    def retranslateUi(self, SearchWindow: QDialog) -> None:
        SearchWindow.setWindowTitle(QCoreApplication.translate("SearchWindow", u"Buscar o ejecutar", None))
        self.typed.setPlaceholderText(QCoreApplication.translate("SearchWindow", u"Escriba palabras de una propuesta, un nombre, una orden\u2026", None))
#if QT_CONFIG(accessibility)
        self.typed.setAccessibleName(QCoreApplication.translate("SearchWindow", u"Buscar o ejecutar", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.found.setAccessibleName(QCoreApplication.translate("SearchWindow", u"Resultados", None))
#endif // QT_CONFIG(accessibility)
        self.hint.setText(QCoreApplication.translate("SearchWindow", u"\u2191 \u2193 para elegir \u00b7 Intro para abrir \u00b7 Esc para cerrar", None))
    # retranslateUi
