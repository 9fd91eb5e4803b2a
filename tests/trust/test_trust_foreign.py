"""What other programs sign is checked too: containers and signatures made here by openssl and zip, not by us."""

import base64
import hashlib
import io
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.packages.failures import NotAPackage, PackageAltered, PackageTooLarge, PackageUnsafe
from gobabierto_desktop.packages.foreign import NotKnownHere, is_foreign
from gobabierto_desktop.services.verifying import NotVerifiable, SignedFileMissing, verify_file
from tests.hostile.documents import changed
from tests.signing.samples import NOW, flipped, plan
from tests.trust.packs import anchors, small

LETTER, TABLE = b"Carta inventada\n" * 20, b"a;b\n1;2\n"
SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"


@pytest.fixture(scope="module")
def signed_by_openssl(tmp_path_factory):
    """Sign some bytes with CAdES, by openssl alone."""
    folder = tmp_path_factory.mktemp("openssl")
    signer = plan().facilitator
    (folder / "quien.pem").write_bytes(signer.certificate.public_bytes(Encoding.PEM))
    key = signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "llave.pem").write_bytes(key)

    def sign(content: bytes, *options: str) -> bytes:
        (folder / "contenido").write_bytes(content)
        who = ("-signer", str(folder / "quien.pem"), "-inkey", str(folder / "llave.pem"))
        command = ["openssl", "cms", "-sign", "-cades", "-binary", "-md", "sha512", "-outform", "DER", *who, *options]
        return subprocess.run([*command, "-in", str(folder / "contenido")], check=True, capture_output=True).stdout

    return sign


def listed(parts: dict[str, bytes]) -> bytes:
    entries = "".join(
        f'<asic:DataObjectReference URI="{quote(name)}"><ds:DigestMethod Algorithm="{SHA512}"/><ds:DigestValue>'
        f"{base64.b64encode(hashlib.sha512(content).digest()).decode()}</ds:DigestValue></asic:DataObjectReference>"
        for name, content in parts.items()
    )
    return (
        '<?xml version="1.0"?><asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" '
        'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><asic:SigReference URI="META-INF/signature1.p7s"/>'
        f"{entries}</asic:ASiCManifest>"
    ).encode()


def zipped(parts: dict[str, bytes], kind: str = "e") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.etsi.asic-{kind}+zip", zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.fixture(scope="module")
def container(signed_by_openssl) -> bytes:
    data = {"carta con espacio.txt": LETTER, "tabla.csv": TABLE}
    told = listed(data)
    return zipped({**data, "META-INF/ASiCManifest1.xml": told, "META-INF/signature1.p7s": signed_by_openssl(told)})


def judged(folder: Path, content: bytes, name: str = "ajeno.asice"):
    path = folder / name
    path.write_bytes(content)
    return verify_file(path, anchors(), NOW)


def test_a_container_of_another_program_is_checked_part_by_part(container, tmp_path):
    (verdict,) = judged(tmp_path, container)
    assert (verdict.is_good, verdict.signer) == (True, plan().facilitator.name)

    altered = changed(container, lambda parts: parts.update({"tabla.csv": b"a;b\n1;3\n"}))
    (verdict,) = judged(tmp_path, altered)
    assert (verdict.is_intact, verdict.altered) == (False, ("tabla.csv",))
    (verdict,) = judged(tmp_path, changed(container, lambda parts: parts.pop("tabla.csv")))
    assert verdict.altered == ("tabla.csv",)
    (verdict,) = judged(tmp_path, changed(container, lambda parts: parts.update({"de más.txt": b"x"})))
    assert verdict.altered == ("de más.txt",)
    assert "Nadie firmó" in verdict.detail


def test_no_flipped_byte_lets_other_data_pass_for_signed(container, tmp_path):
    """A foreign ZIP has bytes that nobody signs (dates, for one): what must hold is that good data are the signed."""
    for position in range(len(container)):
        content = flipped(container, position, 0x15)
        try:
            good = all(one.is_good for one in judged(tmp_path, content))
        except KnownFailure:
            continue
        if good:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = {one for one in archive.namelist() if not one.startswith("META-INF/")}
                assert names == {"mimetype", "carta con espacio.txt", "tabla.csv"}, position
                assert (archive.read("carta con espacio.txt"), archive.read("tabla.csv")) == (LETTER, TABLE), position


def test_a_container_of_one_file_needs_no_list(signed_by_openssl, tmp_path):
    parts = {"carta.txt": LETTER, "META-INF/signature.p7s": signed_by_openssl(LETTER)}
    (verdict,) = judged(tmp_path, zipped(parts, "s"), "carta.asics")
    assert verdict.is_good
    (verdict,) = judged(tmp_path, zipped({**parts, "carta.txt": LETTER + b"x"}, "s"), "carta.asics")
    assert not verdict.is_intact


def test_a_signature_beside_or_around_a_file_is_checked(signed_by_openssl, tmp_path):
    (tmp_path / "carta.txt").write_bytes(LETTER)
    (verdict,) = judged(tmp_path, signed_by_openssl(LETTER), "carta.txt.p7s")
    assert (verdict.is_good, verdict.artefact) == (True, "carta.txt")
    (verdict,) = judged(tmp_path, signed_by_openssl(LETTER, "-nodetach"), "otra.txt.p7m")
    assert verdict.is_good
    (verdict,) = judged(tmp_path, signed_by_openssl(LETTER), "otra.txt.p7m")
    assert not verdict.is_intact
    (tmp_path / "carta.txt").write_bytes(LETTER + b"x")
    (verdict,) = judged(tmp_path, signed_by_openssl(LETTER), "carta.txt.p7s")
    assert not verdict.is_intact
    with pytest.raises(SignedFileMissing, match="«nada"):
        judged(tmp_path, signed_by_openssl(LETTER), "nada.txt.p7s")
    with pytest.raises(NotVerifiable):
        judged(tmp_path, b"hola", "carta.docx")


def test_another_kind_of_signature_is_called_neither_whole_nor_altered(tmp_path):
    with pytest.raises(NotKnownHere, match="XAdES"):
        judged(tmp_path, zipped({"carta.txt": LETTER, "META-INF/signatures0.xml": b"<a/>"}))


def test_a_foreign_container_made_to_hurt_is_refused(container, tmp_path):
    signature = {"META-INF/signature1.p7s": b"x"}
    with pytest.raises(PackageUnsafe):
        judged(tmp_path, zipped({"../carta.txt": LETTER, **signature}))
    with pytest.raises(PackageUnsafe):
        judged(tmp_path, zipped({"carta.txt": LETTER, "CARTA.txt": LETTER, **signature}))
    with pytest.raises(PackageTooLarge):
        judged(tmp_path, zipped({"bomba": bytes(513 * 1024**2), **signature}))
    with pytest.raises(NotAPackage):
        judged(tmp_path, zipped({"carta.txt": LETTER, **signature}, "x"))
    for end in range(0, len(container), 97):
        with pytest.raises(KnownFailure):
            judged(tmp_path, container[:end])


def test_a_package_of_ours_never_passes_for_foreign(tmp_path):
    path = tmp_path / "nuestro.asice"
    content = small()
    path.write_bytes(content)
    assert not is_foreign(path)
    for place in (content.index(b"manifest.json"), content.rindex(b"manifest.json")):
        with pytest.raises(KnownFailure) as refused:
            judged(tmp_path, flipped(content, place))
        assert isinstance(refused.value, PackageAltered | PackageUnsafe | NotAPackage)
