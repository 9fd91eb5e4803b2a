"""A LibreOffice of one's own, started with an empty profile and listening; runs under Debian's Python, which has `uno`."""

import secrets
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 90  # seconds for LibreOffice to make its profile and listen


@contextmanager
def office() -> Iterator[object]:
    """The context of a LibreOffice that ends with the block."""
    pipe = f"pipe,name=gobabierto{secrets.token_hex(8)};urp;"
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--norestore", "--nologo", f"--accept={pipe}"]
        running = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", *options])
        try:
            yield _connected(pipe)
        finally:
            running.terminate()
            running.wait(30)


def url(path: str) -> str:
    """The address of a file as LibreOffice writes it."""
    return uno.systemPathToFileUrl(str(Path(path).resolve()))


def prop(name: str, value: object) -> PropertyValue:
    """An argument by its name."""
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def _connected(pipe: str) -> object:
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
