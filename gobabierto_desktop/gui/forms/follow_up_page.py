"""Compiled from ui/follow_up_page.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QStackedWidget,
    QVBoxLayout, QWidget)
class Ui_FollowUpPage(object):
    def setupUi(self, FollowUpPage: QWidget) -> None:
        if not FollowUpPage.objectName():
            FollowUpPage.setObjectName(u"FollowUpPage")
        self.row = QHBoxLayout(FollowUpPage)
        self.row.setObjectName(u"row")
        self.column = QVBoxLayout()
        self.column.setObjectName(u"column")
        self.parts_row = QHBoxLayout()
        self.parts_row.setObjectName(u"parts_row")

        self.column.addLayout(self.parts_row)

        self.parts = QStackedWidget(FollowUpPage)
        self.parts.setObjectName(u"parts")

        self.column.addWidget(self.parts)


        self.row.addLayout(self.column)


        self.retranslateUi(FollowUpPage)
    # setupUi

    def retranslateUi(self, FollowUpPage: QWidget) -> None:
        pass
    # retranslateUi
