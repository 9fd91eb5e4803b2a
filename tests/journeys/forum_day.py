"""A day of a forum in Quetzaltenango, invented: fifty people who arrive in groups, and the twenty proposals of a mesa.

What a person at the desk would type (`typed`: an alias, no accents, as few letters as are enough) stands beside what
the book must then say.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gobabierto_desktop.domain.values import Value
from tests.gui.typist import Typist


@dataclass(frozen=True, slots=True)
class Choice:
    """What is typed in a list, and the code it stands for."""

    typed: str = ""
    code: str | None = None


NONE = Choice()
ATTENDS, DELEGATE, OBSERVES = Choice("asi", "ASIS"), Choice("dele", "DELE"), Choice("obs", "OBSE")
PUBLIC, CIVIL, PRIVATE = Choice("inst", "INST_PUB"), Choice("soc", "OSC"), Choice("pri", "PRIV")
ACADEMIC, CITIZEN, ABROAD = Choice("acad", "ACAD"), Choice("ciud", "CIUD"), Choice("coop", "COOP")
XELA, ZUNIL, CANTEL = Choice("xela", "0901"), Choice("zunil", "0916"), Choice("cantel", "0914")
OSTUNCALCO, SALCAJA, ALMOLONGA = Choice("ostun", "0909"), Choice("salcaja", "0902"), Choice("almol", "0913")
NAHUALA, TOTO, CAJOLA, COATEPEQUE = (
    Choice("nahuala", "0705"),
    Choice("totonicapan", "0801"),
    Choice("cajola", "0907"),
    Choice("coate", "0920"),
)
HEALTH, SCHOOL, FARMING = Choice("mspas", "11130009"), Choice("mineduc", "11130008"), Choice("agric", "11130012")
NATURE, TOWNS, AUDIT = Choice("marn", "11130017"), Choice("infom", "INFOM"), Choice("contraloria", "CGC")
KICHE, MAM, SPANISH = Choice("kiche", "10"), Choice("mam", "12"), Choice("esp", "25")
MAYA, LADINO = Choice("maya", "1"), Choice("lad", "5")
WOMAN, MAN = Choice("f", "2"), Choice("h", "1")


@dataclass(frozen=True, slots=True)
class Guest:
    """A person of a group; `cui` and `phone` are only noted with their consent."""

    name: str
    sex: Choice
    age: int
    cui: str = ""
    phone: str = ""
    post: str = ""
    people: Choice = NONE
    language: Choice = NONE
    guardian: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """People who come together."""

    role: Choice
    sector: Choice
    municipality: Choice
    guests: tuple[Guest, ...]
    institution: Choice = NONE
    organisation: str = ""


def cui(number: str, place: str) -> str:
    """A number of identity that holds: eight digits, their check digit (modulo 11), department and municipality."""
    check = sum(int(digit) * weight for digit, weight in zip(number, range(2, 10), strict=True)) % 11
    assert check < 10, f"{number} has no check digit"
    return f"{number}{check}{place}"


GROUPS: tuple[Group, ...] = (
    Group(
        ATTENDS,
        CIVIL,
        XELA,
        (
            Guest("María Angélica Ixcot Vásquez", WOMAN, 44, cui("24518830", "0901"), "55123498", "Presidenta"),
            Guest("Juana Tecún Pérez", WOMAN, 39),
            Guest("Rosa Elvira Chaj", WOMAN, 52, people=MAYA, language=KICHE),
            Guest("Óscar Güitz Sánchez", MAN, 47),
            Guest("Élida Noemí Yax", WOMAN, 17, guardian="Rosa Elvira Chaj, madre"),
        ),
        organisation="Asociación de Mujeres Ixchel",
    ),
    Group(
        DELEGATE,
        PUBLIC,
        XELA,
        (
            Guest("Carlos Humberto Mejía López", MAN, 51, post="Director de área", phone="77612345"),
            Guest("Brenda Maricela Coyoy", WOMAN, 36, post="Epidemióloga"),
            Guest("Édgar Rolando Sum", MAN, 42),
            Guest("Ana Lucía Ordóñez", WOMAN, 29),
            Guest("José Víctor Batz", MAN, 58),
        ),
        institution=HEALTH,
    ),
    Group(
        DELEGATE,
        PUBLIC,
        SALCAJA,
        (
            Guest("Silvia Patricia Ovalle", WOMAN, 45, post="Supervisora educativa"),
            Guest("Mynor Estuardo Cifuentes", MAN, 38),
            Guest("Wendy Rosmery Alvarado", WOMAN, 33),
            Guest("Hugo Leonel de León", MAN, 55),
            Guest("Irma Yolanda Quijivix", WOMAN, 41, people=MAYA, language=KICHE),
        ),
        institution=SCHOOL,
    ),
    Group(
        ATTENDS,
        CIVIL,
        ZUNIL,
        (
            Guest("Tomás Chay Ramírez", MAN, 63, people=MAYA, language=KICHE),
            Guest("Catarina Poz Xivir", WOMAN, 57, people=MAYA, language=KICHE),
            Guest("Santos Quiej", MAN, 34),
            Guest("Lucía Paz Chay", WOMAN, 26),
            Guest("Andrés Racancoj", MAN, 49),
        ),
        organisation="COCODE de Chuitinamit",
    ),
    Group(
        ATTENDS,
        CIVIL,
        CAJOLA,
        (
            Guest("Efraín Vaíl Huinac", MAN, 31, people=MAYA, language=MAM),
            Guest("Aracely Jiménez", WOMAN, 28, people=MAYA, language=MAM),
            Guest("Delfina López Vaíl", WOMAN, 16, guardian="Marta López, madre"),
            Guest("Rigoberto Huinac", MAN, 45),
            Guest("Marta López Ramírez", WOMAN, 40, phone="42107788"),
        ),
        organisation="Cooperativa Nueva Siembra",
    ),
    Group(
        ATTENDS,
        ACADEMIC,
        XELA,
        (
            Guest("Ingrid Castañeda Muñoz", WOMAN, 35, post="Docente"),
            Guest("Byron Peñate", MAN, 48, post="Investigador"),
            Guest("Gabriela Núñez", WOMAN, 22),
            Guest("Kevin Ajanel", MAN, 21),
            Guest("Débora Ixquiac", WOMAN, 23, people=MAYA, language=SPANISH),
        ),
        organisation="Centro Universitario de Occidente",
    ),
    Group(
        ATTENDS,
        PRIVATE,
        COATEPEQUE,
        (
            Guest("Roberto Barrios Lima", MAN, 60, cui("19043327", "0920"), "30221144", "Gerente"),
            Guest("Nidia Argueta", WOMAN, 43),
            Guest("Otto Maldonado", MAN, 37),
            Guest("Sonia Reyes Güell", WOMAN, 50),
            Guest("Walter Citalán", MAN, 46),
        ),
        organisation="Cámara de Comercio, filial Coatepeque",
    ),
    Group(
        ATTENDS,
        CITIZEN,
        OSTUNCALCO,
        (
            Guest("Fidelia Romero Pérez", WOMAN, 70, people=MAYA, language=MAM),
            Guest("Jesús Escobar", MAN, 66),
            Guest("Vilma Díaz Gómez", WOMAN, 38, people=LADINO),
            Guest("Noé Cabrera", MAN, 30),
            Guest("Dora Elizabeth García", WOMAN, 54),
        ),
    ),
    Group(
        DELEGATE,
        PUBLIC,
        TOTO,
        (
            Guest("Jorge Mario Tzul", MAN, 39, post="Delegado departamental"),
            Guest("Claudia Batzín", WOMAN, 31),
            Guest("Pedro Sapón Ajpacajá", MAN, 44, people=MAYA, language=KICHE),
            Guest("Elvia Menchú", WOMAN, 47),
            Guest("Luis Fernando Tax", MAN, 27),
        ),
        institution=NATURE,
    ),
    Group(
        OBSERVES,
        ABROAD,
        NAHUALA,
        (
            Guest("Verónica Guarchaj", WOMAN, 33, phone="58890011"),
            Guest("Manuel Tambriz", MAN, 41),
            Guest("Inés Ixmatá", WOMAN, 29, people=MAYA, language=KICHE),
            Guest("Sebastián Cotiy", MAN, 36),
            Guest("Ximena Áñez Müller", WOMAN, 30),
        ),
        organisation="Programa de apoyo municipal",
    ),
)


def registered(group: Group, guest: Guest) -> dict[str, Value]:
    """What the book says of a guest, without what it does not say."""
    said: dict[str, Value] = {
        "name": guest.name,
        "role": group.role.code,
        "sector": group.sector.code,
        "institution": group.institution.code,
        "organisation": group.organisation or None,
        "post": guest.post or None,
        "sex": guest.sex.code,
        "age": guest.age,
        "people": guest.people.code,
        "language": guest.language.code,
        "municipality": group.municipality.code,
        "cui": guest.cui or None,
        "phone": guest.phone or None,
        "consents": True if guest.cui or guest.phone else None,
        "guardian": guest.guardian or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def arrivals() -> Iterator[tuple[Group | None, Group, Guest]]:
    """Each guest with their group, and the group of the one before: None for the first of all."""
    everyone = [(group, guest) for group in GROUPS for guest in group.guests]
    yield None, *everyone[0]
    for (before, _), (group, guest) in pairwise(everyone):
        yield before, group, guest


TICK, EMPTY, REPEAT = " ", "Del", "Ctrl+D"
"""What ticks, what empties a field that suggests, and what repeats the record before."""

PERSON = (
    *("name", "role", "sector", "institution", "organisation", "post", "sex", "age", "people", "language"),
    *("disability", "municipality", "cui", "phone", "email", "consents", "guardian"),
)
SHARED = frozenset(("role", "sector", "institution", "organisation", "municipality"))


def register(typist: Typist, before: Group | None, group: Group, guest: Guest) -> None:
    """From the empty form, the keyboard on the name, to the next empty form."""
    told = {
        "name": guest.name,
        "role": _unless_suggested(group.role.typed, before and before.role.typed),
        "sector": _unless_suggested(group.sector.typed, before and before.sector.typed),
        "institution": _unless_suggested(group.institution.typed, before and before.institution.typed),
        "organisation": _unless_suggested(group.organisation, before and before.organisation),
        "post": guest.post,
        "sex": guest.sex.typed,
        "age": str(guest.age),
        "people": guest.people.typed,
        "language": guest.language.typed,
        "municipality": _unless_suggested(group.municipality.typed, before and before.municipality.typed),
        "cui": guest.cui,
        "phone": guest.phone,
        "consents": TICK if guest.cui or guest.phone else "",
        "guardian": guest.guardian,
    }
    fill(typist, PERSON, told, SHARED if before else frozenset())
    typist.presses("Ctrl+Return")


def _unless_suggested(typed: str, suggested: str | None) -> str:
    return "" if typed == (suggested or "") else typed or EMPTY


def fill(
    typist: Typist, order: Sequence[str], told: Mapping[str, str], passed: Collection[str], texts: Collection[str] = ()
) -> None:
    """Type into the fields of an empty form, going from one to the next with the fewest keys.

    Enter goes to the next unanswered field but for those `passed` over; in long `texts` it breaks the line, and Tab leaves.
    """
    here = 0
    for place, name in enumerate(order):
        if not told.get(name):
            continue
        while here < place:
            unanswered = next(at for at in range(here + 1, len(order)) if order[at] not in passed)
            goes_on = order[here] not in texts and here + 1 < unanswered <= place
            typist.presses("Return" if goes_on else "Tab")
            here = unanswered if goes_on else here + 1
        if told[name] in {EMPTY, REPEAT}:
            typist.presses(told[name])
        else:
            typist.writes(told[name])


@dataclass(frozen=True, slots=True)
class Idea:
    """A proposal; a field that is None says what the proposal before said in it, and is typed with one chord."""

    title: str
    kind: Choice
    problem: str
    action: str | None
    responsible: Choice | None
    population: str = ""
    scope: Choice = NONE
    municipality: Choice = NONE
    years: int = 0
    others: str = ""


META, TOPIC, PROJECT = Choice("meta", "META"), Choice("tem", "TEMA"), Choice("pro", "PROY")
TOWN, VILLAGE, COUNTY = Choice("mun", "MUN"), Choice("com", "COM"), Choice("dep", "DEP")
MONTHLY = "Publicar los datos cada mes en una página abierta."

IDEAS: tuple[Idea, ...] = (
    Idea(
        "Calidad del agua del río Samalá",
        PROJECT,
        "Nadie publica cuánta contaminación lleva el río; los niños se enferman.\nEl último análisis es de 2014.",
        MONTHLY,
        NATURE,
        "Familias de Zunil y Cantel",
        TOWN,
        ZUNIL,
        2,
        "Comités de agua",
    ),
    Idea("Drenajes de Cantel", PROJECT, "Las aguas negras van al río.", "Publicar las obras.", TOWNS, "", TOWN, CANTEL),
    Idea("Medicinas en los puestos de salud", META, "Falta medicina y nadie dice cuánta llegó.", MONTHLY, HEALTH),
    Idea(
        "Personal de salud que hable kꞌicheꞌ y mam",
        META,
        "Las comadronas y las abuelas no entienden al médico.",
        "Publicar qué puestos atienden en el idioma.",
        None,
        "Comunidades kꞌicheꞌ y mam",
    ),
    Idea("Alimentación escolar", TOPIC, "La refacción llega tarde.", "Publicar compras por escuela.", SCHOOL),
    Idea("Maestros por escuela", META, "Hay aulas sin maestra o maestro.", "Publicar plazas vacantes.", None, years=1),
    Idea("Escuelas con agua", PROJECT, "Doce escuelas no tienen agua.", "Informar cada obra.", None, years=3),
    Idea("Caminos de Cajolá", PROJECT, "El camino se cierra en invierno.", MONTHLY, TOWNS, "", VILLAGE, CAJOLA, 4),
    Idea("Obras municipales", META, "No se sabe qué obra se paga ni a quién.", None, AUDIT, scope=COUNTY),
    Idea("Compras por excepción", META, "Se compra sin concurso.", "Publicar cada contrato.", None, scope=COUNTY),
    Idea("Precios de la papa", TOPIC, "Los coyotes ponen el precio.", "Publicar precios.", FARMING, "Productores"),
    Idea("Semilla y abono", META, "No llega a quien siembra.", "Publicar la lista de entregas.", None, years=2),
    Idea("Basureros de Xela", TOPIC, "Se quema basura a cielo abierto.", MONTHLY, NATURE, "", TOWN, XELA),
    Idea("Bosque de Nahualá", PROJECT, "Se tala de noche.", "Publicar las licencias.", None, "", TOWN, NAHUALA, 5),
    Idea("Laguna de Chicabal", TOPIC, "Crece la visita y la basura.", None, None, "Guías mayas", VILLAGE, OSTUNCALCO),
    Idea("Incendios en la montaña", META, "No hay brigada en verano.", "Publicar los avisos.", None, scope=COUNTY),
    Idea("Vacunas de la niñez", META, "La cobertura bajó.", "Publicarla por aldea.", HEALTH, "Niñas y niños"),
    Idea("Partos atendidos", META, "Faltan datos de las comadronas.", None, None, "Comadronas"),
    Idea(
        "¿Cuánto cuesta el hospital?", TOPIC, "El 30 % se gasta sin informe.", "Publicar el gasto.", None, scope=COUNTY
    ),
    Idea("Bitácora de Almolonga", PROJECT, "Suben los químicos.", MONTHLY, FARMING, "", TOWN, ALMOLONGA, 2),
)

PROPOSAL = (
    *("title", "proposal_kind", "problem", "action", "expected_result", "population", "cause", "scope"),
    *("municipality", "term_years", "responsible", "others"),
)
LONG_TEXTS = frozenset(("problem", "action", "expected_result", "cause"))


def captured(ideas: Sequence[Idea]) -> Iterator[dict[str, Value]]:
    """What the book says of each, without what it does not say."""
    action, responsible = "", None
    for one in ideas:
        action = action if one.action is None else one.action
        responsible = responsible if one.responsible is None else one.responsible.code
        said: dict[str, Value] = {
            "title": one.title,
            "proposal_kind": one.kind.code,
            "problem": one.problem,
            "action": action,
            "population": one.population or None,
            "scope": one.scope.code,
            "municipality": one.municipality.code,
            "term_years": one.years or None,
            "responsible": responsible,
            "others": one.others or None,
        }
        yield {name: value for name, value in said.items() if value is not None}


def capture(typist: Typist, idea: Idea) -> None:
    """From the empty form, the keyboard on the title, to the next empty form."""
    told = {
        "title": idea.title,
        "proposal_kind": idea.kind.typed,
        "problem": idea.problem,
        "action": REPEAT if idea.action is None else idea.action,
        "population": idea.population,
        "scope": idea.scope.typed,
        "municipality": idea.municipality.typed,
        "term_years": str(idea.years or ""),
        "responsible": REPEAT if idea.responsible is None else idea.responsible.typed,
        "others": idea.others,
    }
    fill(typist, PROPOSAL, told, frozenset(), LONG_TEXTS)
    typist.presses("Ctrl+Return")
