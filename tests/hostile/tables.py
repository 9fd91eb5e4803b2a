"""Small true tables in each form, and tables made to fill the memory of whoever opens them."""

import base64
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORM = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XLS = (
    "c-rk(O=w(I6h8OOPu@(@%uAa1liE0@I!T*ETDvf!HPif93)Y0R)*=O+OkQG=Nv2E^Q1EA(+KpJSbm68Tg=~uA4~i}nOm;35f1prZrS6I@rlLrt"
    "$@4qs-Perc49uibu;x6@JNKS@&%Ni}^K;Mp_M5upb00Qcq5^oBe6;F>D454nK-243M26<AI*#M9oelU;!HTAALqF^n0J6=iv|U4*ZosVxLzKod"
    "OHt~lY0wP4NR_~C@R<Dd%8^+ub6&ZyvH$w_=lsoi+y^X-f6nzB|6yP?um-pZSPP7}R{+%k>w%kr4Zue638LG9cL47MHUYN)@6vlWYsz>J+AX?&"
    "??$e<=@2qu#bAIw+w>KiTx@>{9`S*HN&Mm`;88lpzR{aVC8IYBdPIkWVjULYq<hd(bQauNdSAGo%X^P_A0STAF744rjJW82O5QE<t|gZLRAhb>"
    "&Mu14mmEE>zNv$tTJ@1l6O^FCG>43M5UpvN!OW)onH(i*FEZsg##1*m+U&2P1&+0S_OzWzq?RRy7U*{;nisE&QRcI_@P8|hZ&b*q{~dn;XIJc;"
    "+uixOLjLv={Eia*9VPgofAG&3h_5U;Os%X>Xk9iav_9(>x;a}Vv>_XCo)bSliIq<KU7w$M10kyLEGZL6bm)|#pXnJ+)VU$qCYa-d%#rLB?)kWz"
    "s&gDlUm)$9bX+0vn~N%rcbuB9SZ?Y!aRr!2?dBiI{@18gt_;7MHl9pR4QFh0`bQEYAVcYy1a6b>64N7pI=Dkj+UIxgkfhlNTs!whO%1+i+=OKP"
    "Eg{uF;}Lubhj5)}Z(+G>=dXN!V0f_mS>b2beog2;!#$Pb7+Lb~5Q%nq&&%8fYUT?m)*EZ-vnLXV=b{Jg%=l<WPdYu>65I7aY;PlNW7jA-V=ysh"
    "M`MF0WYO2;9fJb91ul2D=C#|<KGAt`zVl+PdwX8{95Pb~pQYrPrw-MjJQ<HFdJ1cs^s<~A(Z^L0q1<Pw{=ixvI;h5QL?30X5TD!OyWFt6wws4k"
    "M0lzQ&nV!nNCn{D`J{UaJ*9g}##rhVBP@DF=yg42$e2%$88XK8!7nt(GP%cHW9CflhU`t4pW7*N{#={zLpiHR9b-^f<XDF5mPd_x`XuOH21JkG"
    "Y#Fxd{k;tUWANcIGk+oF)lT6GYcGY0#TRyKFv~RDcy@;#<C^EdcrufoNsrD(`(H@fspvxwb{<L$+o_Z-p4~G(I@)z3wV!g$yKY!@cnzc2y0m=q"
    "?O(4BJa4^o+NAc@kA7gAyre^t$GdcW7}w|agsu~h=vr|^*Nexr4_;m&YS!(YTF!%V+Lh=pK78Tp3uo`&Vx4&l`gdG?ua9rv0^U(wr+R77%G0$J"
    "|5k#3^Z!rIsUQZ5$#68rLvH(N?4F@X8Wue!E7rdrRx$J?<W%rq)llX6c`x>zf{zYBhlzFV@5}oKD@SH4aR2o<8$casuiJi{Q!D-dyIcRONi~Wp"
    "cMjh_g?f~2zaL&ODmG!xEb7!WIHjRY?;oh({JG|O_xk>Q*dZx8*y4ee>C?52@81TT-T40(_zR<lA_)"
)
"""Two rows, «Rosa; 34» and «Ñandú; 5», as LibreOffice writes them for Excel 97."""


