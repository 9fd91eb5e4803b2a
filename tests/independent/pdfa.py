"""What ISO 19005-2 (PDF/A-2, level B) asks of a file, clause by clause, as far as our files could offend.

No validator is to be had where the tests run, so this stands in its place: it reads the bytes themselves and what
pyHanko's reader makes of them (ReportLab wrote them), and names the clause of whatever it finds wanting.
"""

import io
import re
import struct
from collections.abc import Iterator

from lxml import etree
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

_ALLOWED_FILTERS = {"/FlateDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/DCTDecode", "/RunLengthDecode"}
_FORBIDDEN_ANNOTATIONS = {"/3D", "/Sound", "/Screen", "/Movie", "/FileAttachment"}
_ALLOWED_ACTIONS = {"/GoTo", "/GoToR", "/URI", "/Named", "/SubmitForm", "/Thread"}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rdf": _RDF.strip("{}"),
}


def pdfa_flaws(document: bytes) -> list[str]:
    """Each with its clause; none where nothing was found wanting."""
    reader = PdfFileReader(io.BytesIO(document))
    return [
        *_form(document, reader),
        *_streams(document),
        *_catalogue(reader),
        *_metadata(reader),
        *(flaw for one in objects(reader) for flaw in _object(one)),
        *_texts(reader),
    ]


