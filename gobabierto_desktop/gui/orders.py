"""The orders of the menus, declared in one place: text, keys and icon; the search and the sheet of keys read it too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """Something the user may ask for. Keys are Qt's portable names.

    `does` names a method of the main window, or else of the page in view; where a page is named, it comes into view,
    unless one of the pages that obey it `also` is there already.
    """

    menu: str
    text: str
    does: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    page: str = ""
    also: tuple[str, ...] = ()


ATTENDANCE = "&Hoja, asistencia y paridad"
BELOW = {ATTENDANCE: "&Foro"}
"""The menus that open from another; each stands where its first order does."""

_PEOPLE = ("attendance", "transcription", "doubles")

ORDERS: tuple[Order, ...] = (
    Order("&Archivo", "&Guardar", "save", ("Ctrl+S",), "device-floppy"),
    Order("&Archivo", "Guardar y &siguiente", "save_and_next", ("Ctrl+Return", "Ctrl+Enter"), "check"),
    Order("&Archivo", "&Importar una tabla…", "take_keyboard", ("Ctrl+I",), "download", "importing"),
    Order("&Archivo", "Pegar una &tabla ya copiada", "paste_table", ("Ctrl+Shift+V",), "copy", "importing"),
    Order("&Archivo", "&Bloquear ahora", "lock_now", ("Ctrl+L",), "lock"),
    Order("&Archivo", "&Proteger los datos con contraseña…", "protect", (), "key"),
    Order("&Archivo", "&Cambiar de persona…", "change_person", (), "user"),
    Order("&Archivo", "Sa&lir", "close", ("Ctrl+Q",)),
    Order("&Editar", "&Deshacer lo escrito", "undo_typing", ("Ctrl+Z",), "arrow-back-up"),
    Order("&Editar", "D&eshacer el último paso", "undo_step", ("Ctrl+Alt+Z",), "arrow-back-up"),
    Order("&Editar", "Reha&cer el último paso", "redo_step", ("Ctrl+Alt+Y",), "arrow-forward-up"),
    Order("&Editar", "&Historia del campo…", "show_past", ("Ctrl+H",), "history"),
    Order("&Editar", "&Nuevo registro", "new_record", ("Ctrl+N",), "plus"),
    Order("&Editar", "Bo&rrar el registro", "delete_record", ("F4", "Ctrl+Del"), "trash"),
    Order("&Editar", "Registro &anterior", "previous_record", ("Alt+Up", "Ctrl+PgUp"), "chevron-up"),
    Order("&Editar", "Registro &siguiente", "next_record", ("Alt+Down", "Ctrl+PgDown"), "chevron-down"),
    Order("&Editar", "&Ir al campo…", "choose_field", ("F6",), "list"),
    Order("&Editar", "Ir al primer &problema", "go_to_problem", ("F10",), "alert-circle"),
    Order("&Editar", "Repe&tir el dato anterior", "repeat_before", ("Ctrl+D",), "copy"),
    Order("&Editar", "Su&gerir siempre este dato, o ya no", "toggle_repeating", ("Ctrl+Shift+D",), "refresh"),
    Order("&Editar", "Insertar el saltillo &ꞌ", "insert_saltillo", ("Ctrl+'",), "keyboard"),
    Order(
        "&Editar",
        "&Ver las que se parecen",
        "go_to_alike",
        ("Ctrl+Shift+P",),
        "list",
        "capture",
        _PEOPLE,
    ),
    Order("&Editar", "No s&on la misma", "tell_apart", ("Ctrl+Shift+N",), "x", "capture", _PEOPLE),
    Order("&Editar", "Co&mparar las dos…", "compare_both", ("Ctrl+Shift+C",), "message", "capture", _PEOPLE),
    Order("&Editar", "&Unir: son la misma…", "merge_both", ("Ctrl+Shift+I",), "git-merge", "capture", _PEOPLE),
    Order("&Editar", "Dividir &la propuesta…", "split_proposal", ("Ctrl+Shift+K",), "list", "capture"),
    Order("&Editar", "&Buscar o ejecutar…", "search", ("Ctrl+K", "Ctrl+F"), "search"),
    Order("Te&xto", "Captura &guiada, o todo el formulario", "toggle_guide", ("Ctrl+G",), "help"),
    Order("Te&xto", "Pregunta s&iguiente", "next_question", ("Alt+Right",), "chevron-right"),
    Order("Te&xto", "Pregunta &anterior", "previous_question", ("Alt+Left",), "chevron-left"),
    Order("Te&xto", "&Nota del campo…", "note_field", ("Ctrl+E",), "message"),
    Order("Te&xto", "N&otas del registro…", "list_notes", ("Ctrl+Shift+E",), "list"),
    Order("Te&xto", "Insertar una &frase…", "offer_phrases", ("Ctrl+J",), "copy"),
    Order("Te&xto", "G&uardar la selección como frase", "keep_phrase", ("Ctrl+Shift+J",), "plus"),
    Order("Te&xto", "&Quitar una frase guardada…", "drop_phrase", (), "trash"),
    Order("Te&xto", "Siguiente palabra por &revisar", "next_misspelt", ("Shift+F7", "Alt+F7"), "pencil"),
    Order("&Foro", "&Nuevo foro", "new_forum", (), "plus"),
    Order("&Foro", "&Datos del foro", "edit_forum", (), "building"),
    Order("&Foro", "C&onvocatoria", "take_keyboard", ("Ctrl+Shift+O",), "calendar", "convocation"),
    Order("&Foro", "De&legados acreditados", "take_keyboard", (), "users", "delegates"),
    Order("&Foro", "Capac&itaciones", "take_keyboard", (), "school", "trainings"),
    Order("&Foro", "E&xtender la constancia de capacitación…", "write_certificate", (), "certificate", "trainings"),
    Order("&Foro", "Nueva &mesa", "new_table", ("Ctrl+M",), "plus"),
    Order("&Foro", "Da&tos de la mesa", "edit_table", (), "pencil"),
    Order("&Foro", "&Elegir mesa", "go_to_tables", ("F2",), "users"),
    Order("&Foro", "Cerrar o rea&brir la mesa", "close_or_reopen", ("Ctrl+Shift+M",), "lock", "votes"),
    Order("&Foro", "Contar otra ve&z la votación", "recount", (), "refresh", "votes"),
    Order(ATTENDANCE, "&Transcribir la hoja de asistencia", "take_keyboard", ("Ctrl+T",), "keyboard", "transcription"),
    Order(
        ATTENDANCE,
        "&Comprobar la hoja por doble digitación",
        "take_keyboard",
        ("Ctrl+Shift+T",),
        "checkbox",
        "double_entry",
    ),
    Order(ATTENDANCE, "&Imprimir la hoja de asistencia…", "take_keyboard", ("Ctrl+Shift+H",), "file-text", "sheet"),
    Order(ATTENDANCE, "Ta&blero de paridad", "take_keyboard", ("Ctrl+Shift+B",), "chart-pie", "parity"),
    Order(ATTENDANCE, "&Metas de participación", "take_keyboard", (), "flag", "targets"),
    Order(ATTENDANCE, "&Personas inscritas dos veces", "take_keyboard", ("Ctrl+Shift+R",), "users", "doubles"),
    Order("A&cta", "&Ir al acta", "take_keyboard", ("F5",), "file-text", "acta"),
    Order("A&cta", "Leer el acta en &voz alta", "read_aloud", ("Shift+F5",), "message", "acta"),
    Order("A&cta", "&Guardar el acta en PDF…", "save_pdf", ("Ctrl+Shift+S",), "download", "acta"),
    Order("A&cta", "&Ratificar el acta", "ratify", (), "check", "acta"),
    Order("A&cta", "Firmas a &mano…", "sign_by_hand", ("Ctrl+F5",), "pencil", "acta"),
    Order("A&cta", "&Cerrar y firmar el acta…", "close_acta", (), "lock", "acta"),
    Order("A&cta", "Contra&firmar el acta…", "countersign", (), "certificate", "acta"),
    Order("A&cta", "&Tomar firmas del acta…", "take_signatures", (), "inbox", "acta"),
    Order("A&cta", "Com&pletar el acta con una adenda…", "begin_addendum", (), "pencil", "acta"),
    Order("Pa&quetes", "&Entregar el foro o la mesa…", "begin_delivery", ("F8",), "send", "delivery"),
    Order("Pa&quetes", "&Tomar acuses…", "take_receipts", (), "circle-check", "delivery"),
    Order("Pa&quetes", "&Recibir paquetes…", "choose_packages", ("F9",), "inbox", "inbox"),
    Order("Pa&quetes", "&Guardar acuses…", "return_receipts", (), "device-usb", "inbox"),
    Order("Pa&quetes", "&Decidir conflictos", "take_keyboard", ("F7",), "git-merge", "conflicts"),
    Order("Pa&quetes", "&Consolidar…", "consolidate", ("F12",), "file-text", "inbox"),
    Order("Pa&quetes", "&Verificar un archivo…", "verify_files", ("F11",), "shield-check", "verify"),
    Order("Pa&quetes", "&Identidad para firmar", "take_keyboard", (), "certificate", "identity"),
    Order("Pa&quetes", "Con&fianza del plan", "take_keyboard", (), "shield-question", "trust"),
    Order("Pa&quetes", "Preparar un &kit…", "take_keyboard", (), "package", "kit"),
    Order("Pa&quetes", "Responder &solicitudes…", "answer_requests", (), "key", "trust"),
    Order("Seg&uimiento", "&Informe del trimestre", "show_report", ("Alt+1",), "file-text", "follow_up"),
    Order("Seg&uimiento", "&Personas alcanzadas", "show_people", ("Alt+2",), "users", "follow_up"),
    Order("Seg&uimiento", "&Lugares", "show_places", ("Alt+3",), "map-pin", "follow_up"),
    Order("Seg&uimiento", "&Evidencia", "show_evidence", ("Alt+4",), "paperclip", "follow_up"),
    Order("Seg&uimiento", "&Datos del hito", "show_milestone", ("Alt+5",), "flag", "follow_up"),
    Order("Seg&uimiento", "&Tablero del plan", "show_board", ("Alt+6",), "chart-pie", "follow_up"),
    Order("Seg&uimiento", "Elegir &hito", "choose_milestone", ("F3",), "list", "follow_up"),
    Order("Seg&uimiento", "&Agregar archivos de evidencia…", "add_files", (), "paperclip", "follow_up"),
    Order("Seg&uimiento", "En&viar a revisión", "send_report", (), "send", "follow_up"),
    Order("Seg&uimiento", "Preparar el libro de E&xcel…", "ask_workbook", (), "file-text", "follow_up"),
    Order("Seg&uimiento", "&Recibir libros de Excel…", "choose_books", (), "inbox", "returned"),
    Order("Seg&uimiento", "E&ntregar los informes…", "deliver_reports", (), "device-usb", "follow_up"),
    Order("Seg&uimiento", "Contra&firmar un informe…", "countersign_report", (), "certificate", "follow_up"),
    Order("Seg&uimiento", "Ta&bla de hitos del compromiso", "show_milestones", (), "list", "commitments"),
    Order("Seg&uimiento", "&Contactos del compromiso", "show_contacts", (), "users", "commitments"),
    Order("Seg&uimiento", "Ver&siones del compromiso", "show_versions", (), "history", "commitments"),
    Order("Seg&uimiento", "I&mprimir la ficha oficial…", "print_sheet", (), "file-text", "commitments"),
    Order("A&yuda", "&Teclas", "show_keys", ("F1",), "keyboard"),
    Order("A&yuda", "&Acerca del programa", "show_about", (), "info-circle"),
)
