"""Asks LibreOffice what it thinks of a workbook's signatures; runs under Debian's Python, which has `uno`."""

import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 60  # seconds for LibreOffice to make its profile and listen


def main(path: str) -> None:
    pipe = f"pipe,name=gobabierto{secrets.token_hex(8)};urp;"
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--norestore", "--nologo", f"--accept={pipe}"]
        office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", *options])
        try:
            for one in verdicts(connected(pipe), path):
                print(f"signature valid: {bool(one.SignatureIsValid)}")
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


def verdicts(context: object, path: str) -> tuple:
    services = context.ServiceManager
    form = PropertyValue()
    form.Name, form.Value = "StorageFormat", "ZipFormat"
    storages = services.createInstanceWithContext("com.sun.star.embed.StorageFactory", context)
    arguments = (
        uno.systemPathToFileUrl(str(Path(path).resolve())),
        1,
        uno.Any("[]com.sun.star.beans.PropertyValue", (form,)),
    )
    storage = uno.invoke(storages, "createInstanceWithArguments", (arguments,))
    judge = services.createInstanceWithContext("com.sun.star.security.DocumentDigitalSignatures", context)
    return judge.verifyDocumentContentSignatures(storage, None)


main(sys.argv[1])
