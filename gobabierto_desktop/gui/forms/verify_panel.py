"""Compiled from ui/verify_panel.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QListView, QPushButton, QSizePolicy, QSpacerItem,
    QTextBrowser, QVBoxLayout, QWidget)
class Ui_VerifyPanel(object):
    def setupUi(self, VerifyPanel: QWidget) -> None:
        if not VerifyPanel.objectName():
            VerifyPanel.setObjectName(u"VerifyPanel")
        self.column = QVBoxLayout(VerifyPanel)
        self.column.setObjectName(u"column")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.title = QLabel(VerifyPanel)
        self.title.setObjectName(u"title")

        self.head.addWidget(self.title)

        self.head.setStretch(0, 1)

        self.column.addLayout(self.head)

        self.notices = QVBoxLayout()
        self.notices.setObjectName(u"notices")

        self.column.addLayout(self.notices)

        self.drop_zone = QFrame(VerifyPanel)
        self.drop_zone.setObjectName(u"drop_zone")
        self.drop_row = QHBoxLayout(self.drop_zone)
        self.drop_row.setObjectName(u"drop_row")
        self.drop_words = QLabel(self.drop_zone)
        self.drop_words.setObjectName(u"drop_words")
        self.drop_words.setWordWrap(True)

        self.drop_row.addWidget(self.drop_words)

        self.authority_button = QPushButton(self.drop_zone)
        self.authority_button.setObjectName(u"authority_button")

        self.drop_row.addWidget(self.authority_button)

        self.choose_button = QPushButton(self.drop_zone)
        self.choose_button.setObjectName(u"choose_button")

        self.drop_row.addWidget(self.choose_button)

        self.drop_row.setStretch(0, 1)

        self.column.addWidget(self.drop_zone)

        self.body = QHBoxLayout()
        self.body.setObjectName(u"body")
        self.files_column = QVBoxLayout()
        self.files_column.setObjectName(u"files_column")
        self.files_label = QLabel(VerifyPanel)
        self.files_label.setObjectName(u"files_label")

        self.files_column.addWidget(self.files_label)

        self.files = QListView(VerifyPanel)
        self.files.setObjectName(u"files")

        self.files_column.addWidget(self.files)


        self.body.addLayout(self.files_column)

        self.details_column = QVBoxLayout()
        self.details_column.setObjectName(u"details_column")
        self.details_label = QLabel(VerifyPanel)
        self.details_label.setObjectName(u"details_label")

        self.details_column.addWidget(self.details_label)

        self.details = QTextBrowser(VerifyPanel)
        self.details.setObjectName(u"details")
        self.details.setTabChangesFocus(True)

        self.details_column.addWidget(self.details)


        self.body.addLayout(self.details_column)

        self.body.setStretch(0, 2)
        self.body.setStretch(1, 3)

        self.column.addLayout(self.body)

        self.foot = QHBoxLayout()
        self.foot.setObjectName(u"foot")
        self.clear_button = QPushButton(VerifyPanel)
        self.clear_button.setObjectName(u"clear_button")

        self.foot.addWidget(self.clear_button)

        self.between = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.between)

        self.compare_button = QPushButton(VerifyPanel)
        self.compare_button.setObjectName(u"compare_button")

        self.foot.addWidget(self.compare_button)

        self.copy_button = QPushButton(VerifyPanel)
        self.copy_button.setObjectName(u"copy_button")

        self.foot.addWidget(self.copy_button)


        self.column.addLayout(self.foot)

        self.column.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.files_label.setBuddy(self.files)
        self.details_label.setBuddy(self.details)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(VerifyPanel)
    # setupUi

    def retranslateUi(self, VerifyPanel: QWidget) -> None:
        self.title.setText(QCoreApplication.translate("VerifyPanel", u"Verificar archivos", None))
        self.title.setProperty(u"role", QCoreApplication.translate("VerifyPanel", u"title", None))
        self.drop_zone.setProperty(u"role", QCoreApplication.translate("VerifyPanel", u"drop", None))
        self.drop_words.setText(QCoreApplication.translate("VerifyPanel", u"Suelte aqu\u00ed los archivos que quiere comprobar, suyos o de quien sea: paquetes, PDF o libros de Excel. No hace falta cuenta, ni identidad, ni conexi\u00f3n, y nada se cambia.", None))
        self.drop_words.setProperty(u"role", QCoreApplication.translate("VerifyPanel", u"subtitle", None))
        self.authority_button.setText(QCoreApplication.translate("VerifyPanel", u"Agregar una au&toridad\u2026", None))
        self.authority_button.setProperty(u"kind", QCoreApplication.translate("VerifyPanel", u"quiet", None))
        self.choose_button.setText(QCoreApplication.translate("VerifyPanel", u"E&legir archivos\u2026", None))
        self.choose_button.setProperty(u"kind", QCoreApplication.translate("VerifyPanel", u"primary", None))
        self.files_label.setText(QCoreApplication.translate("VerifyPanel", u"Arc&hivos comprobados", None))
        self.files_label.setProperty(u"role", QCoreApplication.translate("VerifyPanel", u"section", None))
#if QT_CONFIG(accessibility)
        self.files.setAccessibleName(QCoreApplication.translate("VerifyPanel", u"Archivos comprobados", None))
#endif // QT_CONFIG(accessibility)
        self.files.setProperty(u"role", QCoreApplication.translate("VerifyPanel", u"flat", None))
        self.details_label.setText(QCoreApplication.translate("VerifyPanel", u"&Resultado", None))
        self.details_label.setProperty(u"role", QCoreApplication.translate("VerifyPanel", u"section", None))
#if QT_CONFIG(accessibility)
        self.details.setAccessibleName(QCoreApplication.translate("VerifyPanel", u"Resultado del archivo elegido", None))
#endif // QT_CONFIG(accessibility)
        self.clear_button.setText(QCoreApplication.translate("VerifyPanel", u"Quitar de la l&ista", None))
        self.clear_button.setProperty(u"kind", QCoreApplication.translate("VerifyPanel", u"quiet", None))
        self.compare_button.setText(QCoreApplication.translate("VerifyPanel", u"Co&mparar con el libro firmado\u2026", None))
        self.copy_button.setText(QCoreApplication.translate("VerifyPanel", u"C&opiar el resultado", None))
        pass
    # retranslateUi
