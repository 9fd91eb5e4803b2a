"""Forums, mesas, attendance, votes and commitments, through the window."""

from PySide6.QtWidgets import QApplication

from gobabierto_desktop.services import editing
from tests.gui.hands import press, type_text


def field(window, page, name):
    return window.pages[page].form.box(name).editor


def fill(window, page, answers):
    form = window.pages[page].form
    for name, text in answers.items():
        form.focus_field(name)
        assert QApplication.focusWidget() is form.box(name).editor
        type_text(text)
        press("Tab")


def test_from_nothing_to_a_first_proposal_by_keyboard_alone(show, desk, qtbot):
    window = show()
    assert window.forum_panel._empty.isVisible()
    press("Space")  # «Preparar la mesa» has the keyboard; there is no forum yet, so the forum is asked for first
    assert window.page() is window.pages["forum"]
    fill(
        window,
        "forum",
        {
            "name": "Foro de Zunil",
            "department": "Quetzaltenango",
            "municipality": "Zunil",
            "place": "Salón",
            "held_on": "16/5/2018",
            "facilitator": "Rosa Inventada",
        },
    )
    assert field(window, "forum", "held_on").text() == "16/05/2018"
    assert window.pages["forum"].ui.title.text() == "Foro de Zunil"
    qtbot.waitUntil(lambda: window.workspace.forum is not None)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: window.page() is window.pages["table"])
    assert field(window, "table", "number").text() == "1"
    fill(window, "table", {"work_area": "Educación", "decision_rule": "Consenso", "facilitator": "Luz Inventada"})
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: window.page() is window.pages["capture"])
    type_text("Escuelas abiertas")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: len(desk.book.records("proposal")) == 1)
    (forum,) = desk.book.records("forum")
    (table,) = desk.book.records("dialogue_table", forum.id)
    (proposal,) = desk.book.records("proposal", table.id)
    assert (forum.text("held_on"), table.number("number"), proposal.text("title")) == (
        "2018-05-16",
        1,
        "Escuelas abiertas",
    )
    assert window.forum_panel.tables.records[0].id == table.id
    qtbot.waitUntil(lambda: "Foro de Zunil · 16/05/2018 · 1 mesa · 1 propuesta" in window._place.text())


def test_choosing_a_mesa_shows_its_proposals(window, desk, table):
    other = editing.create(desk, "dialogue_table", table.parent, {"number": 3, "topic": "Salud"})
    editing.create(desk, "proposal", other.id, {"title": "Medicinas"})
    window.forum_panel.refresh()
    window.go_to_tables()
    press("Down")
    assert window.workspace.table.id == other.id
    assert [one.text("title") for one in window.pages["capture"].model.records] == ["Medicinas"]
    assert window.pages["capture"].ui.title.text() == "Propuesta 2 de la Mesa 3"


def test_registering_people_counts_them_by_sex_while_the_forum_fills(window, desk, qtbot):
    press("Ctrl+2")
    for name, sex in (("Elena Inventada", "Mujer"), ("Juan Inventado", "Hombre"), ("Rosa Inventada", "Mujer")):
        fill(window, "attendance", {"name": name, "sector": "Academia", "sex": sex})
        if name.startswith("Elena"):
            fill(window, "attendance", {"role": "Asistente"})
        press("Ctrl+Return")
        assert field(window, "attendance", "name").text() == ""
    parity = window.pages["attendance"]._parity
    qtbot.waitUntil(lambda: parity._other.text() == "Mujer 2 (67 %)")
    assert parity._one.text() == "Hombre 1 (33 %)"
    assert parity._total.text() == "3 personas registradas"
    assert parity._sectors.text() == "Academia 3"


def test_the_next_person_is_suggested_what_groups_share_marked_and_stored_with_what_is_typed(window, desk, qtbot):
    press("Ctrl+2")
    told = {"name": "Elena", "role": "Observador/a", "sector": "Academia", "municipality": "Zunil", "people": "Maya"}
    fill(window, "attendance", told)
    press("Ctrl+S")
    qtbot.waitUntil(lambda: any(one.text("role") for one in desk.book.records("participant")))
    press("Ctrl+N")
    form = window.pages["attendance"].form
    assert field(window, "attendance", "role").text() == "Observador/a"
    assert field(window, "attendance", "people").text() == "", "what is sensitive is asked of each person"
    marked = [name for name in form.field_names() if form.box(name).source.text() == "sugerido"]
    assert marked == ["role", "sector", "municipality"]
    assert "sugerido" in field(window, "attendance", "role").accessibleName()
    assert len(desk.book.drafts()) == 0
    type_text("Juan")
    fill(window, "attendance", {"sector": "Cooperación"})
    assert form.box("sector").source.text() == ""
    press("Ctrl+S")
    qtbot.waitUntil(lambda: sorted(one.text("sector") for one in desk.book.records("participant")) == ["ACAD", "COOP"])
    assert [one.text("role") for one in desk.book.records("participant")] == ["OBSE", "OBSE"]


def test_a_field_is_no_longer_suggested_and_another_is_as_the_user_chooses(window, desk, qtbot):
    press("Ctrl+2")
    page = window.pages["attendance"]
    fill(window, "attendance", {"name": "Elena", "role": "Observador/a", "post": "Maestra"})
    for name in ("role", "post"):
        page.form.focus_field(name)
        press("Ctrl+Shift+D")
    press("Ctrl+N")
    assert [field(window, "attendance", name).text() for name in ("role", "post")] == ["", "Maestra"]
    assert page.carrying.repeated() == ("sector", "institution", "organisation", "municipality", "post")


