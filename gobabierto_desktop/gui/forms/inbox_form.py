"""Compiled from ui/inbox_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QListView, QPushButton, QSizePolicy, QVBoxLayout,
    QWidget)
class Ui_InboxForm(object):
    def setupUi(self, InboxForm: QWidget) -> None:
        if not InboxForm.objectName():
            InboxForm.setObjectName(u"InboxForm")
        self.column = QVBoxLayout(InboxForm)
        self.column.setObjectName(u"column")
        self.drop_zone = QFrame(InboxForm)
        self.drop_zone.setObjectName(u"drop_zone")
        self.drop_row = QHBoxLayout(self.drop_zone)
        self.drop_row.setObjectName(u"drop_row")
        self.drop_words = QLabel(self.drop_zone)
        self.drop_words.setObjectName(u"drop_words")
        self.drop_words.setWordWrap(True)

        self.drop_row.addWidget(self.drop_words)

        self.choose_button = QPushButton(self.drop_zone)
        self.choose_button.setObjectName(u"choose_button")

        self.drop_row.addWidget(self.choose_button)

        self.drop_row.setStretch(0, 1)

        self.column.addWidget(self.drop_zone)

        self.waiting_place = QVBoxLayout()
        self.waiting_place.setObjectName(u"waiting_place")

        self.column.addLayout(self.waiting_place)

        self.balance_card = QFrame(InboxForm)
        self.balance_card.setObjectName(u"balance_card")
        self.balance_column = QVBoxLayout(self.balance_card)
        self.balance_column.setObjectName(u"balance_column")

        self.column.addWidget(self.balance_card)

        self.packages_label = QLabel(InboxForm)
        self.packages_label.setObjectName(u"packages_label")

        self.column.addWidget(self.packages_label)

        self.packages = QListView(InboxForm)
        self.packages.setObjectName(u"packages")

        self.column.addWidget(self.packages)

        self.column.setStretch(4, 1)
#if QT_CONFIG(shortcut)
        self.packages_label.setBuddy(self.packages)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(InboxForm)
    # setupUi

    def retranslateUi(self, InboxForm: QWidget) -> None:
        self.drop_zone.setProperty(u"role", QCoreApplication.translate("InboxForm", u"drop", None))
        self.drop_words.setText(QCoreApplication.translate("InboxForm", u"Suelte aqu\u00ed los paquetes (.asice) que trajo la memoria USB, o el\u00edjalos.", None))
        self.drop_words.setProperty(u"role", QCoreApplication.translate("InboxForm", u"subtitle", None))
        self.choose_button.setText(QCoreApplication.translate("InboxForm", u"&Recibir paquetes\u2026", None))
        self.choose_button.setProperty(u"kind", QCoreApplication.translate("InboxForm", u"primary", None))
        self.balance_card.setProperty(u"role", QCoreApplication.translate("InboxForm", u"card", None))
        self.packages_label.setText(QCoreApplication.translate("InboxForm", u"&Paquetes", None))
        self.packages_label.setProperty(u"role", QCoreApplication.translate("InboxForm", u"section", None))
#if QT_CONFIG(accessibility)
        self.packages.setAccessibleName(QCoreApplication.translate("InboxForm", u"Paquetes recibidos y rechazados", None))
#endif // QT_CONFIG(accessibility)
        self.packages.setProperty(u"role", QCoreApplication.translate("InboxForm", u"flat", None))
        pass
    # retranslateUi
