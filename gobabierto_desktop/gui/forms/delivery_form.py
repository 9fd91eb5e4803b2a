"""Compiled from ui/delivery_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QListView,
    QPushButton, QRadioButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_DeliveryForm(object):
    def setupUi(self, DeliveryForm: QWidget) -> None:
        if not DeliveryForm.objectName():
            DeliveryForm.setObjectName(u"DeliveryForm")
        self.column = QVBoxLayout(DeliveryForm)
        self.column.setObjectName(u"column")
        self.signer_card = QFrame(DeliveryForm)
        self.signer_card.setObjectName(u"signer_card")
        self.signer_row = QHBoxLayout(self.signer_card)
        self.signer_row.setObjectName(u"signer_row")
        self.signer_column = QVBoxLayout()
        self.signer_column.setObjectName(u"signer_column")
        self.signer = QLabel(self.signer_card)
        self.signer.setObjectName(u"signer")
        self.signer.setWordWrap(True)

        self.signer_column.addWidget(self.signer)

        self.signer_hint = QLabel(self.signer_card)
        self.signer_hint.setObjectName(u"signer_hint")
        self.signer_hint.setWordWrap(True)

        self.signer_column.addWidget(self.signer_hint)


        self.signer_row.addLayout(self.signer_column)

        self.identity_button = QPushButton(self.signer_card)
        self.identity_button.setObjectName(u"identity_button")

        self.signer_row.addWidget(self.identity_button)

        self.signer_row.setStretch(0, 1)

        self.column.addWidget(self.signer_card)

        self.scope_card = QFrame(DeliveryForm)
        self.scope_card.setObjectName(u"scope_card")
        self.scope_column = QVBoxLayout(self.scope_card)
        self.scope_column.setObjectName(u"scope_column")
        self.scope_label = QLabel(self.scope_card)
        self.scope_label.setObjectName(u"scope_label")

        self.scope_column.addWidget(self.scope_label)

        self.whole_forum = QRadioButton(self.scope_card)
        self.whole_forum.setObjectName(u"whole_forum")
        self.whole_forum.setChecked(True)

        self.scope_column.addWidget(self.whole_forum)

        self.one_table = QRadioButton(self.scope_card)
        self.one_table.setObjectName(u"one_table")

        self.scope_column.addWidget(self.one_table)


        self.column.addWidget(self.scope_card)

        self.place_card = QFrame(DeliveryForm)
        self.place_card.setObjectName(u"place_card")
        self.place_grid = QGridLayout(self.place_card)
        self.place_grid.setObjectName(u"place_grid")
        self.place_label = QLabel(self.place_card)
        self.place_label.setObjectName(u"place_label")

        self.place_grid.addWidget(self.place_label, 0, 0, 1, 1)

        self.place_button = QPushButton(self.place_card)
        self.place_button.setObjectName(u"place_button")

        self.place_grid.addWidget(self.place_button, 1, 0, 1, 1)

        self.secret_label = QLabel(self.place_card)
        self.secret_label.setObjectName(u"secret_label")

        self.place_grid.addWidget(self.secret_label, 0, 1, 1, 1)

        self.secret = QLineEdit(self.place_card)
        self.secret.setObjectName(u"secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)

        self.place_grid.addWidget(self.secret, 1, 1, 1, 1)

        self.enclosed = QCheckBox(self.place_card)
        self.enclosed.setObjectName(u"enclosed")

        self.place_grid.addWidget(self.enclosed, 2, 0, 1, 2)

        self.enclosed_hint = QLabel(self.place_card)
        self.enclosed_hint.setObjectName(u"enclosed_hint")
        self.enclosed_hint.setWordWrap(True)

        self.place_grid.addWidget(self.enclosed_hint, 3, 0, 1, 2)

        self.place_grid.setColumnStretch(0, 1)
        self.place_grid.setColumnStretch(1, 1)

        self.column.addWidget(self.place_card)

        self.problems_card = QFrame(DeliveryForm)
        self.problems_card.setObjectName(u"problems_card")
        self.problems_column = QVBoxLayout(self.problems_card)
        self.problems_column.setObjectName(u"problems_column")
        self.problems_label = QLabel(self.problems_card)
        self.problems_label.setObjectName(u"problems_label")
        self.problems_label.setWordWrap(True)

        self.problems_column.addWidget(self.problems_label)

        self.problems_hint = QLabel(self.problems_card)
        self.problems_hint.setObjectName(u"problems_hint")
        self.problems_hint.setWordWrap(True)

        self.problems_column.addWidget(self.problems_hint)

        self.problems = QListView(self.problems_card)
        self.problems.setObjectName(u"problems")

        self.problems_column.addWidget(self.problems)


        self.column.addWidget(self.problems_card)

        self.below = QSpacerItem(1, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.below)

        self.column.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.place_label.setBuddy(self.place_button)
        self.secret_label.setBuddy(self.secret)
        self.problems_label.setBuddy(self.problems)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(DeliveryForm)
    # setupUi

    def retranslateUi(self, DeliveryForm: QWidget) -> None:
        self.signer_card.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"card", None))
        self.signer.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"strong", None))
        self.signer_hint.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"hint", None))
        self.identity_button.setText(QCoreApplication.translate("DeliveryForm", u"&Identidad\u2026", None))
        self.scope_card.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"card", None))
        self.scope_label.setText(QCoreApplication.translate("DeliveryForm", u"Qu\u00e9 se entrega", None))
        self.scope_label.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"label", None))
        self.place_card.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"card", None))
        self.place_label.setText(QCoreApplication.translate("DeliveryForm", u"Car&peta o memoria USB *", None))
        self.place_label.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"label", None))
        self.place_button.setText(QCoreApplication.translate("DeliveryForm", u"Elegir carpeta\u2026", None))
        self.place_button.setProperty(u"kind", QCoreApplication.translate("DeliveryForm", u"field", None))
        self.secret_label.setText(QCoreApplication.translate("DeliveryForm", u"C&ontrase\u00f1a o PIN *", None))
        self.secret_label.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.secret.setAccessibleName(QCoreApplication.translate("DeliveryForm", u"Contrase\u00f1a o PIN, obligatorio", None))
#endif // QT_CONFIG(accessibility)
        self.enclosed.setText(QCoreApplication.translate("DeliveryForm", u"En un sob&re cerrado", None))
        self.enclosed_hint.setText(QCoreApplication.translate("DeliveryForm", u"Quien halle la memoria s\u00f3lo ver\u00e1 el plan y qui\u00e9n la env\u00eda.", None))
        self.enclosed_hint.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"hint", None))
        self.problems_card.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"card", None))
        self.problems_label.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"label", None))
        self.problems_hint.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"hint", None))
#if QT_CONFIG(accessibility)
        self.problems.setAccessibleName(QCoreApplication.translate("DeliveryForm", u"Lo que queda por corregir", None))
#endif // QT_CONFIG(accessibility)
        self.problems.setProperty(u"role", QCoreApplication.translate("DeliveryForm", u"flat", None))
        pass
    # retranslateUi
