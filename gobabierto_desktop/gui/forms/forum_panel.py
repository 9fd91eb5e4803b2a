"""Compiled from ui/forum_panel.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QListView, QPushButton, QSizePolicy,
    QSpacerItem, QToolButton, QVBoxLayout, QWidget)
class Ui_ForumPanel(object):
    def setupUi(self, ForumPanel: QFrame) -> None:
        if not ForumPanel.objectName():
            ForumPanel.setObjectName(u"ForumPanel")
        self.column = QVBoxLayout(ForumPanel)
        self.column.setObjectName(u"column")
        self.forum_head = QHBoxLayout()
        self.forum_head.setObjectName(u"forum_head")
        self.forum_label = QLabel(ForumPanel)
        self.forum_label.setObjectName(u"forum_label")

        self.forum_head.addWidget(self.forum_label)

        self.forum_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.forum_head.addItem(self.forum_gap)

        self.edit_forum = QToolButton(ForumPanel)
        self.edit_forum.setObjectName(u"edit_forum")

        self.forum_head.addWidget(self.edit_forum)

        self.new_forum = QToolButton(ForumPanel)
        self.new_forum.setObjectName(u"new_forum")

        self.forum_head.addWidget(self.new_forum)


        self.column.addLayout(self.forum_head)

        self.forums = QComboBox(ForumPanel)
        self.forums.setObjectName(u"forums")

        self.column.addWidget(self.forums)

        self.tables_head = QHBoxLayout()
        self.tables_head.setObjectName(u"tables_head")
        self.tables_label = QLabel(ForumPanel)
        self.tables_label.setObjectName(u"tables_label")

        self.tables_head.addWidget(self.tables_label)

        self.tables_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tables_head.addItem(self.tables_gap)

        self.edit_table = QToolButton(ForumPanel)
        self.edit_table.setObjectName(u"edit_table")

        self.tables_head.addWidget(self.edit_table)


        self.column.addLayout(self.tables_head)

        self.tables = QListView(ForumPanel)
        self.tables.setObjectName(u"tables")

        self.column.addWidget(self.tables)

        self.no_tables = QLabel(ForumPanel)
        self.no_tables.setObjectName(u"no_tables")
        self.no_tables.setWordWrap(True)

        self.column.addWidget(self.no_tables)

        self.new_table = QPushButton(ForumPanel)
        self.new_table.setObjectName(u"new_table")

        self.column.addWidget(self.new_table)

#if QT_CONFIG(shortcut)
        self.forum_label.setBuddy(self.forums)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ForumPanel)
    # setupUi

    def retranslateUi(self, ForumPanel: QFrame) -> None:
        self.forum_label.setText(QCoreApplication.translate("ForumPanel", u"Foro", None))
#if QT_CONFIG(tooltip)
        self.edit_forum.setToolTip(QCoreApplication.translate("ForumPanel", u"Datos del foro", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.edit_forum.setAccessibleName(QCoreApplication.translate("ForumPanel", u"Datos del foro", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.new_forum.setToolTip(QCoreApplication.translate("ForumPanel", u"Nuevo foro", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.new_forum.setAccessibleName(QCoreApplication.translate("ForumPanel", u"Nuevo foro", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.forums.setAccessibleName(QCoreApplication.translate("ForumPanel", u"Foro abierto", None))
#endif // QT_CONFIG(accessibility)
        self.tables_label.setText(QCoreApplication.translate("ForumPanel", u"Mesas del foro", None))
#if QT_CONFIG(tooltip)
        self.edit_table.setToolTip(QCoreApplication.translate("ForumPanel", u"Datos de la mesa", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.edit_table.setAccessibleName(QCoreApplication.translate("ForumPanel", u"Datos de la mesa", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.tables.setAccessibleName(QCoreApplication.translate("ForumPanel", u"Mesas del foro", None))
#endif // QT_CONFIG(accessibility)
        self.no_tables.setText(QCoreApplication.translate("ForumPanel", u"Este foro todav\u00eda no tiene mesas. Cada mesa de trabajo re\u00fane sus propuestas, acuerdos y votaciones.", None))
        self.new_table.setText(QCoreApplication.translate("ForumPanel", u"&Nueva mesa", None))
        pass
    # retranslateUi