def test_a_key_repeats_what_the_record_before_said_in_the_field(window, desk, table, qtbot):
    fill(window, "capture", {"title": "Agua limpia", "problem": "El río baja sucio."})
    said = []
    _ = window.workspace.said.connect(said.append)
    press("Ctrl+N")
    window.pages["capture"].form.focus_field("problem")
    press("Ctrl+D")
    window.pages["capture"].form.focus_field("expected_result")
    press("Ctrl+D")
    assert said == ["El registro anterior no dice nada en «Resultado esperado»."]
    press("Ctrl+S")
    qtbot.waitUntil(lambda: len(desk.book.records("proposal", table.id)) == 2)
    assert [one.text("problem") for one in desk.book.records("proposal", table.id)] == ["El río baja sucio."] * 2


def test_a_vote_offers_the_mesas_proposals_and_says_when_it_does_not_add_up(window, desk, table, qtbot):
    proposal = editing.create(desk, "proposal", table.id, {"title": "Agua limpia"})
    press("Ctrl+4")
    fill(window, "votes", {"proposal": "agua", "present": "30", "in_favour": "20", "against": "8"})
    page = window.pages["votes"]
    assert page.ui.note.text() == "No cuadra: los votos suman 28 y hay 30 presentes."
    fill(window, "votes", {"void": "2"})
    assert page.ui.note.text().startswith("Cuadra: 30 votos de 30 presentes.")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: any(one.number("void") == 2 for one in desk.book.records("vote")))
    (vote,) = desk.book.records("vote")
    assert vote.text("proposal") == proposal.id
    assert vote.number("in_favour") == 20


def test_the_commitments_say_how_many_have_a_sheet_and_all_can_be_edited(window, desk, qtbot):
    press("Ctrl+5")
    page = window.pages["commitments"]
    assert page._count.text() == "24 declarados, 21 con ficha"
    fourteenth = page.model.records[13]
    assert page.model.index(13).data() == "14. (sin título)"
    window.open_record(fourteenth)
    fill(window, "commitments", {"summary": "Descripción publicada después"})
    qtbot.waitUntil(lambda: page._count.text() == "24 declarados, 22 con ficha")


def test_a_commitment_may_start_in_a_month_and_end_on_a_day(window, desk, qtbot):
    press("Ctrl+5")
    fourteenth = window.pages["commitments"].model.records[13]
    window.open_record(fourteenth)
    fill(window, "commitments", {"starts": "nov. 2018", "ends": "30/8/2020", "coordinator": "MINFIN"})

    def kept():
        record = desk.book.record(fourteenth.id)
        return record.text("starts"), record.text("ends"), record.text("coordinator")

    qtbot.waitUntil(lambda: kept() == ("2018-11", "2020-08-30", "11130007"))
    window.open_record(window.pages["commitments"].model.records[12])
    window.open_record(desk.book.record(fourteenth.id))
    assert field(window, "commitments", "starts").text() == "11/2018"


def test_an_agreement_is_kept_under_its_mesa(window, desk, table, qtbot):
    press("Ctrl+3")
    fill(window, "agreements", {"text": "Publicar los datos", "due_on": "30/8/18"})
    qtbot.waitUntil(lambda: [one.text("due_on") for one in desk.book.records("agreement", table.id)] == ["2018-08-30"])


def test_a_deleted_mesa_comes_back_with_undo(window, desk, table, qtbot):
    window.open_record(table)
    press("F4")
    qtbot.waitUntil(lambda: desk.book.records("dialogue_table") == ())
    qtbot.waitUntil(lambda: window.forum_panel.tables.records == ())
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: len(window.forum_panel.tables.records) == 1)
    qtbot.waitUntil(lambda: window.workspace.table is not None and window.workspace.table.id == table.id)


def test_typing_goes_on_while_the_first_forum_becomes_the_open_one(show, desk, qtbot):
    window = show()
    window.new_forum()
    type_text("Foro de ")
    press("Ctrl+S")
    type_text("Zu")
    qtbot.waitUntil(lambda: window.workspace.forum is not None)
    type_text("nil")
    press("Ctrl+S")
    assert field(window, "forum", "name").text() == "Foro de Zunil"
    qtbot.waitUntil(lambda: [one.text("name") for one in desk.book.records("forum")] == ["Foro de Zunil"])
    qtbot.waitUntil(lambda: window.forum_panel.ui.forums.currentText() == "Foro de Zunil")


def test_a_deleted_forum_is_left_and_undo_opens_it_again(window, desk, table, qtbot):
    window.open_record(desk.book.record(table.parent))
    press("F4")
    qtbot.waitUntil(lambda: window.workspace.forum is None)
    press("Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: window.workspace.forum is not None and window.workspace.forum.id == table.parent)


def test_codes_the_list_lacks_are_kept_and_flagged_until_somebody_ticks(window, desk, table, qtbot):
    odd = editing.create(desk, "proposal", table.id, {"title": "Agua", "ogp_values": ("RARO",)})
    window.open_record(odd)
    form = window.pages["capture"].form
    assert form.record().get("ogp_values") == ("RARO",)
    assert form.box("ogp_values").message.text().startswith("«RARO» no está en la lista")
    form.focus_field("ogp_values")
    press("Space")
    press("Space", QApplication.activePopupWidget().focusWidget())
    press("Esc", QApplication.activePopupWidget().focusWidget())
    assert form.box("ogp_values").message.text() == ""
