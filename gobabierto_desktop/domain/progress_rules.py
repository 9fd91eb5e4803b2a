"""What a quarterly report is asked, and what it must say to be complete: an answer or a reason, figures that agree."""

from collections.abc import Iterator

from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record

ASKED = {
    "completion": "Nivel de cumplimiento",
    "percent": "Porcentaje de avance",
    "done": "Qué se hizo en el trimestre",
    "results": "Resultados",
    "success_factors": "Factores de éxito",
    "difficulties": "Dificultades",
    "next_steps": "Próximos pasos",
    "civil_society": "Participación de la sociedad civil",
    "budget": "Presupuesto ejecutado en el trimestre (Q)",
    "quantity": "Meta física alcanzada a la fecha",
}
"""What every report is asked, by field: said, or a reason why not."""

PERCENT_OF = {"2": (0, 0), "3": (1, 49), "4": (50, 99), "5": (100, 100)}
"""The percents that go with each word of `completion`; «Retirado» and «No claro» go with any.

(Ours: the mechanism of OGP defines the words, not their percents; Uruguay's tracker parts at 50 too.)
"""


def missing(field: str) -> str:
    """The field that says why another was not answered."""
    return f"missing_{field}"


def _word_and_percent_agree(record: Record) -> Iterator[Problem]:
    percent, word = record.number("percent"), record.text("completion")
    if percent is None or word not in PERCENT_OF or record.text("percent_note").strip():
        return
    least, most = PERCENT_OF[word]
    if not least <= percent <= most:
        expected = f"{least} %" if least == most else f"de {least} a {most} %"
        yield Problem(
            "percent_note",
            f"El nivel de cumplimiento que eligió va con {expected} y aquí dice {percent} %: corrija uno o explíquelo.",
        )


def _percent_has_a_basis(record: Record) -> Iterator[Problem]:
    if record.number("percent") is not None and not record.text("percent_basis").strip():
        yield Problem("percent_basis", "Falta decir en qué se basa el porcentaje.")


def _what_is_missing_has_a_reason(record: Record) -> Iterator[Problem]:
    for name, label in ASKED.items():
        said, reason = bool(record.text(name).strip()), bool(record.text(missing(name)).strip())
        if not said and not reason:
            yield Problem(name, f"Falta: {label.lower()}. Respóndalo, o diga por qué falta.")
        if said and reason:
            yield Problem(missing(name), "Ya está respondido: quite el motivo.", Severity.WARNING)


RECORD_RULES = (_word_and_percent_agree, _percent_has_a_basis, _what_is_missing_has_a_reason)
