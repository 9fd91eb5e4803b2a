"""Participants and their attendance. All of it is personal data: stored, and sealed, apart from proposals.

Pueblo, language and disability are sensitive (LAIP, Decreto 57-2008, art. 9); CUI is optional and only ever warns.
"""

from collections.abc import Iterator

from gobabierto_desktop.domain.fields import Field, FieldType, Kind, Privacy
from gobabierto_desktop.domain.identifiers import cui_warning
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record

ADULT = 18
"""The age from which people answer for themselves (Código Civil, Decreto-Ley 106, art. 8)."""

_CONTACT = ("cui", "phone", "email")


def _cui_looks_right(record: Record) -> Iterator[Problem]:
    warning = cui_warning(record.text("cui")) if record.text("cui") else None
    if warning:
        yield Problem("cui", warning, Severity.WARNING)


def _delegate_of_someone(record: Record) -> Iterator[Problem]:
    if record.text("role") == "DELE" and not record.text("institution"):
        yield Problem("institution", "Indique de qué institución es delegado o delegada.")


def _contact_needs_consent(record: Record) -> Iterator[Problem]:
    if not record.is_yes("consents") and any(record.text(name) for name in _CONTACT):
        message = "Sin su autorización no se anotan CUI, teléfono ni correo: pídala, o deje esas casillas vacías."
        yield Problem("consents", message, Severity.WARNING)


def _minor_needs_an_adult(record: Record) -> Iterator[Problem]:
    age = record.number("age")
    if age is not None and age < ADULT and not record.text("guardian").strip():
        message = f"Tiene menos de {ADULT} años: anote quién responde por ella o él y autoriza que participe."
        yield Problem("guardian", message, Severity.WARNING)


def _personal(name: str, label: str, type_: FieldType = FieldType.LINE, **more: object) -> Field:
    return Field(name, label, type_, privacy=Privacy.PERSONAL, **more)  # pyright: ignore[reportArgumentType] - passed on as declared


PARTICIPANT = Kind(
    name="participant",
    label="Participante",
    plural="Participantes",
    parent="forum",
    title_field="name",
    fields=(
        _personal(
            "name",
            "Nombre completo",
            required=True,
            section="Persona",
            aliases=("Nombre", "Nombres y apellidos", "Nombre y apellido", "Participante"),
            question="¿Cuál es su nombre completo?",
        ),
        _personal(
            "role",
            "Participa como",
            FieldType.CHOICE,
            vocabulary="participant_role",
            required=True,
            section="Persona",
            aliases=("Calidad", "Rol", "Calidad en que participa"),
            question="¿En qué calidad participa?",
        ),
        _personal(
            "sector",
            "Sector",
            FieldType.CHOICE,
            vocabulary="sector",
            required=True,
            section="Persona",
            question="¿A qué sector pertenece?",
        ),
        _personal(
            "institution",
            "Institución pública",
            FieldType.CHOICE,
            vocabulary="institution",
            section="Persona",
            aliases=("Institución", "Entidad"),
            question="¿En qué institución pública trabaja?",
        ),
        _personal(
            "organisation",
            "Organización",
            section="Persona",
            help="Si no es institución pública",
            aliases=("Organización que representa", "Representa a"),
            question="¿A qué organización representa?",
        ),
        _personal(
            "post",
            "Cargo",
            section="Persona",
            aliases=("Puesto",),
            question="¿Qué cargo tiene?",
        ),
        _personal(
            "sex",
            "Sexo",
            FieldType.CHOICE,
            vocabulary="sex",
            required=True,
            section="Datos",
            aliases=("Género",),
            question="¿Cuál es su sexo?",
        ),
        _personal(
            "age",
            "Edad",
            FieldType.INTEGER,
            most=120,
            section="Datos",
            question="¿Cuántos años tiene?",
        ),
        _personal(
            "people",
            "Pueblo",
            FieldType.CHOICE,
            vocabulary="people",
            section="Datos",
            help="Como la persona se identifica; puede no responder",
            aliases=("Pueblo al que pertenece", "Etnia"),
            question="¿A qué pueblo pertenece?",
        ),
        _personal(
            "language",
            "Comunidad lingüística",
            FieldType.CHOICE,
            vocabulary="language",
            section="Datos",
            aliases=("Idioma", "Idioma materno"),
            question="¿A qué comunidad lingüística pertenece?",
        ),
        _personal(
            "disability",
            "Discapacidad",
            FieldType.CHOICE,
            vocabulary="disability",
            section="Datos",
            question="¿Tiene alguna discapacidad?",
        ),
        _personal(
            "municipality",
            "Municipio donde vive",
            FieldType.CHOICE,
            vocabulary="municipality",
            section="Datos",
            aliases=("Municipio",),
            question="¿En qué municipio vive?",
        ),
        _personal(
            "cui",
            "CUI (DPI)",
            section="Contacto",
            help="13 dígitos; no es obligatorio",
            aliases=("CUI", "DPI", "Número de DPI", "No. de DPI"),
            question="¿Cuál es su CUI?",
        ),
        _personal(
            "phone",
            "Teléfono",
            section="Contacto",
            aliases=("Tel", "Celular", "Número de teléfono"),
            question="¿Cuál es su teléfono?",
        ),
        _personal(
            "email",
            "Correo electrónico",
            section="Contacto",
            aliases=("Correo", "Email", "E-mail"),
            question="¿Cuál es su correo electrónico?",
        ),
        _personal(
            "consents",
            "Autoriza el uso de sus datos para este proceso",
            FieldType.YES_NO,
            section="Contacto",
            question="¿Autoriza el uso de sus datos para este proceso?",
        ),
        _personal(
            "guardian",
            "Quién responde y autoriza, si es menor de edad",
            section="Contacto",
            help="Nombre y parentesco de la persona adulta",
            aliases=("Madre, padre o tutor",),
            question="Si es menor de edad, ¿quién responde y autoriza?",
        ),
    ),
    rules=(_cui_looks_right, _delegate_of_someone, _contact_needs_consent, _minor_needs_an_adult),
)
