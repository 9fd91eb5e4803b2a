"""Who asks for an identity, as the request itself says: to be compared with the person who brings it."""

from cryptography import x509
from cryptography.x509.oid import NameOID

from gobabierto_desktop.identity.enrolment import Person
from gobabierto_desktop.identity.renewal import read_any_request


def applicant_of(request: bytes) -> Person:
    """Return the person that a request names. Raises PaperRefused."""
    asked, _renewed = read_any_request(request)
    subject = asked.subject
    return Person(
        name=_said(subject, NameOID.COMMON_NAME),
        post=_said(subject, NameOID.TITLE),
        institution=_said(subject, NameOID.ORGANIZATION_NAME),
        email=_said(subject, NameOID.EMAIL_ADDRESS),
    )


def _said(subject: x509.Name, attribute: x509.ObjectIdentifier) -> str:
    found = subject.get_attributes_for_oid(attribute)
    return str(found[0].value) if found else ""
