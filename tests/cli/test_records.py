"""Everything that is written in the window, written from the command."""

from tests.cli.conftest import Run


def test_a_forum_a_mesa_and_a_proposal_are_written_and_read_as_in_the_form(run: Run, forum: str):
    mesa = run("record", "new", "mesa", "número=2", "área=Salud", "--de", forum, "--json").json["id"]
    words = ["título=Agua limpia en Cantel", "plazo=2", "agenda 2030=6; 3", "municipio=Cantel"]
    made = run("record", "new", "propuesta", *words, "--de", mesa, "--json").json

    assert made["values"]["term_years"] == 2
    assert made["values"]["sdg"] == ["3", "6"]
    assert made["values"]["municipality"] == "0914"
    assert {"field", "message", "severity"} == made["problems"][0].keys()
    assert "Agua limpia en Cantel" in run("record", "show", made["id"]).out
    assert run("record", "list", "propuestas", "--de", mesa, "--json").json["records"] == [
        {"id": made["id"], "kind": "proposal", "parent": mesa, "title": "Agua limpia en Cantel"}
    ]


def test_what_is_not_understood_is_kept_and_told(run: Run, forum: str):
    saved = run("record", "set", forum, "fecha=mañana", "--json")

    assert saved.code == 0
    assert saved.json["values"]["held_on"] == "mañana"
    assert [one["field"] for one in saved.json["problems"]] == ["held_on"]


def test_a_field_is_emptied(run: Run, forum: str):
    assert run("record", "set", forum, "lugar=", "--json").json["values"]["place"] is None


def test_a_record_is_deleted_and_brought_back(run: Run, forum: str):
    gone = run("record", "delete", forum)

    assert f"gobabierto record restore {forum}" in gone.out
    assert run("record", "list", "foro", "--json").json["records"] == []
    assert run("record", "restore", forum, "--json").json["deleted"] is False
    assert len(run("record", "list", "foro", "--json").json["records"]) == 1


def test_the_search_finds_without_accents_and_by_the_beginning_of_words(run: Run, forum: str):
    assert [one["id"] for one in run("record", "search", "salon", "CANT", "--json").json["records"]] == [forum]


def test_a_record_that_is_not_there_is_refused(run: Run):
    ran = run("record", "show", "0190", "--json")

    assert (ran.code, ran.json["code"]) == (1, "record_missing")


def test_a_record_under_the_wrong_parent_is_refused_before_anything_is_written(run: Run, forum: str):
    ran = run("record", "new", "propuesta", "título=Agua", "--de", forum)

    assert ran.code == 2
    assert ran.err.startswith("Propuesta pide --de con un registro de tipo «mesa».")
    assert run("record", "list", "propuesta", "--json").json["records"] == []


def test_the_fields_of_a_kind_are_told_with_their_privacy(run: Run):
    told = {one["name"]: one for one in run("record", "fields", "participante", "--json").json["fields"]}

    assert told["cui"] == {
        "name": "cui",
        "label": "CUI (DPI)",
        "type": "line",
        "vocabulary": "",
        "required": False,
        "privacy": "personal",
    }


def test_no_conflict_is_told_as_none(run: Run, forum: str):
    assert run("record", "conflicts", "--json").json == {"ok": True, "conflicts": []}
    assert run("record", "decide", forum, "place", "--opcion", "1").code == 2
