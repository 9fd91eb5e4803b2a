"""Reads the catalogue that came with the program (db/catalogues): vocabularies, plan and commitments.

Only files are read here, and nothing is believed whose digest does not agree with catalogue.json.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.domain.terms import Term

INDEX = "catalogue.json"
COLUMNS = ("code", "label", "parent", "aliases", "details", "certainty")
CERTAINTIES = frozenset({"source", "inferred", "derived", "general"})

_EDITION = re.compile(r"corrections-([0-9]{1,6})\.json")

_T = TypeVar("_T")


class CatalogueDamaged(KnownFailure):
    """A file of the catalogue is missing, or is not the one the program was published with."""

    code = "catalogue_damaged"

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"El catálogo del programa está dañado: {file} {what}.", "Instale de nuevo el programa.")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of a whole list: where it comes from (a Spanish text) and whether the coordinator may change it."""

    name: str
    source: str
    editable: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A plan's catalogue. `declared` is how many commitments the plan says it has; each commitment follows the form.

    `corrections` are what later editions of the catalogue set over it, oldest first.
    """

    plan_code: str
    plan_title: str
    version: int
    declared: int
    vocabularies: tuple[Vocabulary, ...]
    terms: tuple[Term, ...]
    commitments: tuple[Mapping[str, object], ...]
    corrections: tuple["Correction", ...] = ()


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a later edition says of one record: its kind, its key («22», «22/4/b») and the fields that it sets."""

    kind: str
    key: str
    fields: Annotated[dict[str, str | int | bool | list[str] | None], msgspec.Meta(min_length=1)]


class _File(msgspec.Struct, frozen=True):
    file: str
    vocabulary: str | None
    rows: int
    sha256: str
    source: str
    editable: bool


class _Index(msgspec.Struct, frozen=True):
    plan: str
    version: int
    files: list[_File]


class _Plan(msgspec.Struct, frozen=True):
    code: str
    title: str
    declared: int


def read_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue in a folder, whole and checked; raise `CatalogueDamaged` naming the first bad file."""
    index = _decoded(INDEX, _bytes(folder, INDEX), _Index)
    contents = {entry.file: _checked(folder, entry) for entry in index.files}
    plan = _decoded("plan.json", _listed(contents, "plan.json"), _Plan)
    if plan.code != index.plan:
        raise CatalogueDamaged("plan.json", "es de otro plan")
    commitments = _decoded("commitments.json", _listed(contents, "commitments.json"), list[dict[str, object]])
    lists = [(entry, entry.vocabulary) for entry in index.files if entry.vocabulary]
    return Catalogue(
        plan_code=plan.code,
        plan_title=plan.title,
        version=index.version,
        declared=plan.declared,
        vocabularies=tuple(Vocabulary(name, entry.source, entry.editable) for entry, name in lists),
        terms=tuple(term for entry, name in lists for term in _terms(entry, name, contents[entry.file])),
        commitments=tuple(commitments),
        corrections=tuple(_corrections(contents)),
    )


def _corrections(contents: Mapping[str, bytes]) -> Iterator[Correction]:
    """What the files of corrections say, in the order of the versions of the catalogue that brought them."""
    found = sorted((int(name[1]), file) for file in contents if (name := _EDITION.fullmatch(file)))
    for _, file in found:
        yield from _decoded(file, contents[file], list[Correction])


def _bytes(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        raise CatalogueDamaged(file, "no se puede leer") from error


def _checked(folder: Path, entry: _File) -> bytes:
    content = _bytes(folder, entry.file)
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise CatalogueDamaged(entry.file, "no es el original")
    return content


def _listed(contents: Mapping[str, bytes], file: str) -> bytes:
    if file not in contents:
        raise CatalogueDamaged(INDEX, f"no menciona {file}")
    return contents[file]


def _decoded(file: str, content: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CatalogueDamaged(file, "no tiene la forma debida") from error


def _terms(entry: _File, vocabulary: str, content: bytes) -> Iterator[Term]:
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        raise CatalogueDamaged(entry.file, "no tiene la forma debida") from error
    if not rows or tuple(rows[0]) != COLUMNS or len(rows) != entry.rows + 1:
        raise CatalogueDamaged(entry.file, "no tiene las columnas o las filas debidas")
    for rank, row in enumerate(rows[1:]):
        yield _term(entry.file, vocabulary, rank, row)


def _term(file: str, vocabulary: str, rank: int, row: list[str]) -> Term:
    if len(row) != len(COLUMNS) or not row[0] or not row[1] or row[5] not in CERTAINTIES:
        raise CatalogueDamaged(file, f"tiene mal la fila {rank + 2}")
    code, label, parent, aliases, details, certainty = row
    return Term(
        vocabulary=vocabulary,
        code=code,
        label=label,
        parent=parent or None,
        aliases=tuple(aliases.split("|")) if aliases else (),
        details=_decoded(file, details.encode(), dict[str, object]) if details else {},
        certainty=certainty,
        rank=rank,
    )
