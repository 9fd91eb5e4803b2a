"""Two records of a kind side by side as a page of text: what only one of them says is underlined and bold in it."""

import html
from difflib import SequenceMatcher

from gobabierto_desktop.domain import rules
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms

_MOST_WORDS = 2000
"""Longer texts are told whole: finding what differs in them would keep people waiting."""


SEEN = ("La que está en pantalla", "La parecida")


def told_comparison(one: Record, other: Record, terms: Terms, heads: tuple[str, str] = SEEN) -> str:
    """The page: the fields that differ first, then those in which both say the same."""
    same: list[str] = []
    rows: list[str] = []
    for field in KINDS[one.kind].asked:
        mine, theirs = (rules.shown(field, record.get(field.name), terms) for record in (one, other))
        if mine == theirs:
            same += [field.label] if mine else []
            continue
        cells = "".join(f"<td width='41%' valign='top'>{words}</td>" for words in marked(mine, theirs))
        rows.append(f"<tr><td width='18%' valign='top'><b>{html.escape(field.label)}</b></td>{cells}</tr>")
    head = "".join(f"<th align='left'>{one}</th>" for one in ("Campo", *heads))
    alike = f"<p>Dicen lo mismo en: {html.escape(', '.join(same))}.</p>" if same else ""
    if not rows:
        return f"<p>Las dos dicen exactamente lo mismo.</p>{alike}"
    return (
        "<p>Lo que sólo una de las dos dice está <b><u>subrayado</u></b>.</p>"
        f"<table width='100%' cellspacing='0' cellpadding='6'><tr>{head}</tr>{''.join(rows)}</table>{alike}"
    )


def marked(mine: str, theirs: str) -> tuple[str, str]:
    """Both texts as HTML, with the words that the other lacks marked in each."""
    words, others = mine.split(), theirs.split()
    if not words or not others or max(len(words), len(others)) > _MOST_WORDS:
        return _spelt(mine), _spelt(theirs)
    left: list[str] = []
    right: list[str] = []
    for way, a, b, c, d in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        left.append(_run(words[a:b], way))
        right.append(_run(others[c:d], way))
    return " ".join(one for one in left if one), " ".join(one for one in right if one)


def _run(words: list[str], way: str) -> str:
    told = html.escape(" ".join(words))
    return f"<b><u>{told}</u></b>" if told and way != "equal" else told


def _spelt(text: str) -> str:
    return html.escape(text).replace("\n", "<br>") or "(vacío)"
