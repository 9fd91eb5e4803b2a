"""The catalogue that ships: whole, sourced, and refused when a byte of it changes."""

import hashlib
import json
import shutil
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from gobabierto_desktop.domain.identifiers import LAST_MUNICIPALITY
from gobabierto_desktop.domain.terms import PARENT_VOCABULARY
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import Catalogue, CatalogueDamaged, read_catalogue

FOLDER = bundled("catalogues")
WITHOUT_SHEET = {14, 16, 20}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(FOLDER)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogues"))


def test_every_vocabulary_has_the_terms_its_source_has(catalogue: Catalogue):
    counted = Counter(term.vocabulary for term in catalogue.terms)

    expected = {"department": 22, "municipality": 340, "work_area": 13, "sdg": 17, "sdg_target": 169, "katun": 5}
    expected |= {"pgg": 5, "med": 16, "national_priority": 10, "policy_guideline": 2, "people": 6, "language": 29}
    expected |= {"sex": 2, "area_kind": 2, "age_group": 5, "sector": 8, "institution": 37, "unit": 280}
    expected |= {"proposal_kind": 3, "ogp_value": 4, "decision_rule": 6, "participant_role": 4, "completion": 6}
    expected |= {"milestone_status": 2, "territorial_scope": 4, "disability": 5, "yes_no_declined": 3}
    expected |= {"report_state": 5, "missing_reason": 3, "measure_unit": 13, "evidence_kind": 8, "place_kind": 5}
    expected |= {"dimension": 5, "contact_role": 2}
    expected |= {"proposal_relation": 3, "meeting_kind": 3, "tie_rule": 5}
    assert counted == expected


def test_no_code_is_used_twice_in_a_vocabulary(catalogue: Catalogue):
    repeated = [key for key, times in Counter((t.vocabulary, t.code) for t in catalogue.terms).items() if times > 1]
    assert repeated == []


def test_every_parent_exists_and_only_children_have_one(catalogue: Catalogue):
    known = {(term.vocabulary, term.code) for term in catalogue.terms}
    for term in catalogue.terms:
        if term.vocabulary in PARENT_VOCABULARY:
            assert (PARENT_VOCABULARY[term.vocabulary], term.parent) in known, term
        else:
            assert term.parent is None, term


def test_codes_of_the_ine_keep_their_leading_zeros(catalogue: Catalogue):
    departments = [term.code for term in catalogue.terms if term.vocabulary == "department"]
    municipalities = [term for term in catalogue.terms if term.vocabulary == "municipality"]

    assert departments == [f"{number:02}" for number in range(1, 23)]
    assert all(len(term.code) == 4 and term.code[:2] == term.parent for term in municipalities)
    assert municipalities[0].code == "0101"


def test_the_cui_rule_knows_as_many_municipalities_as_the_catalogue(catalogue: Catalogue):
    counted = Counter(term.parent for term in catalogue.terms if term.vocabulary == "municipality")
    assert tuple(counted[f"{number:02}"] for number in range(1, 23)) == LAST_MUNICIPALITY


def test_nothing_uncertain_is_in_a_list_that_the_coordinator_cannot_change(catalogue: Catalogue):
    editable = {vocabulary.name: vocabulary.editable for vocabulary in catalogue.vocabularies}
    uncertain = {term.vocabulary for term in catalogue.terms if term.certainty != "source"} - {"yes_no_declined"}
    assert all(editable[name] for name in uncertain)


def test_every_list_says_where_it_comes_from(catalogue: Catalogue):
    assert all(vocabulary.source.endswith(".") or ":" in vocabulary.source for vocabulary in catalogue.vocabularies)


def test_texts_are_composed_and_single_spaced(catalogue: Catalogue):
    for term in catalogue.terms:
        assert unicodedata.is_normalized("NFC", term.label)
        assert term.label == " ".join(term.label.split()), term


def test_24_commitments_are_declared_and_21_have_a_sheet(catalogue: Catalogue):
    numbers = [commitment["number"] for commitment in catalogue.commitments]
    without = {commitment["number"] for commitment in catalogue.commitments if not commitment["has_sheet"]}

    assert catalogue.declared == 24
    assert numbers == list(range(1, 25))
    assert without == WITHOUT_SHEET


def test_a_commitment_without_sheet_invents_nothing(catalogue: Catalogue):
    for number in WITHOUT_SHEET:
        commitment = catalogue.commitments[number - 1]
        said = {key for key, value in commitment.items() if value}
        assert said == {"number", "ogp_id", "certainty", "notes"}
        assert commitment["certainty"] == {"ogp_id": "inferred"}


