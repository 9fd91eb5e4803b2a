"""The versions of a commitment as a page of text: who, when, where, and each text as if corrected by hand."""

import html

from gobabierto_desktop.domain.values import spoken_date
from gobabierto_desktop.domain.versions import Difference, Piece, Revision
from gobabierto_desktop.gui.tokens import Tokens


def told_versions(revisions: tuple[Revision, ...], tokens: Tokens) -> str:
    """The page, the newest version on top."""
    if not revisions:
        return "<p>Todavía no se ha escrito nada aquí.</p>"
    return "<hr>".join(_version(one, tokens) for one in reversed(revisions))


def _version(revision: Revision, tokens: Tokens) -> str:
    version = revision.version
    who = html.escape(f"{version.author} · {version.device}")
    head = f"<h3>Versión {version.number} · {spoken_date(version.on)}</h3><p>{who}</p>"
    if not revision.changed:
        return f"{head}<p>El compromiso tal como se recibió.</p>"
    return head + "".join(_change(one, tokens) for one in revision.changed)


def _change(change: Difference, tokens: Tokens) -> str:
    marks = {
        Piece.KEPT: "{}",
        Piece.REMOVED: f"<s style='color:{tokens.danger_ink}'>{{}}</s>",
        Piece.ADDED: f"<b><u style='color:{tokens.ok_ink}'>{{}}</u></b>",
    }
    said = "".join(marks[piece].format(html.escape(text).replace("\n", "<br>")) for piece, text in change.pieces)
    return f"<p><b>{html.escape(change.title)}</b> — {html.escape(change.label)}<br>{said}</p>"
