"""Compiled from ui/milestone_panel.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QLabel,
    QListView, QPushButton, QSizePolicy, QVBoxLayout,
    QWidget)
class Ui_MilestonePanel(object):
    def setupUi(self, MilestonePanel: QFrame) -> None:
        if not MilestonePanel.objectName():
            MilestonePanel.setObjectName(u"MilestonePanel")
        self.column = QVBoxLayout(MilestonePanel)
        self.column.setObjectName(u"column")
        self.quarter_label = QLabel(MilestonePanel)
        self.quarter_label.setObjectName(u"quarter_label")

        self.column.addWidget(self.quarter_label)

        self.quarters = QComboBox(MilestonePanel)
        self.quarters.setObjectName(u"quarters")

        self.column.addWidget(self.quarters)

        self.due = QLabel(MilestonePanel)
        self.due.setObjectName(u"due")
        self.due.setWordWrap(True)

        self.column.addWidget(self.due)

        self.commitment_label = QLabel(MilestonePanel)
        self.commitment_label.setObjectName(u"commitment_label")

        self.column.addWidget(self.commitment_label)

        self.commitments = QComboBox(MilestonePanel)
        self.commitments.setObjectName(u"commitments")

        self.column.addWidget(self.commitments)

        self.milestones_label = QLabel(MilestonePanel)
        self.milestones_label.setObjectName(u"milestones_label")

        self.column.addWidget(self.milestones_label)

        self.milestones = QListView(MilestonePanel)
        self.milestones.setObjectName(u"milestones")

        self.column.addWidget(self.milestones)

        self.no_milestones = QLabel(MilestonePanel)
        self.no_milestones.setObjectName(u"no_milestones")
        self.no_milestones.setWordWrap(True)

        self.column.addWidget(self.no_milestones)

        self.new_milestone = QPushButton(MilestonePanel)
        self.new_milestone.setObjectName(u"new_milestone")

        self.column.addWidget(self.new_milestone)

#if QT_CONFIG(shortcut)
        self.quarter_label.setBuddy(self.quarters)
        self.commitment_label.setBuddy(self.commitments)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(MilestonePanel)
    # setupUi

    def retranslateUi(self, MilestonePanel: QFrame) -> None:
        self.quarter_label.setText(QCoreApplication.translate("MilestonePanel", u"Trimestre", None))
#if QT_CONFIG(accessibility)
        self.quarters.setAccessibleName(QCoreApplication.translate("MilestonePanel", u"Trimestre", None))
#endif // QT_CONFIG(accessibility)
        self.commitment_label.setText(QCoreApplication.translate("MilestonePanel", u"Compromiso", None))
#if QT_CONFIG(accessibility)
        self.commitments.setAccessibleName(QCoreApplication.translate("MilestonePanel", u"Compromiso", None))
#endif // QT_CONFIG(accessibility)
        self.milestones_label.setText(QCoreApplication.translate("MilestonePanel", u"Hitos", None))
#if QT_CONFIG(accessibility)
        self.milestones.setAccessibleName(QCoreApplication.translate("MilestonePanel", u"Hitos del compromiso", None))
#endif // QT_CONFIG(accessibility)
        self.no_milestones.setText(QCoreApplication.translate("MilestonePanel", u"Este compromiso todav\u00eda no tiene hitos.", None))
        self.new_milestone.setText(QCoreApplication.translate("MilestonePanel", u"Nuevo hito", None))
        pass
    # retranslateUi
