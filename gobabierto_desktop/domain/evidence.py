"""Evidence (medio de verificación): a file kept under its digest, a page on the net, or both, and what it proves."""

import re
from collections.abc import Iterable, Iterator, Mapping

from gobabierto_desktop.domain.fields import Field, FieldType, Kind
from gobabierto_desktop.domain.problems import Problem, Severity
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.values import last_day, spoken_date, spoken_month


def _is_somewhere(record: Record) -> Iterator[Problem]:
    if not record.text("sha256") and not record.text("url"):
        yield Problem("url", "Falta la evidencia misma: agregue el archivo o la dirección de internet.")


def _address_looks_right(record: Record) -> Iterator[Problem]:
    address = record.text("url").strip()
    if address and (not address.lower().startswith(("http://", "https://")) or " " in address):
        yield Problem("url", "La dirección debe empezar con http:// o https:// y no llevar espacios.")


def _camera_agrees(record: Record) -> Iterator[Problem]:
    """The camera's date beside the claimed one; a picture from outside Guatemala (13.7°-17.9° N, 88.2°-92.3° W)."""
    said, taken = record.text("dated"), record.text("taken_on")
    if last_day(said) and last_day(taken) and not taken.startswith(said):
        told = f"La cámara dice {spoken_date(taken)} y la evidencia {spoken_month(said)}: revise la fecha."
        yield Problem("dated", told, Severity.WARNING)
    latitude, longitude = record.amount("taken_latitude"), record.amount("taken_longitude")
    if latitude is not None and longitude is not None and not (13 <= latitude <= 18 and -93 <= longitude <= -88):
        yield Problem("place", "Según la cámara, la foto no fue tomada en Guatemala.", Severity.WARNING)


def _of_the_file(name: str, label: str, type_: FieldType = FieldType.LINE, **more: object) -> Field:
    return Field(name, label, type_, section="Archivo", is_automatic=True, **more)  # pyright: ignore[reportArgumentType] - passed on as declared


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
        _of_the_file("sha256", "Huella SHA-256", longest=64),
        _of_the_file("file_name", "Nombre del archivo"),
        _of_the_file("media_type", "Tipo de archivo", longest=100),
        _of_the_file("size", "Tamaño en bytes", FieldType.INTEGER, most=10**13),
        _of_the_file("taken_on", "Fecha según la cámara", FieldType.DATE),
        _of_the_file("taken_latitude", "Latitud según la cámara", FieldType.DECIMAL, least=-90, most=90),
        _of_the_file("taken_longitude", "Longitud según la cámara", FieldType.DECIMAL, least=-180, most=180),
    ),
    rules=(_is_somewhere, _address_looks_right, _camera_agrees),
)


_EXTENSION = re.compile(r"\.[a-z0-9]{1,8}")
_CHECKSUMS_ONLY = "application/octet-stream"

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".json": "application/json",
    ".zip": "application/zip",
    ".mp4": "video/mp4",
    ".mp3": "audio/mpeg",
}
"""The media types we tell by a file's ending: the machine's own table differs from one to the next."""


def ending(file_name: str) -> str:
    """«.pdf» of «Acta N.º 3.PDF»: lower case, plain, short; empty where the name has none of that kind."""
    _, dot, last = file_name.rpartition(".")
    told = f"{dot}{last}".lower()
    return told if _EXTENSION.fullmatch(told) else ""


def media_type_of(file_name: str) -> str:
    """The media type that a file's ending says."""
    return MEDIA_TYPES.get(ending(file_name), _CHECKSUMS_ONLY)


def reused(evidence: Iterable[Record], milestone_of: Mapping[str, str]) -> dict[str, tuple[Record, ...]]:
    """The files used for more than one milestone: by digest, the evidence that uses each.

    `milestone_of` gives the milestone of each report.
    """
    by_file: dict[str, list[Record]] = {}
    for one in evidence:
        if one.text("sha256"):
            by_file.setdefault(one.text("sha256"), []).append(one)
    return {
        sha256: tuple(ones)
        for sha256, ones in by_file.items()
        if len({milestone_of.get(one.parent or "", one.parent) for one in ones}) > 1
    }
