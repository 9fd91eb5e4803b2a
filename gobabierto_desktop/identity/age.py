"""The few words of `age` encryption this program uses, with types: pyrage itself has none."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false
# pyrage is a compiled module without type information; nothing of it leaves this file but text and bytes.

from collections.abc import Sequence
from typing import Any, BinaryIO

import pyrage


class AgeError(Exception):
    """What was given cannot be encrypted for those recipients, or cannot be opened with that key."""


def new_secret() -> str:
    """Return a new X25519 secret key (`AGE-SECRET-KEY-1…`)."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(secret: str) -> str:
    """Return the public half (`age1…`) of a secret key."""
    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as problem:
        raise AgeError(str(problem)) from problem


def encrypt(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt so that each of the recipients can open it."""
    try:
        return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))
    except (pyrage.RecipientError, pyrage.EncryptError) as problem:
        raise AgeError(str(problem)) from problem


def decrypt(sealed: bytes, secret: str) -> bytes:
    """Open what was encrypted for a secret key, among others."""
    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(secret)]))
    except (pyrage.DecryptError, pyrage.IdentityError) as problem:
        raise AgeError(str(problem)) from problem


def encrypt_stream(plain: BinaryIO, sealed: BinaryIO, recipients: Sequence[str]) -> None:
    """Encrypt what is read into what is written, piece by piece: memory stays flat at any size."""
    try:
        pyrage.encrypt_io(plain, sealed, [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    except (pyrage.RecipientError, pyrage.EncryptError) as problem:
        raise AgeError(str(problem)) from problem


def decrypt_stream(sealed: BinaryIO, plain: Any, secret: str) -> None:
    """Open what is read into what is written, piece by piece; what was written counts only once this returns."""
    try:
        pyrage.decrypt_io(sealed, plain, [pyrage.x25519.Identity.from_str(secret)])
    except (pyrage.DecryptError, pyrage.IdentityError) as problem:
        raise AgeError(str(problem)) from problem
