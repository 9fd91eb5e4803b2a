"""Compiled from ui/job_strip.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QProgressBar, QPushButton, QSizePolicy, QVBoxLayout,
    QWidget)
class Ui_JobStrip(object):
    def setupUi(self, JobStrip: QFrame) -> None:
        if not JobStrip.objectName():
            JobStrip.setObjectName(u"JobStrip")
        self.row = QHBoxLayout(JobStrip)
        self.row.setObjectName(u"row")
        self.column = QVBoxLayout()
        self.column.setObjectName(u"column")
        self.sentence = QLabel(JobStrip)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.column.addWidget(self.sentence)

        self.bar = QProgressBar(JobStrip)
        self.bar.setObjectName(u"bar")
        self.bar.setMaximum(0)
        self.bar.setTextVisible(False)

        self.column.addWidget(self.bar)


        self.row.addLayout(self.column)

        self.cancel = QPushButton(JobStrip)
        self.cancel.setObjectName(u"cancel")

        self.row.addWidget(self.cancel)


        self.retranslateUi(JobStrip)
    # setupUi

    def retranslateUi(self, JobStrip: QFrame) -> None:
        JobStrip.setProperty(u"role", QCoreApplication.translate("JobStrip", u"card", None))
        self.sentence.setProperty(u"role", QCoreApplication.translate("JobStrip", u"strong", None))
#if QT_CONFIG(accessibility)
        self.bar.setAccessibleName(QCoreApplication.translate("JobStrip", u"Avance", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("JobStrip", u"Detener", None))
        self.cancel.setProperty(u"kind", QCoreApplication.translate("JobStrip", u"small", None))
    # retranslateUi
