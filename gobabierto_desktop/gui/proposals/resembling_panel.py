"""The proposals that resemble the one on the form: told apart, compared, united; and one divided into several."""

from collections.abc import Callable
from functools import partial

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.alike_panel import AlikePanel, AlikeWords, Found, Offer
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import relating
from gobabierto_desktop.services.comparing import similar, tell_apart
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.relating import Lineage, lineage

_WORDS = AlikeWords(
    heading="Propuestas parecidas",
    waiting="Aquí aparecen las que hablan de lo mismo, con el motivo.",
    found="Intro la abre; Mayús+F10 dice qué más se puede hacer.",
    nobody="Ninguna propuesta se parece a ésta.",
    apart="Anotado: no son iguales.",
    compared="Comparar dos propuestas",
)


class ResemblingPanel(AlikePanel):
    """Looks among the proposals of every mesa; the form's line is the proposal's lineage."""

    def __init__(self, workspace: Workspace, typed: Callable[[], Record]) -> None:
        super().__init__(workspace, typed, _WORDS)

    def look_for(self, record: Record) -> Found:
        desk = self.workspace.desk
        found = similar(desk, record)
        reasons = {one.record.id: one.reason for one in found}
        return Found(tuple(one.record for one in found), reasons, told_lineage(lineage(desk, record)))

    def describe(self, record: Record) -> Row:
        table = self.workspace.desk.book.record(record.parent or "")
        reason = self.found.reasons[record.id]
        return Row(record.text("title"), reason[:1].upper() + reason[1:], self._forum_elsewhere(table))

    def keep_apart(self, one: Record, other: Record) -> None:
        tell_apart(self.workspace.desk, one, other)

    def merge(self) -> None:
        """Have one of the two stand for both; it is asked which, and why."""
        other, here = self.chosen(), self.typed()
        if other is None:
            return
        stays = (f"Ésta: {here.text('title')}", f"La parecida: {other.text('title')}")
        dialogs = self.workspace.dialogs
        picked = dialogs.choose("Unir propuestas", "¿Cuál queda? La otra se conserva y remite a ella.", stays)
        reason = dialogs.ask_line("Unir propuestas", "Motivo, en palabras de la mesa:") if picked else None
        if reason is None:
            return

        def merged(typed: Record, alike: Record) -> None:
            goes, into = (alike, typed) if picked == stays[0] else (typed, alike)
            relating.merge(self.workspace.desk, [goes], into, reason.strip())

        self.do(merged, other, "Las dos propuestas quedaron unidas.")

    def split(self) -> None:
        """Make several proposals of this one; their titles are asked, and why."""
        here, dialogs = self.typed(), self.workspace.dialogs
        title = here.text("title")
        if not title:
            self.workspace.said.emit("Escriba primero la propuesta que quiere dividir.")
            return
        question = "¿En cuáles? Escriba sus títulos, separados por punto y coma."
        typed = dialogs.ask_line("Dividir la propuesta", question, f"{title} (1); {title} (2)")
        titles = [one.strip() for one in (typed or "").split(";") if one.strip()]
        if typed is None:
            return
        if len(titles) < 2:
            self.workspace.said.emit("Para dividir hacen falta dos títulos o más, separados por punto y coma.")
            return
        reason = dialogs.ask_line("Dividir la propuesta", "Motivo, en palabras de la mesa:")
        if reason is not None:
            work = partial(_split, self.workspace.desk, here, titles, reason.strip())
            self.workspace.write(work, partial(self._made, here.id, len(titles)))

    def offers(self) -> tuple[Offer, ...]:
        return (
            ("&Abrirla", self.open_chosen),
            ("&No son iguales", self.tell_apart),
            ("&Comparar las dos…", self.compare),
            ("&Unir las dos…", self.merge),
        )

    def _made(self, whole: str, many: int, parts: tuple[Record, ...]) -> None:
        self.done({whole, *(one.id for one in parts)}, f"Quedó dividida en {many} propuestas.")

    def _forum_elsewhere(self, table: Record | None) -> str:
        forum = self.workspace.desk.book.record(table.parent) if table and table.parent else None
        is_here = forum is None or (self.workspace.forum is not None and forum.id == self.workspace.forum.id)
        return "" if is_here or forum is None else forum.text("name")


def told_lineage(known: Lineage) -> str:
    """«Viene de «…» y «…».» «Unida en «…».»: where a proposal comes from, and what now stands for it."""
    parts: list[str] = []
    if known.origins:
        parts.append(f"Viene de {_titles(known.origins)}.")
    for relation, words in ((relating.Relation.MERGED, "Unida en"), (relating.Relation.SPLIT, "Dividida en")):
        if after := tuple(one for one in known.successors if one.relation is relation):
            parts.append(f"{words} {_titles(after)}.")
    return " ".join(parts)


def _titles(kin: tuple[relating.Kin, ...]) -> str:
    named = sorted(f"«{one.proposal.text('title')}»" for one in kin)
    return " y ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)


def _split(desk: Desk, here: Record, titles: list[str], reason: str) -> tuple[Record, ...]:
    whole = desk.book.record(here.id) or here
    return relating.split(desk, whole, [{"title": title} for title in titles], reason)
