"""Compiled from ui/identity_form.ui by installer/make_forms.py: edit that file."""

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_IdentityForm(object):
    def setupUi(self, IdentityForm: QWidget) -> None:
        if not IdentityForm.objectName():
            IdentityForm.setObjectName(u"IdentityForm")
        self.column = QVBoxLayout(IdentityForm)
        self.column.setObjectName(u"column")
        self.standing_card = QFrame(IdentityForm)
        self.standing_card.setObjectName(u"standing_card")
        self.standing_column = QVBoxLayout(self.standing_card)
        self.standing_column.setObjectName(u"standing_column")
        self.standing = QLabel(self.standing_card)
        self.standing.setObjectName(u"standing")
        self.standing.setWordWrap(True)

        self.standing_column.addWidget(self.standing)

        self.explained = QLabel(self.standing_card)
        self.explained.setObjectName(u"explained")
        self.explained.setWordWrap(True)

        self.standing_column.addWidget(self.explained)


        self.column.addWidget(self.standing_card)

        self.person_card = QFrame(IdentityForm)
        self.person_card.setObjectName(u"person_card")
        self.person_grid = QGridLayout(self.person_card)
        self.person_grid.setObjectName(u"person_grid")
        self.name_label = QLabel(self.person_card)
        self.name_label.setObjectName(u"name_label")

        self.person_grid.addWidget(self.name_label, 0, 0, 1, 1)

        self.name = QLineEdit(self.person_card)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(64)

        self.person_grid.addWidget(self.name, 1, 0, 1, 1)

        self.post_label = QLabel(self.person_card)
        self.post_label.setObjectName(u"post_label")

        self.person_grid.addWidget(self.post_label, 0, 1, 1, 1)

        self.post = QLineEdit(self.person_card)
        self.post.setObjectName(u"post")
        self.post.setMaxLength(64)

        self.person_grid.addWidget(self.post, 1, 1, 1, 1)

        self.institution_label = QLabel(self.person_card)
        self.institution_label.setObjectName(u"institution_label")

        self.person_grid.addWidget(self.institution_label, 2, 0, 1, 1)

        self.institution = QLineEdit(self.person_card)
        self.institution.setObjectName(u"institution")
        self.institution.setMaxLength(64)

        self.person_grid.addWidget(self.institution, 3, 0, 1, 1)

        self.email_label = QLabel(self.person_card)
        self.email_label.setObjectName(u"email_label")

        self.person_grid.addWidget(self.email_label, 2, 1, 1, 1)

        self.email = QLineEdit(self.person_card)
        self.email.setObjectName(u"email")

        self.person_grid.addWidget(self.email, 3, 1, 1, 1)

        self.person_grid.setColumnStretch(0, 1)
        self.person_grid.setColumnStretch(1, 1)

        self.column.addWidget(self.person_card)

        self.secret_card = QFrame(IdentityForm)
        self.secret_card.setObjectName(u"secret_card")
        self.secret_grid = QGridLayout(self.secret_card)
        self.secret_grid.setObjectName(u"secret_grid")
        self.secret_label = QLabel(self.secret_card)
        self.secret_label.setObjectName(u"secret_label")

        self.secret_grid.addWidget(self.secret_label, 0, 0, 1, 1)

        self.secret = QLineEdit(self.secret_card)
        self.secret.setObjectName(u"secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)

        self.secret_grid.addWidget(self.secret, 1, 0, 1, 1)

        self.again_label = QLabel(self.secret_card)
        self.again_label.setObjectName(u"again_label")

        self.secret_grid.addWidget(self.again_label, 0, 1, 1, 1)

        self.again = QLineEdit(self.secret_card)
        self.again.setObjectName(u"again")
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.secret_grid.addWidget(self.again, 1, 1, 1, 1)

        self.secret_hint = QLabel(self.secret_card)
        self.secret_hint.setObjectName(u"secret_hint")
        self.secret_hint.setWordWrap(True)

        self.secret_grid.addWidget(self.secret_hint, 2, 0, 1, 2)

        self.secret_grid.setColumnStretch(0, 1)
        self.secret_grid.setColumnStretch(1, 1)

        self.column.addWidget(self.secret_card)

        self.other_card = QFrame(IdentityForm)
        self.other_card.setObjectName(u"other_card")
        self.other_grid = QGridLayout(self.other_card)
        self.other_grid.setObjectName(u"other_grid")
        self.other_label = QLabel(self.other_card)
        self.other_label.setObjectName(u"other_label")

        self.other_grid.addWidget(self.other_label, 0, 0, 1, 2)

        self.kit_button = QPushButton(self.other_card)
        self.kit_button.setObjectName(u"kit_button")

        self.other_grid.addWidget(self.kit_button, 1, 0, 1, 1)

        self.kit_hint = QLabel(self.other_card)
        self.kit_hint.setObjectName(u"kit_hint")
        self.kit_hint.setWordWrap(True)

        self.other_grid.addWidget(self.kit_hint, 1, 1, 1, 1)

        self.file_button = QPushButton(self.other_card)
        self.file_button.setObjectName(u"file_button")

        self.other_grid.addWidget(self.file_button, 2, 0, 1, 1)

        self.file_hint = QLabel(self.other_card)
        self.file_hint.setObjectName(u"file_hint")
        self.file_hint.setWordWrap(True)

        self.other_grid.addWidget(self.file_hint, 2, 1, 1, 1)

        self.token_button = QPushButton(self.other_card)
        self.token_button.setObjectName(u"token_button")

        self.other_grid.addWidget(self.token_button, 3, 0, 1, 1)

        self.token_hint = QLabel(self.other_card)
        self.token_hint.setObjectName(u"token_hint")
        self.token_hint.setWordWrap(True)

        self.other_grid.addWidget(self.token_hint, 3, 1, 1, 1)

        self.other_grid.setColumnStretch(1, 1)

        self.column.addWidget(self.other_card)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.below)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.post_label.setBuddy(self.post)
        self.institution_label.setBuddy(self.institution)
        self.email_label.setBuddy(self.email)
        self.secret_label.setBuddy(self.secret)
        self.again_label.setBuddy(self.again)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(IdentityForm)
    # setupUi

    def retranslateUi(self, IdentityForm: QWidget) -> None:
        self.standing_card.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"card", None))
        self.standing.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"strong", None))
        self.explained.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"hint", None))
        self.person_card.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"card", None))
        self.name_label.setText(QCoreApplication.translate("IdentityForm", u"Nombre co&mpleto *", None))
        self.name_label.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("IdentityForm", u"Nombre completo, obligatorio", None))
