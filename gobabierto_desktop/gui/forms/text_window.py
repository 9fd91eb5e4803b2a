"""Compiled from ui/text_window.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractButton, QApplication, QDialog, QDialogButtonBox,
    QSizePolicy, QTextBrowser, QVBoxLayout, QWidget)
class Ui_TextWindow(object):
    def setupUi(self, TextWindow: QDialog) -> None:
        if not TextWindow.objectName():
            TextWindow.setObjectName(u"TextWindow")
        self.column = QVBoxLayout(TextWindow)
        self.column.setObjectName(u"column")
        self.text = QTextBrowser(TextWindow)
        self.text.setObjectName(u"text")
        self.text.setOpenExternalLinks(False)

        self.column.addWidget(self.text)

        self.buttons = QDialogButtonBox(TextWindow)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.column.addWidget(self.buttons)


        self.retranslateUi(TextWindow)
        self.buttons.rejected.connect(TextWindow.reject)
    # setupUi

    def retranslateUi(self, TextWindow: QDialog) -> None:
        pass
    # retranslateUi
