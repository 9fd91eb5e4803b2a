"""Compiled from ui/note_window.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QTextBrowser,
    QVBoxLayout, QWidget)
class Ui_NoteWindow(object):
    def setupUi(self, NoteWindow: QDialog) -> None:
        if not NoteWindow.objectName():
            NoteWindow.setObjectName(u"NoteWindow")
        self.column = QVBoxLayout(NoteWindow)
        self.column.setObjectName(u"column")
        self.title = QLabel(NoteWindow)
        self.title.setObjectName(u"title")
        self.title.setWordWrap(True)

        self.column.addWidget(self.title)

        self.others = QTextBrowser(NoteWindow)
        self.others.setObjectName(u"others")

        self.column.addWidget(self.others)

        self.mine = QVBoxLayout()
        self.mine.setObjectName(u"mine")

        self.column.addLayout(self.mine)

        self.foot = QHBoxLayout()
        self.foot.setObjectName(u"foot")
        self.remove_button = QPushButton(NoteWindow)
        self.remove_button.setObjectName(u"remove_button")

        self.foot.addWidget(self.remove_button)

        self.gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.gap)

        self.cancel_button = QPushButton(NoteWindow)
        self.cancel_button.setObjectName(u"cancel_button")

        self.foot.addWidget(self.cancel_button)

        self.keep_button = QPushButton(NoteWindow)
        self.keep_button.setObjectName(u"keep_button")

        self.foot.addWidget(self.keep_button)


        self.column.addLayout(self.foot)


        self.retranslateUi(NoteWindow)
        self.cancel_button.clicked.connect(NoteWindow.reject)
    # setupUi

    def retranslateUi(self, NoteWindow: QDialog) -> None:
        NoteWindow.setWindowTitle(QCoreApplication.translate("NoteWindow", u"Nota del campo", None))
#if QT_CONFIG(accessibility)
        self.others.setAccessibleName(QCoreApplication.translate("NoteWindow", u"Notas de otras computadoras", None))
#endif // QT_CONFIG(accessibility)
        self.remove_button.setText(QCoreApplication.translate("NoteWindow", u"&Quitar la nota", None))
        self.cancel_button.setText(QCoreApplication.translate("NoteWindow", u"&Cancelar  Esc", None))
        self.keep_button.setText(QCoreApplication.translate("NoteWindow", u"&Guardar la nota  Ctrl+Intro", None))
    # retranslateUi
