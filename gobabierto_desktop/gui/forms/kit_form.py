"""Compiled from ui/kit_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit,
    QPushButton, QSizePolicy, QVBoxLayout, QWidget)
class Ui_KitForm(object):
    def setupUi(self, KitForm: QWidget) -> None:
        if not KitForm.objectName():
            KitForm.setObjectName(u"KitForm")
        self.column = QVBoxLayout(KitForm)
        self.column.setObjectName(u"column")
        self.halves = QHBoxLayout()
        self.halves.setObjectName(u"halves")
        self.forums_card = QFrame(KitForm)
        self.forums_card.setObjectName(u"forums_card")
        self.forums_column = QVBoxLayout(self.forums_card)
        self.forums_column.setObjectName(u"forums_column")
        self.forums_label = QLabel(self.forums_card)
        self.forums_label.setObjectName(u"forums_label")

        self.forums_column.addWidget(self.forums_label)

        self.forums = QListWidget(self.forums_card)
        self.forums.setObjectName(u"forums")

        self.forums_column.addWidget(self.forums)

        self.forums_hint = QLabel(self.forums_card)
        self.forums_hint.setObjectName(u"forums_hint")
        self.forums_hint.setWordWrap(True)

        self.forums_column.addWidget(self.forums_hint)

        self.forums_column.setStretch(1, 1)

        self.halves.addWidget(self.forums_card)

        self.people_card = QFrame(KitForm)
        self.people_card.setObjectName(u"people_card")
        self.people_column = QVBoxLayout(self.people_card)
        self.people_column.setObjectName(u"people_column")
        self.people_label = QLabel(self.people_card)
        self.people_label.setObjectName(u"people_label")

        self.people_column.addWidget(self.people_label)

        self.people = QPlainTextEdit(self.people_card)
        self.people.setObjectName(u"people")
        self.people.setTabChangesFocus(True)

        self.people_column.addWidget(self.people)

        self.people_hint = QLabel(self.people_card)
        self.people_hint.setObjectName(u"people_hint")
        self.people_hint.setWordWrap(True)

        self.people_column.addWidget(self.people_hint)

        self.people_column.setStretch(1, 1)

        self.halves.addWidget(self.people_card)

        self.halves.setStretch(0, 1)
        self.halves.setStretch(1, 1)

        self.column.addLayout(self.halves)

        self.secret_card = QFrame(KitForm)
        self.secret_card.setObjectName(u"secret_card")
        self.secret_column = QVBoxLayout(self.secret_card)
        self.secret_column.setObjectName(u"secret_column")
        self.secret_label = QLabel(self.secret_card)
        self.secret_label.setObjectName(u"secret_label")

        self.secret_column.addWidget(self.secret_label)

        self.secret = QLineEdit(self.secret_card)
        self.secret.setObjectName(u"secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)

        self.secret_column.addWidget(self.secret)


        self.column.addWidget(self.secret_card)

        self.slips_card = QFrame(KitForm)
        self.slips_card.setObjectName(u"slips_card")
        self.slips_row = QHBoxLayout(self.slips_card)
        self.slips_row.setObjectName(u"slips_row")
        self.slips = QLabel(self.slips_card)
        self.slips.setObjectName(u"slips")
        self.slips.setWordWrap(True)

        self.slips_row.addWidget(self.slips)

        self.slips_button = QPushButton(self.slips_card)
        self.slips_button.setObjectName(u"slips_button")

        self.slips_row.addWidget(self.slips_button)

        self.slips_row.setStretch(0, 1)

        self.column.addWidget(self.slips_card)

        self.column.setStretch(0, 1)
#if QT_CONFIG(shortcut)
        self.forums_label.setBuddy(self.forums)
        self.people_label.setBuddy(self.people)
        self.secret_label.setBuddy(self.secret)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(KitForm)
    # setupUi

    def retranslateUi(self, KitForm: QWidget) -> None:
        self.forums_card.setProperty(u"role", QCoreApplication.translate("KitForm", u"card", None))
        self.forums_label.setText(QCoreApplication.translate("KitForm", u"F&oros que lleva *", None))
        self.forums_label.setProperty(u"role", QCoreApplication.translate("KitForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.forums.setAccessibleName(QCoreApplication.translate("KitForm", u"Foros que lleva el kit; la barra espaciadora marca", None))
#endif // QT_CONFIG(accessibility)
        self.forums.setProperty(u"role", QCoreApplication.translate("KitForm", u"flat", None))
        self.forums_hint.setText(QCoreApplication.translate("KitForm", u"Con sus mesas y lo que ya se escribi\u00f3. Espacio marca o quita.", None))
        self.forums_hint.setProperty(u"role", QCoreApplication.translate("KitForm", u"hint", None))
        self.people_card.setProperty(u"role", QCoreApplication.translate("KitForm", u"card", None))
        self.people_label.setText(QCoreApplication.translate("KitForm", u"Personas con identidad &lista", None))
        self.people_label.setProperty(u"role", QCoreApplication.translate("KitForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.people.setAccessibleName(QCoreApplication.translate("KitForm", u"Personas con identidad lista, una por l\u00ednea: nombre; cargo; instituci\u00f3n; correo", None))
#endif // QT_CONFIG(accessibility)
        self.people.setPlaceholderText(QCoreApplication.translate("KitForm", u"Nombre; cargo; instituci\u00f3n; correo", None))
        self.people_hint.setText(QCoreApplication.translate("KitForm", u"Una por l\u00ednea: nombre; cargo; instituci\u00f3n; correo (s\u00f3lo el nombre hace falta). Cada una abrir\u00e1 el kit con un n\u00famero y un PIN, que se entregan aparte. D\u00e9jelo vac\u00edo si cada quien har\u00e1 su solicitud.", None))
        self.people_hint.setProperty(u"role", QCoreApplication.translate("KitForm", u"hint", None))
        self.secret_card.setProperty(u"role", QCoreApplication.translate("KitForm", u"card", None))
        self.secret_label.setText(QCoreApplication.translate("KitForm", u"Con&trase\u00f1a *", None))
        self.secret_label.setProperty(u"role", QCoreApplication.translate("KitForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.secret.setAccessibleName(QCoreApplication.translate("KitForm", u"Contrase\u00f1a, obligatorio", None))
#endif // QT_CONFIG(accessibility)
        self.slips_card.setProperty(u"role", QCoreApplication.translate("KitForm", u"card", None))
        self.slips.setProperty(u"role", QCoreApplication.translate("KitForm", u"strong", None))
        self.slips_button.setText(QCoreApplication.translate("KitForm", u"Guardar las &papeletas\u2026", None))
        pass
    # retranslateUi
