"""Evidence (medio de verificación): a file kept under its digest, a page on the net, or both, and what it proves."""

from collections.abc import Iterator

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.problems import Problem
from gobabierto_desktop.domain.records import Record


def _is_somewhere(record: Record) -> Iterator[Problem]:
    if not record.text("sha256") and not record.text("url"):
        yield Problem("url", "Falta la evidencia misma: agregue el archivo o la dirección de internet.")


def _address_looks_right(record: Record) -> Iterator[Problem]:
    address = record.text("url").strip()
    if address and (not address.lower().startswith(("http://", "https://")) or " " in address):
        yield Problem("url", "La dirección debe empezar con http:// o https:// y no llevar espacios.")


EVIDENCE = Kind(
    name="evidence",
    label="Evidencia",
    plural="Evidencias",
    parent="progress_report",
    title_field="title",
    fields=(
        Field("title", "Nombre de la evidencia", required=True, section="Evidencia"),
        Field(
            "evidence_kind",
            "Tipo",
            FieldType.CHOICE,
            vocabulary="evidence_kind",
            required=True,
            section="Evidencia",
        ),
        Field("proves", "Qué demuestra", FieldType.TEXT, required=True, section="Evidencia"),
        Field("url", "Dirección de internet", longest=2000, help="https://…", section="Evidencia"),
        Field("dated", "Fecha", FieldType.MONTH, help="La que se declara: mes/año o día/mes/año", section="Origen"),
        Field("place", "Lugar", help="El que se declara", section="Origen"),
        Field("municipality", "Municipio", FieldType.CHOICE, vocabulary="municipality", section="Origen"),
        Field("author", "Autor", help="Persona o unidad que la produjo", section="Origen"),
        Field(
            "is_publishable",
            "Se puede publicar",
            FieldType.YES_NO,
            help="No tiene datos personales ni reservados",
            section="Origen",
        ),
        Field("sha256", "Huella SHA-256", longest=64, section="Archivo"),
        Field("file_name", "Nombre del archivo", section="Archivo"),
        Field("media_type", "Tipo de archivo", longest=100, section="Archivo"),
        Field("size", "Tamaño en bytes", FieldType.INTEGER, most=10**13, section="Archivo"),
        Field("taken_on", "Fecha según la cámara", FieldType.DATE, section="Archivo"),
        Field("taken_latitude", "Latitud según la cámara", FieldType.DECIMAL, least=-90, most=90, section="Archivo"),
        Field(
            "taken_longitude", "Longitud según la cámara", FieldType.DECIMAL, least=-180, most=180, section="Archivo"
        ),
    ),
    rules=(_is_somewhere, _address_looks_right),
)
