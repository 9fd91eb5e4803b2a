"""Proposals that say the same, from the command: found, told apart, merged, split, with their lineage."""

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def two(run: Run, forum: str) -> tuple[str, str]:
    mesa = run("record", "new", "mesa", "número=1", "área=Salud", "--de", forum, "--json").json["id"]
    titles = ("Medir el agua del Samalá", "Medición del agua del Samala")
    one, other = (
        run("record", "new", "propuesta", f"título={one}", "--de", mesa, "--json").json["id"] for one in titles
    )
    return one, other


def test_those_alike_are_found_with_the_reason_until_they_are_told_apart(run: Run, two: tuple[str, str]):
    one, other = two
    (found,) = run("propuesta", "similar", one, "--json").json["similar"]

    assert found["id"] == other
    assert "comparten" in found["reason"]
    assert run("propuesta", "distinct", one, other).code == 0
    assert run("propuesta", "similar", one, "--json").json["similar"] == []


def test_a_merge_and_a_split_leave_their_lineage(run: Run, two: tuple[str, str]):
    one, other = two

    merged = run("propuesta", "merge", one, other, "--motivo", "Dicen lo mismo", "--json").json
    parts = run("propuesta", "split", one, "Medir", "Publicar", "--json").json["successors"]

    assert [(kin["id"], kin["reason"]) for kin in merged["origins"]] == [(other, "Dicen lo mismo")]
    assert sorted(kin["title"] for kin in parts) == ["Medir", "Publicar"]
    assert "Viene de" in run("propuesta", "lineage", parts[0]["id"]).out
    assert run("propuesta", "merge", parts[1]["id"], other).code != 0
    assert run("propuesta", "split", other, "Sola").code != 0
