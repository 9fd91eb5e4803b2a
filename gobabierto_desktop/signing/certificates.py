"""A certificate out of a file: its library looks at most of it only when asked; a spoilt one must be told at once."""

import warnings
from contextlib import suppress

from cryptography import x509


def certificate_in(der: bytes) -> x509.Certificate:
    """Return a certificate whose names and dates can be read. Raises what x509 does of one that is spoilt."""
    return looked_at(x509.load_der_x509_certificate(der))


def looked_at(certificate: x509.Certificate) -> x509.Certificate:
    """Return the certificate, once what is asked of it later was asked. Raises ValueError.

    Extensions that cannot be read are left to who asks for them: what is not understood makes nobody known.
    """
    _ = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    with warnings.catch_warnings():  # a country of three letters is no reason to write on somebody's terminal
        warnings.simplefilter("ignore", UserWarning)
        _ = certificate.subject, certificate.issuer
    try:
        with suppress(ValueError):
            _ = certificate.extensions
    except (x509.DuplicateExtension, x509.UnsupportedGeneralNameType) as problem:
        raise ValueError(str(problem)) from problem
    return certificate
