"""An invented consultation, unmistakably so: two forums, their tables, proposals, votes and people."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from gobabierto_desktop.domain.changes import ChangeId
from gobabierto_desktop.domain.holdings import Holdings
from gobabierto_desktop.domain.merge import Conflict, Rival
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.terms import Terms
from gobabierto_desktop.paths import bundled
from gobabierto_desktop.store.catalogues import read_catalogue

MADE_AT = datetime(2018, 5, 16, 14, 5, tzinfo=UTC)
PLAN = "Cuarto Plan de Acción Nacional de Gobierno Abierto de Guatemala 2018-2020"
PRESENTER = "Presentadora Inventada Secreta"
ATTENDEE = "Asistente Inventado Número"
DELEGATE = "Delegada Inventada del Ministerio"
PROBLEM = (
    "Las niñas y los niños K’iche’ de Chichicastenango (Kꞌicheꞌ en otra grafía) caminan dos horas: güisquil, huipil."
)
AREAS = [*(str(number) for number in range(1, 13)), "T"]
SECTORS = ("INST_PUB",) * 6 + ("OSC", "OSC", "CIUD", "ACAD", "PRIV", "COOP")
PLACES = (
    ("09", "0901", "Quetzaltenango"),
    ("16", "1601", "Alta Verapaz"),
    ("17", "1701", "Petén"),
    ("20", "2001", "Chiquimula"),
    ("05", "0501", "Escuintla"),
    ("01", "0101", "Guatemala"),
)


CATALOGUE = read_catalogue(bundled("catalogues"))
TERMS = Terms(CATALOGUE.terms)
COMMITMENTS = tuple(
    Record(
        "commitment",
        f"c{sheet['number']}",
        None,
        {name: str(sheet[key]) for name, key in (("title", "title"), ("summary", "description"), ("ogp_id", "ogp_id"))}
        | {"number": sheet["number"]},
    )
    for sheet in CATALOGUE.commitments
)


def make_forum(place: int) -> Record:
    department, municipality, name = PLACES[place]
    return Record(
        "forum",
        f"f{place}",
        None,
        {
            "name": f"Foro de Consulta Ciudadana, {name}",
            "department": department,
            "municipality": municipality,
            "place": "Salón inventado de la Casa de la Cultura",
            "held_on": f"2018-05-{16 + place}",
            "starts_at": "08:30",
            "ends_at": "15:30",
            "convened_on": "2018-04-30",
            "agenda": "Bienvenida\nReglas de la mesa\nDiálogo y propuestas\nVotación y acuerdos",
            "method": "Lluvia de problemas, priorización y tres acciones como máximo.",
            "facilitator": f"Facilitadora Inventada {place}",
            "facilitator_post": "Directora inventada, GPAT",
        },
    )


def make_table(forum: int, number: int) -> Record:
    return Record(
        "dialogue_table",
        f"f{forum}t{number}",
        f"f{forum}",
        {
            "number": number,
            "work_area": AREAS[(forum + number) % len(AREAS)],
            "topic": "Escuelas y salud",
            "decision_rule": "CONS" if number % 2 else "MAYS",
            "facilitator": f"Facilitador Inventado {forum}-{number}",
            "rapporteur": f"Relatora Inventada {forum}-{number}",
        },
    )


def make_proposal(table: Record, number: int, dice: Random) -> Record:
    institutions = ("11130008", "11130009", "CONAP", "SAT", "11130007")
    return Record(
        "proposal",
        f"{table.id}p{number}",
        table.id,
        {
            "title": f"Publicar cada mes la propuesta inventada {number} de la mesa {table.number('number')} en formato abierto",
            "proposal_kind": dice.choice(("META", "TEMA", "PROY")),
            "problem": PROBLEM,
            "action": "Publicar cada trimestre, en español y en idiomas mayas, los datos de cada escuela; responder en 30 días.",
            "expected_result": "Las comunidades saben qué se hizo & qué falta <pronto>.",
            "scope": "MUN",
            "municipality": "1406",
            "term_years": dice.randint(1, 4),
            "responsible": dice.choice(institutions),
            "ogp_values": tuple(
                sorted(dice.sample(("transparency", "participation", "accountability", "technology"), 2))
            ),
            "sdg": tuple(sorted(dice.sample([str(one) for one in range(1, 18)], 2))),
            "katun": (str(dice.randint(1, 5)),),
            "pgg": (str(dice.randint(1, 5)),),
            "policy_guideline": ("2017-2019",),
            "med": (str(dice.randint(1, 16)),),
            "presenter_sector": dice.choice(SECTORS),
            "presenter": PRESENTER,
            "presenter_consents": False,
        },
    )


def make_vote(proposal: Record, dice: Random) -> Record:
    against, blank = dice.randint(0, 4), dice.randint(0, 2)
    return Record(
        "vote",
        f"{proposal.id}v",
        proposal.parent,
        {
            "proposal": proposal.id,
            "round": 1,
            "present": 20,
            "in_favour": 20 - against - blank,
            "against": against,
            "blank": blank,
            "void": 0,
            "dissent": "Pedimos que conste que el plazo es corto." if against == 4 else "",
        },
    )


def make_agreement(table: Record) -> Record:
    return Record(
        "agreement",
        f"{table.id}a",
        table.id,
        {"text": "La mesa acuerda priorizar las escuelas rurales.", "institution": "11130008", "due_on": "2018-08-31"},
    )


def make_participant(forum: int, number: int, dice: Random) -> Record:
    sector = dice.choice(SECTORS)
    is_delegate = number < 2
    return Record(
        "participant",
        f"f{forum}x{number}",
        f"f{forum}",
        {
            "name": f"{DELEGATE} {number}" if is_delegate else f"{ATTENDEE} {number}",
            "role": "DELE" if is_delegate else "ASIS",
            "sector": "INST_PUB" if is_delegate else sector,
            "institution": ("11130008", "11130009")[number] if is_delegate else None,
            "post": "Directora de planificación" if is_delegate else "Cargo reservado",
            "sex": dice.choice("1122" if sector == "OSC" else "112"),
            "age": dice.randint(15, 75),
            "people": dice.choice("11111115555555236"),
            "language": dice.choice(("1", "2", "3")),
            "disability": dice.choice("1111111112"),
            "municipality": "0901",
            "cui": "2345678901234",
            "phone": "5555-0000",
        },
    )


def make_holdings(forums: int = 2, tables: int = 2, proposals: int = 3, people: int = 40) -> Holdings:
    """Holdings of so many forums, tables in each, proposals in each, and people in each forum."""
    dice = Random(7)
    records: dict[str, list[Record]] = {"commitment": [*COMMITMENTS]}

    def keep(record: Record) -> Record:
        records.setdefault(record.kind, []).append(record)
        return record

    for forum in range(forums):
        keep(make_forum(forum))
        for number in range(1, tables + 1):
            table = keep(make_table(forum, number))
            for place in range(proposals):
                keep(make_vote(keep(make_proposal(table, place, dice)), dice))
            keep(make_agreement(table))
        for number in range(people):
            keep(make_participant(forum, number, dice))
    rivals = (Rival(ChangeId("a1", 1), "Uno dice esto"), Rival(ChangeId("b2", 4), "Otra dice aquello"))
    conflicts = tuple(Conflict(one.id, "problem", rivals) for one in records.get("proposal", [])[:1])
    return Holdings("AP_GTM04", PLAN, TERMS, {kind: tuple(ones) for kind, ones in records.items()}, conflicts)


def with_values(holdings: Holdings, kind: str, **values: object) -> Holdings:
    """The same holdings with some values put into the first record of a kind."""
    first, *others = holdings.records[kind]
    return replace(holdings, records={**holdings.records, kind: (first.with_values(values), *others)})
