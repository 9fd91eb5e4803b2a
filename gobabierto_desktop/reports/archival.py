"""What makes our PDFs fit for archives: PDF/A-2b (ISO 19005-2), in what ReportLab leaves to do.

Fonts are embedded and nothing is encrypted, linked to or run already. Here: the profile that says what the colours are
(6.2.3), the description as XMP beside the old one (6.6), links that print (6.3.2), and ends of streams (6.1.7.1).
"""

# ReportLab's stubs leave its document half typed:
# pyright: reportUnknownMemberType=false, reportPrivateUsage=false, reportAttributeAccessIssue=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import re
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from gobabierto_desktop.domain.values import GUATEMALA
from gobabierto_desktop.paths import bundled

_COLOURS: Final = "sRGB IEC61966-2.1"
_PRINTED: Final = 4
"""Of an annotation's flags: it prints, and is neither hidden nor unseen."""
_ENTRY: Final = re.compile(rb"(\d{10}) (\d{5}) ([nf]) \n")


class ArchivalCanvas(Canvas):
    """A canvas whose file is described, and its colours named, as archives want; `made_at` is its only date.

    `traces` are digests of what was drawn on it by hand: data of our own in the catalogue (ISO 32000-1, 14.5).
    """

    made_at: datetime
    traces: tuple[str, ...] = ()

    def linkRect(self, *arguments: Any, **more: Any) -> Any:  # noqa: N802 - ReportLab's name
        return super().linkRect(*arguments, **({"F": _PRINTED} | more))

    def linkURL(self, *arguments: Any, **more: Any) -> Any:  # noqa: N802 - ReportLab's name
        return super().linkURL(*arguments, **({"F": _PRINTED} | more))

    def describe_for_archives(self) -> None:
        """Add what stands in the catalogue; to be asked once, before the file is saved."""
        document = self._doc
        profile = PDFStream(PDFDictionary({"N": 3}), (bundled("colour") / "sRGB.icc").read_bytes(), [PDFZCompress])
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(_COLOURS),
            "Info": PDFString(_COLOURS),
            "DestOutputProfile": document.Reference(profile),
        }
        metadata = PDFStream(
            PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
            _xmp(document.info, self.made_at).encode(),
            [],
        )
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
        catalog.Metadata = metadata
        if self.traces:
            told = {
                "LastModified": PDFString(f"D:{self.made_at.astimezone(GUATEMALA):%Y%m%d%H%M%S}-06'00'"),
                "Private": PDFDictionary({"Trazos": PDFArray([PDFString(one) for one in self.traces])}),
            }
            catalog.__NoDefault__ = [*catalog.__NoDefault__, "PieceInfo"]
            catalog.PieceInfo = PDFDictionary({"GobiernoAbierto": PDFDictionary(told)})


def with_ended_streams(document: bytes) -> bytes:
    """The file with every stream's end on a line of its own, and the table of places moved accordingly.

    For a file as ReportLab writes it: one table, objects in its order, the trailer after it.
    """
    table = document.rindex(b"\nxref\n") + 1
    entries = [(int(one[1]), one[3]) for one in _ENTRY.finditer(document, table)]
    places = [place for place, state in entries if state == b"n"]
    written = [document[: places[0]]]
    moved: list[int] = []
    for place, end in zip(places, [*places[1:], table], strict=True):
        moved.append(sum(map(len, written)) if not moved else moved[-1] + len(written[-1]))
        written.append(_ended(document[place:end]))
    start = moved[-1] + len(written[-1])
    fresh = iter(moved)
    listed = _ENTRY.sub(
        lambda one: b"%010d %b n \n" % (next(fresh), one[2]) if one[3] == b"n" else one[0], document[table:]
    )
    return b"".join(written) + re.sub(rb"startxref\n\d+", b"startxref\n%d" % start, listed)


def _ended(written: bytes) -> bytes:
    """One object, with a line's end before «endstream» where it has a stream; it is not of the stream's length."""
    body, mark, tail = written.rpartition(b"endstream\nendobj\n")
    return body + b"\n" + mark + tail if mark and not tail else written


def _xmp(info: Any, made_at: datetime) -> str:
    """The description of the file, equal to the one in its Info (ISO 19005-2, 6.6.2; XMP 2005)."""
    moment = made_at.astimezone(GUATEMALA).replace(microsecond=0).isoformat()
    title, subject, author, creator, producer = (
        escape(str(one)) for one in (info.title, info.subject, info.author, info.creator, info.producer)
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>es-GT</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords></pdf:Keywords>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
