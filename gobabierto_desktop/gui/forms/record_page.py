"""Compiled from ui/record_page.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout, QWidget)
class Ui_RecordPage(object):
    def setupUi(self, RecordPage: QWidget) -> None:
        if not RecordPage.objectName():
            RecordPage.setObjectName(u"RecordPage")
        self.row = QHBoxLayout(RecordPage)
        self.row.setObjectName(u"row")
        self.stack = QStackedWidget(RecordPage)
        self.stack.setObjectName(u"stack")
        self.editing = QWidget()
        self.editing.setObjectName(u"editing")
        self.column = QVBoxLayout(self.editing)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.title = QLabel(self.editing)
        self.title.setObjectName(u"title")

        self.head.addWidget(self.title)

        self.head_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.column.addLayout(self.head)

        self.note = QLabel(self.editing)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.column.addWidget(self.note)

        self.scroll = QScrollArea(self.editing)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.column.addWidget(self.scroll)

        self.foot = QHBoxLayout()
        self.foot.setObjectName(u"foot")
        self.delete_button = QPushButton(self.editing)
        self.delete_button.setObjectName(u"delete_button")

        self.foot.addWidget(self.delete_button)

        self.foot_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.foot_gap)

        self.save_button = QPushButton(self.editing)
        self.save_button.setObjectName(u"save_button")

        self.foot.addWidget(self.save_button)

        self.next_button = QPushButton(self.editing)
        self.next_button.setObjectName(u"next_button")

        self.foot.addWidget(self.next_button)


        self.column.addLayout(self.foot)

        self.stack.addWidget(self.editing)
        self.empty = QWidget()
        self.empty.setObjectName(u"empty")
        self.empty_column = QVBoxLayout(self.empty)
        self.empty_column.setObjectName(u"empty_column")
        self.stack.addWidget(self.empty)

        self.row.addWidget(self.stack)

        self.side = QFrame(RecordPage)
        self.side.setObjectName(u"side")
        self.side_column = QVBoxLayout(self.side)
        self.side_column.setObjectName(u"side_column")

        self.row.addWidget(self.side)


        self.retranslateUi(RecordPage)
    # setupUi

    def retranslateUi(self, RecordPage: QWidget) -> None:
        self.delete_button.setText(QCoreApplication.translate("RecordPage", u"&Borrar", None))
#if QT_CONFIG(tooltip)
        self.delete_button.setToolTip(QCoreApplication.translate("RecordPage", u"Borrar (F4); se puede deshacer", None))
#endif // QT_CONFIG(tooltip)
        self.save_button.setText(QCoreApplication.translate("RecordPage", u"&Guardar  Ctrl+S", None))
        self.next_button.setText(QCoreApplication.translate("RecordPage", u"Guardar y &siguiente  Ctrl+Intro", None))
        pass
    # retranslateUi
