"""`gobabierto record`: everything that is written in the window, written from the command."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from gobabierto_desktop.cli.answers import ExitCode, answer
from gobabierto_desktop.cli.bulk import import_table
from gobabierto_desktop.cli.options import AsJson, Folder, desk_in, new_app
from gobabierto_desktop.cli.wording import demand_parent, find_kind, find_record, read_assignments
from gobabierto_desktop.domain.changes import DELETED
from gobabierto_desktop.domain.kinds import KINDS
from gobabierto_desktop.domain.merge import Conflict
from gobabierto_desktop.domain.records import Record
from gobabierto_desktop.domain.rules import check, read, shown
from gobabierto_desktop.domain.values import Plain, thawed
from gobabierto_desktop.services import editing, undoing
from gobabierto_desktop.services.desk import Desk
from gobabierto_desktop.services.history import field_history, record_history
from gobabierto_desktop.services.naming import counted, title_of
from gobabierto_desktop.services.undoing import Reversed

app = new_app()

KindName = Annotated[str, typer.Argument(metavar="TIPO", help="foro, mesa, participante, propuesta, acuerdo, …")]
RecordId = Annotated[str, typer.Argument(metavar="ID", help="Identificador del registro")]
Assigned = Annotated[
    list[str],
    typer.Argument(metavar="CAMPO=VALOR", help="Como se escribiría en la ventana; «CAMPO=» lo deja vacío"),
]


@app.callback()
def records() -> None:
    """Los registros: foros, mesas, participantes, propuestas, acuerdos, votaciones y compromisos.

    «gobabierto record fields TIPO» dice qué campos tiene cada tipo.
    """


@app.command()
def fields(kind: KindName, *, as_json: AsJson = False) -> ExitCode:
    """Dice qué campos tiene un tipo de registro, y cuáles son obligatorios o personales."""
    asked = find_kind(kind)
    told = [
        {
            "name": one.name,
            "label": one.label,
            "type": one.type.value,
            "vocabulary": one.vocabulary,
            "required": one.required,
            "privacy": one.privacy.value,
        }
        for one in asked.fields
    ]
    lines = [f"{one.name:<20}{one.label}{' (obligatorio)' if one.required else ''}" for one in asked.fields]
    return answer(lines, {"kind": asked.name, "parent": asked.parent, "fields": told}, is_json=as_json)


@app.command("list")
def list_records(
    kind: KindName,
    parent: Annotated[
        str | None, typer.Option("--de", "--under", metavar="ID", help="Sólo los de ese foro o esa mesa")
    ] = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Lista los registros de un tipo, con su identificador y su título."""
    asked = find_kind(kind)
    with desk_in(folder) as desk:
        above = find_record(desk, parent).id if parent else None
        return _answer_list(desk, desk.book.records(asked.name, above), is_json=as_json)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="PALABRA", help="Palabras, o cómo empiezan; sin tildes vale")],
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Busca en todos los registros."""
    with desk_in(folder) as desk:
        return _answer_list(desk, desk.book.find(" ".join(words)), is_json=as_json)


@app.command()
def show(record: RecordId, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Muestra un registro completo y lo que le falta."""
    with desk_in(folder) as desk:
        return _answer_record(desk, find_record(desk, record), is_json=as_json)


