"""The check of a PDF's signatures: what each covers, whether it holds, and what was added after it."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# much of pyHanko carries no types; what leaves this module does.

import io
import re
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, cast

from asn1crypto import parser
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, SuspiciousModification
from pyhanko.sign.general import ValueErrorWithMessage, byte_range_digest
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from gobabierto_desktop.domain.limits import MOST_UNPACKED
from gobabierto_desktop.signing.cms import Reading, read_cms
from gobabierto_desktop.signing.findings import Finding

_STREAM: Final = re.compile(rb"stream\r?\n(?=[\x08-\x78])")  # as zlib begins
_PIECE: Final = 1024 * 1024
_REWRITTEN: Final = "El PDF fue modificado después de esta firma, y no solo para firmarlo otra vez."
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_FORMATS: Final = frozenset({"/ETSI.CAdES.detached", "/adbe.pkcs7.detached"})
# what pyHanko raises on a PDF that is not what it should be
_MALFORMED: Final = (
    PdfError,
    ValueErrorWithMessage,
    SignatureValidationError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    ArithmeticError,  # of decimals, where a number is a lone point; and of what is too large
    RecursionError,
    OSError,
)


def inspect_pdf(document: bytes) -> tuple[Finding, ...]:
    """Check every signature of a PDF, in order; none gives an empty tuple, a broken file one finding that says so."""
    if _swells(document):
        detail = "El PDF se hincha al abrirse más de lo permitido: no se leyó."
        return (Finding("pdf", intact=False, certificate=None, claimed_at=None, detail=detail, altered=()),)
    try:
        reader = PdfFileReader(io.BytesIO(document))
        signatures = list(reader.embedded_signatures)
        return tuple(_inspect(document, one, is_last=one is signatures[-1]) for one in signatures)
    except _MALFORMED:
        detail = "El PDF está dañado: no se puede leer."
        return (Finding("pdf", intact=False, certificate=None, claimed_at=None, detail=detail, altered=()),)


def drawn_in(document: bytes) -> tuple[str, ...]:
    """The SHA-256 of each signature drawn by hand that a PDF of ours says it shows; none of them is electronic."""
    if _swells(document):
        return ()
    try:
        ours = PdfFileReader(io.BytesIO(document)).root["/PieceInfo"]["/GobiernoAbierto"]["/Private"]["/Trazos"]
        return tuple(str(one) for one in ours if _DIGEST.fullmatch(str(one)))
    except _MALFORMED:
        return ()


def _swells(document: bytes) -> bool:
    """Whether what is compressed in it unpacks beyond the limit: pyHanko itself has none."""
    left = MOST_UNPACKED
    for found in _STREAM.finditer(document):
        unpacking, place = zlib.decompressobj(), found.end()
        with suppress(zlib.error):  # a stream of another kind
            while left >= 0 and not unpacking.eof:
                packed = unpacking.unconsumed_tail
                if not packed:
                    packed = document[place : place + _PIECE]
                    place += _PIECE
                if not packed:
                    break
                left -= len(unpacking.decompress(packed, _PIECE))
    return left < 0


def _inspect(document: bytes, signature: EmbeddedPdfSignature, *, is_last: bool) -> Finding:
    reading = _reading(document, signature)
    flaw = reading.flaw or _later_changes(signature, is_last=is_last)
    return Finding(
        artefact=str(signature.field_name),
        intact=not flaw,
        certificate=reading.certificate,
        claimed_at=_claimed_at(signature) if reading.claimed_at is None else reading.claimed_at,
        detail=flaw or "El PDF está íntegro.",
        altered=(str(signature.field_name),) if flaw else (),
        chain=reading.chain,
    )


def _reading(document: bytes, signature: EmbeddedPdfSignature) -> Reading:
    """Check the CMS signature over the byte range, once nothing but its own digits lies outside of that."""
    if signature.sig_object.get("/SubFilter") not in _FORMATS:
        return Reading(None, None, "La firma es de un tipo que no se reconoce.")
    byte_range = [int(one) for one in cast("list[int]", signature.byte_range)]
    der = _contents(document, byte_range)
    if der is None:
        return Reading(None, None, "La firma deja partes del PDF sin cubrir.")
    return read_cms(der, lambda name: byte_range_digest(io.BytesIO(document), byte_range, name)[1])


def _contents(document: bytes, byte_range: list[int]) -> bytes | None:
    """Return the DER signature in the gap of the byte range; None where anything else could hide in the gap."""
    start, length, resume, rest = byte_range
    digits = document[length + 1 : resume - 1]
    if start != 0 or document[length : length + 1] != b"<" or document[resume - 1 : resume] != b">":
        return None
    if resume + rest > len(document) or digits not in {digits.lower(), digits.upper()}:
        return None
    content = bytes.fromhex(digits.decode("ascii"))
    der = content[: _der_length(content)]
    return None if any(content[len(der) :]) else der


def _der_length(content: bytes) -> int:
    return int(parser.peek(content))


def _later_changes(signature: EmbeddedPdfSignature, *, is_last: bool) -> str:
    """Say what was done to the PDF after this signature that only another signature may do."""
    try:
        signature.compute_integrity_info()
        allowed = signature.summarise_integrity_info()["docmdp_ok"]
    except SuspiciousModification:
        return _REWRITTEN
    if is_last and signature.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return "El PDF fue modificado después de la última firma."
    if not isinstance(signature.diff_result, DiffResult) or not allowed:
        return _REWRITTEN
    return ""


def _claimed_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """PAdES keeps the claimed time in the signature's dictionary, which is signed too."""
    claimed = signature.self_reported_timestamp
    return claimed.replace(tzinfo=UTC) if claimed is not None and claimed.tzinfo is None else claimed
