"""Compiled from ui/acta_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QLabel, QListView,
    QRadioButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)
class Ui_ActaForm(object):
    def setupUi(self, ActaForm: QWidget) -> None:
        if not ActaForm.objectName():
            ActaForm.setObjectName(u"ActaForm")
        self.column = QVBoxLayout(ActaForm)
        self.column.setObjectName(u"column")
        self.scope_card = QFrame(ActaForm)
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

        self.signatures_card = QFrame(ActaForm)
        self.signatures_card.setObjectName(u"signatures_card")
        self.signatures_column = QVBoxLayout(self.signatures_card)
        self.signatures_column.setObjectName(u"signatures_column")
        self.signatures_label = QLabel(self.signatures_card)
        self.signatures_label.setObjectName(u"signatures_label")

        self.signatures_column.addWidget(self.signatures_label)

        self.signatures_hint = QLabel(self.signatures_card)
        self.signatures_hint.setObjectName(u"signatures_hint")
        self.signatures_hint.setWordWrap(True)

        self.signatures_column.addWidget(self.signatures_hint)

        self.signatures = QListView(self.signatures_card)
        self.signatures.setObjectName(u"signatures")

        self.signatures_column.addWidget(self.signatures)


        self.column.addWidget(self.signatures_card)

        self.addendum_card = QFrame(ActaForm)
        self.addendum_card.setObjectName(u"addendum_card")
        self.addendum_column = QVBoxLayout(self.addendum_card)
        self.addendum_column.setObjectName(u"addendum_column")
        self.addendum_label = QLabel(self.addendum_card)
        self.addendum_label.setObjectName(u"addendum_label")

        self.addendum_column.addWidget(self.addendum_label)

        self.addendum_hint = QLabel(self.addendum_card)
        self.addendum_hint.setObjectName(u"addendum_hint")
        self.addendum_hint.setWordWrap(True)

        self.addendum_column.addWidget(self.addendum_hint)


        self.column.addWidget(self.addendum_card)

        self.parts_card = QFrame(ActaForm)
        self.parts_card.setObjectName(u"parts_card")
        self.parts_column = QVBoxLayout(self.parts_card)
        self.parts_column.setObjectName(u"parts_column")
        self.parts_label = QLabel(self.parts_card)
        self.parts_label.setObjectName(u"parts_label")
        self.parts_label.setWordWrap(True)

        self.parts_column.addWidget(self.parts_label)

        self.parts_hint = QLabel(self.parts_card)
        self.parts_hint.setObjectName(u"parts_hint")
        self.parts_hint.setWordWrap(True)

        self.parts_column.addWidget(self.parts_hint)

        self.parts = QListView(self.parts_card)
        self.parts.setObjectName(u"parts")

        self.parts_column.addWidget(self.parts)


        self.column.addWidget(self.parts_card)

        self.ratify_card = QFrame(ActaForm)
        self.ratify_card.setObjectName(u"ratify_card")
        self.ratify_column = QVBoxLayout(self.ratify_card)
        self.ratify_column.setObjectName(u"ratify_column")
        self.ratify_label = QLabel(self.ratify_card)
        self.ratify_label.setObjectName(u"ratify_label")

        self.ratify_column.addWidget(self.ratify_label)

        self.ratify_hint = QLabel(self.ratify_card)
        self.ratify_hint.setObjectName(u"ratify_hint")
        self.ratify_hint.setWordWrap(True)

        self.ratify_column.addWidget(self.ratify_hint)


        self.column.addWidget(self.ratify_card)

        self.below = QSpacerItem(1, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.below)

#if QT_CONFIG(shortcut)
        self.signatures_label.setBuddy(self.signatures)
        self.parts_label.setBuddy(self.parts)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ActaForm)
    # setupUi

    def retranslateUi(self, ActaForm: QWidget) -> None:
        self.scope_card.setProperty(u"role", QCoreApplication.translate("ActaForm", u"card", None))
        self.scope_label.setText(QCoreApplication.translate("ActaForm", u"De qu\u00e9 es el acta", None))
        self.scope_label.setProperty(u"role", QCoreApplication.translate("ActaForm", u"label", None))
        self.signatures_card.setProperty(u"role", QCoreApplication.translate("ActaForm", u"card", None))
        self.signatures_label.setProperty(u"role", QCoreApplication.translate("ActaForm", u"label", None))
        self.signatures_hint.setProperty(u"role", QCoreApplication.translate("ActaForm", u"hint", None))
#if QT_CONFIG(accessibility)
        self.signatures.setAccessibleName(QCoreApplication.translate("ActaForm", u"Qui\u00e9n firm\u00f3, y las adendas", None))
#endif // QT_CONFIG(accessibility)
        self.signatures.setProperty(u"role", QCoreApplication.translate("ActaForm", u"flat", None))
        self.addendum_card.setProperty(u"role", QCoreApplication.translate("ActaForm", u"card", None))
        self.addendum_label.setText(QCoreApplication.translate("ActaForm", u"Adenda", None))
        self.addendum_label.setProperty(u"role", QCoreApplication.translate("ActaForm", u"label", None))
        self.addendum_hint.setText(QCoreApplication.translate("ActaForm", u"Lo firmado no cambia: la adenda queda junto al acta y dice qu\u00e9 se corrige o se agrega, y por qu\u00e9.", None))
        self.addendum_hint.setProperty(u"role", QCoreApplication.translate("ActaForm", u"hint", None))
        self.parts_card.setProperty(u"role", QCoreApplication.translate("ActaForm", u"card", None))
        self.parts_label.setProperty(u"role", QCoreApplication.translate("ActaForm", u"label", None))
        self.parts_hint.setText(QCoreApplication.translate("ActaForm", u"Intro abre los datos de cada parte; el acta de la derecha los sigue.", None))
        self.parts_hint.setProperty(u"role", QCoreApplication.translate("ActaForm", u"hint", None))
#if QT_CONFIG(accessibility)
        self.parts.setAccessibleName(QCoreApplication.translate("ActaForm", u"Lo que falta, y de d\u00f3nde sale cada parte", None))
#endif // QT_CONFIG(accessibility)
        self.parts.setProperty(u"role", QCoreApplication.translate("ActaForm", u"flat", None))
        self.ratify_card.setProperty(u"role", QCoreApplication.translate("ActaForm", u"card", None))
        self.ratify_label.setText(QCoreApplication.translate("ActaForm", u"Lectura y ratificaci\u00f3n", None))
        self.ratify_label.setProperty(u"role", QCoreApplication.translate("ActaForm", u"label", None))
        self.ratify_hint.setText(QCoreApplication.translate("ActaForm", u"L\u00e9ala en voz alta (May\u00fas+F5) y anote qui\u00e9n la ley\u00f3, cu\u00e1ndo y cu\u00e1ntos la ratificaron.", None))
        self.ratify_hint.setProperty(u"role", QCoreApplication.translate("ActaForm", u"hint", None))
        pass
    # retranslateUi
