"""What programs that know nothing of us say of our signatures: pdfsig, xmlsec1, openssl and LibreOffice."""

import re
import subprocess
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from tests.libreoffice import ask_libreoffice


@dataclass(frozen=True, slots=True)
class PdfsigReport:
    """`valid`: every signature valid, trusted by the CA, PAdES; the last one over the whole file."""

    signatures: int
    good: int
    trusted: int
    pades: int
    covers_whole_file: bool

    @property
    def valid(self) -> bool:
        every = self.signatures == self.good == self.trusted == self.pades
        return self.signatures > 0 and every and self.covers_whole_file


@dataclass(frozen=True, slots=True)
class Xmlsec1Report:
    """`valid`: every signature of the workbook and its manifest hold, and each part under xl/ is covered."""

    signatures: int
    good: int
    not_covered: tuple[str, ...]

    @property
    def valid(self) -> bool:
        return self.signatures > 0 and self.signatures == self.good and not self.not_covered


@dataclass(frozen=True, slots=True)
class OpensslReport:
    """`valid`: the detached CMS signature holds and its certificate is the CA's."""

    valid: bool
    said: str


@dataclass(frozen=True, slots=True)
class LibreofficeReport:
    """`valid`: LibreOffice sees at least one signature, and takes all of them for valid."""

    signatures: int
    good: int

    @property
    def valid(self) -> bool:
        return self.signatures > 0 and self.signatures == self.good


def pdfsig_report(path: Path, ca: Path) -> PdfsigReport:
    with tempfile.TemporaryDirectory() as folder:
        _said("certutil", "-N", "-d", folder, "--empty-password")
        _said("certutil", "-A", "-d", folder, "-n", "ca", "-t", "C,C,C", "-i", str(ca))
        _, said = _said("pdfsig", "-nssdir", folder, str(path))
    blocks = re.split(r"^Signature #\d+:", said, flags=re.MULTILINE)[1:]
    return PdfsigReport(
        signatures=len(blocks),
        good=sum("Signature Validation: Signature is Valid" in one for one in blocks),
        trusted=sum("Certificate Validation: Certificate is Trusted" in one for one in blocks),
        pades=sum("Signature Type: ETSI.CAdES.detached" in one for one in blocks),
        covers_whole_file=bool(blocks) and "Total document signed" in blocks[-1],
    )


def xmlsec1_report(path: Path, ca: Path) -> Xmlsec1Report:
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
        root = Path(folder)
        names = archive.namelist()
        try:
            archive.extractall(root)
        except (zipfile.BadZipFile, zlib.error):  # a flipped byte that the ZIP itself notices
            return Xmlsec1Report(signatures=1, good=0, not_covered=())
        signatures = [one for one in names if re.fullmatch(r"_xmlsignatures/[^/]+\.xml", one)]
        answers = [_xmlsec1_verify(root, one, ca) for one in signatures]
    covered = frozenset(part for _, parts in answers for part in parts)
    return Xmlsec1Report(
        signatures=len(signatures),
        good=sum(good for good, _ in answers),
        not_covered=tuple(one for one in names if one.startswith("xl/") and one not in covered),
    )


def openssl_report(manifest: Path, signature: Path, ca: Path) -> OpensslReport:
    arguments = ("-in", str(signature), "-content", str(manifest), "-CAfile", str(ca), "-purpose", "any")
    code, said = _said("openssl", "cms", "-verify", "-binary", "-inform", "DER", *arguments, "-out", "/dev/null")
    return OpensslReport(valid=code == 0, said=said)


def libreoffice_report(path: Path) -> LibreofficeReport:
    verdicts = re.findall(
        r"^signature valid: (True|False)$", ask_libreoffice("judge.py", str(path)), flags=re.MULTILINE
    )
    return LibreofficeReport(signatures=len(verdicts), good=verdicts.count("True"))


def _xmlsec1_verify(root: Path, signature: str, ca: Path) -> tuple[bool, list[str]]:
    text = (root / signature).read_text(encoding="utf-8", errors="replace")
    uris = [one.replace("&amp;", "&") for one in re.findall(r'URI="(/[^"]+)"', text)]
    parts = [one.split("?", maxsplit=1)[0].lstrip("/") for one in uris]
    identifiers = ("--id-attr:Id", "Object", "--id-attr:Id", "SignedProperties")
    trusted = ("--enabled-key-data", "x509", "--trusted-pem", str(ca))
    maps = [word for uri, part in zip(uris, parts, strict=True) for word in (f"--url-map:{uri}", str(root / part))]
    code, said = _said("xmlsec1", "--verify", *identifiers, *trusted, *maps, str(root / signature))
    manifest = re.search(r"Manifests References \(ok/all\): (\d+)/(\d+)", said)
    return code == 0 and manifest is not None and manifest[1] == manifest[2] != "0", parts


def _said(*call: str) -> tuple[int, str]:
    run = subprocess.run(call, capture_output=True, timeout=120, check=False)
    return run.returncode, (run.stdout + run.stderr).decode("utf-8", "replace")
