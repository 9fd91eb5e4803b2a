"""What a PKCS#12 file says before any passphrase: its form where no seal covers it, and how much work it asks for."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# asn1crypto carries no types; what leaves this module does.

from collections.abc import Iterator
from typing import Any, Final

from asn1crypto import core, pkcs12
from asn1crypto.algos import EncryptionAlgorithm

from gobabierto_desktop.domain.limits import MOST_KEY_ROUNDS

_NO_PARAMETERS: Final = (b"", core.Null().dump())
_MALFORMED: Final = (ValueError, TypeError, KeyError, AttributeError, NotImplementedError, OverflowError)


def is_well_formed(content: bytes) -> bool:
    """Whether a file is a PKCS#12 (RFC 7292) that may be tried.

    Its seal (a MAC under the passphrase) covers neither the version nor the parameters of the seal's own hash: both
    can only be what they are. Rounds are limited, or a file could keep the program busy for days.
    """
    try:
        file = pkcs12.Pfx.load(content, strict=True)
        seal = file["mac_data"]
        hashing = seal["mac"]["digest_algorithm"]
        rounds = [seal["iterations"].native, *_rounds_within(file)]
        has_one_form = file["version"].native == "v3" and hashing["parameters"].dump() in _NO_PARAMETERS
        return has_one_form and all(1 <= one <= MOST_KEY_ROUNDS for one in rounds)
    except _MALFORMED:
        return False


def _rounds_within(file: Any) -> Iterator[int]:
    """The rounds that each encrypted part in sight asks for."""
    for part in file.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            yield _rounds(part["content"]["encrypted_content_info"]["content_encryption_algorithm"])
        elif part["content_type"].native == "data":
            for bag in pkcs12.SafeContents.load(part["content"].native):
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield _rounds(bag["bag_value"]["encryption_algorithm"])


def _rounds(algorithm: EncryptionAlgorithm) -> int:
    return int(algorithm.kdf_iterations)
