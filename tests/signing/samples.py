"""What the signature tests sign: a plan's authority and its people, an acta and a workbook with all Excel has."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as Picture
from reportlab.pdfgen.canvas import Canvas

from gobabierto_desktop.identity.authority import Authority, create_authority, issue
from gobabierto_desktop.signing.signature_box import VisibleMark
from gobabierto_desktop.signing.signer import FileSigner

# other programs judge certificates by the real clock, so these cannot live in a fixed past
NOW = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Plan:
    authority: Authority
    facilitator: FileSigner
    rapporteur: FileSigner
    coordinator_rsa: FileSigner


@cache
def plan() -> Plan:
    authority = create_authority("Autoridad inventada", "4.º Plan", "clave de la autoridad", NOW, 1)
    return Plan(
        authority,
        signer(authority, "Ixchel Ñandú Inventada", 2, ec.generate_private_key(ec.SECP256R1())),
        signer(authority, "Tecún Güisquil Inventado", 3, ec.generate_private_key(ec.SECP384R1())),
        signer(authority, "Ana O’Inventada", 4, rsa.generate_private_key(65537, 2048)),
    )


def signer(
    authority: Authority, name: str, serial: int, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
) -> FileSigner:
    certificate = issue(authority, request_of(name, key), serial, NOW, 365)
    return FileSigner(key, certificate, (authority.certificate,))


def request_of(name: str, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> x509.CertificateSigningRequest:
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.TITLE, "Facilitación"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Institución Inventada"),
            x509.NameAttribute(NameOID.EMAIL_ADDRESS, "inventada@example.org"),
        ]
    )
    return x509.CertificateSigningRequestBuilder(subject).sign(key, SHA256())


def mark(number: int = 1) -> VisibleMark:
    bottom = 40 + 100 * number
    return VisibleMark(
        field_name=f"Firma{number}",
        page=-1,
        box=(60, bottom, 330, bottom + 88),
        reason="Doy fe de lo acordado por la mesa Kꞌicheꞌ",
        place="Quetzaltenango",
        qr_text="gobabierto:0192f0c1:huella-inventada",
    )


@cache
def acta() -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(612, 792), invariant=True)
    for page in (1, 2):
        for line in range(40):
            canvas.drawString(50, 750 - line * 14, f"Página {page}: propuesta inventada número {line}")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


@cache
def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Propuestas ñ"
    for number in range(1, 30):
        sheet.append([number, f"Propuesta inventada ꞌ {number}", number * 1.5])
    sheet["A1"].hyperlink = "https://example.org/inventada"
    sheet["B2"].comment = Comment("Comentario inventado", "Nadie")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=20))
    sheet.add_chart(chart, "E4")
    picture = io.BytesIO()
    Picture.new("RGB", (24, 24), "navy").save(picture, "PNG")
    sheet.add_image(Image(picture), "E24")
    book.create_sheet("Votos").append(["mesa", 1])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def flipped(content: bytes, position: int, mask: int = 1) -> bytes:
    return content[:position] + bytes([content[position] ^ mask]) + content[position + 1 :]


def spread(content: bytes, count: int) -> list[int]:
    """Return positions over the whole of a file, the first and last bytes among them."""
    last = len(content) - 1
    return sorted({round(step * last / (count - 1)) for step in range(count)})
