"""Compiled from ui/board_card.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QSizePolicy, QStackedWidget, QVBoxLayout, QWidget)
class Ui_BoardCard(object):
    def setupUi(self, BoardCard: QFrame) -> None:
        if not BoardCard.objectName():
            BoardCard.setObjectName(u"BoardCard")
        self.column = QVBoxLayout(BoardCard)
        self.column.setObjectName(u"column")
        self.views_row = QHBoxLayout()
        self.views_row.setObjectName(u"views_row")

        self.column.addLayout(self.views_row)

        self.views = QStackedWidget(BoardCard)
        self.views.setObjectName(u"views")

        self.column.addWidget(self.views)

        self.told = QLabel(BoardCard)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)

        self.column.addWidget(self.told)

        self.rule = QLabel(BoardCard)
        self.rule.setObjectName(u"rule")
        self.rule.setWordWrap(True)

        self.column.addWidget(self.rule)


        self.retranslateUi(BoardCard)
    # setupUi

    def retranslateUi(self, BoardCard: QFrame) -> None:
        BoardCard.setProperty(u"role", QCoreApplication.translate("BoardCard", u"card", None))
        self.rule.setProperty(u"role", QCoreApplication.translate("BoardCard", u"hint", None))
    # retranslateUi
