"""Spanish for what typer says by itself: the help of a verb, and what is wrong with how it was written."""

import re
import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

HELP_OPTIONS = frozenset({"--help", "-h"})

_COLUMN = 26

_Parameter: TypeAlias = TyperArgument | TyperOption


def asks_help(words: Sequence[str]) -> bool:
    """Whether help is asked for, anywhere before a `--`."""
    before = words[: words.index("--")] if "--" in words else words
    return not HELP_OPTIONS.isdisjoint(before)


def meant(command: object, path: str, words: Sequence[str]) -> tuple[object, str, list[str]]:
    """The verb that the first words mean, its whole name, and the words that are left."""
    rest = list(words)
    while isinstance(command, TyperGroup) and rest and rest[0] in command.commands:
        path, command = f"{path} {rest[0]}", command.commands[rest[0]]
        rest = rest[1:]
    return command, path, rest


def is_group(command: object) -> bool:
    """Whether it holds verbs, and does nothing by itself."""
    return isinstance(command, TyperGroup)


def help_of(command: object, path: str) -> str:
    """What a verb is for and what it takes; of a group, its verbs."""
    if not isinstance(command, TyperCommand | TyperGroup):
        raise TypeError(f"{path} is no verb of typer's")
    arguments = [one for one in command.params if isinstance(one, TyperArgument)]
    options = [one for one in command.params if isinstance(one, TyperOption)]
    orders = list(command.commands.items()) if isinstance(command, TyperGroup) else []
    usage = " ".join([path, *(["ORDEN"] if orders else []), *(_spelt(one) for one in arguments), "[OPCIONES]"])
    sections = (
        ("Órdenes", [(name, _summary(one.help)) for name, one in orders]),
        ("Argumentos", [(_spelt(one), _told(one)) for one in arguments]),
        ("Opciones", [*((_spelt(one), _told(one)) for one in options), ("--help", "Muestra esta ayuda")]),
    )
    wide = min(shutil.get_terminal_size((100, 24)).columns, 110)
    told = "\n\n".join(textwrap.fill(part, wide) for part in (command.help or "").split("\n\n"))
    return f"Uso: {usage}\n\n{told}\n" + "\n".join(_section(name, rows, wide) for name, rows in sections if rows)


def _section(name: str, rows: Iterable[tuple[str, str]], wide: int) -> str:
    return f"\n{name}:\n" + "\n".join(_row(left, right, wide) for left, right in rows)


def _row(left: str, right: str, wide: int) -> str:
    """The name in its column and what it is beside it; below it, where the name takes the whole column."""
    told = textwrap.wrap(right, wide - _COLUMN) or [""]
    beside = f"  {left:<{_COLUMN - 2}}{told[0]}" if len(left) < _COLUMN - 3 else f"  {left}"
    below = told[1:] if len(left) < _COLUMN - 3 else told
    return "\n".join([beside.rstrip(), *(f"{'':<{_COLUMN}}{line}" for line in below)])


def _spelt(parameter: _Parameter) -> str:
    if isinstance(parameter, TyperArgument):
        name = f"{parameter.metavar or parameter.name.upper()}{'…' if parameter.nargs == -1 else ''}"
        return name if parameter.required else f"[{name}]"
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {parameter.metavar or 'TEXTO'}"


def _told(parameter: _Parameter) -> str:
    is_asked = isinstance(parameter, TyperOption) and parameter.required
    return f"{parameter.help or ''}{' (obligatoria)' if is_asked else ''}"


def _summary(told: str | None) -> str:
    return (told or "").partition("\n")[0]


def said(error: typer.TyperException) -> str:
    """What typer found wrong with the words of an order, in Spanish."""
    english = error.format_message()
    for pattern, phrase in _PHRASES.items():
        found = re.fullmatch(pattern, english, re.DOTALL)
        if found:
            return phrase.format(*(_quoted(group) for group in found.groups()))
    return english


def _quoted(names: str) -> str:
    return re.sub(r"'([^']*)'", r"«\1»", names).replace(" / ", ", ")


_PHRASES = {
    r"Missing argument (.+)\.": "Falta {}.",
    r"Missing option (.+)\.": "Falta la opción {}.",
    r"Missing command\.": "Falta decir qué hacer.",
    r"No such command ('.+')\. Did you mean (.+)\?": "No existe la orden {}. ¿Quiso decir {}?",
    r"No such command ('.+')\.": "No existe la orden {}.",
    r"No such option: (\S+) \(Possible options: (.+)\)": "No existe la opción {}. Existen: {}.",
    r"No such option: (.+)": "No existe la opción {}.",
    r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)": "Sobra en la orden: {}.",
    r"Option ('.+') requires .+\.": "La opción {} pide un valor.",
    r"Option ('.+') does not take a value\.": "La opción {} no lleva valor.",
    r"Invalid value for ([^:]+): .*\binteger\b.*": "{} pide un número entero.",
    r"Invalid value for ([^:]+): (.+)": "{} no sirve: {}",
    r"Invalid value: (.+)": "{}",
}
"""What typer says, which has no translations of its own, and how we say it."""