@app.command()
def new(
    kind: KindName,
    assignments: Assigned,
    parent: Annotated[
        str | None, typer.Option("--de", "--under", metavar="ID", help="El foro o la mesa a que pertenece")
    ] = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Anota un registro nuevo, completo o no. Lo que no se entiende se guarda tal cual y se señala."""
    asked = find_kind(kind)
    with desk_in(folder) as desk:
        above = find_record(desk, parent) if parent else None
        demand_parent(asked, above)
        values = read_assignments(asked, assignments, desk.terms)
        made = editing.create(desk, asked.name, above.id if above else None, values)
        return _answer_record(desk, made, is_json=as_json)


@app.command("set")
def set_fields(record: RecordId, assignments: Assigned, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Corrige campos de un registro."""
    with desk_in(folder) as desk:
        seen = find_record(desk, record)
        saved = editing.save(desk, seen, read_assignments(KINDS[seen.kind], assignments, desk.terms))
        return _answer_record(desk, saved, is_json=as_json)


@app.command()
def delete(record: RecordId, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Elimina un registro; se puede restaurar."""
    with desk_in(folder) as desk:
        seen = find_record(desk, record)
        editing.delete(desk, seen)
        title = title_of(seen, desk.book, desk.terms)
    lines = [f"Se eliminó «{title}».", f"Para traerlo de vuelta: gobabierto record restore {seen.id}"]
    return answer(lines, {"id": seen.id, "title": title, "deleted": True}, is_json=as_json)


@app.command()
def restore(record: RecordId, folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Trae de vuelta un registro eliminado."""
    with desk_in(folder) as desk:
        seen = find_record(desk, record)
        return _answer_record(desk, editing.restore(desk, seen.id) or seen, is_json=as_json)


_ = app.command("import")(import_table)


@app.command()
def undo(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Deshace el último paso que se dio en esta computadora; lo que otros escribieron después se respeta."""
    with desk_in(folder) as desk:
        return _answer_step(undoing.undo(desk), "Se deshizo", is_json=as_json)


@app.command()
def redo(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Vuelve a hacer el último paso que se deshizo."""
    with desk_in(folder) as desk:
        return _answer_step(undoing.redo(desk), "Se rehízo", is_json=as_json)


@app.command()
def history(
    record: RecordId,
    field: Annotated[str | None, typer.Argument(metavar="CAMPO", help="Sólo lo que pasó con ese campo")] = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Cuenta todo lo que pasó con un registro: quién, cuándo, en qué equipo, qué decía y qué dijo."""
    with desk_in(folder) as desk:
        seen = find_record(desk, record)
        events = field_history(desk, seen.id, field) if field else record_history(desk, seen.id)
    lines = [f"{one.at}  {one.author} ({one.device}) · {one.label}: «{one.before}» → «{one.after}»" for one in events]
    told = [{**asdict(one), "change": str(one.change)} for one in events]
    return answer(lines, {"events": told}, is_json=as_json)


@app.command()
def conflicts(folder: Folder = None, *, as_json: AsJson = False) -> ExitCode:
    """Lista lo que dos personas escribieron distinto y espera una decisión."""
    lines: list[str] = []
    told: list[dict[str, object]] = []
    with desk_in(folder) as desk:
        waiting = desk.book.conflicts()
        for conflict in waiting:
            title, label, rivals = _spelt_out(desk, conflict)
            lines.append(f"{conflict.record}  {title} · {label} ({conflict.field})")
            lines += [f"    {place}. «{one['value']}» — {one['author']}, {one['at']}" for place, one in rivals]
            told.append(
                {
                    "record": conflict.record,
                    "title": title,
                    "field": conflict.field,
                    "label": label,
                    "rivals": [one for _, one in rivals],
                }
            )
    lines.append(counted(len(waiting), "conflicto", "conflictos"))
    return answer(lines, {"conflicts": told}, is_json=as_json)


@app.command()
def decide(
    record: RecordId,
    field: Annotated[str, typer.Argument(metavar="CAMPO", help="El campo en conflicto")],
    choice: Annotated[
        int | None, typer.Option("--opcion", metavar="NÚMERO", help="Queda la opción de ese número de la lista")
    ] = None,
    value: Annotated[
        str | None, typer.Option("--valor", metavar="VALOR", help="Queda otro valor, escrito aquí")
    ] = None,
    folder: Folder = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Decide un conflicto. La decisión es un cambio más: viaja en los paquetes."""
    with desk_in(folder) as desk:
        seen = find_record(desk, record)
        conflict = next((one for one in desk.book.conflicts() if (one.record, one.field) == (seen.id, field)), None)
        if conflict is None:
            raise typer.BadParameter(f"No hay conflicto en el campo «{field}» de ese registro.")
        if choice is not None and value is None and 1 <= choice <= len(conflict.rivals):
            decided = conflict.rivals[choice - 1].value
        elif choice is None and value is not None and field != DELETED:
            decided = read(KINDS[seen.kind].field(field), value, desk.terms)
        else:
            raise typer.BadParameter(f"Elija --opcion de 1 a {len(conflict.rivals)}, o bien --valor.")
        return _answer_record(desk, editing.decide(desk, conflict, decided) or seen, is_json=as_json)


def _answer_step(done: Reversed, verb: str, *, is_json: bool) -> ExitCode:
    kept = [{"record": one.record, "field": one.field} for one in done.kept]
    lines = [f"{verb}: {done.step.title}"]
    lines += [f"Se respetó lo que otra persona escribió en {one['field']} ({one['record']})." for one in kept]
    plain = {"step": done.step.title, "records": sorted(done.touched), "kept": kept}
    return answer(lines, plain, is_json=is_json)


def _answer_list(desk: Desk, found: Sequence[Record], *, is_json: bool) -> ExitCode:
    titles = [title_of(one, desk.book, desk.terms) for one in found]
    told = [
        {"id": one.id, "kind": one.kind, "parent": one.parent, "title": title}
        for one, title in zip(found, titles, strict=True)
    ]
    lines = [f"{one.id}  {KINDS[one.kind].label}: {title}" for one, title in zip(found, titles, strict=True)]
    lines.append(counted(len(found), "registro", "registros"))
    return answer(lines, {"records": told}, is_json=is_json)


def _answer_record(desk: Desk, record: Record, *, is_json: bool) -> ExitCode:
    kind, problems = KINDS[record.kind], check(record, desk.terms)
    deleted = " (eliminado)" if record.is_deleted else ""
    lines = [f"{kind.label} {record.id}{deleted}"]
    lines += [
        f"  {one.label}: {shown(one, record.get(one.name), desk.terms)}"
        for one in kind.fields
        if record.get(one.name) is not None
    ]
    lines += [f"  ! {one.message}" for one in problems]
    plain = {
        "id": record.id,
        "kind": record.kind,
        "parent": record.parent,
        "deleted": record.is_deleted,
        "values": {name: thawed(value) for name, value in record.values.items()},
        "problems": [{"field": one.field, "message": one.message, "severity": one.severity.value} for one in problems],
    }
    return answer(lines, plain, is_json=is_json)


def _spelt_out(desk: Desk, conflict: Conflict) -> tuple[str, str, list[tuple[int, dict[str, Plain]]]]:
    """The record's title, the field's label, and who wants what, numbered from 1."""
    record = find_record(desk, conflict.record)
    known = KINDS[record.kind].by_name
    label = known[conflict.field].label if conflict.field in known else "Eliminado"
    by_id = {change.id: change for change in desk.book.history([conflict.record])}
    rivals: list[tuple[int, dict[str, Plain]]] = [
        (
            place,
            {
                "value": thawed(one.value),
                "author": by_id[one.change].author,
                "at": by_id[one.change].at,
                "device": one.change.device,
            },
        )
        for place, one in enumerate(conflict.rivals, start=1)
    ]
    return title_of(record, desk.book, desk.terms), label, rivals
