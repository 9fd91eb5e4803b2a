"""The plan enters each book as one chain of changes that only ever grows."""

import hashlib
import json
import shutil
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from gobabierto_desktop.domain.commitments import milestone_name, milestone_place
from gobabierto_desktop.domain.ids import published_id
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.rules import check
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.services.desk import Desk, open_desk
from gobabierto_desktop.services.editing import save
from gobabierto_desktop.services.published_plan import published_changes
from gobabierto_desktop.store.catalogues import CatalogueDamaged, read_catalogue

PLAN = "AP_GTM04"
AT = datetime(2019, 1, 10, 15, 0, tzinfo=UTC)
C22 = published_id(PLAN, "commitment", "22")

TIP_OF_THE_FIRST_EDITION = "73832c043ed4aed2b662c863c83d68bea1c0ead1194d6b04323f2f4f61947d69"
"""Changes only until the first release; afterwards a correction is a file of its own (docs/catalogues.md)."""


@pytest.fixture
def desk(tmp_path: Path):
    opened = open_desk(tmp_path / "mesa", "Enlace del MINFIN", now=lambda: AT)
    yield opened
    opened.close()


def test_commitment_22_has_its_real_milestones(desk: Desk):
    milestones = sorted(desk.book.records("milestone", C22), key=milestone_place)

    assert [milestone_name(one) for one in milestones] == ["1", "2", "3", "4", "4.a", "4.b", "4.c", "4.d", "4.e", "5"]
    second, fourth, pefa = milestones[1], milestones[3], milestones[8]
    assert second.text("title").startswith("Desarrollo del marco jurídico legal para la creación de un registro")
    assert second.codes("institutions") == ("11130007", "SAT")
    assert second.codes("units") == ("11130007-DAPF",)
    assert (second.text("status"), second.text("starts"), second.text("ends")) == ("NUEVO", "2018-11", "2020-08")
    assert pefa.text("part_of") == fourth.id
    assert pefa.text("title") == "Evaluación de la Gestión de las Finanzas Públicas (PEFA)"


def test_commitment_22_stands_on_the_official_form(desk: Desk):
    commitment = desk.book.record(C22)

    assert commitment is not None
    assert commitment.text("coordinator") == "11130007"
    assert commitment.codes("partners") == ("SAT",)
    assert commitment.text("public_actors") == "Superintendencia de Administración Tributaria (SAT)"
    assert "CIIDH" in commitment.text("other_actors")
    assert check(commitment, desk.terms) == ()
    posts = [one.text("post") for one in desk.book.records("contact", C22)]
    assert "Superintendente de Administración Tributaria" in posts
    assert len(posts) == 7


def test_every_published_record_fits_its_kind(desk: Desk):
    for name in ("commitment", "milestone", "contact"):
        for record in desk.book.records(name):
            assert set(record.values) <= set(KINDS[name].by_name)
            wrong = [one for one in check(record, desk.terms) if not one.message.startswith("Falta:")]
            assert wrong == [], record


def test_the_chain_of_the_first_edition_is_what_it_was():
    changes = published_changes(read_catalogue(bundled("catalogues")))

    assert changes[-1].digest() == TIP_OF_THE_FIRST_EDITION
    assert [one.number for one in changes] == list(range(1, len(changes) + 1))
    assert all(later.previous == earlier.digest() for earlier, later in pairwise(changes))


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(bundled("catalogues"), tmp_path / "catalogues"))
    _add_corrections(folder, 10, [{"kind": "milestone", "key": "22/4/b", "fields": {"title": "Estándar mejor dicho"}}])
    _add_corrections(folder, 9, [{"kind": "milestone", "key": "22/4/b", "fields": {"title": "Estándar corregido"}}])
    return folder


def _add_corrections(folder: Path, edition: int, corrections: list[dict[str, object]]) -> None:
    name, content = f"corrections-{edition}.json", json.dumps(corrections, ensure_ascii=False).encode()
    (folder / name).write_bytes(content)
    index = json.loads((folder / "catalogue.json").read_text("utf-8"))
    digest = hashlib.sha256(content).hexdigest()
    entry = {"file": name, "vocabulary": None, "rows": 1, "sha256": digest, "source": "Corrección.", "editable": False}
    (folder / "catalogue.json").write_text(json.dumps({**index, "files": [*index["files"], entry]}), "utf-8")


def test_a_later_edition_appends_to_the_chain_and_forks_no_book(desk: Desk, corrected: Path):
    whole = published_changes(read_catalogue(corrected))
    first = published_changes(read_catalogue(bundled("catalogues")))
    assert whole[: len(first)] == first

    with desk.book.transaction() as transaction:
        transaction.append(whole)

    record = desk.book.record(published_id(PLAN, "milestone", "22/4/b"))
    assert record is not None
    assert record.text("title") == "Estándar mejor dicho"
    assert desk.book.conflicts() == ()
    assert desk.book.broken_links() == ()


def test_a_correction_of_what_somebody_edited_is_a_conflict_and_not_a_loss(desk: Desk, corrected: Path):
    milestone = published_id(PLAN, "milestone", "22/4/b")
    seen = desk.book.record(milestone)
    assert seen is not None
    save(desk, seen, {"title": "Estándar, como lo dice el enlace"})

    with desk.book.transaction() as transaction:
        transaction.append(published_changes(read_catalogue(corrected)))

    (conflict,) = desk.book.conflicts()
    assert {one.value for one in conflict.rivals} == {"Estándar mejor dicho", "Estándar, como lo dice el enlace"}


def test_a_correction_that_says_nothing_is_refused(corrected: Path):
    _add_corrections(corrected, 11, [{"kind": "milestone", "key": "22/1", "fields": {}}])

    with pytest.raises(CatalogueDamaged, match=r"corrections-11\.json"):
        read_catalogue(corrected)