#endif // QT_CONFIG(accessibility)
        self.post_label.setText(QCoreApplication.translate("IdentityForm", u"&Puesto", None))
        self.post_label.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.post.setAccessibleName(QCoreApplication.translate("IdentityForm", u"Puesto", None))
#endif // QT_CONFIG(accessibility)
        self.institution_label.setText(QCoreApplication.translate("IdentityForm", u"&Instituci\u00f3n u organizaci\u00f3n", None))
        self.institution_label.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.institution.setAccessibleName(QCoreApplication.translate("IdentityForm", u"Instituci\u00f3n u organizaci\u00f3n", None))
#endif // QT_CONFIG(accessibility)
        self.email_label.setText(QCoreApplication.translate("IdentityForm", u"Correo e&lectr\u00f3nico", None))
        self.email_label.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.email.setAccessibleName(QCoreApplication.translate("IdentityForm", u"Correo electr\u00f3nico", None))
#endif // QT_CONFIG(accessibility)
        self.secret_card.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"card", None))
        self.secret_label.setText(QCoreApplication.translate("IdentityForm", u"C&ontrase\u00f1a *", None))
        self.secret_label.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.secret.setAccessibleName(QCoreApplication.translate("IdentityForm", u"Contrase\u00f1a, obligatorio", None))
#endif // QT_CONFIG(accessibility)
        self.again_label.setText(QCoreApplication.translate("IdentityForm", u"La misma, otra ve&z *", None))
        self.again_label.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"label", None))
#if QT_CONFIG(accessibility)
        self.again.setAccessibleName(QCoreApplication.translate("IdentityForm", u"La misma contrase\u00f1a otra vez, obligatorio", None))
#endif // QT_CONFIG(accessibility)
        self.secret_hint.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"hint", None))
        self.other_card.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"card", None))
        self.other_label.setText(QCoreApplication.translate("IdentityForm", u"Otras formas de tener con qu\u00e9 firmar", None))
        self.other_label.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"label", None))
        self.kit_button.setText(QCoreApplication.translate("IdentityForm", u"Abrir un &kit con PIN\u2026", None))
        self.kit_hint.setText(QCoreApplication.translate("IdentityForm", u"Si quien coordina le dio un archivo de inicio y una papeleta con n\u00famero y PIN.", None))
        self.kit_hint.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"hint", None))
        self.file_button.setText(QCoreApplication.translate("IdentityForm", u"Usar un arc&hivo .p12\u2026", None))
        self.file_hint.setText(QCoreApplication.translate("IdentityForm", u"De un prestador autorizado: la firma es entonces avanzada (Decreto 47-2008).", None))
        self.file_hint.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"hint", None))
        self.token_button.setText(QCoreApplication.translate("IdentityForm", u"Usar un &dispositivo\u2026", None))
        self.token_hint.setText(QCoreApplication.translate("IdentityForm", u"Una llave f\u00edsica o tarjeta con su biblioteca PKCS#11; se firma con su PIN.", None))
        self.token_hint.setProperty(u"role", QCoreApplication.translate("IdentityForm", u"hint", None))
        pass
    # retranslateUi
