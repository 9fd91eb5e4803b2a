"""Compiled from ui/main_window.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QMainWindow,
    QSizePolicy, QSpacerItem, QStackedWidget, QStatusBar,
    QToolButton, QVBoxLayout, QWidget)

from gobabierto_desktop.gui.widgets.saved_badge import SavedBadge
class Ui_MainWindow(object):
    def setupUi(self, MainWindow: QMainWindow) -> None:
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        self.whole = QWidget(MainWindow)
        self.whole.setObjectName(u"whole")
        self.stripes = QVBoxLayout(self.whole)
        self.stripes.setObjectName(u"stripes")
        self.top_bar = QFrame(self.whole)
        self.top_bar.setObjectName(u"top_bar")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.top_bar.sizePolicy().hasHeightForWidth())
        self.top_bar.setSizePolicy(sizePolicy)
        self.top_row = QHBoxLayout(self.top_bar)
        self.top_row.setObjectName(u"top_row")
        self.forums_button = QToolButton(self.top_bar)
        self.forums_button.setObjectName(u"forums_button")
        self.forums_button.setCheckable(True)

        self.top_row.addWidget(self.forums_button)

        self.tabs_row = QHBoxLayout()
        self.tabs_row.setObjectName(u"tabs_row")

        self.top_row.addLayout(self.tabs_row)

        self.top_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.top_row.addItem(self.top_gap)

        self.badge = SavedBadge(self.top_bar)
        self.badge.setObjectName(u"badge")

        self.top_row.addWidget(self.badge)

        self.search_button = QToolButton(self.top_bar)
        self.search_button.setObjectName(u"search_button")

        self.top_row.addWidget(self.search_button)


        self.stripes.addWidget(self.top_bar)

        self.notices = QVBoxLayout()
        self.notices.setObjectName(u"notices")

        self.stripes.addLayout(self.notices)

        self.body = QHBoxLayout()
        self.body.setObjectName(u"body")
        self.pages = QStackedWidget(self.whole)
        self.pages.setObjectName(u"pages")

        self.body.addWidget(self.pages)


        self.stripes.addLayout(self.body)

        MainWindow.setCentralWidget(self.whole)
        self.status = QStatusBar(MainWindow)
        self.status.setObjectName(u"status")
        MainWindow.setStatusBar(self.status)

        self.retranslateUi(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow: QMainWindow) -> None:
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"Gobierno Abierto", None))
#if QT_CONFIG(tooltip)
        self.forums_button.setToolTip(QCoreApplication.translate("MainWindow", u"Foro y mesas", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.forums_button.setAccessibleName(QCoreApplication.translate("MainWindow", u"Foro y mesas", None))
#endif // QT_CONFIG(accessibility)
        self.search_button.setText(QCoreApplication.translate("MainWindow", u"Buscar  Ctrl+K", None))
#if QT_CONFIG(accessibility)
        self.search_button.setAccessibleName(QCoreApplication.translate("MainWindow", u"Buscar o ejecutar", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi
