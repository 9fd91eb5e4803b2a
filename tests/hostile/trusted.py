"""The parsers of what is signed or trusted, each with what the program asks of it at once: who signed, whom it names.

Their libraries look at much of a certificate only when asked, so that a parser that stops before would miss it.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from gobabierto_desktop.identity import trustlist
from gobabierto_desktop.identity.applicants import applicant_of
from gobabierto_desktop.identity.authority import Revoked, issue, revocation_list, revoked_in
from gobabierto_desktop.identity.believed import each_believed, fit_anchor
from gobabierto_desktop.identity.enrolment import Person, new_key, requested_recipient
from gobabierto_desktop.identity.keyring import read_signer, spelt_signer
from gobabierto_desktop.identity.papers import read_certificates, read_revocation_list
from gobabierto_desktop.identity.renewal import read_any_request, sign_request
from gobabierto_desktop.identity.trust import Anchors, is_list_of, judge
from gobabierto_desktop.packages.foreign import inspect_foreign
from gobabierto_desktop.packages.reader import open_container
from gobabierto_desktop.packages.verification import judge_finding, verify_each
from gobabierto_desktop.services.enrolling import Answer, read_answer, spelt_answer
from gobabierto_desktop.signing.cades_file import inspect_around, inspect_beside
from gobabierto_desktop.signing.cms import cades_signature
from gobabierto_desktop.signing.container import inspect_manifest, sign_manifest
from gobabierto_desktop.signing.findings import Finding
from gobabierto_desktop.signing.pdf import inspect_pdf
from gobabierto_desktop.signing.signer import Named
from gobabierto_desktop.signing.workbook import inspect_workbook
from tests.hostile.documents import signed_pdf, signed_workbook
from tests.signing.samples import NOW, plan
from tests.trust.packs import anchors, small
from tests.trust.test_trust_foreign import LETTER, zipped
from tests.trust.test_trust_foreign import listed as listed_elsewhere

Parser = Callable[[bytes], object]


def trusted(listed: bytes) -> Mapping[str, tuple[Parser, bytes]]:
    """Each parser with a true sample; `listed` is a list of what a package holds."""
    authority, who = plan().authority, plan().facilitator
    gone = revocation_list(authority, [Revoked(77, NOW)], NOW)
    trust = trustlist.new_list("p", [trustlist.Recipient("Ana", "age1" + "q" * 58)], [gone])
    signed = trustlist.sign_list(trust, authority, NOW)
    request = new_key(Person("Ana", "Coordinación", "Institución", "ana@example.org"), "age1x")[1].public_bytes(
        Encoding.PEM
    )
    return {
        "container": (
            lambda content: [one.said() for one in verify_each(open_container(content), anchors(), NOW)],
            small(),
        ),
        "cms": (
            lambda content: _judged([inspect_beside(content, lambda _: hashlib.sha256(b"x").digest())]),
            cades_signature(b"x", who, NOW),
        ),
        "signature around a file": (
            lambda content: _judged([inspect_around(content)]),
            cades_signature(b"x", who, NOW),
        ),
        "signed list and cms": (
            lambda content: _judged([inspect_manifest(listed, content)]),
            sign_manifest(listed, who, NOW),
        ),
        "foreign container": (_foreign, _signed_elsewhere()),
        "pdf": (lambda content: _judged(inspect_pdf(content)), signed_pdf()),
        "workbook": (lambda content: _judged(inspect_workbook(content)), signed_workbook()),
        "trust list": (_trust_list, signed),
        "answer": (read_answer, _answer(signed)),
        "certificate": (_certificate, authority.pem),
        "certificate kept": (_kept, who.certificate.public_bytes(Encoding.PEM) + authority.pem),
        "request": (_request, request),
        "renewal": (_request, sign_request(request, who, NOW)),
        "revocations": (_revocations, gone),
        "identity file": (
            lambda content: _named(read_signer(Path("x.p12"), content, "x").certificate),
            spelt_signer(who, "x", 1),
        ),
    }


def _judged(findings: Iterable[Finding]) -> object:
    return [judge_finding(one, anchors(), NOW).said() for one in findings]


def _foreign(content: bytes) -> object:
    with tempfile.NamedTemporaryFile(suffix=".asice") as file:
        file.write(content)
        file.flush()
        return _judged(inspect_foreign(Path(file.name)))


def _signed_elsewhere() -> bytes:
    told = listed_elsewhere({"carta.txt": LETTER})
    signed = cades_signature(told, plan().facilitator, NOW)
    return zipped({"carta.txt": LETTER, "META-INF/ASiCManifest1.xml": told, "META-INF/signature1.p7s": signed})


def _trust_list(content: bytes) -> object:
    trust, authority = trustlist.read_list(content, "p", None)
    return [(one.name, one.fingerprint, one.ends) for one in each_believed(trustlist.anchors(trust, authority))]


def _answer(trust: bytes) -> bytes:
    certificate = plan().facilitator.certificate.public_bytes(Encoding.PEM).decode()
    return spelt_answer(Answer(1, certificate, trust))


def _certificate(content: bytes) -> object:
    """As before it is believed."""
    told = fit_anchor(content, NOW)
    return told.name, told.fingerprint, told.ends


def _kept(content: bytes) -> object:
    certificate, *chain = read_certificates(content)
    return _named(certificate), judge(certificate, anchors(), NOW, chain)


def _named(certificate: x509.Certificate) -> object:
    told = Named(certificate)
    return told.name, told.post, told.institution


def _request(content: bytes) -> object:
    """As before it is granted, and as it is."""
    person = applicant_of(content)
    asked, holder = read_any_request(content)
    granted = issue(plan().authority, asked, 9, NOW, 365)
    return person, requested_recipient(asked), granted.subject, holder and judge(holder, anchors(), NOW)


def _revocations(content: bytes) -> object:
    listed = read_revocation_list(content)
    is_theirs = is_list_of(listed, plan().authority.certificate)
    return (
        is_theirs,
        listed.last_update_utc,
        revoked_in(listed),
        judge(plan().facilitator.certificate, Anchors((plan().authority.certificate,), (listed,)), NOW),
    )
