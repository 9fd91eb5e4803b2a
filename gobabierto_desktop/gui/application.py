"""The main window: everything in it built once, here, and handed down."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication

from gobabierto_desktop.gui.dialogs import Dialogs
from gobabierto_desktop.gui.main_window import MainWindow
from gobabierto_desktop.gui.menus import add_look, add_tick
from gobabierto_desktop.gui.pages import PageSpec, page_of
from gobabierto_desktop.gui.spanish import speak_spanish
from gobabierto_desktop.gui.theme import Theme, apply_theme
from gobabierto_desktop.gui.titles import title_of
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import boarding, editing
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.settings import Settings, read_settings, write_settings

PAGES: tuple[PageSpec, ...] = (
    PageSpec("capture", "Captura", "pencil", page_of("proposals.proposal_page.ProposalPage"), kinds=("proposal",)),
    PageSpec(
        "attendance",
        "Asistencia",
        "users",
        page_of("participants.participant_page.ParticipantPage"),
        kinds=("participant",),
    ),
    PageSpec(
        "transcription",
        "Transcripción",
        "",
        page_of("keying.transcription_page.TranscriptionPage"),
        beside="attendance",
    ),
    PageSpec(
        "double_entry", "Doble digitación", "", page_of("keying.double_entry_page.DoubleEntryPage"), beside="attendance"
    ),
    PageSpec(
        "doubles", "Personas repetidas", "", page_of("participants.doubles_page.DoublesPage"), beside="attendance"
    ),
    PageSpec("sheet", "Hoja de asistencia", "", page_of("participants.sheet_page.SheetPage"), beside="attendance"),
    PageSpec("parity", "Tablero de paridad", "", page_of("participants.parity_page.ParityPage"), beside="attendance"),
    PageSpec(
        "targets",
        "Metas de participación",
        "",
        page_of("participants.target_page.TargetPage"),
        beside="attendance",
        kinds=("participation_target",),
    ),
    PageSpec(
        "agreements", "Acuerdos", "message", page_of("agreements.agreement_page.AgreementPage"), kinds=("agreement",)
    ),
    PageSpec("votes", "Votación", "checkbox", page_of("votes.vote_page.VotePage"), kinds=("vote",)),
    PageSpec(
        "commitments",
        "Compromisos",
        "flag",
        page_of("commitments.commitment_page.CommitmentPage"),
        kinds=("commitment",),
    ),
    PageSpec("milestones", "Hitos", "", page_of("commitments.milestones_page.MilestonesPage"), beside="commitments"),
    PageSpec(
        "contacts",
        "Contactos",
        "",
        page_of("commitments.contact_page.ContactPage"),
        beside="commitments",
        kinds=("contact",),
    ),
    PageSpec("versions", "Versiones", "", page_of("commitments.versions_page.VersionsPage"), beside="commitments"),
    PageSpec(
        "follow_up",
        "Seguimiento",
        "chart-bar",
        page_of("follow_up.follow_up_page.FollowUpPage"),
        kinds=("milestone", "progress_report", "place", "evidence"),
    ),
    PageSpec("returned", "Libros devueltos", "", page_of("follow_up.returned_page.ReturnedPage"), beside="follow_up"),
    PageSpec("delivery", "Entrega", "send", page_of("delivery.delivery_page.DeliveryPage")),
    PageSpec("inbox", "Bandeja", "inbox", page_of("inbox.inbox_page.InboxPage")),
    PageSpec("importing", "Importar tabla", "", page_of("importing.import_page.ImportPage"), beside="capture"),
    PageSpec("conflicts", "Conflictos", "", page_of("inbox.conflict_page.ConflictPage"), beside="inbox"),
    PageSpec("identity", "Identidad", "", page_of("identity.identity_page.IdentityPage"), beside="delivery"),
    PageSpec("trust", "Confianza", "", page_of("trust.trust_page.TrustPage"), beside="delivery"),
    PageSpec("kit", "Preparar un kit", "", page_of("trust.kit_page.KitPage"), beside="delivery"),
    PageSpec("verify", "Verificar", "", page_of("trust.verify_page.VerifyPage"), beside="inbox"),
    PageSpec("acta", "Acta", "", page_of("minutes.acta_page.ActaPage"), beside="agreements", kinds=("acta",)),
    PageSpec("forum", "Datos del foro", "", page_of("forums.forum_page.ForumPage"), kinds=("forum",)),
    PageSpec("convocation", "Convocatoria", "", page_of("forums.convocation_page.ConvocationPage")),
    PageSpec("delegates", "Acreditados", "", page_of("forums.accredited_pages.DelegatePage"), kinds=("delegate",)),
    PageSpec("trainings", "Capacitaciones", "", page_of("forums.accredited_pages.TrainingPage"), kinds=("training",)),
    PageSpec("table", "Datos de la mesa", "", page_of("forums.forum_page.TablePage"), kinds=("dialogue_table",)),
)
"""Every page, in the order of the tabs; one without an icon has no tab and opens from the menus."""


def prepare(app: QApplication, folder: Path) -> Settings:
    """Dress the application and have it speak Spanish, as the user chose; the choices."""
    settings = read_settings(folder)
    # else it tells of a forged PDF by a trace of its own
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())
    app.setApplicationName("gobabierto-desktop")
    app.setApplicationDisplayName("Gobierno Abierto")
    speak_spanish(app)
    _ = apply_theme(app, _theme(settings), settings.text_size / 100)
    return settings


def open_window(app: QApplication, desk: Desk, dialogs: Dialogs, pages: Sequence[PageSpec] = PAGES) -> MainWindow:
    """The main window on an open desk, with what a crash left rescued; the caller shows it and closes the desk."""
    workspace = Workspace(desk, dialogs)
    rescued = editing.rescue_drafts(desk)
    window = MainWindow(workspace, pages)
    workspace.setParent(window)
    dialogs.window = window
    settings = read_settings(desk.folder)
    _ = add_look(window.menus["&Ver"], _theme(settings), settings.text_size, partial(_choose_look, app, window))
    spelling = add_tick(window.menus["&Ver"], "Revisar la &ortografía", partial(_choose_spelling, window))
    spelling.setChecked(settings.spelling)
    forums = desk.book.records("forum")
    workspace.go_to_forum(forums[0] if forums else None)
    window.show_page(pages[0].name)
    _tell_rescued(window, rescued)
    if not rescued:
        workspace.write(lambda: boarding.reminder(desk), lambda said: window.toast.note(said) if said else None)
    return window


def _tell_rescued(window: MainWindow, rescued: tuple[str, ...]) -> None:
    desk = window.workspace.desk
    found = [record for one in rescued if (record := desk.book.record(one))]
    if not found:
        return
    window.open_record(found[-1])
    titles = "; ".join(title_of(one, desk.book, desk.terms) for one in found)
    window.toast.note(f"Se recuperó lo que estaba escribiendo: {titles}.")
    window.ui.badge.show_saved(desk.now().astimezone())


def _choose_look(app: QApplication, window: MainWindow, theme: Theme, text_size: int) -> None:
    """Dress the program anew at once, and remember the choice."""
    _ = apply_theme(app, theme, text_size / 100)
    _remember(window, theme=theme.value, text_size=text_size)


def _choose_spelling(window: MainWindow, is_on: bool) -> None:  # noqa: FBT001 - Qt's own signal
    """Mark the words that are not in the dictionary, or none, and remember the choice."""
    if is_on:
        window.proofreading.turn_on()
    else:
        window.proofreading.turn_off()
    if read_settings(window.workspace.desk.folder).spelling is not is_on:
        _remember(window, spelling=is_on)


def _remember(window: MainWindow, **choices: object) -> None:
    folder = window.workspace.desk.folder
    try:
        write_settings(folder, msgspec.structs.replace(read_settings(folder), **choices))
    except OSError:
        window.workspace.said.emit("El disco no aceptó guardar esta preferencia; vale hasta que cierre el programa.")


def _theme(settings: Settings) -> Theme:
    return Theme(settings.theme) if settings.theme in {one.value for one in Theme} else Theme.SYSTEM