def objects(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    """Every dictionary and stream that the last state of the file reaches."""
    seen: set[tuple[int, int]] = set()
    todo: list[object] = [reader.trailer.raw_get("/Root"), reader.trailer.raw_get("/Info")]
    while todo:
        one = todo.pop()
        if isinstance(one, IndirectObject):
            place = (one.idnum, one.generation)
            if place in seen:
                continue
            seen.add(place)
            one = one.get_object()
        if isinstance(one, ArrayObject):
            todo += [one.raw_get(at) for at in range(len(one))]
        elif isinstance(one, DictionaryObject):
            todo += [one.raw_get(key) for key in one]
            yield one


def at(one: DictionaryObject, key: str, default: object = None) -> object:
    """What stands there, followed to where it is: pyHanko's own `get` does not follow."""
    return one[key] if key in one else default  # noqa: SIM401 - see above


def _form(document: bytes, reader: PdfFileReader) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[^\n]*[\x80-\xff]{4}", document):
        yield "6.1.2: the header, and the line of four high bytes after it"
    if "/ID" not in reader.trailer or "/Encrypt" in reader.trailer:
        yield "6.1.3: the trailer has an ID and nothing is encrypted"
    if not re.search(rb"%%EOF[\r\n]{0,2}$", document):
        yield "6.1.3: nothing after the last end of file"
    for obj in re.finditer(rb"(?:^|[\r\n])(\d+) +(\d+) +obj(.)", document, flags=re.DOTALL):
        if obj[3] not in b"\r\n":
            yield f"6.1.9: object {int(obj[1])} does not begin its own line"


def _streams(document: bytes) -> Iterator[str]:
    for one in re.finditer(rb"/Length (\d+)(?! \d+ R)[^\n]*?[^s]*?>>\s*stream(\r\n|\n)", document):
        end = one.end() + int(one[1])
        if not re.match(rb"\r?\nendstream", document[end : end + 11]):
            yield f"6.1.7.1: the stream at {one.start()} is not of its length, or ends within a line"
    for end in re.finditer(rb"endstream", document):
        if document[end.start() - 1 : end.start()] not in {b"\n", b"\r"}:
            yield f"6.1.7.1: «endstream» at {end.start()} within a line"


def _catalogue(reader: PdfFileReader) -> Iterator[str]:
    root = reader.root
    intents = [one for one in at(root, "/OutputIntents", ()) if one["/S"] == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield "6.2.3: one output intent for archives"
    for one in intents:
        profile = one["/DestOutputProfile"]
        header = profile.data[:40]
        told = (header[12:16], header[16:20], header[36:40])
        if told != (b"mntr", b"RGB ", b"acsp") or header[8] >= 5 or profile["/N"] != 3:
            yield "6.2.3: the profile is of a monitor, RGB, ICC before version 5"
        if struct.unpack(">I", header[:4])[0] != len(profile.data):
            yield "6.2.3: the profile is whole"
    if str(at(root, "/Version", "/1.7")) > "/1.7":
        yield "6.1.2: no later version than 1.7"
    if {"/OCProperties", "/Requirements", "/AA", "/Perms"} & root.keys():
        yield "6.1.13, 6.5: something in the catalogue that archives do not take"
    if "/AcroForm" in root and {"/XFA"} & root["/AcroForm"].keys():
        yield "6.4.2: no XFA"
    if "/AcroForm" in root and at(root["/AcroForm"], "/NeedAppearances", False):
        yield "6.4.1: appearances are not left to the reader"
    if "/Names" in root and {"/JavaScript", "/AlternatePresentations", "/EmbeddedFiles"} & root["/Names"].keys():
        yield "6.5, 6.8: no scripts and no files within"


def _metadata(reader: PdfFileReader) -> Iterator[str]:
    metadata = at(reader.root, "/Metadata")
    if metadata is None:
        yield "6.6.2.1: the catalogue has metadata"
        return
    if (metadata["/Type"], metadata["/Subtype"]) != ("/Metadata", "/XML"):
        yield "6.6.2.1: metadata is XML"
    packet = metadata.data
    if not re.match(rb'<\?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"\?>', packet):
        yield "6.6.2.1: the packet's head, without bytes or encoding"
    tree = etree.fromstring(packet.decode("utf-8").split("?>", 1)[1].rsplit("<?xpacket", 1)[0].encode())

    def said(path: str) -> str:
        return "".join(tree.xpath(f"string(//{path})", namespaces=_NAMES))

    if (said("pdfaid:part"), said("pdfaid:conformance")) != ("2", "B"):
        yield "6.6.4: part 2, conformance B"
    info = reader.trailer["/Info"]
    for key, path in (
        ("/Title", "dc:title/rdf:Alt/rdf:li"),
        ("/Subject", "dc:description/rdf:Alt/rdf:li"),
        ("/Author", "dc:creator/rdf:Seq/rdf:li"),
        ("/Creator", "xmp:CreatorTool"),
        ("/Producer", "pdf:Producer"),
    ):
        if str(info.get(key, "")) != said(path):
            yield f"6.6.2: {key} of the description is not that of the metadata"
    for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        if re.sub(r"\D", "", str(info[key])) != re.sub(r"\D", "", said(path)):
            yield f"6.6.2: {key} of the description is not that of the metadata"


def _object(one: DictionaryObject) -> Iterator[str]:
    if isinstance(one, StreamObject):
        yield from _stream(one)
    if at(one, "/Type") == "/Annot" or ("/Subtype" in one and "/Rect" in one):
        yield from _annotation(one)
    if "/S" in one and at(one, "/Type") == "/Action" and one["/S"] not in _ALLOWED_ACTIONS:
        yield f"6.5.1: the action {one['/S']}"
    if at(one, "/Type") == "/Font":
        yield from _font(one)
    if at(one, "/Type") == "/Page" and "/PresSteps" in one:
        yield "6.10: no presentation steps"
    if "/TR" in one or ("/TR2" in one and one["/TR2"] != "/Default") or "/HTP" in one:
        yield "6.2.5: transfer functions"


def _stream(one: StreamObject) -> Iterator[str]:
    if {"/F", "/FFilter", "/FDecodeParms"} & one.keys() and at(one, "/Type") != "/Annot":
        yield "6.1.7.1: a stream that lies elsewhere"
    filters = at(one, "/Filter", ())
    for name in [filters] if isinstance(filters, str) else filters:
        if name not in _ALLOWED_FILTERS:
            yield f"6.1.7.2: the filter {name}"
    if at(one, "/Subtype") == "/Image":
        if at(one, "/Interpolate", False) or {"/Alternates", "/OPI"} & one.keys():
            yield "6.2.8: an image interpolated, or with another in its place"
        if at(one, "/ColorSpace") == "/DeviceCMYK":
            yield "6.2.4.3: colours of ink, under a profile of light"
    if at(one, "/Subtype") == "/Form" and {"/OPI", "/PS", "/Subtype2", "/Ref"} & one.keys():
        yield "6.2.9: a form that is drawn from elsewhere"


def _annotation(one: DictionaryObject) -> Iterator[str]:
    flags = int(at(one, "/F", 0))
    if one["/Subtype"] in _FORBIDDEN_ANNOTATIONS:
        yield f"6.3.1: an annotation of kind {one['/Subtype']}"
    if "/F" not in one or flags & 0b100 == 0 or flags & 0b1_0010_0011:
        yield f"6.3.2: the flags {flags} of an annotation {one['/Subtype']}"
    if "/AP" in one and set(one["/AP"]) != {"/N"}:
        yield "6.3.3: an annotation looks one way only"
    if one["/Subtype"] == "/Widget" and {"/A", "/AA"} & one.keys():
        yield "6.4.1: a field that acts"


def _font(one: DictionaryObject) -> Iterator[str]:
    descriptor = at(one, "/FontDescriptor")
    if one["/Subtype"] != "/TrueType" or descriptor is None or "/FontFile2" not in descriptor:
        yield f"6.2.11.4.1: the font {one.get('/BaseFont')} is not within"
        return
    program = descriptor["/FontFile2"].data
    is_symbolic = bool(int(descriptor["/Flags"]) & 4)
    tables = _font_tables(program)
    encodings = struct.unpack(">H", tables["cmap"][2:4])[0]
    if is_symbolic and ("/Encoding" in one or encodings != 1):
        yield f"6.2.11.6: the symbolic font {one['/BaseFont']} with an encoding, or more than one map"
    told = [int(width) for width in one["/Widths"]]
    for code, width in enumerate(told, start=int(one["/FirstChar"])):
        real = _width(tables, _glyph(tables["cmap"], code))
        if abs(real - width) > 1:
            yield f"6.2.11.5: letter {code} of {one['/BaseFont']} is {real} wide, not {width}"


def _font_tables(program: bytes) -> dict[str, bytes]:
    count = struct.unpack(">H", program[4:6])[0]
    entries = [struct.unpack(">4sIII", program[12 + 16 * at : 28 + 16 * at]) for at in range(count)]
    return {tag.decode(): program[start : start + length] for tag, _, start, length in entries}


def _glyph(cmap: bytes, code: int) -> int:
    """By the one map there is: format 0 or 6, which are what a subset has."""
    start = struct.unpack(">I", cmap[8:12])[0]
    form = struct.unpack(">H", cmap[start : start + 2])[0]
    if form == 0:
        return cmap[start + 6 + code]
    assert form == 6, form
    first, count = struct.unpack(">HH", cmap[start + 6 : start + 10])
    if not first <= code < first + count:
        return 0
    return struct.unpack(">H", cmap[start + 10 + 2 * (code - first) : start + 12 + 2 * (code - first)])[0]


def _width(tables: dict[str, bytes], glyph: int) -> int:
    units = struct.unpack(">H", tables["head"][18:20])[0]
    measured = struct.unpack(">H", tables["hhea"][34:36])[0]
    at = min(glyph, measured - 1)
    return round(struct.unpack(">H", tables["hmtx"][4 * at : 4 * at + 2])[0] * 1000 / units)


def _texts(reader: PdfFileReader) -> Iterator[str]:
    """What is drawn: every font named is one of the resources, every letter is in it, and no colour is of ink."""
    for one in objects(reader):
        if at(one, "/Type") == "/Page":
            contents = one["/Contents"]
            parts = contents if isinstance(contents, ArrayObject) else [contents]
            drawn = b"\n".join(part.data for part in parts)
        elif isinstance(one, StreamObject) and at(one, "/Subtype") == "/Form":
            drawn = one.data
        else:
            continue
        fonts = at(one["/Resources"], "/Font", {}) if "/Resources" in one else {}
        for name in set(re.findall(rb"(/\S+) [\d.]+ Tf", drawn)):
            if name.decode() not in fonts:
                yield f"6.2.2: the font {name.decode()} is not among the resources"
        if re.search(rb"(?:[\d.]+ ){4}[kK]\s", drawn):
            yield "6.2.4.3: colours of ink, under a profile of light"
