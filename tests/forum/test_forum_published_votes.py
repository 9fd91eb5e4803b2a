"""Real votes, with the outcome that was published: what our rule makes of their tally is what was decided then.

All were decided by a simple majority of those who voted for or against, abstentions apart. Votes by points with a
published outcome were not at hand.
"""

import pytest

from gobabierto_desktop.domain.deliberation import Outcome, decide, unsound
from gobabierto_desktop.domain.records import Record

PUBLISHED = {
    "https://press.un.org/en/2012/ga11207.doc.htm": (137, 12, 17, Outcome.APPROVED),
    "https://press.un.org/en/2012/ga11331.doc.htm": (135, 12, 36, Outcome.APPROVED),
    "https://www.un.org/press/en/2010/ga11035.doc.htm": (169, 6, 3, Outcome.APPROVED),
    "https://press.un.org/en/2009/gaef3273.doc.htm": (108, 0, 52, Outcome.APPROVED),
    "https://press.un.org/en/2010/wom1792.doc.htm": (31, 2, 10, Outcome.APPROVED),
    "http://www.un.org/press/en/2005/gaef3137.doc.htm": (109, 1, 48, Outcome.APPROVED),
    "https://press.un.org/en/1999/19991124.gaef2899.doc.html": (94, 2, 43, Outcome.APPROVED),
    "https://press.un.org/en/1995/19951121.gadis30.48.html": (96, 39, 10, Outcome.APPROVED),
    "https://noticiabrasil.net.br/20180414/resolucao-russa-siria-rejeitada-10991537.html": (3, 8, 4, Outcome.REJECTED),
}


@pytest.mark.parametrize(("source", "told"), PUBLISHED.items(), ids=lambda one: str(one).rpartition("/")[2])
def test_a_real_tally_adds_up_and_decides_as_was_published(source: str, told: tuple[int, int, int, Outcome]):
    favour, against, abstained, outcome = told
    table = Record("dialogue_table", "t", None, {"decision_rule": "MAYS"})
    present = favour + against + abstained
    counted = {"present": present, "in_favour": favour, "against": against, "blank": abstained, "proposal": "p"}
    vote = Record("vote", "v", "t", counted)

    (decided,) = decide(table, [Record("proposal", "p", "t")], [vote])

    assert unsound(table, [vote]) == (), source
    assert decided.outcome is outcome, source
