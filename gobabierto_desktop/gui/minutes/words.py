"""How an acta, what it still lacks, its parts and its signatures are told in their lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gobabierto_desktop.domain.minutes import HAND_SIGNATURE, ActaState
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.tally import Unsound
from gobabierto_desktop.domain.values import spoken_date
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.titles import UNTITLED, counted, spoken, title_of
from gobabierto_desktop.gui.widgets.pill import Tone
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.reports.handwritten import by_hand
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.showing_acta import PLACES, Shown, Signature

_STATES: dict[ActaState, tuple[str, Tone]] = {
    ActaState.DRAFT: ("Borrador", "neutral"),
    ActaState.RATIFIED: ("Ratificada, sin cerrar", "info"),
    ActaState.CLOSED: ("Cerrada y firmada", "ok"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Something the acta lacks, or says: how it looks, and the record or page (by name) where it is written.

    What only ratifying mends names neither; what is signed by hand is mended on the pad.
    """

    row: Row
    record: str = ""
    page: str = ""
    is_by_hand: bool = False


def state_pill(shown: Shown) -> tuple[str, Tone]:
    """The state in few words: «Cerrada · contrafirmada por 2»."""
    acta = shown.closing.acta
    if acta is not None and len(acta.heads.get("digest", ())) > 1:
        return "Dos ejemplares: decida cuál queda (F7)", "warn"
    if any(not one.is_intact for one in shown.signatures):
        return "Alterada: alguna firma no vale", "danger"
    if len(shown.signatures) > 1:
        return f"Cerrada · contrafirmada por {len(shown.signatures) - 1}", "ok"
    return _STATES[shown.state]


def parts_of(desk: Desk, shown: Shown) -> tuple[Part, ...]:
    """What is missing first, then the parts of the acta in its order."""
    missing = () if shown.state is ActaState.CLOSED else shown.closing.obstacles
    return (*(_missing(desk, shown, one) for one in missing), *_told(desk, shown))


def parts_heading(shown: Shown) -> str:
    """What stands over the list of what is missing."""
    if shown.state is ActaState.CLOSED:
        return "De dónde salió cada parte"
    if shown.closing.obstacles:
        return f"{counted(len(shown.closing.obstacles), 'cosa falta', 'cosas faltan')} para cerrar el acta"
    return "No falta nada: puede cerrarla y firmarla"


def signature_row(signature: Signature) -> Row:
    """Who signed, as what, and when by their own clock."""
    when = f"{signature.at.astimezone():%d/%m/%Y %H:%M}" if signature.at else "sin hora"
    word, dot = ("Firma íntegra", Dot.DONE) if signature.is_intact else ("No vale", Dot.FAILED)
    return Row(signature.name, " · ".join(part for part in (word, when, signature.post) if part), "", dot)


def addendum_row(addendum: Record) -> Row:
    """An addendum, by what it corrects."""
    text = " ".join(addendum.text("text").split())
    when = spoken_date(addendum.text("written_on"))
    return Row(f"Adenda: {text}", f"{addendum.text('written_by')} · {when}", "firmada", Dot.DONE)


def hand_row(record: Record) -> Row:
    """Who signed by hand, or will on the printed copy; said so that nobody takes it for an electronic signature."""
    told = by_hand(record)
    part = " · ".join(told.part.splitlines())
    if told.trace is None:
        return Row(told.name, " · ".join(("Firmará en la copia impresa", *([part] if part else []))), "", Dot.WAITING)
    return Row(told.name, " · ".join(("Trazo manuscrito", *([part] if part else []))), "no electrónica", Dot.EMPTY)


def hands_heading(signed: Sequence[Record]) -> str:
    """«2 trazos manuscritos · 1 línea en la copia impresa»."""
    drawn = sum(by_hand(one).trace is not None for one in signed)
    on_paper = len(signed) - drawn
    told = [
        counted(drawn, "trazo manuscrito", "trazos manuscritos") if drawn else "",
        counted(on_paper, "línea en la copia impresa", "líneas en la copia impresa") if on_paper else "",
    ]
    return " · ".join(part for part in told if part) or "Nadie ha firmado a mano"


def signatures_heading(shown: Shown) -> str:
    """«3 firmas electrónicas de 6 posibles · 2 trazos manuscritos · 1 adenda»."""
    told = f"{counted(len(shown.signatures), 'firma electrónica', 'firmas electrónicas')} de {PLACES} posibles"
    if shown.traces:
        told += f" · {counted(len(shown.traces), 'trazo manuscrito', 'trazos manuscritos')}"
    return f"{told} · {counted(len(shown.addenda), 'adenda', 'adendas')}" if shown.addenda else told


def ratified_words(acta: Record, desk: Desk) -> str:
    """«Leída por Ana; ratificada el 16/05/2018 por 45 personas.»."""
    reader, heads = acta.text("read_by"), acta.number("ratified_by")
    told = [f"Leída por {reader}" if reader else "", f"ratificada el {spoken(acta, 'ratified_on', desk.terms)}"]
    if heads is not None:
        told[-1] += f" por {counted(heads, 'persona', 'personas')}"
    sentence = "; ".join(part for part in told if part)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _missing(desk: Desk, shown: Shown, what: Unsound) -> Part:
    acta, found = shown.closing.acta, desk.book.record(what.record)
    if found is None or what.record in {shown.closing.scope.forum, acta.id if acta else ""}:
        return Part(Row(what.message, "Anote abajo quién la leyó y cuántos la ratificaron", "falta", Dot.WAITING))
    if found.kind == HAND_SIGNATURE.name:
        return Part(Row(what.message, "Intro abre las firmas a mano", "falta", Dot.WAITING), is_by_hand=True)
    return Part(Row(what.message, title_of(found, desk.book, desk.terms), "falta", Dot.WAITING), record=found.id)


def _told(desk: Desk, shown: Shown) -> Iterator[Part]:
    scope, book = shown.closing.scope, desk.book
    forum = book.record(scope.forum)
    tables = [one.id for one in book.records("dialogue_table", scope.forum) if scope.table in {None, one.id}]
    date = spoken(forum, "held_on", desk.terms) if forum else ""
    place = forum.text("place") if forum else ""
    heading = ", ".join(part for part in (place, date) if part) or "sin lugar ni fecha"
    name = (forum.text("name") if forum else "") or UNTITLED
    yield Part(Row(name, heading, "comparecencia", Dot.EMPTY), record=scope.forum)
    yield _counted_part("Participación", book.count("participant", scope.forum), ("persona", "personas"), "attendance")
    for title, kind, words, page in (
        ("Propuestas", "proposal", ("propuesta", "propuestas"), "capture"),
        ("Votaciones", "vote", ("votación", "votaciones"), "votes"),
        ("Acuerdos", "agreement", ("acuerdo", "acuerdos"), "agreements"),
    ):
        yield _counted_part(title, sum(book.count(kind, one) for one in tables), words, page)
    said = hands_heading(shown.hands)
    yield Part(Row("Firmas a mano", said, "", Dot.DONE if shown.hands else Dot.EMPTY), is_by_hand=True)


def _counted_part(title: str, number: int, words: tuple[str, str], page: str) -> Part:
    said = counted(number, *words) if number else "sin registrar"
    return Part(Row(title, said, "", Dot.DONE if number else Dot.EMPTY), page=page)
