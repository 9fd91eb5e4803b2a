"""A liaison in LibreOffice: opens workbooks, types into cells as hands do, saves them; runs under Debian's Python."""

import json
import sys
from pathlib import Path

import uno  # noqa: F401 -- makes `com.sun.star` importable
from com.sun.star.util.NumberFormat import TEXT
from office import office, prop, url


def main(jobs: str) -> None:
    """Do every job of a file, (source, target, form, what is typed) each, in one sitting."""
    with office() as context:
        for source, target, form, typed in json.loads(Path(jobs).read_text(encoding="utf-8")):
            fill(context, source, target, form, typed)


def fill(context: object, source: str, target: str, form: str, typed: list) -> None:
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    book = desktop.loadComponentFromURL(url(source), "_blank", 0, (prop("Hidden", True),))
    for tab, address, text in typed:
        cell = book.Sheets.getByName(tab).getCellRangeByName(address)
        # As from the keyboard: a text cell keeps what is typed, another makes of it what it can.
        is_text = book.NumberFormats.getByKey(cell.NumberFormat).Type & TEXT
        if is_text:
            cell.setString(text)
        else:
            cell.setFormula(text)
    book.calculateAll()
    book.storeToURL(url(target), (prop("FilterName", form),))
    book.close(True)


main(sys.argv[1])
