"""Compiled from ui/trust_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QLabel, QListView, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)
class Ui_TrustForm(object):
    def setupUi(self, TrustForm: QWidget) -> None:
        if not TrustForm.objectName():
            TrustForm.setObjectName(u"TrustForm")
        self.column = QVBoxLayout(TrustForm)
        self.column.setObjectName(u"column")
        self.authority_card = QFrame(TrustForm)
        self.authority_card.setObjectName(u"authority_card")
        self.authority_column = QVBoxLayout(self.authority_card)
        self.authority_column.setObjectName(u"authority_column")
        self.authority = QLabel(self.authority_card)
        self.authority.setObjectName(u"authority")
        self.authority.setWordWrap(True)
        self.authority.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.authority_column.addWidget(self.authority)

        self.explained = QLabel(self.authority_card)
        self.explained.setObjectName(u"explained")
        self.explained.setWordWrap(True)

        self.authority_column.addWidget(self.explained)


        self.column.addWidget(self.authority_card)

        self.lists = QHBoxLayout()
        self.lists.setObjectName(u"lists")
        self.issued_card = QFrame(TrustForm)
        self.issued_card.setObjectName(u"issued_card")
        self.issued_column = QVBoxLayout(self.issued_card)
        self.issued_column.setObjectName(u"issued_column")
        self.issued_label = QLabel(self.issued_card)
        self.issued_label.setObjectName(u"issued_label")

        self.issued_column.addWidget(self.issued_label)

        self.issued = QListView(self.issued_card)
        self.issued.setObjectName(u"issued")

        self.issued_column.addWidget(self.issued)

        self.issued_row = QHBoxLayout()
        self.issued_row.setObjectName(u"issued_row")
        self.answer_button = QPushButton(self.issued_card)
        self.answer_button.setObjectName(u"answer_button")

        self.issued_row.addWidget(self.answer_button)

        self.revoke_button = QPushButton(self.issued_card)
        self.revoke_button.setObjectName(u"revoke_button")

        self.issued_row.addWidget(self.revoke_button)

        self.issued_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.issued_row.addItem(self.issued_space)


        self.issued_column.addLayout(self.issued_row)

        self.issued_column.setStretch(1, 1)

        self.lists.addWidget(self.issued_card)

        self.believed_card = QFrame(TrustForm)
        self.believed_card.setObjectName(u"believed_card")
        self.believed_column = QVBoxLayout(self.believed_card)
        self.believed_column.setObjectName(u"believed_column")
        self.believed_label = QLabel(self.believed_card)
        self.believed_label.setObjectName(u"believed_label")

        self.believed_column.addWidget(self.believed_label)

        self.believed = QListView(self.believed_card)
        self.believed.setObjectName(u"believed")

        self.believed_column.addWidget(self.believed)

        self.believed_row = QGridLayout()
        self.believed_row.setObjectName(u"believed_row")
        self.add_button = QPushButton(self.believed_card)
        self.add_button.setObjectName(u"add_button")

        self.believed_row.addWidget(self.add_button, 0, 0, 1, 1)

        self.stop_button = QPushButton(self.believed_card)
        self.stop_button.setObjectName(u"stop_button")

        self.believed_row.addWidget(self.stop_button, 0, 1, 1, 1)

        self.list_button = QPushButton(self.believed_card)
        self.list_button.setObjectName(u"list_button")

        self.believed_row.addWidget(self.list_button, 1, 0, 1, 2)

        self.believed_row.setColumnStretch(2, 1)

        self.believed_column.addLayout(self.believed_row)

        self.believed_column.setStretch(1, 1)

        self.lists.addWidget(self.believed_card)

        self.lists.setStretch(0, 1)
        self.lists.setStretch(1, 1)

        self.column.addLayout(self.lists)

        self.column.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.issued_label.setBuddy(self.issued)
        self.believed_label.setBuddy(self.believed)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(TrustForm)
    # setupUi

    def retranslateUi(self, TrustForm: QWidget) -> None:
        self.authority_card.setProperty(u"role", QCoreApplication.translate("TrustForm", u"card", None))
        self.authority.setProperty(u"role", QCoreApplication.translate("TrustForm", u"strong", None))
        self.explained.setProperty(u"role", QCoreApplication.translate("TrustForm", u"hint", None))
        self.issued_card.setProperty(u"role", QCoreApplication.translate("TrustForm", u"card", None))
        self.issued_label.setText(QCoreApplication.translate("TrustForm", u"Certificados &otorgados", None))
        self.issued_label.setProperty(u"role", QCoreApplication.translate("TrustForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.issued.setAccessibleName(QCoreApplication.translate("TrustForm", u"Certificados otorgados", None))
#endif // QT_CONFIG(accessibility)
        self.issued.setProperty(u"role", QCoreApplication.translate("TrustForm", u"flat", None))
        self.answer_button.setText(QCoreApplication.translate("TrustForm", u"Responder &solicitudes\u2026", None))
        self.revoke_button.setText(QCoreApplication.translate("TrustForm", u"&Revocar\u2026", None))
        self.believed_card.setProperty(u"role", QCoreApplication.translate("TrustForm", u"card", None))
        self.believed_label.setText(QCoreApplication.translate("TrustForm", u"A qui\u00e9n se cree ade&m\u00e1s", None))
        self.believed_label.setProperty(u"role", QCoreApplication.translate("TrustForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.believed.setAccessibleName(QCoreApplication.translate("TrustForm", u"A qui\u00e9n se cree adem\u00e1s de la autoridad del plan", None))
#endif // QT_CONFIG(accessibility)
        self.believed.setProperty(u"role", QCoreApplication.translate("TrustForm", u"flat", None))
        self.add_button.setText(QCoreApplication.translate("TrustForm", u"A&gregar a alguien\u2026", None))
        self.stop_button.setText(QCoreApplication.translate("TrustForm", u"De&jar de creerle\u2026", None))
        self.list_button.setText(QCoreApplication.translate("TrustForm", u"Tomar una l&ista de revocados\u2026", None))
        pass
    # retranslateUi
