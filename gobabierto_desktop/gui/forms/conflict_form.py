"""Compiled from ui/conflict_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)
class Ui_ConflictForm(object):
    def setupUi(self, ConflictForm: QWidget) -> None:
        if not ConflictForm.objectName():
            ConflictForm.setObjectName(u"ConflictForm")
        self.column = QVBoxLayout(ConflictForm)
        self.column.setObjectName(u"column")
        self.place = QLabel(ConflictForm)
        self.place.setObjectName(u"place")
        self.place.setWordWrap(True)

        self.column.addWidget(self.place)

        self.question = QLabel(ConflictForm)
        self.question.setObjectName(u"question")
        self.question.setWordWrap(True)

        self.column.addWidget(self.question)

        self.sides = QHBoxLayout()
        self.sides.setObjectName(u"sides")

        self.column.addLayout(self.sides)

        self.other_card = QFrame(ConflictForm)
        self.other_card.setObjectName(u"other_card")
        self.other_column = QVBoxLayout(self.other_card)
        self.other_column.setObjectName(u"other_column")
        self.other_label = QLabel(self.other_card)
        self.other_label.setObjectName(u"other_label")
        self.other_label.setWordWrap(True)

        self.other_column.addWidget(self.other_label)

        self.other_row = QHBoxLayout()
        self.other_row.setObjectName(u"other_row")
        self.other_button = QPushButton(self.other_card)
        self.other_button.setObjectName(u"other_button")

        self.other_row.addWidget(self.other_button)


        self.other_column.addLayout(self.other_row)


        self.column.addWidget(self.other_card)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.below)


        self.retranslateUi(ConflictForm)
    # setupUi

    def retranslateUi(self, ConflictForm: QWidget) -> None:
        self.place.setProperty(u"role", QCoreApplication.translate("ConflictForm", u"hint", None))
        self.question.setProperty(u"role", QCoreApplication.translate("ConflictForm", u"strong", None))
        self.other_card.setProperty(u"role", QCoreApplication.translate("ConflictForm", u"card", None))
        self.other_label.setText(QCoreApplication.translate("ConflictForm", u"&Otro valor, si ninguno de los anteriores es el acordado", None))
        self.other_label.setProperty(u"role", QCoreApplication.translate("ConflictForm", u"label", None))
        self.other_button.setText(QCoreApplication.translate("ConflictForm", u"U&sar este", None))
        pass
    # retranslateUi