@dataclass(frozen=True, slots=True)
class Swollen:
    """A file whose few bytes would become gigabytes of cells."""

    name: str
    suffix: str
    content: bytes


def xls() -> bytes:
    return zlib.decompress(base64.b85decode("".join(_XLS)))


def ods(rows: str = "", tables: int = 1) -> bytes:
    """A spreadsheet of LibreOffice with these rows in each of its tables."""
    rows = rows or row("Rosa", "34")
    inside = "".join(f'<table:table table:name="t{number}">{rows}</table:table>' for number in range(tables))
    content = (
        f"<office:document-content {_SPACES}><office:body><office:spreadsheet>{inside}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": _ODS, "META-INF/manifest.xml": manifest, "content.xml": content})


def row(*words: str, times: int = 1, across: int = 1) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{across}">'
        f"<text:p>{word}</text:p></table:table-cell>"
        for word in words
    )
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def blank(times: int, across: int = 1) -> str:
    cell = f'<table:table-cell table:number-columns-repeated="{across}"/>'
    return f'<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>'


def xlsx(rows: str, dimension: str = "A1:B2", sheets: int = 1) -> bytes:
    numbers = range(1, sheets + 1)
    sheet = f'<worksheet xmlns="{_SHEET}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    named = "".join(f'<sheet name="h{number}" sheetId="{number}" r:id="r{number}"/>' for number in numbers)
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_FORM}.worksheet+xml"/>'
        for number in numbers
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_FORM}.sheet.main+xml"/>{kinds}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_DOCUMENT}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
            **{f"xl/worksheets/sheet{number}.xml": sheet for number in numbers},
        }
    )


def cell(place: str, number: int = 1) -> str:
    return f'<c r="{place}"><v>{number}</v></c>'


def zipped(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return held.getvalue()


def picture() -> bytes:
    held = io.BytesIO()
    image = Image.new("RGB", (40, 30), "navy")
    exif = image.getexif()
    exif.get_ifd(0x8769)[0x9003] = "2019:03:05 10:11:12"
    image.save(held, "JPEG", exif=exif)
    return held.getvalue()


def swollen() -> Iterator[Swollen]:
    """Each harmless to a program that reads cells as they go by, and deadly to one that lays them out."""
    yield Swollen("una celda repetida mil millones de veces", ".ods", ods(row("x", times=1_000_000, across=1_000)))
    yield Swollen("una fila de todas las columnas, muchas veces", ".ods", ods(row("x", times=5_000, across=16_384)))
    yield Swollen(
        "dos celdas en esquinas opuestas", ".ods", ods(row("x") + blank(1_000_000) + row("x", "y", across=9_000))
    )
    yield Swollen("muchas tablas medianas", ".ods", ods(row("x", times=5_000, across=200), tables=50))
    yield Swollen("repeticiones negativas y enormes", ".ods", ods(row("x", times=-5, across=10**15)))
    far = f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'
    yield Swollen("dos celdas en esquinas opuestas", ".xlsx", xlsx(far))
    yield Swollen("dos celdas lejanas en muchas hojas", ".xlsx", xlsx(far, sheets=3))
    wide = "".join(f'<row r="{number}">{cell(f"XFD{number}")}</row>' for number in range(1, 20_000))
    yield Swollen("filas muy anchas", ".xlsx", xlsx(wide))
    few = "".join(f'<row r="{number}"/>' for number in range(1, 20_000))
    yield Swollen("un tamaño que no es verdad", ".xlsx", xlsx(few, "A1:XFD1048576"))
    yield Swollen("disfrazado de .xls", ".xls", xlsx(far))
    yield Swollen("disfrazado de .xls, con su principio", ".xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 64 + xlsx(far))
    yield Swollen("disfrazado de .ods", ".ods", xlsx(far))
