"""Compiled from ui/plain_page.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)
class Ui_PlainPage(object):
    def setupUi(self, PlainPage: QWidget) -> None:
        if not PlainPage.objectName():
            PlainPage.setObjectName(u"PlainPage")
        self.row = QHBoxLayout(PlainPage)
        self.row.setObjectName(u"row")
        self.column = QVBoxLayout()
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.title = QLabel(PlainPage)
        self.title.setObjectName(u"title")

        self.head.addWidget(self.title)

        self.head_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.column.addLayout(self.head)

        self.notices = QVBoxLayout()
        self.notices.setObjectName(u"notices")

        self.column.addLayout(self.notices)

        self.scroll = QScrollArea(PlainPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole = QWidget()
        self.whole.setObjectName(u"whole")
        self.content = QVBoxLayout(self.whole)
        self.content.setObjectName(u"content")
        self.scroll.setWidget(self.whole)

        self.column.addWidget(self.scroll)

        self.foot = QHBoxLayout()
        self.foot.setObjectName(u"foot")
        self.foot_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.foot_gap)


        self.column.addLayout(self.foot)


        self.row.addLayout(self.column)

        self.side = QFrame(PlainPage)
        self.side.setObjectName(u"side")
        self.side_column = QVBoxLayout(self.side)
        self.side_column.setObjectName(u"side_column")

        self.row.addWidget(self.side)


        self.retranslateUi(PlainPage)
    # setupUi

    def retranslateUi(self, PlainPage: QWidget) -> None:
        self.title.setProperty(u"role", QCoreApplication.translate("PlainPage", u"title", None))
        self.side.setProperty(u"role", QCoreApplication.translate("PlainPage", u"panel", None))
        pass
    # retranslateUi
