"""Who answers for a commitment or a milestone, as the official form writes it: «MINFIN (DTF, DAPF), SAT»."""

from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.domain.values import spoken_month


def acronym(terms: Terms, vocabulary: str, code: str) -> str:
    """The short name of an institution or unit where it has one in capitals, else its label."""
    term = terms.find(vocabulary, code)
    if term is None:
        return code
    names = (*term.aliases, term.code.rpartition("-")[2])
    return next((one for one in names if one.isupper() and " " not in one and not one.isdigit()), term.label)


def responsible_for(milestone: Record, terms: Terms) -> str:
    """The institutions with their units between brackets, then those that no list has."""
    units: dict[str, list[str]] = {}
    for code in milestone.codes("units"):
        term = terms.find("unit", code)
        units.setdefault(term.parent or "" if term else "", []).append(acronym(terms, "unit", code))
    institutions = list(dict.fromkeys((*milestone.codes("institutions"), *filter(None, units))))
    told = [_with_units(acronym(terms, "institution", one), units.get(one, [])) for one in institutions]
    return ", ".join([*told, *units.get("", []), *filter(None, [milestone.text("other_responsible").strip()])])


def _with_units(institution: str, units: list[str]) -> str:
    return f"{institution} ({', '.join(units)})" if units else institution


def coordinating(commitment: Record, terms: Terms) -> str:
    """The institutions of a commitment by their full names, one a line, the coordinator first and marked."""
    coordinator = commitment.text("coordinator")
    lines = [f"{terms.label('institution', coordinator)} (Coordinador)"] if coordinator else []
    lines += [terms.label("institution", code) for code in commitment.codes("partners")]
    return "\n".join([*lines, *filter(None, [commitment.text("other_responsible").strip()])])


def ending(record: Record) -> str:
    """The date of term; where it was replanned, both: the original is kept."""
    ends, replanned = (spoken_month(record.text(name)) for name in ("ends", "replanned_ends"))
    return f"{ends} (reprogramada: {replanned})" if replanned else ends
