"""Reading what was typed and checking a record: nothing is rewritten, nothing is lost, and each problem says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.domain.fields import ANY_KIND, Field, FieldType, Privacy
from gobabierto_desktop.domain.kinds import KINDS, children_of
from gobabierto_desktop.domain.problems import Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import check, fits, read, shown
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import read_catalogue

TERMS = Terms(read_catalogue(bundled("catalogues")).terms)
FIELDS = [(kind.name, field) for kind in KINDS.values() for field in kind.fields]
every_field = pytest.mark.parametrize(
    "field", [one for _, one in FIELDS], ids=[f"{kind}.{one.name}" for kind, one in FIELDS]
)


def problems(kind: str, values: dict) -> list[str]:
    return [one.message for one in check(Record(kind, "r", None, values), TERMS)]


def severities(kind: str, name: str, values: dict) -> list[Severity]:
    return [one.severity for one in check(Record(kind, "r", None, values), TERMS) if one.field == name]


@given(st.sampled_from([one for _, one in FIELDS]), st.text())
def test_what_is_typed_is_read_or_kept_letter_for_letter(field: Field, typed: str):
    value = read(field, typed, TERMS)
    if not typed.strip():
        assert value is None
    elif field.type in {FieldType.LINE, FieldType.TEXT, FieldType.REFERENCE}:
        assert value == typed
    else:
        assert value == typed or fits(field, value)


@given(st.lists(st.text("áeñ 'ꞌ", min_size=1).filter(str.strip), min_size=1))
def test_of_several_choices_the_unknown_ones_are_kept_too(typed):
    field = KINDS["proposal"].field("ogp_values")
    assert set(read(field, "\n".join(typed), TERMS)) == {one.strip() for one in typed}


@every_field
def test_every_value_of_the_catalogue_is_read_back_as_it_is_shown(field: Field):
    for term in TERMS.vocabulary(field.vocabulary):
        value = (term.code,) if field.type is FieldType.CHOICES else term.code
        typed = shown(field, value, TERMS, "; ")
        several_have_the_label = TERMS.read(field.vocabulary, typed) is None
        assert read(field, typed, TERMS) == value or several_have_the_label


def test_all_codes_at_once_are_read_back_although_labels_hold_commas():
    for _, field in FIELDS:
        if field.type is FieldType.CHOICES:
            terms = [one for one in TERMS.vocabulary(field.vocabulary) if TERMS.read(field.vocabulary, one.label)]
            everything = tuple(sorted(one.code for one in terms))
            assert read(field, shown(field, everything, TERMS), TERMS) == everything


@every_field
def test_a_required_field_left_empty_is_said_by_its_name_and_a_free_one_is_not(field: Field):
    kind = next(one for one in KINDS.values() if field in one.fields)
    missing = f"Falta: {field.label.lower()}. Puede guardar el borrador y completarlo después."
    for empty in (None, "", "  ", ()):
        assert (missing in problems(kind.name, {field.name: empty})) is field.required


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        (
            "forum",
            {"held_on": "31/02/2018"},
            "«31/02/2018» no es una fecha. Escriba día/mes/año, por ejemplo 16/05/2018.",
        ),
        ("forum", {"starts_at": "temprano"}, "«temprano» no es una hora. Escriba por ejemplo 8:30 o 14:00."),
        ("dialogue_table", {"number": "dos"}, "«dos» no es un número entero."),
        ("dialogue_table", {"number": 100}, "100 está fuera de lo posible: de 1 a 99."),
        ("dialogue_table", {"is_closed": "tal vez"}, "«tal vez» no es sí ni no."),
        ("proposal", {"scope": "Galaxia"}, "«Galaxia» no está en la lista. Elija un valor de la lista."),
        ("proposal", {"sdg": ("1", "99")}, "«99» no está en la lista. Elija un valor de la lista."),
        ("proposal", {"title": "a" * 201}, "El texto tiene 201 caracteres y caben 200."),
        ("proposal", {"title": True}, "«True» no es un texto."),
        (
            "forum",
            {"starts_at": "10:00", "ends_at": "09:00"},
            "La hora de cierre debe ser posterior a la hora de inicio.",
        ),
        (
            "forum",
            {"held_on": "2018-05-16", "convened_on": "2018-05-17"},
            "La convocatoria no puede ser posterior a la fecha del foro.",
        ),
        (
            "proposal",
            {"scope": "MUN"},
            "Si el alcance es municipal o comunitario, indique el municipio.",
        ),
        ("participant", {"role": "DELE"}, "Indique de qué institución es delegado o delegada."),
        (
            "vote",
            {"present": 20, "in_favour": 12, "against": 3},
            "Los votos no cuadran: a favor, en contra, en blanco y nulos suman 15, y hay 20 presentes.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_problem_is_said_in_words_that_help(kind, values, said):
    assert said in problems(kind, values)


@pytest.mark.parametrize(
    ("kind", "values", "silent"),
    [
        ("forum", {"held_on": "2018-05-16", "convened_on": "2018-05-01"}, "convened_on"),
        ("forum", {"starts_at": "09:00", "ends_at": "13:00"}, "ends_at"),
        ("dialogue_table", {"number": 99, "is_closed": False}, "number"),
        ("proposal", {"scope": "MUN", "municipality": "0901"}, "municipality"),
        ("participant", {"role": "DELE", "institution": "11130008"}, "institution"),
        ("vote", {"present": 20, "in_favour": 12, "against": 3, "blank": 5}, "present"),
        ("vote", {"present": 0, "in_favour": 0}, "present"),
    ],
    ids=str,
)
def test_what_is_right_raises_no_problem(kind, values, silent):
    assert severities(kind, silent, values) == []


def test_a_doubtful_cui_only_warns():
    assert severities("participant", "cui", {"cui": "1234567890123"}) == [Severity.WARNING]
    assert severities("participant", "cui", {"cui": ""}) == []


@given(st.sampled_from(list(KINDS.values())), st.data())
def test_checking_never_fails_whatever_a_record_holds(kind, data):
    held = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()).map(tuple))
    values = {field.name: data.draw(held) for field in kind.fields}
    for problem in check(Record(kind.name, "r", None, values), TERMS):
        assert problem.field in kind.by_name
        assert problem.message[-1] == "."


def test_parents_are_kinds_that_come_before_their_children():
    order = list(KINDS)
    for kind in KINDS.values():
        if kind.parent not in {None, ANY_KIND}:
            assert order.index(kind.parent) < order.index(kind.name)
            assert kind in children_of(kind.parent)


def test_fields_that_offer_a_list_name_one_that_exists():
    for _, field in FIELDS:
        if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
            assert TERMS.vocabulary(field.vocabulary), field.vocabulary
        elif field.type is FieldType.REFERENCE:
            assert field.vocabulary in KINDS


def test_everything_said_of_a_person_is_personal_and_so_is_that_the_person_was_deleted():
    participant, proposal = KINDS["participant"], KINDS["proposal"]
    assert all(field.privacy is Privacy.PERSONAL for field in participant.fields)
    assert participant.is_personal(DELETED)
    assert proposal.is_personal("presenter")
    assert not proposal.is_personal(DELETED)
    assert not proposal.is_personal("title")


@pytest.mark.parametrize(
    ("kind", "name", "value", "words"),
    [
        ("proposal", "sdg", ("1", "6"), "Fin de la Pobreza, Agua Limpia y Saneamiento"),
        ("proposal", "municipality", "0901", "Quetzaltenango"),
        ("proposal", "municipality", "Xela vieja", "Xela vieja"),
        ("proposal", "title", "Samalá", "Samalá"),
        ("proposal", "title", None, ""),
        ("proposal", "term_years", 4, "4"),
        ("vote", "present", 1200, "1,200"),
        ("forum", "held_on", "2018-05-16", "16/05/2018"),
        ("forum", "held_on", "a mediados de mayo", "a mediados de mayo"),
        ("participant", "consents", True, "Sí"),
        ("participant", "consents", False, "No"),
    ],
)
def test_values_are_shown_in_the_words_of_people(kind, name, value, words):
    assert shown(KINDS[kind].field(name), value, TERMS) == words
