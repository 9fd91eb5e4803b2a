"""How a file that was checked reads on the screen: a row in the list, and a page with each verdict kept apart."""

import html
from collections.abc import Iterator

from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.gui.record_rows import Row
from gobabierto_desktop.gui.titles import counted
from gobabierto_desktop.gui.widgets.pill import Tone
from gobabierto_desktop.gui.widgets.two_line import Dot
from gobabierto_desktop.identity.meaning import CONFIRMED_BY, KINDS
from gobabierto_desktop.identity.trust import Standing
from gobabierto_desktop.packages.verification import STANDINGS, Verdict
from gobabierto_desktop.services.checking import Checked
from gobabierto_desktop.services.resaving import Comparison

_MOST_CELLS = 200
_ALTERED: tuple[str, Dot, Tone] = ("alterado", Dot.FAILED, "danger")
_REFUSALS: dict[str, tuple[str, Dot, Tone]] = {
    "package_altered": _ALTERED,
    "package_truncated": ("incompleto", Dot.FAILED, "danger"),
    "package_unsigned": ("sin firma", Dot.WAITING, "warn"),
}
_SIGNERS = {
    Standing.KNOWN: "Conocido",
    Standing.UNKNOWN: "Desconocido",
    Standing.EXPIRED: "Certificado caducado",
    Standing.NOT_YET_VALID: "Certificado todavía no válido",
    Standing.REVOKED: "Certificado revocado",
}
_WHAT_NOW = {
    Standing.KNOWN: "",
    Standing.UNKNOWN: "Aquí no se conoce a quien confirma esa identidad: pregunte a esa persona por otro medio.",
    Standing.EXPIRED: "Pida a esa persona que renueve su certificado y firme de nuevo.",
    Standing.NOT_YET_VALID: "Revise la fecha de esta computadora y la de quien firmó.",
    Standing.REVOKED: "Quien coordina retiró ese certificado: no use el archivo sin preguntarle.",
}


def checked_row(checked: Checked) -> Row:
    """One file in the list: its name, what was found, and the word for it."""
    word, dot, _ = state_of(checked)
    return Row(checked.path.name, _found(checked), word, dot)


def state_of(checked: Checked) -> tuple[str, Dot, Tone]:
    """The word for a file, its dot, and its tone: what is wrong with its content before what is with its signer."""
    if checked.comparison and not checked.is_intact:
        changed = bool(checked.comparison.differences)
        return ("datos cambiados", Dot.FAILED, "danger") if changed else ("guardado de nuevo", Dot.WAITING, "warn")
    if checked.failure:
        return _REFUSALS.get(checked.failure.code, ("no se pudo verificar", Dot.FAILED, "danger"))
    if not checked.is_intact:
        return _ALTERED
    troubled = next((one for one in checked.verdicts if not one.is_good), None)
    if troubled is None:
        return "íntegro y conocido", Dot.DONE, "ok"
    if troubled.standing is Standing.KNOWN:
        return "íntegro, en nombre de otro", Dot.FAILED, "danger"
    words = f"íntegro, {STANDINGS[troubled.standing]}"
    is_revoked = troubled.standing is Standing.REVOKED
    return (words, Dot.FAILED, "danger") if is_revoked else (words, Dot.WAITING, "warn")


def _found(checked: Checked) -> str:
    if checked.comparison and not checked.is_intact:
        return checked.comparison.said().partition(":")[0].rstrip(".")
    if checked.failure:
        return checked.failure.message
    if len(checked.verdicts) == 1:
        return _who(checked.verdicts[0])
    good = sum(one.is_good for one in checked.verdicts)
    return f"{counted(len(checked.verdicts), 'firma', 'firmas')}, {good:,} en regla"


def checked_page(checked: Checked) -> str:
    """All that was found of a file, as a page of rich text."""
    return f"<h3>{_safe(checked.path.name)}</h3>" + "".join((*_judged(checked), *_drawn(checked), *_compared(checked)))


