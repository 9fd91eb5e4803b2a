"""Asks LibreOffice what it thinks of a workbook's signatures; runs under Debian's Python, which has `uno`."""

import sys

import uno
from office import office, prop, url


def main(path: str) -> None:
    with office() as context:
        for one in verdicts(context, path):
            print(f"signature valid: {bool(one.SignatureIsValid)}")


def verdicts(context: object, path: str) -> tuple:
    services = context.ServiceManager
    storages = services.createInstanceWithContext("com.sun.star.embed.StorageFactory", context)
    form = uno.Any("[]com.sun.star.beans.PropertyValue", (prop("StorageFormat", "ZipFormat"),))
    storage = uno.invoke(storages, "createInstanceWithArguments", ((url(path), 1, form),))
    judge = services.createInstanceWithContext("com.sun.star.security.DocumentDigitalSignatures", context)
    return judge.verifyDocumentContentSignatures(storage, None)


main(sys.argv[1])
