"""Who of the forum may be the person on the form: said while they are typed, and made one or told apart by one key."""

from collections.abc import Callable, Sequence

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.gui.alike_panel import AlikePanel, AlikeWords, Found, Offer
from gobabierto_desktop.gui.look import em
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.titles import UNTITLED, spoken
from gobabierto_desktop.gui.workspace import Workspace
from gobabierto_desktop.services import registering
from gobabierto_desktop.services.registering import Certainty, Likeness

_WORDS = AlikeWords(
    heading="¿Ya está inscrita?",
    waiting="Aquí aparece quien ya se inscribió con el mismo nombre, CUI o teléfono.",
    found="Intro la abre; Mayús+F10 dice qué más se puede hacer; Esc vuelve a lo que escribía.",
    nobody="Nadie inscrito en este foro se parece a esta persona.",
    apart="Anotado: no son la misma persona.",
    compared="Comparar a dos personas",
)
_KEYS = "Ctrl+Mayús+I si es la misma, Ctrl+Mayús+N si no; Ctrl+Mayús+P para verla."
_MOST_SEEN = 3
_LEADS = {Certainty.SURE: "Ya está inscrita", Certainty.LIKELY: "Quizá ya está inscrita"}


class KnownPanel(AlikePanel):
    """Looks among those registered in the forum; the form's line names the surest, and by what."""

    def __init__(self, workspace: Workspace, typed: Callable[[], Record]) -> None:
        super().__init__(workspace, typed, _WORDS)
        self.fit()

    def fit(self) -> None:
        """Nobody, no room: the counts and the table of those present have it."""
        many = min(len(self.rows.records), _MOST_SEEN)
        if not many:
            self.give_keyboard_back()
        else:
            self.view.setFixedHeight(many * self.view.sizeHintForRow(0) + em(0.6))
        self.setVisible(many > 0)

    def look_for(self, record: Record) -> Found:
        desk = self.workspace.desk
        stays = registering.merged_in(desk, record)
        if stays is not None:
            note = f"Es la misma persona que {_name(stays)}: se cuenta una sola vez. Ctrl+Mayús+N las separa."
            return Found((stays,), {stays.id: "es la misma persona"}, note)
        found = registering.alike(desk, record)
        reasons = {one.record.id: one.reason for one in found}
        note, role = _told(found) or (_told_merged(registering.merged_into(desk, record)), "hint")
        return Found(tuple(one.record for one in found), reasons, note, role)

    def describe(self, record: Record) -> Row:
        terms = self.workspace.desk.terms
        of = spoken(record, "institution", terms) or record.text("organisation") or spoken(record, "sector", terms)
        reason = self.found.reasons[record.id]
        return Row(_name(record), reason[:1].upper() + reason[1:], of)

    def keep_apart(self, one: Record, other: Record) -> None:
        """Whoever was said to be the other is separated first."""
        desk = self.workspace.desk
        if registering.merged_in(desk, one):
            registering.separate(desk, one)
        else:
            registering.tell_apart(desk, one, other)

    def merge(self) -> None:
        """Who was registered first stays, and takes over what only the other told."""
        if other := self.chosen():
            self.do(self._merged, other, f"Es la misma persona: se cuenta una sola vez, como {_name(other)}.")

    def offers(self) -> tuple[Offer, ...]:
        return (
            ("&Abrirla", self.open_chosen),
            ("&Es la misma persona", self.merge),
            ("&No es la misma", self.tell_apart),
            ("&Comparar las dos…", self.compare),
        )

    def _merged(self, typed: Record, known: Record) -> None:
        into, merged = sorted((typed, known), key=lambda one: one.id)
        _ = registering.merge(self.workspace.desk, merged, into)


def _told(found: Sequence[Likeness]) -> tuple[str, str] | None:
    """The surest, where they are sure enough to be told over the form."""
    lead = _LEADS.get(found[0].certainty) if found else None
    if lead is None:
        return None
    more = f" Hay {len(found) - 1} más." if len(found) > 1 else ""
    return f"{lead}: {_name(found[0].record)} ({found[0].reason}).{more} {_KEYS}", "warning"


def _told_merged(people: Sequence[Record]) -> str:
    names = ", ".join(_name(one) for one in people)
    return f"También se inscribió como {names}; se cuenta una sola vez." if names else ""


def _name(person: Record) -> str:
    return person.text("name") or UNTITLED
