"""Hostile PDFs and workbooks: changed after signing, made to swell, or holding more than they show."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from gobabierto_desktop.signing.pdf import sign_pdf
from gobabierto_desktop.signing.workbook import sign_workbook
from tests.hostile.packages import Hostile, zipped
from tests.signing.samples import NOW, acta, mark, plan, workbook

_MODIFIED = "modificado después de"
_BROKEN = "dañado: no se puede leer"


@cache
def signed_pdf() -> bytes:
    return sign_pdf(acta(), plan().facilitator, mark(), NOW)


@cache
def signed_workbook() -> bytes:
    return sign_workbook(workbook(), plan().facilitator, NOW)


def documents() -> Iterator[Hostile]:
    yield from _pdfs()
    yield from _workbooks()


def _pdfs() -> Iterator[Hostile]:
    """Shadow attacks (hide, replace, hide and replace), signature wrapping, and files that only want to hurt."""

    def pdf(name: str, content: bytes, words: str = _MODIFIED) -> Hostile:
        return Hostile(f"pdf {name}", content, "verdict", words, ".pdf")

    yield pdf("con texto nuevo encima", incremental(_write_over))
    yield pdf("con página cambiada por otra", incremental(_swap_pages))
    yield pdf("con página escondida", incremental(_drop_page))
    yield pdf("con letra cambiada", incremental(_change_font))
    yield pdf("con un sello encima", incremental(_stamp))
    yield pdf("con una acción al abrir", incremental(_act_on_opening))
    yield pdf("con un archivo adjunto", incremental(_attach))
    yield pdf("con algo detrás", signed_pdf() + b"\n%algo\n")
    yield Hostile(
        "pdf con catálogo propio", signed_pdf() + _own_catalogue(), "package_unsigned", "no está firmado", ".pdf"
    )
    yield pdf("con rango que deja huecos", _byte_range(lambda one: [one[0], one[1] - 40, one[2], one[3]]), "alterado")
    yield pdf("con rango desde el final", _byte_range(lambda one: [10, one[1], one[2], one[3]]), "alterado")
    yield pdf("con rango negativo", _byte_range(lambda one: [0, -1, one[2], one[3]]), "alterado")
    yield pdf("con firma vacía", _emptied(), "alterado")
    yield pdf("cortado", signed_pdf()[:-2000], _BROKEN)
    yield pdf("vacío", b"", _BROKEN)
    yield pdf("que es otra cosa", b"\x89PNG\r\n" + bytes(500), _BROKEN)
    yield pdf("con índice en círculo", _circle(), _BROKEN)
    yield pdf("bomba", _swelling(), "se hincha al abrirse")
    yield pdf("muy hondo", b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\n" + _tail(b"1 0 R"), _BROKEN)


def _workbooks() -> Iterator[Hostile]:
    def book(name: str, content: bytes, words: str) -> Hostile:
        return Hostile(f"libro {name}", content, "verdict", words, ".xlsx")

    def with_part(name: str, part: bytes) -> bytes:
        return changed(signed_workbook(), lambda parts: parts.update({name: part}))

    yield book("con macros", with_part("xl/vbaProject.bin", b"x"), "xl/vbaProject.bin")
    yield book("con vínculo externo", with_part("xl/externalLinks/externalLink1.xml", b"<a/>"), "externalLink1.xml")
    yield book("con parte oculta", with_part("customXml/item1.xml", b"<a/>"), "customXml/item1.xml")
    yield book("bomba", zipped({"[Content_Types].xml": bytes(120 * 1024**2)}), "es demasiado grande")
    many = zipped({f"xl/{number}.xml": b"" for number in range(10_001)})
    yield book("con demasiadas partes", many, "es demasiado grande")
    case = changed(signed_workbook(), lambda parts: parts.update({"XL/WORKBOOK.xml": b"<a/>"}))
    yield book("con nombres que sólo difieren en mayúsculas", case, "un nombre está dos veces")
    yield book("vacío", b"", "no se puede abrir")
    laughs = b'<!DOCTYPE a [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><Types>&b;</Types>'
    yield book("con entidades", with_part("[Content_Types].xml", laughs), "no se puede leer")
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    yield book("con XML muy hondo", with_part("_rels/.rels", deep), "no se puede leer")
    long_ = b"<a>" + b" " * 9_000_000 + b"</a>"
    yield book("con XML muy largo", with_part("_xmlsignatures/sig1.xml", long_), "está dañada")
    cell = changed(signed_workbook(), _change_a_figure)
    yield book("con una cifra cambiada", cell, "xl/worksheets/sheet1.xml")


def _change_a_figure(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"<v>7</v>", b"<v>70</v>")


def changed(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return zipped(parts)


def incremental(change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The signed PDF with an update appended to it, as any editor appends one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed_pdf()))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _write_over(writer: IncrementalPdfFileWriter) -> None:
    words = StreamObject(stream_data=b"BT /F1 12 Tf 50 30 Td (otro acuerdo) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(words))


def _pages(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return writer.root["/Pages"]


def _swap_pages(writer: IncrementalPdfFileWriter) -> None:
    kids = _pages(writer)["/Kids"]
    first, second = kids.raw_get(0), kids.raw_get(1)
    kids[0], kids[1] = second, first
    writer.update_container(_pages(writer))


def _drop_page(writer: IncrementalPdfFileWriter) -> None:
    kids = _pages(writer)["/Kids"]
    del kids[1]
    _pages(writer)["/Count"] = generic.NumberObject(1)
    writer.update_container(_pages(writer))


def _change_font(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Resources"]["/Font"] = generic.DictionaryObject()
    writer.update_container(page)


def _stamp(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    box = generic.ArrayObject(generic.FloatObject(one) for one in (0, 0, 612, 792))
    note = generic.DictionaryObject(
        {
            generic.NameObject(k): v
            for k, v in (
                ("/Type", generic.NameObject("/Annot")),
                ("/Subtype", generic.NameObject("/Stamp")),
                ("/Rect", box),
            )
        }
    )
    page[generic.NameObject("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def _act_on_opening(writer: IncrementalPdfFileWriter) -> None:
    action = generic.DictionaryObject(
        {
            generic.NameObject("/S"): generic.NameObject("/JavaScript"),
            generic.NameObject("/JS"): generic.TextStringObject("app.alert(1)"),
        }
    )
    writer.root[generic.NameObject("/OpenAction")] = writer.add_object(action)
    writer.update_root()


def _attach(writer: IncrementalPdfFileWriter) -> None:
    writer.root[generic.NameObject("/Names")] = generic.DictionaryObject(
        {
            generic.NameObject("/EmbeddedFiles"): generic.DictionaryObject(
                {generic.NameObject("/Names"): generic.ArrayObject()}
            )
        }
    )
    writer.update_root()


def _own_catalogue() -> bytes:
    start = len(signed_pdf())
    body = b"90 0 obj\n<</Type/Catalog/Pages 91 0 R>>\nendobj\n91 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    second = start + body.index(b"91 0 obj")
    table = b"xref\n90 2\n%010d 00000 n \n%010d 00000 n \n" % (start, second)
    before = int(signed_pdf().rsplit(b"startxref", 1)[1].split()[0])
    trailer = b"trailer\n<</Size 92/Root 90 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start + len(body))
    return body + table + trailer


def _byte_range(change: Callable[[list[int]], list[int]]) -> bytes:
    found = re.search(rb"/ByteRange \[([0-9 ]+)\]", signed_pdf())
    assert found
    new = (
        b"/ByteRange [" + b" ".join(str(one).encode() for one in change([int(one) for one in found[1].split()])) + b"]"
    )
    return signed_pdf()[: found.start()] + new.ljust(len(found[0])) + signed_pdf()[found.end() :]


def _emptied() -> bytes:
    start = signed_pdf().index(b"/Contents <") + len(b"/Contents <")
    end = signed_pdf().index(b">", start)
    return signed_pdf()[:start] + b"0" * (end - start) + signed_pdf()[end:]


def _tail(root: bytes) -> bytes:
    return b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 2/Root " + root + b">>\nstartxref\n200020\n%%EOF\n"


def _circle() -> bytes:
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    place = len(body)
    table = b"xref\n0 1\n0000000000 65535 f \n"
    return body + table + b"trailer\n<</Size 2/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (place, place)


def _swelling() -> bytes:
    packed = zlib.compress(bytes(300 * 1024**2))
    head = b"1 0 obj\n<</Type/XRef/Size 2/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    return b"%PDF-1.7\n" + head + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
