"""A liaison in LibreOffice: opens a workbook, types into cells as hands do, saves it; runs under Debian's Python."""

import json
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.util.NumberFormat import TEXT

PATIENCE = 90  # seconds for LibreOffice to make its profile and listen


def main(source: str, target: str, form: str, typed: str) -> None:
    pipe = f"pipe,name=gobabierto{secrets.token_hex(8)};urp;"
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--norestore", "--nologo", f"--accept={pipe}"]
        office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", *options])
        try:
            fill(connected(pipe), source, target, form, json.loads(typed))
        finally:
            office.terminate()
            office.wait(30)


def connected(pipe: str) -> object:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:{pipe}StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)  # another program starts: there is nothing else to wait on


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


def url(path: str) -> str:
    return uno.systemPathToFileUrl(str(Path(path).resolve()))


def prop(name: str, value: object) -> PropertyValue:
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


main(*sys.argv[1:])
