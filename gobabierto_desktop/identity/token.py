"""A signer whose key never leaves a token or smart card: PKCS#11, as the providers of Decreto 47-2008 give them out."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# python-pkcs11 carries types in part only; what leaves this module does.

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, Mechanism, ObjectClass, Session, Token, TokenFlag

from gobabierto_desktop.domain.problems import KnownFailure
from gobabierto_desktop.identity.keyring import UnusableIdentity, is_strong
from gobabierto_desktop.identity.locks import WrongPassphrase
from gobabierto_desktop.identity.papers import read_certificate
from gobabierto_desktop.identity.strictjson import MALFORMED
from gobabierto_desktop.identity.trust import may_sign_documents
from gobabierto_desktop.signing.signer import Holder


class TokenUnavailable(KnownFailure):
    """No token answers through that module, or it stopped answering."""

    code = "token-unavailable"

    def __init__(self, what: str) -> None:
        super().__init__(f"No se puede usar el dispositivo de firma: {what}.", "Conéctelo y revise su controlador.")


class TokenPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which token: the PKCS#11 module that reaches it, and its label, empty where it is the only one."""

    module: str
    label: str

    def spelt(self) -> bytes:
        """As it is kept beside the identity; there is nothing secret in it."""
        return msgspec.json.format(msgspec.json.encode(self)) + b"\n"


def chosen_token(file: Path) -> TokenPlace:
    """The inverse. Raises TokenUnavailable."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=TokenPlace)
    except (OSError, *MALFORMED) as problem:
        raise TokenUnavailable("no se sabe cuál es") from problem


@dataclass(frozen=True, slots=True)
class TokenSigner(Holder):
    """A signer on a token: each signature is made inside it. Valid until `close`, or until it is pulled out."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    session: Session = field(repr=False)
    key: Any = field(repr=False)  # python-pkcs11 mixes its classes at run time

    def sign(self, content: bytes) -> bytes:
        """Sign with SHA-256 inside the token; whether twice gives the same bytes is the token's affair."""
        is_curve = isinstance(self.certificate.public_key(), EllipticCurvePublicKey)
        try:
            if not is_curve:
                return bytes(self.key.sign(content, mechanism=Mechanism.SHA256_RSA_PKCS))
            raw = bytes(self.key.sign(hashlib.sha256(content).digest(), mechanism=Mechanism.ECDSA))
        except pkcs11.PKCS11Error as problem:
            raise TokenUnavailable("dejó de responder mientras firmaba") from problem
        half = len(raw) // 2
        return encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))

    def sign_afresh(self, content: bytes) -> bytes:
        """The same: tokens choose their own random numbers."""
        return self.sign(content)

    def close(self) -> None:
        """Let go of the token."""
        self.session.close()


def open_token(place: TokenPlace, pin: str) -> TokenSigner:
    """Open the token that a PKCS#11 module (.so, .dll) reaches, by its label or the only one there.

    Raises TokenUnavailable, WrongPassphrase for a wrong PIN (a token locks itself after a few), UnusableIdentity.
    """
    try:
        session = _session(place, pin)
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as problem:
        raise WrongPassphrase(
            "El PIN no abre el dispositivo de firma.", "Revíselo con cuidado: tras varios intentos se bloquea."
        ) from problem
    except pkcs11.PinLocked as problem:
        raise TokenUnavailable("está bloqueado por demasiados PIN equivocados") from problem
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as problem:  # RuntimeError: the module does not load
        raise TokenUnavailable("su controlador no responde") from problem
    try:
        return _signer_in(session)
    except BaseException:
        session.close()
        raise


def labels_at(module: Path) -> tuple[str, ...]:
    """The labels of the tokens that a PKCS#11 module reaches. Raises TokenUnavailable, also where there are none."""
    try:
        found = tuple(_label(one) for one in _made_ready(pkcs11.lib(str(module))))
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as problem:  # RuntimeError: the module does not load
        raise TokenUnavailable("su controlador no responde") from problem
    if not found:
        raise TokenUnavailable("no está conectado")
    return found


def _made_ready(library: Any) -> list[Token]:
    """Modules also list places where a token could be made; those have no key."""
    return [one for one in library.get_tokens() if one.flags & TokenFlag.TOKEN_INITIALIZED]


def _label(token: Token) -> str:
    return str(token.label).strip("\0 ")


def _session(place: TokenPlace, pin: str) -> Session:
    library = pkcs11.lib(place.module)
    tokens = [one for one in _made_ready(library) if not place.label or _label(one) == place.label]
    if len(tokens) != 1:
        raise TokenUnavailable("no está conectado" if not tokens else "hay varios; diga cuál")
    try:
        return tokens[0].open(user_pin=pin)
    except pkcs11.UserAlreadyLoggedIn:  # a signer of before was not closed, and this PIN would go unchecked
        library.reinitialize()
        return library.get_token(token_label=tokens[0].label).open(user_pin=pin)


def _signer_in(session: Session) -> TokenSigner:
    """The first certificate that may sign documents and has its key beside it; the others may be its chain."""
    found = [
        (bytes(one[Attribute.ID]), read_certificate(bytes(one[Attribute.VALUE])))
        for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    ]
    for identifier, certificate in found:
        keys = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: identifier}))
        public = certificate.public_key()
        if keys and may_sign_documents(certificate) and isinstance(public, EllipticCurvePublicKey | RSAPublicKey):
            if not is_strong(public):
                break
            chain = tuple(other for _, other in found if other != certificate)
            return TokenSigner(certificate, chain, session, keys[0])
    raise UnusableIdentity(
        "El dispositivo de firma no tiene un certificado para firmar documentos.",
        "Pida a su prestador un certificado de firma (P-256, P-384 o RSA de 2048 o más).",
    )
