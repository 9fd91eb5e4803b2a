"""Compiled from ui/lock_window.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QLineEdit, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)
class Ui_LockWindow(object):
    def setupUi(self, LockWindow: QWidget) -> None:
        if not LockWindow.objectName():
            LockWindow.setObjectName(u"LockWindow")
        self.whole = QVBoxLayout(LockWindow)
        self.whole.setObjectName(u"whole")
        self.above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.above)

        self.row = QHBoxLayout()
        self.row.setObjectName(u"row")
        self.before = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.before)

        self.card = QFrame(LockWindow)
        self.card.setObjectName(u"card")
        self.column = QVBoxLayout(self.card)
        self.column.setObjectName(u"column")
        self.title = QLabel(self.card)
        self.title.setObjectName(u"title")

        self.column.addWidget(self.title)

        self.words = QLabel(self.card)
        self.words.setObjectName(u"words")
        self.words.setWordWrap(True)

        self.column.addWidget(self.words)

        self.bar = QProgressBar(self.card)
        self.bar.setObjectName(u"bar")
        self.bar.setMaximum(0)
        self.bar.setTextVisible(False)

        self.column.addWidget(self.bar)

        self.asking = QWidget(self.card)
        self.asking.setObjectName(u"asking")
        self.asking_column = QVBoxLayout(self.asking)
        self.asking_column.setObjectName(u"asking_column")
        self.asking_column.setContentsMargins(0, 0, 0, 0)
        self.question = QLabel(self.asking)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)

        self.asking_column.addWidget(self.question)

        self.passphrase = QLineEdit(self.asking)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.asking_column.addWidget(self.passphrase)

        self.trouble = QLabel(self.asking)
        self.trouble.setObjectName(u"trouble")
        self.trouble.setWordWrap(True)

        self.asking_column.addWidget(self.trouble)

        self.buttons = QHBoxLayout()
        self.buttons.setObjectName(u"buttons")
        self.open = QPushButton(self.asking)
        self.open.setObjectName(u"open")

        self.buttons.addWidget(self.open)

        self.other = QPushButton(self.asking)
        self.other.setObjectName(u"other")

        self.buttons.addWidget(self.other)

        self.verify = QPushButton(self.asking)
        self.verify.setObjectName(u"verify")

        self.buttons.addWidget(self.verify)

        self.between = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.between)

        self.leave = QPushButton(self.asking)
        self.leave.setObjectName(u"leave")

        self.buttons.addWidget(self.leave)


        self.asking_column.addLayout(self.buttons)


        self.column.addWidget(self.asking)


        self.row.addWidget(self.card)

        self.after = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.after)


        self.whole.addLayout(self.row)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.below)

#if QT_CONFIG(shortcut)
        self.question.setBuddy(self.passphrase)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(LockWindow)
    # setupUi

    def retranslateUi(self, LockWindow: QWidget) -> None:
        LockWindow.setWindowTitle(QCoreApplication.translate("LockWindow", u"Gobierno Abierto", None))
        self.question.setText(QCoreApplication.translate("LockWindow", u"&Contrase\u00f1a, o c\u00f3digo de la hoja de recuperaci\u00f3n", None))
#if QT_CONFIG(accessibility)
        self.passphrase.setAccessibleName(QCoreApplication.translate("LockWindow", u"Contrase\u00f1a, o c\u00f3digo de la hoja de recuperaci\u00f3n", None))
#endif // QT_CONFIG(accessibility)
        self.open.setText(QCoreApplication.translate("LockWindow", u"&Abrir", None))
        self.other.setText(QCoreApplication.translate("LockWindow", u"&Otra persona\u2026", None))
        self.verify.setText(QCoreApplication.translate("LockWindow", u"&Verificar un archivo\u2026", None))
        self.leave.setText(QCoreApplication.translate("LockWindow", u"&Salir", None))
    # retranslateUi