def _judged(checked: Checked) -> Iterator[str]:
    if checked.failure:
        yield f"<p><b>{_safe(checked.failure.message)}</b></p><p>{_safe(checked.failure.remedy)}</p>"
    for number, verdict in enumerate(checked.verdicts, start=1):
        if len(checked.verdicts) > 1:
            yield f"<p><b>Firma {number} · {_safe(verdict.artefact)}</b></p>"
        rows = "".join(
            f"<tr><td width='20%'>{name}</td><td><b>{_safe(said)}</b> {_safe(more)}</td></tr>"
            for name, said, more in verdict_parts(verdict)
        )
        yield f"<table cellpadding='3'>{rows}</table>"


def _drawn(checked: Checked) -> Iterator[str]:
    """Signatures drawn by hand stand apart: they are no electronic ones, and nothing here proves whose they are."""
    if checked.traces:
        many = counted(len(checked.traces), "trazo manuscrito", "trazos manuscritos")
        yield f"<p><b>Además, {many}</b>: no son firmas electrónicas. Sus huellas SHA-256:</p>"
        yield "".join(f"<p>{one}</p>" for one in checked.traces)


def verdict_parts(verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    """The questions that a verdict answers, each apart: the question, the answer, and what goes with it."""
    named = ", ".join(verdict.altered)
    detail = verdict.detail if verdict.is_intact else f"{verdict.detail} {f'Cambió: {named}.' if named else ''}"
    yield "Contenido", "Íntegro." if verdict.is_intact else "Alterado.", detail
    yield "Firmante", f"{_SIGNERS[verdict.standing]}:", f"{_who(verdict)}. {_WHAT_NOW[verdict.standing]}"
    when = f"{verdict.claimed_at.astimezone(GUATEMALA):%d/%m/%Y %H:%M}." if verdict.claimed_at else "sin hora."
    yield "Hora", "Declarada, no sellada:", f"{when} Es la del reloj de quien firmó; nadie más la confirma."
    if verdict.responsible:
        yield ("Responsable", *_responsible(verdict))
    yield "Tipo de firma", f"{KINDS[verdict.kind].capitalize()}:", CONFIRMED_BY[verdict.kind]


def _responsible(verdict: Verdict) -> tuple[str, str]:
    if verdict.is_by_who_it_says:
        return "Firmado por quien dice ser el responsable.", ""
    return "En nombre de otra persona.", f"El archivo dice ser de {verdict.responsible}, que no es quien lo firma."


def _compared(checked: Checked) -> Iterator[str]:
    compared = checked.comparison
    if compared is None:
        return
    yield f"<p><b>Comparado con {_safe(checked.compared_with)}</b></p>"
    if compared.is_same_file or not compared.differences:
        yield f"<p>{_safe(compared.said())}</p>"
        return
    yield f"<p>{counted(len(compared.differences), 'celda cambió', 'celdas cambiaron')}; {_same(compared)}.</p>"
    rows = "".join(
        f"<tr><td>{_safe(one.sheet)}</td><td>{one.place}</td><td>{_safe(one.before) or '<i>vacía</i>'}</td>"
        f"<td>{_safe(one.after) or '<i>vacía</i>'}</td></tr>"
        for one in compared.differences[:_MOST_CELLS]
    )
    heads = "".join(f"<th align='left'>{one}</th>" for one in ("Hoja", "Celda", "Decía", "Dice"))
    yield f"<table cellpadding='3'><tr>{heads}</tr>{rows}</table>"
    if len(compared.differences) > _MOST_CELLS:
        yield f"<p>Y {len(compared.differences) - _MOST_CELLS:,} más.</p>"


def _same(compared: Comparison) -> str:
    return counted(compared.same_cells, "dice lo mismo", "dicen lo mismo")


def _who(verdict: Verdict) -> str:
    return ", ".join(part for part in (verdict.signer, verdict.post, verdict.institution) if part) or "no dice quién"


def _safe(text: str) -> str:
    return html.escape(text)
