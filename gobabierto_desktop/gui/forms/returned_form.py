"""Compiled from ui/returned_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QGridLayout, QHBoxLayout, QHeaderView, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QTableView,
    QVBoxLayout, QWidget)
class Ui_ReturnedForm(object):
    def setupUi(self, ReturnedForm: QWidget) -> None:
        if not ReturnedForm.objectName():
            ReturnedForm.setObjectName(u"ReturnedForm")
        self.column = QVBoxLayout(ReturnedForm)
        self.column.setObjectName(u"column")
        self.drop_zone = QFrame(ReturnedForm)
        self.drop_zone.setObjectName(u"drop_zone")
        self.drop_row = QHBoxLayout(self.drop_zone)
        self.drop_row.setObjectName(u"drop_row")
        self.drop_words = QLabel(self.drop_zone)
        self.drop_words.setObjectName(u"drop_words")
        self.drop_words.setWordWrap(True)

        self.drop_row.addWidget(self.drop_words)

        self.choose_button = QPushButton(self.drop_zone)
        self.choose_button.setObjectName(u"choose_button")

        self.drop_row.addWidget(self.choose_button)

        self.drop_row.setStretch(0, 1)

        self.column.addWidget(self.drop_zone)

        self.expected = QGridLayout()
        self.expected.setObjectName(u"expected")
        self.commitment_label = QLabel(ReturnedForm)
        self.commitment_label.setObjectName(u"commitment_label")

        self.expected.addWidget(self.commitment_label, 0, 0, 1, 1)

        self.commitment = QComboBox(ReturnedForm)
        self.commitment.setObjectName(u"commitment")

        self.expected.addWidget(self.commitment, 1, 0, 1, 1)

        self.quarter_label = QLabel(ReturnedForm)
        self.quarter_label.setObjectName(u"quarter_label")

        self.expected.addWidget(self.quarter_label, 0, 1, 1, 1)

        self.quarter = QComboBox(ReturnedForm)
        self.quarter.setObjectName(u"quarter")

        self.expected.addWidget(self.quarter, 1, 1, 1, 1)

        self.expected.setColumnStretch(0, 5)
        self.expected.setColumnStretch(1, 2)

        self.column.addLayout(self.expected)

        self.rows = QTableView(ReturnedForm)
        self.rows.setObjectName(u"rows")

        self.column.addWidget(self.rows)

        self.under_row = QHBoxLayout()
        self.under_row.setObjectName(u"under_row")
        self.counted = QLabel(ReturnedForm)
        self.counted.setObjectName(u"counted")
        self.counted.setWordWrap(True)

        self.under_row.addWidget(self.counted)

        self.only_open = QCheckBox(ReturnedForm)
        self.only_open.setObjectName(u"only_open")

        self.under_row.addWidget(self.only_open)

        self.under_row.setStretch(0, 1)

        self.column.addLayout(self.under_row)

        self.answer_card = QFrame(ReturnedForm)
        self.answer_card.setObjectName(u"answer_card")
        self.answer_column = QVBoxLayout(self.answer_card)
        self.answer_column.setObjectName(u"answer_column")
        self.place = QLabel(self.answer_card)
        self.place.setObjectName(u"place")
        self.place.setWordWrap(True)

        self.answer_column.addWidget(self.place)

        self.what = QLabel(self.answer_card)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.answer_column.addWidget(self.what)

        self.options = QVBoxLayout()
        self.options.setObjectName(u"options")

        self.answer_column.addLayout(self.options)

        self.other_label = QLabel(self.answer_card)
        self.other_label.setObjectName(u"other_label")

        self.answer_column.addWidget(self.other_label)

        self.other_row = QHBoxLayout()
        self.other_row.setObjectName(u"other_row")
        self.other_button = QPushButton(self.answer_card)
        self.other_button.setObjectName(u"other_button")

        self.other_row.addWidget(self.other_button)


        self.answer_column.addLayout(self.other_row)

        self.last_row = QHBoxLayout()
        self.last_row.setObjectName(u"last_row")
        self.leave_button = QPushButton(self.answer_card)
        self.leave_button.setObjectName(u"leave_button")

        self.last_row.addWidget(self.leave_button)

        self.again_button = QPushButton(self.answer_card)
        self.again_button.setObjectName(u"again_button")

        self.last_row.addWidget(self.again_button)

        self.after = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.last_row.addItem(self.after)

        self.last_row.setStretch(2, 1)

        self.answer_column.addLayout(self.last_row)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.answer_column.addItem(self.below)


        self.column.addWidget(self.answer_card)

        self.column.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.commitment_label.setBuddy(self.commitment)
        self.quarter_label.setBuddy(self.quarter)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ReturnedForm)
    # setupUi

    def retranslateUi(self, ReturnedForm: QWidget) -> None:
        self.drop_zone.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"drop", None))
        self.drop_words.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"subtitle", None))
        self.choose_button.setText(QCoreApplication.translate("ReturnedForm", u"E&legir libros\u2026", None))
        self.commitment_label.setText(QCoreApplication.translate("ReturnedForm", u"Se esperan &del compromiso", None))
        self.commitment_label.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.commitment.setAccessibleName(QCoreApplication.translate("ReturnedForm", u"Compromiso del que deben ser los libros", None))
#endif // QT_CONFIG(accessibility)
        self.quarter_label.setText(QCoreApplication.translate("ReturnedForm", u"y del tri&mestre", None))
        self.quarter_label.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.quarter.setAccessibleName(QCoreApplication.translate("ReturnedForm", u"Trimestre del que deben ser los libros", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("ReturnedForm", u"Lo que dicen los libros, y qu\u00e9 pasa con cada respuesta", None))
#endif // QT_CONFIG(accessibility)
        self.counted.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"hint", None))
        self.only_open.setText(QCoreApplication.translate("ReturnedForm", u"S\u00f3lo lo que espera &respuesta", None))
        self.answer_card.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"card", None))
        self.place.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"hint", None))
        self.other_label.setText(QCoreApplication.translate("ReturnedForm", u"&Otro valor", None))
        self.other_label.setProperty(u"role", QCoreApplication.translate("ReturnedForm", u"label", None))
        self.other_button.setText(QCoreApplication.translate("ReturnedForm", u"&Poner este", None))
        self.leave_button.setText(QCoreApplication.translate("ReturnedForm", u"De&jar como estaba", None))
        self.again_button.setText(QCoreApplication.translate("ReturnedForm", u"Volver a preguntar (&W)", None))
        pass
    # retranslateUi