def test_commitment_22_is_the_whole_real_form(catalogue: Catalogue):
    commitment = json.loads(json.dumps(catalogue.commitments[21]))

    assert commitment["start"] == "2018-11"
    assert commitment["end"] == "2020-08-30"
    for part in ("problem", "commitment", "contribution", "relevance", "additional"):
        assert len(commitment[part]) > 100, part
    assert [milestone["number"] for milestone in commitment["milestones"]] == [1, 2, 3, 4, 5]
    assert commitment["milestones"][1]["responsibles"] == ["MINFIN (DAPF)", "SAT"]
    assert [item["letter"] for item in commitment["milestones"][3]["sub_items"]] == ["a", "b", "c", "d", "e"]


def test_every_commitment_has_the_parts_of_the_official_form(catalogue: Catalogue):
    form = {"number", "ogp_id", "title", "start", "end", "institutions", "problem", "commitment", "contribution"}
    form |= {"relevance", "additional", "milestones", "contact", "other_actors", "description", "has_sheet"}
    assert all(form <= commitment.keys() for commitment in catalogue.commitments)


def test_the_catalogue_gives_no_person_s_name_or_address():
    assert "@" not in (FOLDER / "commitments.json").read_text(encoding="utf-8")


def test_every_file_of_the_folder_is_under_a_digest():
    index = json.loads((FOLDER / "catalogue.json").read_text(encoding="utf-8"))
    present = {path.name for path in FOLDER.iterdir() if path.suffix in {".csv", ".json"}}
    assert {entry["file"] for entry in index["files"]} | {"catalogue.json"} == present


def _files() -> list[str]:
    return sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".csv", ".json"})


@pytest.mark.parametrize("file", [name for name in _files() if name != "catalogue.json"])
def test_one_changed_byte_is_refused_and_the_file_is_named(copied: Path, file: str):
    content = bytearray((copied / file).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / file).write_bytes(content)

    with pytest.raises(CatalogueDamaged, match=file):
        read_catalogue(copied)


@pytest.mark.parametrize("file", _files())
def test_a_missing_file_is_refused_and_named(copied: Path, file: str):
    (copied / file).unlink()

    with pytest.raises(CatalogueDamaged, match=file):
        read_catalogue(copied)


def _replace(folder: Path, file: str, content: bytes) -> None:
    """Write a file and its true digest, as a careless editor of the catalogue would."""
    (folder / file).write_bytes(content)
    index = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    for entry in index["files"]:
        if entry["file"] == file:
            entry["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "catalogue.json").write_text(json.dumps(index), encoding="utf-8")


HEAD = b"code,label,parent,aliases,details,certainty\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HEAD,
        HEAD + b"1,Hombre,,,,source\n",
        HEAD + b"1,Hombre,,,,source\n2,Mujer,,,,dicen\n",
        HEAD + b"1,Hombre,,,,source\n,Mujer,,,,source\n",
        HEAD + b"1,Hombre,,,,source\n2,Mujer\n",
        HEAD + b"1,Hombre,,,,source\n2,Mujer,,,{,source\n",
        HEAD + b"1,Hombre,,,,source\n2,Mujer\xff,,,,source\n",
        HEAD + b'1,Hombre,,,,source\n2,"Mujer"x,,,,source\n',
        b"codigo" + HEAD[4:] + b"1,Hombre,,,,source\n2,Mujer,,,,source\n",
    ],
)
def test_a_list_of_the_wrong_shape_is_refused_even_with_the_right_digest(copied: Path, content: bytes):
    _replace(copied, "sex.csv", content)

    with pytest.raises(CatalogueDamaged, match=r"sex\.csv"):
        read_catalogue(copied)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"plan": 4}', b"\xff"])
def test_an_index_of_the_wrong_shape_is_refused(copied: Path, content: bytes):
    (copied / "catalogue.json").write_bytes(content)

    with pytest.raises(CatalogueDamaged, match=r"catalogue\.json"):
        read_catalogue(copied)


def test_the_plan_of_another_catalogue_is_refused(copied: Path):
    _replace(copied, "plan.json", b'{"code": "AP_GTM05", "title": "Otro", "declared": 1}')

    with pytest.raises(CatalogueDamaged, match=r"plan\.json es de otro plan"):
        read_catalogue(copied)


def test_an_index_that_forgets_the_plan_is_refused(copied: Path):
    index = json.loads((copied / "catalogue.json").read_text(encoding="utf-8"))
    index["files"] = [entry for entry in index["files"] if entry["file"] != "plan.json"]
    (copied / "catalogue.json").write_text(json.dumps(index), encoding="utf-8")

    with pytest.raises(CatalogueDamaged, match=r"no menciona plan\.json"):
        read_catalogue(copied)
