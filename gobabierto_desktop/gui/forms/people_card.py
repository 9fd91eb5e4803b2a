"""Compiled from ui/people_card.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)
class Ui_PeopleCard(object):
    def setupUi(self, PeopleCard: QFrame) -> None:
        if not PeopleCard.objectName():
            PeopleCard.setObjectName(u"PeopleCard")
        self.column = QVBoxLayout(PeopleCard)
        self.column.setObjectName(u"column")
        self.how = QLabel(PeopleCard)
        self.how.setObjectName(u"how")
        self.how.setWordWrap(True)

        self.column.addWidget(self.how)

        self.rest_row = QHBoxLayout()
        self.rest_row.setObjectName(u"rest_row")
        self.rest_label = QLabel(PeopleCard)
        self.rest_label.setObjectName(u"rest_label")

        self.rest_row.addWidget(self.rest_label)

        self.rest = QLineEdit(PeopleCard)
        self.rest.setObjectName(u"rest")

        self.rest_row.addWidget(self.rest)

        self.total_label = QLabel(PeopleCard)
        self.total_label.setObjectName(u"total_label")

        self.rest_row.addWidget(self.total_label)

        self.total = QLineEdit(PeopleCard)
        self.total.setObjectName(u"total")

        self.rest_row.addWidget(self.total)

        self.rest_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rest_row.addItem(self.rest_gap)


        self.column.addLayout(self.rest_row)

        self.verdict = QLabel(PeopleCard)
        self.verdict.setObjectName(u"verdict")
        self.verdict.setWordWrap(True)

        self.column.addWidget(self.verdict)

#if QT_CONFIG(shortcut)
        self.rest_label.setBuddy(self.rest)
        self.total_label.setBuddy(self.total)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PeopleCard)
    # setupUi

    def retranslateUi(self, PeopleCard: QFrame) -> None:
        PeopleCard.setProperty(u"role", QCoreApplication.translate("PeopleCard", u"card", None))
        self.how.setProperty(u"role", QCoreApplication.translate("PeopleCard", u"hint", None))
        self.how.setText(QCoreApplication.translate("PeopleCard", u"Escriba los n\u00fameros como en Excel: flechas para moverse, Intro para bajar, Ctrl+C y Ctrl+V para copiar y pegar. Tab sale de la cuadr\u00edcula.", None))
        self.rest_label.setText(QCoreApplication.translate("PeopleCard", u"Personas &no desagregadas", None))
#if QT_CONFIG(accessibility)
        self.rest.setAccessibleName(QCoreApplication.translate("PeopleCard", u"Personas no desagregadas", None))
#endif // QT_CONFIG(accessibility)
        self.total_label.setText(QCoreApplication.translate("PeopleCard", u"Personas alcan&zadas, en total", None))
#if QT_CONFIG(accessibility)
        self.total.setAccessibleName(QCoreApplication.translate("PeopleCard", u"Personas alcanzadas, en total", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi
