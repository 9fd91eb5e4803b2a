"""Compiled from ui/import_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QGridLayout, QHBoxLayout, QHeaderView, QLabel,
    QPushButton, QSizePolicy, QTableView, QVBoxLayout,
    QWidget)
class Ui_ImportForm(object):
    def setupUi(self, ImportForm: QWidget) -> None:
        if not ImportForm.objectName():
            ImportForm.setObjectName(u"ImportForm")
        self.column = QVBoxLayout(ImportForm)
        self.column.setObjectName(u"column")
        self.drop_zone = QFrame(ImportForm)
        self.drop_zone.setObjectName(u"drop_zone")
        self.drop_row = QHBoxLayout(self.drop_zone)
        self.drop_row.setObjectName(u"drop_row")
        self.drop_words = QLabel(self.drop_zone)
        self.drop_words.setObjectName(u"drop_words")
        self.drop_words.setWordWrap(True)

        self.drop_row.addWidget(self.drop_words)

        self.paste_button = QPushButton(self.drop_zone)
        self.paste_button.setObjectName(u"paste_button")

        self.drop_row.addWidget(self.paste_button)

        self.choose_button = QPushButton(self.drop_zone)
        self.choose_button.setObjectName(u"choose_button")

        self.drop_row.addWidget(self.choose_button)

        self.drop_row.setStretch(0, 1)

        self.column.addWidget(self.drop_zone)

        self.choices = QGridLayout()
        self.choices.setObjectName(u"choices")
        self.target_label = QLabel(ImportForm)
        self.target_label.setObjectName(u"target_label")

        self.choices.addWidget(self.target_label, 0, 0, 1, 1)

        self.target = QComboBox(ImportForm)
        self.target.setObjectName(u"target")

        self.choices.addWidget(self.target, 1, 0, 1, 1)

        self.sheet_label = QLabel(ImportForm)
        self.sheet_label.setObjectName(u"sheet_label")

        self.choices.addWidget(self.sheet_label, 0, 1, 1, 1)

        self.sheet = QComboBox(ImportForm)
        self.sheet.setObjectName(u"sheet")

        self.choices.addWidget(self.sheet, 1, 1, 1, 1)

        self.heading_label = QLabel(ImportForm)
        self.heading_label.setObjectName(u"heading_label")

        self.choices.addWidget(self.heading_label, 0, 2, 1, 1)

        self.heading = QComboBox(ImportForm)
        self.heading.setObjectName(u"heading")

        self.choices.addWidget(self.heading, 1, 2, 1, 1)

        self.choices.setColumnStretch(0, 5)
        self.choices.setColumnStretch(1, 3)
        self.choices.setColumnStretch(2, 2)

        self.column.addLayout(self.choices)

        self.dates_card = QFrame(ImportForm)
        self.dates_card.setObjectName(u"dates_card")
        self.dates_row = QHBoxLayout(self.dates_card)
        self.dates_row.setObjectName(u"dates_row")
        self.evidence = QLabel(self.dates_card)
        self.evidence.setObjectName(u"evidence")
        self.evidence.setWordWrap(True)

        self.dates_row.addWidget(self.evidence)

        self.order = QComboBox(self.dates_card)
        self.order.setObjectName(u"order")

        self.dates_row.addWidget(self.order)

        self.dates_row.setStretch(0, 1)

        self.column.addWidget(self.dates_card)

        self.rows = QTableView(ImportForm)
        self.rows.setObjectName(u"rows")

        self.column.addWidget(self.rows)

        self.under_row = QHBoxLayout()
        self.under_row.setObjectName(u"under_row")
        self.explained = QLabel(ImportForm)
        self.explained.setObjectName(u"explained")
        self.explained.setWordWrap(True)

        self.under_row.addWidget(self.explained)

        self.only_flagged = QCheckBox(ImportForm)
        self.only_flagged.setObjectName(u"only_flagged")

        self.under_row.addWidget(self.only_flagged)

        self.under_row.setStretch(0, 1)

        self.column.addLayout(self.under_row)

        self.column.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.target_label.setBuddy(self.target)
        self.sheet_label.setBuddy(self.sheet)
        self.heading_label.setBuddy(self.heading)
        self.evidence.setBuddy(self.order)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ImportForm)
    # setupUi

    def retranslateUi(self, ImportForm: QWidget) -> None:
        self.drop_zone.setProperty(u"role", QCoreApplication.translate("ImportForm", u"drop", None))
        self.drop_words.setProperty(u"role", QCoreApplication.translate("ImportForm", u"subtitle", None))
        self.paste_button.setText(QCoreApplication.translate("ImportForm", u"&Pegar", None))
        self.choose_button.setText(QCoreApplication.translate("ImportForm", u"E&legir archivo\u2026", None))
        self.target_label.setText(QCoreApplication.translate("ImportForm", u"Cada &fila es", None))
        self.target_label.setProperty(u"role", QCoreApplication.translate("ImportForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.target.setAccessibleName(QCoreApplication.translate("ImportForm", u"Qu\u00e9 es cada fila y ad\u00f3nde entra", None))
#endif // QT_CONFIG(accessibility)
        self.sheet_label.setText(QCoreApplication.translate("ImportForm", u"&Hoja", None))
        self.sheet_label.setProperty(u"role", QCoreApplication.translate("ImportForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.sheet.setAccessibleName(QCoreApplication.translate("ImportForm", u"Hoja del libro", None))
#endif // QT_CONFIG(accessibility)
        self.heading_label.setText(QCoreApplication.translate("ImportForm", u"Los &t\u00edtulos est\u00e1n en", None))
        self.heading_label.setProperty(u"role", QCoreApplication.translate("ImportForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.heading.setAccessibleName(QCoreApplication.translate("ImportForm", u"Fila de los t\u00edtulos de las columnas", None))
#endif // QT_CONFIG(accessibility)
        self.dates_card.setProperty(u"role", QCoreApplication.translate("ImportForm", u"card", None))
#if QT_CONFIG(accessibility)
        self.order.setAccessibleName(QCoreApplication.translate("ImportForm", u"Orden de las fechas de esta tabla", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("ImportForm", u"Las filas de la tabla, y qu\u00e9 pasa con cada una", None))
#endif // QT_CONFIG(accessibility)
        self.only_flagged.setText(QCoreApplication.translate("ImportForm", u"S\u00f3lo lo &se\u00f1alado", None))
        pass
    # retranslateUi
