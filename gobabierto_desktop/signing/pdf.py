"""Signatures inside a PDF: PAdES B-B with a visible box, and their check, later changes included."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# much of pyHanko carries no types; what leaves this module does.

import io
from datetime import datetime
from typing import Final, cast

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.signing.cms import CmsMaker, steadily
from gobabierto_desktop.signing.pdf_check import drawn_in, inspect_pdf
from gobabierto_desktop.signing.signature_box import VisibleMark, draw_box
from gobabierto_desktop.signing.signer import Signer

__all__ = ["DocumentRefused", "VisibleMark", "drawn_in", "inspect_pdf", "sign_pdf"]

_APPEARANCE: Final = "/Caja"


class DocumentRefused(KnownFailure):
    """A PDF that cannot be signed: broken, encrypted, or the field is signed already."""

    code = "document-refused"


def sign_pdf(document: bytes, signer: Signer, mark: VisibleMark, at: datetime) -> bytes:
    """Return the PDF with one more signature appended; earlier bytes, and signatures, stay as they are."""
    try:
        writer = _Writer(io.BytesIO(document))
        output = io.BytesIO()
        _signer_at(signer, mark, at).sign_pdf(writer, output=output)
    except (PdfError, SigningError) as problem:
        raise DocumentRefused(
            "El PDF no se puede firmar: está dañado, protegido, o esa firma ya está puesta.",
            "Genere el documento de nuevo y fírmelo.",
        ) from problem
    return output.getvalue()


class _Writer(IncrementalPdfFileWriter):
    """pyHanko's writer, which leaves the file's description as it is: it is the document's, and PDF/A wants it so.

    Left alone it dates the file by the system's clock and names itself, in one place otherwise than in the other.
    """

    def _update_meta(self) -> None:
        pass


class _SignerAt(PdfSigner):
    """pyHanko's PDF signer at a given time: left alone it asks the system's clock."""

    def __init__(
        self, at: datetime, meta: PdfSignatureMetadata, signer: CmsMaker, look: StaticStampStyle, field: SigFieldSpec
    ) -> None:
        super().__init__(meta, signer, stamp_style=look, new_field_spec=field)
        self._at = at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - pyHanko's own signature
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:  # noqa: ARG002 - pyHanko's own signature
        """Name PAdES only: PDF 2.0 is what PDF/A-2 is not, and our curves are those of PAdES (EN 319 142-1)."""
        pdf_out.register_extension(ESIC_EXTENSION_1)


class _Drawn(PdfContent):
    """The one page of a PDF in memory, drawn as a signature's appearance."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self._page = page

    def render(self) -> bytes:
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._page)))
        self.resources.xobject[_APPEARANCE] = form
        left, bottom, right, top = cast("StreamObject", form.get_object())["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return f"{_APPEARANCE} Do".encode()


def _signer_at(signer: Signer, mark: VisibleMark, at: datetime) -> _SignerAt:
    meta = PdfSignatureMetadata(
        field_name=mark.field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=mark.reason or None,
        location=mark.place or None,
        name=signer.name,
        tight_size_estimates=True,  # what is left after the signature is signed by nobody
    )
    look = StaticStampStyle(
        background=_Drawn(draw_box(signer, at, mark)),
        background_opacity=1.0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
        ),
        border_width=0,
    )
    field = SigFieldSpec(mark.field_name, on_page=mark.page, box=mark.box)
    return _SignerAt(at, meta, CmsMaker(signer, steadily(signer)), look, field)
